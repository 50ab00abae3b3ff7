"""What a key means while a workout lives, by what has the focus."""

from __future__ import annotations

import pytest
from textual._keyboard_protocol import MODIFIER_FUNCTIONAL_KEYS
from textual.events import Key

from bell_lap.clock import FakeClock
from bell_lap.tui.keys import (
    MODIFIER_KEYS,
    NEVER_KEYS,
    TAP_KEYS,
    UNDO_KEYS,
    UNLOCK_S,
    Buttons,
    Field,
    Lock,
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


# --- keys of the settings -------------------------------------------------------------------------

OWN = Buttons(frozenset({"b", "f5", "escape", "full_stop"}), frozenset({"f6", "z"}))
CHARACTERS = {"b": "b", "full_stop": ".", "z": "z", "space": " ", "enter": "\r", "escape": "\x1b"}


def own_meaning(key: str, field: Field) -> Meaning:
    return meaning(key, field, CHARACTERS.get(key), buttons=OWN)


@pytest.mark.parametrize("key", ["b", "f5", "escape", "full_stop"])
def test_a_key_of_the_settings_taps_beside_the_fixed_ones(key: str) -> None:
    assert own_meaning(key, Field.NONE) is Meaning.TAP
    assert own_meaning("space", Field.NONE) is Meaning.TAP
    assert own_meaning("pageup", Field.NONE) is Meaning.UNDO
    assert own_meaning("f6", Field.NONE) is Meaning.UNDO


def test_a_text_field_keeps_what_it_writes_or_edits_with() -> None:
    for key in ("b", "full_stop", "z", "escape", "space"):
        assert own_meaning(key, Field.TEXT) is Meaning.OTHER
    assert own_meaning("f5", Field.TEXT) is Meaning.TAP
    assert own_meaning("f6", Field.TEXT) is Meaning.UNDO


@pytest.mark.parametrize("field", [Field.TIME, Field.EMPTY_TIME])
def test_a_typed_time_keeps_its_point_and_gives_up_the_rest(field: Field) -> None:
    assert own_meaning("full_stop", field) is Meaning.OTHER
    assert own_meaning("b", field) is Meaning.TAP
    assert own_meaning("escape", field) is Meaning.TAP
    assert own_meaning("z", field) is Meaning.UNDO


# --- the lock -------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", list(Field))
@pytest.mark.parametrize(
    ("key", "character"),
    [("a", "a"), ("7", "7"), ("full_stop", "."), ("b", "b"), ("space", " "), ("enter", "\r"),
     ("u", "u"), ("z", "z"), ("Q", "Q"), ("ü", "ü"), ("alt+x", "x"), ("pagedown", None),
     ("right", None)],
)  # fmt: skip
def test_behind_the_lock_what_prints_taps(key: str, character: str | None, field: Field) -> None:
    assert meaning(key, field, character, buttons=OWN, locked=True) is Meaning.TAP


@pytest.mark.parametrize(
    ("key", "character"),
    [("backspace", "\x7f"), ("backspace", None), ("pageup", None), ("left", None), ("f6", None)],
)
def test_behind_the_lock_backspace_undoes(key: str, character: str | None) -> None:
    assert meaning(key, Field.NONE, character, buttons=OWN, locked=True) is Meaning.UNDO


@pytest.mark.parametrize(
    ("key", "character"),
    [("escape", "\x1b"), ("f5", None), ("tab", "\t"), ("delete", None), ("ctrl+q", "\x11"),
     ("ctrl+c", "\x03"), ("ctrl+z", "\x1a"), ("ctrl+p", "\x10"), ("ctrl+u", "\x15"),
     ("ctrl+l", "\x0c"), ("up", None), ("f1", None), ("left_control", None)],
)  # fmt: skip
def test_behind_the_lock_nothing_else_is_heard(key: str, character: str | None) -> None:
    assert meaning(key, Field.NONE, character, locked=True) is Meaning.NOTHING


def after(*keys: str, apart_s: float = 0.2) -> Lock | None:
    """What is left of a lock after these keys."""
    lock: Lock | None = Lock()
    for number, key in enumerate(keys):
        assert lock is not None, f"open before {key}"
        lock = lock.after(key, 100 + number * apart_s)
    return lock


def test_the_chord_opens_the_lock() -> None:
    assert after("ctrl+u", "ctrl+l") is None
    assert after("space", "ctrl+u", "ctrl+l") is None


def test_a_first_key_that_repeats_and_keys_that_only_modify_do_not_break_the_chord() -> None:
    assert after("ctrl+u", "ctrl+u", "ctrl+u", "ctrl+l") is None
    assert after("left_control", "ctrl+u", "left_control", "ctrl+l") is None


@pytest.mark.parametrize(
    "keys",
    [("ctrl+l", "ctrl+u"), ("ctrl+l", "ctrl+l"), ("ctrl+u", "ctrl+u"), ("ctrl+u", "a", "ctrl+l"),
     ("ctrl+u", "escape", "ctrl+l"), ("u", "l"), ("ctrl+u", "l"),
     ("ctrl+u", "backspace", "ctrl+l")],
)  # fmt: skip
def test_nothing_else_opens_it(keys: tuple[str, ...]) -> None:
    assert after(*keys) is not None


def test_half_a_chord_is_forgotten() -> None:
    assert after("ctrl+u", "ctrl+l", apart_s=UNLOCK_S) is None
    assert after("ctrl+u", "ctrl+l", apart_s=UNLOCK_S + 0.1) is not None


def test_the_keys_that_only_modify_are_those_that_textual_knows() -> None:
    assert MODIFIER_FUNCTIONAL_KEYS <= MODIFIER_KEYS
