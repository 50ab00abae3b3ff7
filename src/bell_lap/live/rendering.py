"""The cues of a whole session that is run exactly to its goals: a real workout on a stepped clock.

Nobody looks at it and nothing is kept. Each mark is tapped at its goal's very instant; a step
without a goal lasts its expected time. Cues that answer a person are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bell_lap.clock import FakeClock
from bell_lap.core import counting
from bell_lap.core.cues import Caller, Cue, CueKind, CueOptions
from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.phrases import step_words
from bell_lap.core.plan import MeasureKind, Plan
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.sendoffs import MOVEMENTS_MS
from bell_lap.core.units import round_half_up
from bell_lap.core.view import Phase, View
from bell_lap.errors import BadInput
from bell_lap.live import opening
from bell_lap.live.workout import LiveWorkout

LEAD_MS = 15_000
"""From the beginning to the first start: time to say what the first rep is, and from where."""
STEP_MS = 60_000
"""The clock never steps farther: a workout looks ahead for some minutes only."""
KEY = "rendering"

_LOUD = frozenset({CueKind.BELL, CueKind.FINISHED})
"""A tick of the very same instant would only spoil these; a tap and a tick hardly ever meet."""
_TICKS = frozenset({CueKind.TICK, CueKind.MARK_TICK})
_ANSWERS = frozenset({CueKind.TAP, CueKind.REFUSED, CueKind.UNDO, CueKind.ATTENTION})


@dataclass(frozen=True, slots=True)
class Rendering:
    """The sound track of a session, as cues."""

    cues: tuple[Cue, ...]
    """In order; instants are in ms since the track's beginning."""
    starts_ms: int
    """When the first step starts."""
    ends_ms: int
    """When the last step ends."""


def render(plan: Plan, usual: Rules, options: CueOptions) -> Rendering:
    """The cues of `plan`, all of whose recoveries end by the clock (see `core.retelling`).

    Raises BadInput for an empty plan and for a mark that nobody can reach so fast.
    """
    count_through = options.count_through
    if count_through is None and usual.who is Who.SOLO:
        count_through = True
    # Every mark is tapped here: the last lap begins at a tap.
    rules = replace(
        usual, who=Who.CLICKER, start=Start.CLOCK, ready_line_ms=LEAD_MS, ready_away_ms=LEAD_MS
    )
    clock = FakeClock()
    live = opening.rehearse(plan, rules, clock, cues=replace(options, count_through=count_through))
    heard: list[Cue] = []
    live.subscribe_cues(heard.append)
    live.press(KEY)
    while (view := live.view()).phase is not Phase.DONE:
        press_ms = _press_ms(view)
        due = [at for at in (press_ms, live.next_deadline_ms()) if at is not None]
        now_ms = live.now_ms()
        to_ms = min(*due, now_ms + STEP_MS) if due else now_ms + STEP_MS
        clock.advance((max(to_ms, now_ms) - now_ms) / 1000)
        live.tick()
        if press_ms is not None and live.now_ms() >= press_ms:
            counted_on = _counted_on(live, press_ms)
            live.press(KEY, press_ms)
            if live.view().phase is not Phase.DONE:
                heard += counted_on
            if _place(live.view()) == _place(view):
                raise BadInput(f"{_words_of(view)}: its goal is faster than anyone runs")
    return _track(heard, live)


def _counted_on(live: LiveWorkout, press_ms: int) -> list[Cue]:
    """The seconds that a runner who is slower than the goal hears: nobody taps on a track."""
    run, options = live.state().open_run, live.cue_options
    counted = counting.is_on(options.count_through, live.plan, live.rules)
    if run is None or not counted or options.caller is not Caller.FULL:
        return []
    return [
        Cue(at_ms, CueKind.SPEECH, words=words)
        for at_ms, words in counting.counts(run, live.plan, live.rules)
        if press_ms < at_ms <= press_ms + counting.AFTER_MS
    ]


def _place(view: View) -> tuple[Phase, int | None, int | None]:
    """What a press that counts changes."""
    return view.phase, None if view.step is None else view.step.index, view.tap_mark


def _words_of(view: View) -> str:
    return "" if view.step is None else step_words(view.step)


def _press_ms(view: View) -> int | None:
    """When the step under way is to be tapped, in ms since the workout's start."""
    step = view.step
    assert view.phase in (Phase.GET_READY, Phase.WORK, Phase.RECOVERY), "nothing else can be met"
    if view.phase is not Phase.WORK or step is None or step.measure is MeasureKind.TIME:
        return None
    start_ms = view.now_ms - view.elapsed_ms
    if step.measure is not MeasureKind.DISTANCE or not step.distance_m:
        return start_ms + (step.expected_ms or MOVEMENTS_MS)
    at_m = view.tap_mark_m or step.distance_m
    asked_ms = None if step.goal is None else goal_at_ms(step.goal, at_m)
    whole_ms = step.expected_ms
    if asked_ms is None:
        assert whole_ms is not None, "retelling refuses a rep without a time"
        asked_ms = round_half_up(whole_ms * at_m / step.distance_m)
    return start_ms + asked_ms


def _track(heard: Sequence[Cue], live: LiveWorkout) -> Rendering:
    first = live.result().steps[0]
    shift_ms = max(0, LEAD_MS - first.start_ms)
    taken = {cue.at_ms for cue in heard if cue.kind in _LOUD}
    cues = [
        replace(cue, at_ms=cue.at_ms + shift_ms, words=_words(cue))
        for cue in heard
        if cue.kind not in _ANSWERS and not (cue.kind in _TICKS and cue.at_ms in taken)
    ]
    return Rendering(
        tuple(sorted(cues, key=lambda cue: cue.at_ms)),
        first.start_ms + shift_ms,
        live.view().now_ms + shift_ms,
    )


def _words(cue: Cue) -> tuple[str, ...]:
    """What is said before a rep and of the time left; nothing of how a tap was."""
    return cue.words if cue.kind is CueKind.SPEECH else ()
