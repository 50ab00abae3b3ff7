"""Cues become pieces: exact countdowns, and who yields to whom."""

from __future__ import annotations

import itertools
from array import array
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.compose import (
    COUNTDOWN,
    RANKS,
    SIGNAL,
    SPEECH,
    TICK,
    Piece,
    compose,
    left_out,
)
from bell_lap.sound.kit import Kit
from bell_lap.sound.samples import HIGHEST, peak

LOUD = 29_000


def flat(ms: int, value: int = LOUD) -> Samples:
    return array("h", [value] * (ms * RATE // 1_000))


LENGTHS_MS = {CueKind.PIP: 130, CueKind.END_PIP: 130, CueKind.GO: 700, CueKind.BELL: 2_400}
WORDS = {"72": 700, "73": 700, "74": 1_200, "ease": 400, "goal": 3_000}
KIT = Kit(
    {kind: flat(LENGTHS_MS.get(kind, 100)) for kind in CueKind if kind is not CueKind.SPEECH},
    {name: flat(ms) for name, ms in WORDS.items()},
)


def cue(at_s: float, kind: CueKind, count: int = 0) -> TimedCue:
    return TimedCue(at_s, kind, count)


def say(at_s: float, *words: str) -> TimedCue:
    return TimedCue(at_s, CueKind.SPEECH, words=words)


def countdown(zero_s: float, end: CueKind = CueKind.GO, pips: int = 3) -> list[TimedCue]:
    kind = CueKind.END_PIP if end is CueKind.STOP else CueKind.PIP
    counted = [cue(zero_s - count, kind, count) for count in range(pips, 0, -1)]
    return [*counted, cue(zero_s, end)]


def ranked(pieces: Sequence[Piece], rank: int) -> list[Piece]:
    return [piece for piece in pieces if piece.rank == rank]


def onsets(samples: Samples) -> list[int]:
    """Where something begins after silence."""
    return [i for i, value in enumerate(samples) if value and (i == 0 or not samples[i - 1])]


# --- countdowns -----------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [CueKind.GO, CueKind.STOP, CueKind.OVER, CueKind.FINISHED])
def test_a_countdown_is_one_buffer_with_exact_spacing(end: CueKind) -> None:
    cues = countdown(60.0, end)
    (piece,) = compose(cues, KIT)
    assert piece.rank == COUNTDOWN
    assert piece.at_s == 57.0
    assert piece.cues == tuple(cues)
    assert onsets(piece.samples) == [0, RATE, 2 * RATE, 3 * RATE]
    assert len(piece.samples) == 3 * RATE + len(KIT.cue(end))


@given(st.floats(0, 1e6), st.integers(1, 3))
def test_spacing_does_not_depend_on_the_instant(zero_s: float, pips: int) -> None:
    (piece,) = compose(countdown(zero_s, pips=pips), KIT)
    assert onsets(piece.samples) == [number * RATE for number in range(pips + 1)]


def test_instants_between_samples_are_rounded_once_and_never_drift() -> None:
    cues = [cue(0.00033, CueKind.PIP, 2), cue(1.00031, CueKind.PIP, 1), cue(2.00029, CueKind.GO)]
    (piece,) = compose(cues, KIT)
    assert piece.at_s == 0.00033
    assert onsets(piece.samples) == [round((each.at_s - piece.at_s) * RATE) for each in cues]


def test_a_shorter_countdown_is_one_too() -> None:
    (piece,) = compose(countdown(60.0, pips=1), KIT)
    assert onsets(piece.samples) == [0, RATE]


def test_pips_whose_end_was_switched_off_are_still_one_buffer() -> None:
    quiet = KIT.with_volumes(SoundOptions(volumes=((CueKind.GO, 0),)))
    cues = countdown(60.0)
    (piece,) = compose(cues, quiet)
    assert piece.cues == tuple(cues[:3])
    assert left_out(cues, [piece]) == cues[3:]


def test_an_end_whose_pips_were_switched_off_stands_at_its_instant() -> None:
    quiet = KIT.with_volumes(SoundOptions(volumes=((CueKind.PIP, 0),)))
    (piece,) = compose(countdown(60.0), quiet)
    assert piece.at_s == 60.0
    assert piece.samples == KIT.cue(CueKind.GO)


def test_the_countdown_of_the_next_step_is_a_buffer_of_its_own() -> None:
    first, second = compose([*countdown(60.0), *countdown(63.5, CueKind.STOP, 2)], KIT)
    assert (first.at_s, second.at_s) == (57.0, 61.5)


def test_a_sound_of_a_countdown_ends_where_the_next_begins() -> None:
    long = Kit({CueKind.PIP: flat(1_500), CueKind.GO: flat(100)}, {})
    (piece,) = compose(countdown(3.0), long)
    assert peak(piece.samples) <= LOUD
    assert piece.samples[RATE - 1] == 0
    assert piece.samples[RATE] == LOUD


def test_a_start_by_a_tap_is_a_signal() -> None:
    (piece,) = compose([cue(5.0, CueKind.GO)], KIT)
    assert piece.rank == SIGNAL


# --- ticks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("at_s", [57.0, 58.05, 56.85, 59.19, 60.3])
def test_a_tick_yields_to_a_pip_and_to_what_pips_lead_to(at_s: float) -> None:
    cues = [*countdown(60.0), cue(at_s, CueKind.TICK)]
    pieces = compose(cues, KIT)
    assert not ranked(pieces, TICK)
    assert left_out(cues, pieces) == [cue(at_s, CueKind.TICK)]


@pytest.mark.parametrize("at_s", [56.7, 57.5, 61.0])
def test_a_tick_clear_of_the_pips_is_heard(at_s: float) -> None:
    pieces = compose([*countdown(60.0), cue(at_s, CueKind.MARK_TICK)], KIT)
    assert [piece.at_s for piece in ranked(pieces, TICK)] == [at_s]


# --- speech ---------------------------------------------------------------------------------------


def test_speech_that_would_run_into_a_countdown_is_not_begun() -> None:
    cues = [say(56.0, "goal"), *countdown(60.0)]
    pieces = compose(cues, KIT)
    assert not ranked(pieces, SPEECH)
    assert left_out(cues, pieces) == [say(56.0, "goal")]


def test_speech_that_is_over_in_time_is_heard_whole() -> None:
    pieces = compose([say(53.0, "goal"), *countdown(60.0)], KIT)
    assert ranked(pieces, SPEECH)[0].samples == KIT.phrase(("goal",))


def test_speech_under_way_is_cut_with_a_fade_before_the_countdown() -> None:
    pieces = compose([say(56.0, "goal"), *countdown(60.0)], KIT, begun_s=56.5)
    (spoken,) = ranked(pieces, SPEECH)
    assert spoken.at_s == 56.0
    assert 56.7 < spoken.end_s < 57.0
    assert spoken.samples[-1] == 0
    assert spoken.samples[0] == LOUD


def test_speech_waits_for_the_signal_it_came_with() -> None:
    pieces = compose([cue(10.0, CueKind.BELL), say(10.0, "ease")], KIT)
    (spoken,) = ranked(pieces, SPEECH)
    assert 12.4 < spoken.at_s < 12.6
    assert spoken.cues == (say(10.0, "ease"),)


def test_speech_waits_for_the_end_of_a_countdown_but_not_through_all_of_it() -> None:
    (late,) = ranked(compose([*countdown(60.0), say(60.0, "ease")], KIT), SPEECH)
    assert 60.7 < late.at_s < 60.9
    assert not ranked(compose([*countdown(60.0), say(57.5, "ease")], KIT), SPEECH)


def test_speech_waits_for_speech() -> None:
    first, second = compose([say(10.0, "72", "ease"), say(10.5, "ease")], KIT)
    assert first.end_s < second.at_s < first.end_s + 0.2


def test_speech_that_would_wait_too_long_is_left_out() -> None:
    cues = [say(10.0, "goal"), say(10.0, "ease")]
    pieces = compose(cues, KIT)
    assert [piece.cues for piece in pieces] == [(cues[0],)]


def test_speech_is_quiet_under_a_tick_and_loud_around_it() -> None:
    pieces = compose([say(10.0, "goal"), cue(11.0, CueKind.TICK)], KIT)
    (spoken,) = ranked(pieces, SPEECH)
    assert spoken.at_s == 10.0
    assert max(spoken.samples[RATE : RATE + RATE // 10]) + LOUD <= HIGHEST
    assert spoken.samples[RATE // 2] == spoken.samples[2 * RATE] == LOUD
    assert [piece.at_s for piece in ranked(pieces, TICK)] == [11.0]


def test_words_of_a_count_through_keep_their_own_seconds() -> None:
    pieces = compose([say(72.0, "72"), say(73.0, "73"), say(74.0, "74"), say(75.0, "73")], KIT)
    assert [piece.at_s for piece in pieces] == [72.0, 73.0, 74.0, 75.0]
    assert pieces[1].samples == KIT.phrase(("73",))
    # The long one is over when the next begins.
    assert pieces[2].end_s <= 75.0
    assert pieces[2].samples[-1] == 0


def test_a_whole_minute_counts_too() -> None:
    kit = Kit({}, {"5": flat(300), "minutes": flat(900), "59": flat(800), "1": flat(300)})
    cues = [say(299.0, "59"), say(300.0, "5", "minutes"), say(301.0, "1")]
    assert [piece.at_s for piece in compose(cues, kit)] == [299.0, 300.0, 301.0]


def test_a_count_through_takes_over_from_a_phrase() -> None:
    pieces = compose([say(71.0, "goal"), say(72.0, "72"), say(73.0, "73")], KIT)
    assert [piece.at_s for piece in pieces] == [71.0, 72.0, 73.0]
    assert pieces[0].end_s <= 72.0


def test_a_count_through_keeps_its_seconds_under_a_signal() -> None:
    pieces = compose([say(72.0, "72"), say(73.0, "73"), cue(73.0, CueKind.TAP)], KIT)
    assert [piece.at_s for piece in ranked(pieces, SPEECH)] == [72.0, 73.0]


def test_a_count_through_stops_for_a_countdown() -> None:
    cues = [*(say(float(at_s), "72") for at_s in range(54, 63)), *countdown(60.0)]
    spoken = ranked(compose(cues, KIT), SPEECH)
    assert [piece.at_s for piece in spoken] == [54.0, 55.0, 56.0, 61.0, 62.0]


def test_two_phrases_a_second_apart_do_not_count() -> None:
    first, second = compose([say(10.0, "goal"), say(11.0, "ease")], KIT)
    assert first.samples == KIT.phrase(("goal",))
    assert second.at_s > 13.0


def test_nothing_comes_of_nothing() -> None:
    assert compose([], KIT) == []
    mute = KIT.with_volumes(SoundOptions(volume=0))
    cues = [*countdown(60.0), say(10.0, "ease"), cue(20.0, CueKind.TICK)]
    assert compose(cues, mute) == []
    assert left_out(cues, []) == sorted(cues, key=lambda each: each.at_s)


# --- whatever comes -------------------------------------------------------------------------------

instants = st.integers(0, 30_000).map(lambda ms: ms / 1_000)
single = st.builds(
    cue,
    instants,
    st.sampled_from([kind for kind in CueKind if kind is not CueKind.SPEECH]),
    st.integers(0, 3),
)
speech = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=3).flatmap(
    lambda words: st.builds(lambda at_s: say(at_s, *words), instants)
)
countdowns = st.builds(
    countdown, instants, st.sampled_from([CueKind.GO, CueKind.STOP]), st.integers(1, 3)
)
counts = st.builds(
    lambda at_s, length: [say(at_s + number, "72") for number in range(length)],
    instants,
    st.integers(2, 8),
)
schedules = st.lists(
    st.one_of(st.lists(single, max_size=4), st.lists(speech, max_size=3), countdowns, counts),
    max_size=5,
).map(lambda parts: [each for part in parts for each in part])


@given(schedules, st.none() | instants)
def test_whatever_comes_no_sound_spoils_a_more_important_one(
    cues: list[TimedCue], begun_s: float | None
) -> None:
    pieces = compose(cues, KIT, begun_s)

    assert [piece.at_s for piece in pieces] == sorted(piece.at_s for piece in pieces)
    for piece in pieces:
        assert piece.samples
        assert piece.rank in RANKS
        assert peak(piece.samples) <= LOUD
        assert piece.at_s >= piece.cues[0].at_s
    spoken = ranked(pieces, SPEECH)
    for first, second in itertools.pairwise(spoken):
        assert first.end_s <= second.at_s + 1e-6
    for rank in (TICK, SPEECH):
        for piece in ranked(pieces, rank):
            for counted in ranked(pieces, COUNTDOWN):
                apart = piece.end_s <= counted.at_s or counted.end_s <= piece.at_s
                assert apart or rank == TICK
                assert not _sounds(counted, piece.at_s, piece.end_s)


@given(schedules)
def test_whatever_comes_every_cue_is_heard_once_or_told(cues: list[TimedCue]) -> None:
    pieces = compose(cues, KIT)
    heard = Counter(each for piece in pieces for each in piece.cues)
    assert heard + Counter(left_out(cues, pieces)) == Counter(cues)
    quiet = {each.kind for each in left_out(cues, pieces)}
    assert quiet <= {CueKind.TICK, CueKind.MARK_TICK, CueKind.SPEECH}


@given(schedules)
def test_whatever_comes_only_speech_is_moved(cues: list[TimedCue]) -> None:
    for piece in compose(cues, KIT):
        if piece.rank == COUNTDOWN:
            found = set(onsets(piece.samples))
            assert {round((each.at_s - piece.at_s) * RATE) for each in piece.cues} <= found
        elif piece.rank != SPEECH:
            assert [each.at_s for each in piece.cues] == [piece.at_s]


@given(schedules)
def test_the_order_in_which_cues_come_changes_nothing(cues: list[TimedCue]) -> None:
    assume(len({each.at_s for each in cues}) == len(cues))
    assert compose(list(reversed(cues)), KIT) == compose(cues, KIT)


def _sounds(counted: Piece, begin_s: float, end_s: float) -> bool:
    begin, end = (max(0, round((at_s - counted.at_s) * RATE)) for at_s in (begin_s, end_s))
    return any(counted.samples[begin:end])
