"""The words of a recovery: the last rep, every rep so far, what is left of it, what comes next."""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core import phrases
from bell_lap.core.plan import PlanStep, StepKind
from bell_lap.core.result import Flag, StepResult
from bell_lap.core.strength import SetAtHand
from bell_lap.core.units import format_delta, format_time
from bell_lap.core.view import Action, Phase, View
from bell_lap.tui import sets, words
from bell_lap.tui.rep_framing import flag_words, mark_rows
from bell_lap.tui.widgets.frame import (
    NO_FIGURE,
    NO_TABLE,
    Bar,
    ChartRow,
    Delta,
    Figure,
    LapRow,
    Lines,
    Table,
)

BY_WATCH = "By watch? Type the time, then Enter."

_ANSWERS = (
    LapRow("n", "wait at the next rep"),
    LapRow("r", "repeat this rep"),
    LapRow("c", "count the gap as run"),
    LapRow("s", "stop before it"),
)


def gap(view: View) -> Table:
    """The answers to a gap."""
    if Action.NEXT not in view.can:
        return Table("The gap was too long", _ANSWERS[-1:], 1)
    return Table("What to make of the gap?", _ANSWERS, len(_ANSWERS))


def last(view: View, done: SetAtHand | None) -> Table:
    """The last rep with its laps, and how its time is typed."""
    rep = view.last_rep
    if rep is None:
        return NO_TABLE
    if done is not None and done.step == rep.index:
        foot = f"{sets.HINT} mend it"
        return Table(
            "Set done", (LapRow(rep.label, ""), LapRow(sets.done_words(done), "")), 2, foot
        )
    rows: tuple[LapRow, ...] = (_rep_row(rep),)
    if len(rep.marks) > 1:
        missed = view.missed
        here = missed is not None and (missed.step, missed.attempt) == (rep.index, rep.attempt)
        rows += mark_rows(rep.marks, missed if here else None)
    foot = BY_WATCH if Action.TYPED_TIME in view.can else ""
    return Table("Last rep", rows, 1, foot, _result(rep))


def _result(rep: StepResult) -> Figure:
    """The last rep's time, drawn large."""
    delta = words.delta_of(rep.delta_ms)
    if rep.elapsed_ms is None:
        return NO_FIGURE
    name = rep.label if rep.rep is None else f"{rep.rep}. {rep.label}"
    beside = (name, delta.text, "~ its finish" if _is_guess(rep) else "", rep_flags(rep))
    words_beside = tuple(part for part in beside if part)
    return Figure(format_time(rep.elapsed_ms), words_beside, delta.tone)


def _rep_row(rep: StepResult) -> LapRow:
    name = rep.label if rep.rep is None else f"{rep.rep}. {rep.label}"
    return LapRow(name, time_of(rep), "", words.delta_of(rep.delta_ms), rep_flags(rep))


def time_of(rep: StepResult) -> str:
    """Its time; an estimate has a `~`."""
    if rep.elapsed_ms is None:
        return ""
    return ("~" if _is_guess(rep) else "") + format_time(rep.elapsed_ms)


def _is_guess(rep: StepResult) -> bool:
    """Whether its finish is an estimate, and not only a lap on the way."""
    last = rep.marks[-1] if rep.marks else None
    return last is not None and Flag.ESTIMATED in last.flags


def rep_flags(rep: StepResult) -> str:
    """Its flags in words; where only a lap was estimated that is said."""
    said = flag_words(rep.flags)
    if Flag.ESTIMATED in rep.flags and not _is_guess(rep):
        said = said.replace(Flag.ESTIMATED.value, "~ a lap estimated")
    return said


def chart(view: View) -> tuple[ChartRow, ...]:
    """Every rep so far against its goal."""
    return tuple(_chart_row(rep) for rep in view.reps)


def _chart_row(rep: StepResult) -> ChartRow:
    number = "" if rep.rep is None else str(rep.rep)
    delta = words.delta_of(rep.delta_ms)
    figure = "" if rep.delta_ms is None else format_delta(rep.delta_ms)
    note = rep_flags(replace(rep, flags=tuple(f for f in rep.flags if f is not Flag.ADDED)))
    done = sets.of_result(rep)
    time = time_of(rep)
    if Flag.ESTIMATED in rep.flags:
        time = f"~{time.removeprefix('~')}"
    return ChartRow(
        number, rep.label, time, rep.delta_ms, Delta(figure, delta.tone),
        " · ".join(part for part in (done, note) if part),
    )  # fmt: skip


def bar(view: View, soon_ms: int) -> Bar | None:
    """What is left of a recovery that ends by itself."""
    if view.deadline_ms is None or view.planned_ms is None or view.phase is Phase.HELD:
        return None
    left_ms = max(0, view.deadline_ms)
    return Bar(left_ms, view.planned_ms, left_ms <= soon_ms)


def coming(view: View, lap_m: float, last_time: str) -> Lines:
    """What comes next, from where, at which goal; before a start what that start begins."""
    step = view.next_step
    before = view.phase in (Phase.READY, Phase.GET_READY)
    if before and view.step is not None and view.step.kind is StepKind.WORK:
        step = view.step
    if step is None:
        return Lines("Next", ("nothing more: this is the last",))
    lines = [f"{words.heading_of(step)}: {phrases.step_words(step)}", *_asked(step, lap_m)]
    if last_time:
        lines.append(f"last time {last_time}")
    if before and view.next_rest is not None:
        lines.append(f"then {phrases.step_words(view.next_rest)}")
    return Lines("First" if before and not view.elapsed_session_ms else "Next", tuple(lines))


def _asked(step: PlanStep, lap_m: float) -> list[str]:
    goal, start = words.goal_of(step), phrases.start_words(step, lap_m)
    parts = [goal, f"from {start}" if start else ""]
    if step.set is not None and step.sets is not None and step.sets > 1:
        parts.append(f"set {step.set} of {step.sets}")
    return [part for part in parts if part]
