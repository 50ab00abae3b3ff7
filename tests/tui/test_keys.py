"""What a key means while a workout lives, by what has the focus."""

from __future__ import annotations

import pytest
from textual.events import Key

from bell_lap.clock import FakeClock
from bell_lap.tui.keys import (
    NEVER_KEYS,
    TAP_KEYS,
    UNDO_KEYS,
    Field,
    Meaning,
    instant_s,
    meaning,
    repeats,
)


@pytest.mark.parametrize("key", sorted(TAP_KEYS))
def test_every_tap_key_taps_where_nothing_is_typed(key: str) -> None:
    assert meaning(key, Field.NONE) is Meaning.TAP


@pytest.mark.parametrize("key", sorted(UNDO_KEYS))
def test_every_undo_key_undoes_where_nothing_is_typed(key: str) -> None:
    assert meaning(key, Field.NONE) is Meaning.UNDO


@pytest.mark.parametrize("key", ["space", "enter", "right", "left", "backspace"])
def test_a_text_field_keeps_the_keys_that_write_choose_or_move(key: str) -> None:
    assert meaning(key, Field.TEXT) is Meaning.OTHER


@pytest.mark.parametrize("field", list(Field))
def test_a_remote_works_in_every_field(field: Field) -> None:
    assert meaning("pagedown", field) is Meaning.TAP
    assert meaning("pageup", field) is Meaning.UNDO


def test_a_typed_time_is_given_by_enter_and_mended_by_backspace() -> None:
    assert meaning("enter", Field.TIME) is Meaning.OTHER
    assert meaning("backspace", Field.TIME) is Meaning.OTHER
    assert meaning("space", Field.TIME) is Meaning.TAP


def test_enter_with_no_time_typed_is_a_tap_and_backspace_still_undoes_nothing() -> None:
    assert meaning("enter", Field.EMPTY_TIME) is Meaning.TAP
    assert meaning("backspace", Field.EMPTY_TIME) is Meaning.OTHER


@pytest.mark.parametrize("key", sorted(NEVER_KEYS))
@pytest.mark.parametrize("field", list(Field))
def test_the_other_buttons_of_a_remote_are_neither(key: str, field: Field) -> None:
    assert meaning(key, field) is Meaning.OTHER


def test_a_key_counts_at_the_instant_it_was_stamped() -> None:
    clock = FakeClock(now_s=1000.0, textual_s=500.0)
    event = Key("space", " ")
    event.time = 499.25
    assert instant_s(event, clock) == 999.25


@pytest.mark.parametrize(
    ("key", "after_s", "held"),
    [("enter", 0.5, True), ("enter", 0.03, True), ("enter", 0.8, False), ("space", 0.03, False)],
)
def test_a_key_that_is_still_down_is_no_new_press(key: str, after_s: float, held: bool) -> None:
    before, event = Key("enter", None), Key(key, None)
    before.time, event.time = 100.0, 100.0 + after_s
    assert repeats(before, event) is held
