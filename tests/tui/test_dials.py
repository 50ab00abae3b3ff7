"""What the sound check sets, step by step, and what of it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.cues import CueKind
from bell_lap.settings import Settings, load, save
from bell_lap.tui.dials import DIALS, options_of, set_volume, volume_of, volume_words

BY_LABEL = {dial.label: dial for dial in DIALS}


def turned(settings: Settings, label: str, *ways: int, kind: CueKind = CueKind.GO) -> Settings:
    """The settings after the dial's steps."""
    for way in ways:
        result = BY_LABEL[label].turn(settings, kind, way)
        settings = settings if result is None else result.settings
    return settings


def test_the_volume_moves_by_five_and_stays_in_its_bounds() -> None:
    assert turned(Settings(), "Volume", -1).sound.volume == 95
    assert turned(Settings(), "Volume", *[-1] * 30).sound.volume == 0
    assert turned(Settings(), "Volume", -1, -1, 1, 1, 1).sound.volume == 100
    assert BY_LABEL["Volume"].turn(Settings(), CueKind.GO, 1) is None


def test_the_delay_moves_by_ten_ms_and_is_never_negative() -> None:
    assert turned(Settings(), "Delay", 1, 1, 1).sound.delay_ms == 30
    assert BY_LABEL["Delay"].turn(Settings(), CueKind.GO, -1) is None


def test_an_odd_value_moves_to_the_next_step() -> None:
    odd = save({"sound.volume": 83, "sound.delay_ms": 147})
    assert turned(odd, "Volume", 1).sound.volume == 85
    assert turned(odd, "Volume", -1).sound.volume == 80
    assert turned(odd, "Delay", 1).sound.delay_ms == 150
    assert turned(odd, "Delay", -1).sound.delay_ms == 140


def test_a_cue_has_a_volume_of_its_own_and_a_switch() -> None:
    settings = turned(Settings(), "This cue", -1, kind=CueKind.TICK)
    assert volume_of(settings, CueKind.TICK) == 95
    assert volume_of(settings, CueKind.GO) == 100
    off = set_volume(settings, CueKind.TICK, None)
    assert (off.key, off.value) == ("volumes.tick", False)
    assert volume_words(off.settings, CueKind.TICK) == "off"
    assert CueKind.TICK in off.settings.cues_off
    assert volume_of(turned(off.settings, "This cue", 1, kind=CueKind.TICK), CueKind.TICK) == 5
    assert BY_LABEL["This cue"].turn(off.settings, CueKind.TICK, -1) is None


def test_a_cue_at_full_volume_is_not_written() -> None:
    quiet = set_volume(Settings(), CueKind.GO, 95).settings
    full = set_volume(quiet, CueKind.GO, 100)
    assert full.value is None
    assert full.settings.volumes == ()


def test_choices_go_round() -> None:
    assert turned(Settings(), "Pacer", 1).sound.pacer is True
    assert turned(Settings(), "Pacer", -1).sound.pacer is False
    assert turned(Settings(), "Pacer", 1, 1, 1).sound.pacer is None
    assert turned(Settings(), "Caller", 1).sound.caller == "off"
    assert turned(Settings(), "Count-through", 1).sound.count_through is True


@pytest.mark.parametrize("label", BY_LABEL)
@pytest.mark.parametrize("way", [1, -1])
def test_what_is_written_is_read_back_as_it_was_set(label: str, way: int) -> None:
    settings = save({"sound.volume": 50, "sound.delay_ms": 100, "volumes.go": 50})
    result = BY_LABEL[label].turn(settings, CueKind.GO, way)
    assert result is not None
    assert save({result.key: result.value}) == result.settings
    assert load() == result.settings


def test_what_is_switched_off_is_silent() -> None:
    settings = set_volume(Settings(), CueKind.BELL, None).settings
    assert dict(options_of(settings).volumes) == {CueKind.BELL: 0}


@given(st.lists(st.tuples(st.sampled_from(sorted(BY_LABEL)), st.sampled_from([1, -1]))))
def test_no_turn_leaves_the_bounds(steps: list[tuple[str, int]]) -> None:
    settings = Settings()
    for label, way in steps:
        settings = turned(settings, label, way)
    options = options_of(settings)
    assert 0 <= options.volume <= 100
    assert 0 <= options.delay_ms <= 2000
    assert all(0 <= volume <= 100 for _, volume in options.volumes)
