"""A session rendered as cues: the schedule of a runner who is exactly on the goal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bell_lap import resources
from bell_lap.core.cues import Caller, Cue, CueKind, CueOptions
from bell_lap.core.expand import expand
from bell_lap.core.profile import Profile
from bell_lap.core.retelling import synchronous
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import RaceTime
from bell_lap.core.track import Track
from bell_lap.core.voice import estimate_ms
from bell_lap.errors import BadInput
from bell_lap.library.files import from_notation
from bell_lap.library.resolve import resolve
from bell_lap.library.shelf import Library
from bell_lap.live.rendering import LEAD_MS, Rendering, render

MILER = Profile(goal=RaceTime("mile", 300_000))
QUIET = CueOptions(pacer=False, caller=Caller.OFF)


def rendered(notation: str, options: CueOptions = QUIET, rules: Rules | None = None) -> Rendering:
    session = from_notation(notation).session
    told = synchronous(session, expand(session, MILER, Track())).session
    return render(expand(told, MILER, Track()), rules or Rules(), options)


def at(track: Rendering, *kinds: CueKind) -> list[int]:
    return [cue.at_ms for cue in track.cues if cue.kind in kinds]


def test_it_begins_with_a_countdown_to_the_first_start() -> None:
    track = rendered("2 x 400m in 72s, rest 90s")
    assert (track.starts_ms, LEAD_MS) == (15_000, 15_000)
    assert track.cues[:4] == (
        Cue(12_000, CueKind.PIP, 3),
        Cue(13_000, CueKind.PIP, 2),
        Cue(14_000, CueKind.PIP, 1),
        Cue(15_000, CueKind.GO),
    )


def test_the_first_rep_is_told_whole_with_the_place_where_it_starts() -> None:
    track = rendered("3 x 200m @ goal mile or faster, rest 90s", CueOptions())
    first = next(cue for cue in track.cues if cue.words)
    assert {"the-200-metre-start", "goal", "or-faster"} < set(first.words)
    assert first.at_ms + estimate_ms(first.words) < track.starts_ms - 3_000


def test_reps_start_by_their_send_offs_and_the_end_is_told_at_the_goal() -> None:
    track = rendered("4 x 400m in 72.3s, rest 90s")
    assert at(track, CueKind.GO) == [LEAD_MS + 163_000 * rep for rep in range(4)]
    assert at(track, CueKind.FINISHED) == [LEAD_MS + 3 * 163_000 + 72_300]
    assert track.ends_ms == LEAD_MS + 3 * 163_000 + 72_300


def test_the_bell_rings_where_the_goal_begins_the_last_lap() -> None:
    assert at(rendered("2 x 1200m in 4:00, rest 60s"), CueKind.BELL) == [
        LEAD_MS + 300_000 + 160_000
    ]


def test_the_end_of_each_set_is_told() -> None:
    track = rendered("3 x (2 x 200m in 35s, rest 30s), rest 2min")
    every_set_ms = 65_000 + 155_000
    assert at(track, CueKind.SET_DONE) == [LEAD_MS + n * every_set_ms + 100_000 for n in range(2)]


def test_timed_reps_count_down_to_their_end() -> None:
    track = rendered("2 x 3min @ hard, rest 60s")
    assert at(track, CueKind.STOP, CueKind.FINISHED) == [195_000, 435_000]
    assert at(track, CueKind.HALFWAY) == [105_000, 345_000]
    assert at(track, CueKind.END_PIP)[:3] == [192_000, 193_000, 194_000]


def test_the_pacer_ticks_where_the_goal_passes() -> None:
    track = rendered("400m in 80s", replace(QUIET, pacer=True))
    assert at(track, CueKind.TICK) == [35_000, 55_000, 75_000]


def test_a_tick_yields_to_the_bell_and_to_the_end() -> None:
    track = rendered("1mi in 5:00", CueOptions(caller=Caller.OFF))
    ticks, bell = at(track, CueKind.MARK_TICK), at(track, CueKind.BELL)
    assert ticks == [LEAD_MS + 76_306, LEAD_MS + 150_871]
    assert bell == [LEAD_MS + 225_435]
    assert track.cues[-1] == Cue(track.ends_ms, CueKind.FINISHED)


def test_it_says_what_comes_and_nothing_of_taps() -> None:
    track = rendered("2 x 800m in 2:30, rest 2min", CueOptions())
    kinds = {cue.kind for cue in track.cues}
    assert CueKind.SPEECH in kinds
    assert not kinds & {CueKind.TAP, CueKind.REFUSED, CueKind.UNDO, CueKind.ATTENTION}
    said = [cue.words for cue in track.cues if cue.words]
    assert any("rep" in words for words in said)
    assert not any({"slow", "fast", "even"} & set(words) for words in said)


def test_the_seconds_are_counted_for_a_solo_runner() -> None:
    def counted(who: Who) -> list[tuple[int, tuple[str, ...]]]:
        track = rendered("2 x 400m in 74s, rest 60s", CueOptions(), Rules(who))
        goal_ms = track.starts_ms + 74_000
        return [(cue.at_ms - track.starts_ms, cue.words) for cue in track.cues
                if cue.kind is CueKind.SPEECH and abs(cue.at_ms - goal_ms) <= 9_000]  # fmt: skip

    assert [at_ms for at_ms, _ in counted(Who.SOLO)] == list(range(71_000, 80_000, 1_000))
    assert counted(Who.COACH) == []


def test_a_long_rep_without_events_misses_no_cue() -> None:
    assert at(rendered("2h @ easy"), CueKind.HALFWAY) == [LEAD_MS + 3_600_000]


def test_movements_begin_after_the_same_lead() -> None:
    track = rendered('2 x 5 reps "squat", rest 60s')
    assert (track.starts_ms, at(track, CueKind.GO)) == (LEAD_MS, [LEAD_MS, LEAD_MS + 80_000])


@pytest.mark.parametrize(
    "path", sorted(resources.sessions_dir().glob("*.toml")), ids=lambda path: str(path.stem)
)
def test_every_shipped_session_is_rendered_in_order_to_its_end(path: object) -> None:
    session = resolve(
        str(path), Library(resources.sessions_dir(), resources.sessions_dir())
    ).session
    plan = expand(session, MILER, Track())
    if not plan.steps:
        with pytest.raises(BadInput):
            synchronous(session, plan)
        return
    told = expand(synchronous(session, plan).session, MILER, Track())
    track = render(told, Rules(), CueOptions())
    assert [cue.at_ms for cue in track.cues] == sorted(cue.at_ms for cue in track.cues)
    starts = sum(step.is_rep for step in told.steps)
    assert len(at(track, CueKind.GO)) >= starts
    assert track.cues[-1].kind is CueKind.FINISHED
    assert track.cues[-1].at_ms == track.ends_ms


def test_the_same_session_gives_the_same_cues() -> None:
    assert rendered("4 x 400m in 72s, rest 90s", CueOptions()) == rendered(
        "4 x 400m in 72s, on 2:42", CueOptions()
    )
