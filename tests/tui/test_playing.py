"""What sounds in the sound check, told by instants."""

from __future__ import annotations

from itertools import pairwise

from bell_lap.core.cues import CueKind
from bell_lap.core.voice import CLIPS
from bell_lap.tui.cue_rows import ROWS, CueRow
from bell_lap.tui.playing import BEAT, BEATS_AHEAD, LEAD_S, Playing
from tests.tui.support import SoundDouble


def row_of(kind: CueKind) -> CueRow:
    """The row of a cue."""
    return next(row for row in ROWS if row.kind is kind)


def sounding(playing: Playing) -> CueRow | None:
    """The cue that is to be heard now."""
    return playing.row


def test_every_cue_is_listed_once() -> None:
    assert sorted(row.kind.name for row in ROWS) == sorted(kind.name for kind in CueKind)


def test_the_caller_says_clips_that_there_are() -> None:
    words = row_of(CueKind.SPEECH).words
    assert words
    assert set(words) <= set(CLIPS)


def test_a_single_cue_is_played_at_once() -> None:
    sound = SoundDouble()
    playing = Playing(sound)
    playing.play([row_of(CueKind.GO)], 100.0)
    assert sound.played == [(CueKind.GO, ())]
    assert sounding(playing) is row_of(CueKind.GO)
    assert playing.next_s is not None
    playing.advance(playing.next_s)
    assert sounding(playing) is None
    assert playing.next_s is None


def test_a_countdown_is_scheduled_a_second_apart_after_the_delay_of_the_loudspeaker() -> None:
    sound = SoundDouble()
    playing = Playing(sound, delay_s=0.4)
    playing.play([row_of(CueKind.PIP)], 100.0)
    first_s = 100.0 + LEAD_S + 0.4
    assert [(cue.at_s, cue.count) for cue in sound.coming] == [
        (first_s, 3), (first_s + 1, 2), (first_s + 2, 1),
    ]  # fmt: skip
    assert playing.advance(first_s + 1) == (CueKind.PIP, CueKind.PIP)
    assert sound.reached == [CueKind.PIP, CueKind.PIP]
    assert sounding(playing) is row_of(CueKind.PIP)


def test_all_cues_follow_one_another_and_none_is_left_out() -> None:
    sound = SoundDouble()
    playing = Playing(sound)
    playing.play(ROWS, 100.0)
    seen: list[CueRow] = []
    while (row := sounding(playing)) is not None:
        if row not in seen[-1:]:
            seen.append(row)
        assert playing.next_s is not None
        playing.advance(playing.next_s)
    assert seen == list(ROWS)
    assert {kind for kind, _ in sound.played} | set(sound.reached) == set(CueKind)


def test_the_beat_goes_on_with_a_second_between_two_ticks() -> None:
    sound = SoundDouble()
    playing = Playing(sound)
    playing.beat(100.0)
    at_s = []
    for _ in range(3 * BEATS_AHEAD):
        assert playing.next_s is not None
        at_s.append(playing.next_s)
        assert playing.advance(playing.next_s) == (BEAT,)
    gaps = [round(later - earlier, 6) for earlier, later in pairwise(at_s)]
    assert set(gaps) == {1.0}
    assert sound.coming


def test_a_longer_delay_leaves_the_beat_on_its_grid_and_asks_for_nothing_too_late() -> None:
    sound = SoundDouble()
    playing = Playing(sound)
    playing.beat(100.0)
    first_s = sound.coming[0].at_s
    playing.set_delay(1.5, 100.1)
    assert min(cue.at_s for cue in sound.coming) >= 100.1 + LEAD_S + 1.5
    assert all((cue.at_s - first_s) % 1 < 1e-6 for cue in sound.coming)
    playing.set_delay(30.0, 100.2)
    assert min(cue.at_s for cue in sound.coming) >= 100.2 + LEAD_S + 30
    assert all(round(cue.at_s - first_s, 6) % 1 == 0 for cue in sound.coming)


def test_what_is_played_ends_the_beat_and_the_other_way_round() -> None:
    sound = SoundDouble()
    playing = Playing(sound)
    playing.beat(100.0)
    playing.play([row_of(CueKind.GO)], 101.0)
    assert not playing.beating
    assert list(sound.coming) == []
    playing.play(ROWS, 102.0)
    playing.beat(103.0)
    assert sounding(playing) is None
    assert not playing.in_turn
    assert {cue.kind for cue in sound.coming} == {BEAT}


def test_the_end_takes_back_what_was_to_come() -> None:
    sound = SoundDouble()
    playing = Playing(sound)
    playing.play([row_of(CueKind.END_PIP)], 100.0)
    playing.end()
    assert list(sound.coming) == []
    assert playing.next_s is None
