"""A view and its plan as a frame: every word on the run screen is chosen here."""

from __future__ import annotations

from bell_lap.core import phrases, tap_phrases
from bell_lap.core.plan import Plan, PlanStep, StepKind
from bell_lap.core.result import Flag, MarkResult, StepResult
from bell_lap.core.units import format_clock, format_metres, format_running, format_time
from bell_lap.core.view import Action, ClockWay, Phase, TapMeans, View
from bell_lap.tui import words
from bell_lap.tui.happenings import NOTHING, Said
from bell_lap.tui.ports import Live
from bell_lap.tui.widgets.frame import NO_DELTA, Delta, Frame, LapRow, Lines, Table

SOON_MS = 10_000
"""The last seconds of a countdown stand out."""


def clock_text(view: View) -> str:
    """What the large clock says: tenths for work, whole seconds for rests.

    A countdown is rounded up, so that it reaches nought at the deadline; what runs is floored.
    """
    if view.clock_way is ClockWay.DOWN:
        return format_clock(-(-view.clock_ms // 1000) * 1000)
    if view.clock_way is ClockWay.OVER:
        return "+" + format_clock(view.clock_ms)
    if _is_rest(view):
        return format_clock(view.clock_ms)
    return format_running(view.clock_ms)


def _is_rest(view: View) -> bool:
    return view.step is not None and view.step.kind is not StepKind.WORK


def clock_mood(view: View) -> str:
    """How the clock is coloured: a class of `BigClock` without its dash."""
    if view.phase in (Phase.OVERDUE, Phase.HELD) or view.clock_way is ClockWay.OVER:
        return "late"
    if view.phase in (Phase.PAUSED, Phase.READY) or view.clock_way is ClockWay.STILL:
        return "still"
    if view.clock_way is ClockWay.DOWN and view.clock_ms <= SOON_MS:
        return "soon"
    if view.phase is Phase.GET_READY:
        return "soon"
    return "calm" if view.phase is Phase.RECOVERY else ""


def frame_of(view: View, live: Live, time_of_day: str, notice: Said = NOTHING) -> Frame:
    """The frame for a view of a live workout; a notice goes before a standing warning."""
    plan = live.plan
    rep = piece_of(view)
    return Frame(
        view=view,
        title=_title(view, rep),
        headline=_headline(view),
        detail=_detail(view),
        now=_now(view),
        tap=tap_words(view),
        goal=_goal(view, rep, plan),
        delta=_delta(view),
        laps=_laps(view),
        last=_last(view),
        reps=Table("Reps so far", tuple(_rep_row(rep) for rep in view.reps)),
        next=_next(view, plan),
        progress=_progress(view),
        time_of_day=time_of_day,
        pacer=live.pacer_on and view.phase is not Phase.DONE,
        kept=not live.rehearsal,
        notice=notice.text or view.warning or "",
        notice_is_bad=notice.bad or (not notice.text and view.warning is not None),
    )


def piece_of(view: View) -> PlanStep | None:
    """The piece of work that matters now: the one under way, or the one to come."""
    if view.step is not None and view.step.kind is StepKind.WORK:
        return view.step
    return view.next_step


def _title(view: View, rep: PlanStep | None) -> str:
    block = rep.block_name if rep is not None else ""
    return f"{view.title} · {block}" if block and block != view.title else view.title


def _headline(view: View) -> str:
    if view.phase is Phase.DONE:
        return "Done"
    return "" if view.step is None else words.heading_of(view.step)


def _detail(view: View) -> str:
    step = view.step
    if step is None:
        return ""
    parts = [phrases.step_words(step)]
    if step.set is not None and step.sets is not None and step.sets > 1:
        parts.append(f"set {step.set} of {step.sets}")
    if view.attempt > 1:
        parts.append(f"attempt {view.attempt}")
    if step.optional:
        parts.append("optional")
    return " · ".join(parts)


def _now(view: View) -> str:
    step = view.step
    name = "" if step is None else phrases.step_words(step)
    match view.phase:
        case Phase.READY:
            return "At the line: tap to start"
        case Phase.GET_READY:
            return "Get ready"
        case Phase.WORK:
            return "Run" if step is not None and step.distance_m else "Go"
        case Phase.RECOVERY:
            manner = step.rest.manner if step is not None and step.rest is not None else None
            return manner.value.capitalize() if manner else "Recover"
        case Phase.OVERDUE:
            return "Over: start the runner"
        case Phase.PAUSED:
            return f"Paused: {name}"
        case Phase.HELD:
            return f"A gap of {format_clock(view.held_ms or 0)}"
        case Phase.DONE:
            return "The workout is over"


def tap_words(view: View) -> str:
    """What a tap would do now, as one short line."""
    if view.phase is Phase.HELD and view.tap is TapMeans.NOTHING:
        return "Too long ago to go on: s stops before the gap"
    return f"SPACE {tap_phrases.tap_words(view)}"


def _goal(view: View, rep: PlanStep | None, plan: Plan) -> str:
    if rep is None:
        return ""
    running = view.phase is Phase.WORK
    parts = []
    start = phrases.start_words(rep, plan.lap_m)
    if view.phase in (Phase.RECOVERY, Phase.OVERDUE):
        parts.append(f"then {phrases.step_words(rep)}" + (f" from {start}" if start else ""))
    goal = words.goal_of(rep)
    if goal:
        parts.append(goal)
    if running and view.goal_at_mark_ms is not None and view.tap is TapMeans.LAP:
        parts.append(f"here at {format_time(view.goal_at_mark_ms)}")
    if running and view.projected_ms is not None:
        parts.append(f"on course for {format_time(view.projected_ms)}")
    if start and view.phase in (Phase.READY, Phase.GET_READY):
        parts.append(f"from {start}")
    return " · ".join(parts)


def _delta(view: View) -> Delta:
    if view.phase is Phase.WORK and view.live_delta_ms is not None:
        late = words.delta_of(view.live_delta_ms)
        return Delta(f"{late.text} and counting", late.tone)
    if view.last_mark is not None and view.last_mark.delta_ms is not None:
        return words.delta_of(view.last_mark.delta_ms)
    if view.phase is not Phase.WORK and view.last_rep is not None:
        return words.delta_of(view.last_rep.delta_ms)
    return NO_DELTA


GAP_TABLE = Table(
    "What to make of the gap?",
    (
        LapRow("n", "wait at the next rep"),
        LapRow("r", "repeat this rep"),
        LapRow("c", "count the gap as run"),
        LapRow("s", "stop before it"),
    ),
)


def _laps(view: View) -> Table:
    if view.phase is Phase.HELD and Action.GAP_ANSWER in view.can:
        return GAP_TABLE
    step = view.step
    if step is None or step.kind is not StepKind.WORK or view.phase in (Phase.READY, Phase.DONE):
        return Table("")
    rows = [_mark_row(mark) for mark in view.marks]
    if view.tap_mark_m is not None:
        due = "" if view.goal_at_mark_ms is None else format_time(view.goal_at_mark_ms)
        rows.append(LapRow(format_metres(view.tap_mark_m), "", due, done=False))
    return Table("Laps of this rep", tuple(rows))


def _last(view: View) -> Table:
    last = view.last_rep
    if last is None:
        return Table("")
    rows = [_rep_row(last)]
    rows.extend(_mark_row(mark) for mark in last.marks if len(last.marks) > 1)
    return Table("Last rep", tuple(rows))


def _mark_row(mark: MarkResult) -> LapRow:
    place = f"tap {mark.mark + 1}" if mark.distance_m is None else format_metres(mark.distance_m)
    if mark.split_ms is None:
        return LapRow(place, "missed", done=False)
    lap = "" if mark.lap_ms is None else format_time(mark.lap_ms)
    flags = flag_words(mark.flags)
    return LapRow(place, lap, format_time(mark.split_ms), words.delta_of(mark.delta_ms), flags)


def _rep_row(rep: StepResult) -> LapRow:
    name = rep.label if rep.rep is None else f"{rep.rep}. {rep.label}"
    time = "" if rep.elapsed_ms is None else format_time(rep.elapsed_ms)
    return LapRow(name, time, "", words.delta_of(rep.delta_ms), flag_words(rep.flags))


def flag_words(flags: tuple[Flag, ...]) -> str:
    """The flags of a time, in their own words."""
    return ", ".join(flag.value for flag in flags)


def _next(view: View, plan: Plan) -> Lines:
    lines: list[str] = []
    coming = view.next_step
    if view.phase in (Phase.READY, Phase.GET_READY) and view.step is not None:
        coming = view.step if view.step.kind is StepKind.WORK else coming
    elif view.phase is Phase.WORK and view.next_rest is not None:
        lines.append(f"Recovery: {phrases.step_words(view.next_rest)}")
    if coming is None:
        return Lines("Next", tuple(lines) if lines else ("nothing more: this is the last",))
    lines.append(f"{words.heading_of(coming)}: {phrases.step_words(coming)}")
    goal, start = words.goal_of(coming), phrases.start_words(coming, plan.lap_m)
    lines.extend(line for line in (goal, f"from {start}" if start else "") if line)
    if view.phase in (Phase.READY, Phase.GET_READY) and view.next_rest is not None:
        lines.append(f"then {phrases.step_words(view.next_rest)}")
    return Lines("Next", tuple(lines))


def _progress(view: View) -> tuple[str, ...]:
    parts = []
    if view.optional_left:
        parts.append(f"{view.optional_left} optional: f is enough")
    if view.reps_all.max:
        parts.append(f"{view.reps_done} of {words.reps_of(view.reps_all)}")
    if view.elapsed_session_ms:
        parts.append(f"{format_clock(view.elapsed_session_ms)} gone")
    if view.left_session_ms is not None and view.phase is not Phase.DONE:
        parts.append(f"{format_clock(view.left_session_ms)} left")
    return tuple(parts)
