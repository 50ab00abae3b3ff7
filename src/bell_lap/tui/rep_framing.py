"""The words of a rep: its number, the goal, the last delta, the laps, where it is heading."""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core import phrases
from bell_lap.core.pacing import project
from bell_lap.core.plan import PlanStep
from bell_lap.core.result import Flag, MarkResult
from bell_lap.core.units import format_delta, format_metres, format_time
from bell_lap.core.view import MissedTap, Phase, TapMeans, View
from bell_lap.tui import sets, words
from bell_lap.tui.widgets.frame import NO_FIGURE, NO_TABLE, Figure, LapRow, Table

_DRAWN = frozenset("0123456789:.+-")
"""What can be drawn large."""


def rep_figure(step: PlanStep, detail: str) -> Figure:
    """The rep's number, with of how many and what it is; a warm-up has words only."""
    if step.rep is None or step.of is None:
        return Figure("", tuple(part for part in (words.heading_of(step), detail) if part))
    word = "Set" if sets.is_set(step) else "Rep"
    parts = (f"{word} {step.rep} of {phrases.range_words(step.of)}", *detail.split(" · "))
    return Figure(str(step.rep), tuple(part for part in parts if part))


def asked_figure(view: View, rep: PlanStep | None) -> Figure:
    """The goal of the rep at hand, and of its next mark."""
    if rep is None or rep.goal is None:
        return NO_FIGURE
    said, figure = words.asked_of(rep.goal), words.figure_of(rep.goal)
    rough = "about " if figure.startswith("~") else ""
    figure, _, per = figure.removeprefix("~").partition("/")
    if not set(figure) <= _DRAWN:
        return Figure(
            "", tuple(part for part in ("Goal", f"{figure}/{per}" if per else figure) if part)
        )
    unit = f"a {per}" if per in ("km", "mi") else f"for {per}" if per else ""
    tail = [f"{rough}{said}".strip() or unit, _due(view)]
    return Figure(figure, ("Goal", *(part for part in tail if part)))


def _due(view: View) -> str:
    """`200m in 37.3`: the goal at the next mark, where that is not the finish."""
    if view.tap is not TapMeans.LAP or view.goal_at_mark_ms is None or view.tap_mark_m is None:
        return ""
    return f"{format_metres(view.tap_mark_m)} in {format_time(view.goal_at_mark_ms)}"


def goal_line(view: View, rep: PlanStep | None, lap_m: float, last_time: str) -> str:
    """The goal in a line, for a screen without room for large figures."""
    if rep is None:
        return ""
    start = phrases.start_words(rep, lap_m)
    before = view.phase in (Phase.READY, Phase.GET_READY)
    parts = [words.goal_of(rep), _due(view) if view.phase is Phase.WORK else ""]
    if start and before:
        parts.append(f"from {start}")
    if last_time:
        parts.append(f"last time {last_time}")
    return " · ".join(part for part in parts if part)


def delta_figure(view: View) -> Figure:
    """How late the runner is by now, else what the last mark was."""
    mark = view.last_mark
    if view.live_delta_ms is not None:
        return _delta(view.live_delta_ms, _at(view.tap_mark_m), "and counting")
    if mark is not None and mark.delta_ms is not None:
        return _delta(mark.delta_ms, _at(mark.distance_m), _flags(mark))
    return NO_FIGURE


def _delta(ms: int, *beside: str) -> Figure:
    delta = words.delta_of(ms)
    shape, _, rest = delta.text.partition(" ")
    word = rest.rpartition(" ")[2].upper()
    return Figure(format_delta(ms), (word, *filter(None, beside)), delta.tone, shape)


def _at(mark_m: float | None) -> str:
    return "" if mark_m is None else f"at {format_metres(mark_m)}"


def _flags(mark: MarkResult) -> str:
    return Flag.ESTIMATED.value if Flag.ESTIMATED in mark.flags else ""


def course(view: View, lap_m: float) -> tuple[str, ...]:
    """Where the laps so far point to, and the pace that still makes the goal."""
    step, last = view.step, view.last_mark
    if step is None or step.distance_m is None:
        return ()
    if last is None or last.distance_m is None or last.split_ms is None:
        return ()
    found = project(step.goal, step.distance_m, last.distance_m, last.split_ms)
    if found is None:
        return ()
    parts = [f"on course for {format_time(found.finish_ms)}"]
    if found.needed is not None:
        left_m = step.distance_m - last.distance_m
        way_m = lap_m if left_m >= lap_m - 0.5 else left_m
        what = "a lap" if way_m == lap_m else f"for the last {format_metres(way_m)}"
        parts.append(f"the goal needs {format_time(found.needed.time_ms(way_m))} {what}")
    return tuple(parts)


def laps(view: View) -> Table:
    """The laps of the rep under way, and the mark to come."""
    rows = list(mark_rows(view.marks, view.missed))
    if view.tap_mark_m is not None:
        due = "" if view.goal_at_mark_ms is None else format_time(view.goal_at_mark_ms)
        rows.append(LapRow(format_metres(view.tap_mark_m), "", due, done=False))
    return Table("Laps of this rep", tuple(rows)) if rows else NO_TABLE


def mark_rows(marks: tuple[MarkResult, ...], missed: MissedTap | None = None) -> tuple[LapRow, ...]:
    """A row for each mark; an estimate and the lap after it have a `~`.

    The mark whose tap seems `missed` says so.
    """
    rows, guessed = [], False
    for mark in marks:
        guess = Flag.ESTIMATED in mark.flags
        row = _mark_row(mark, guess=guess, from_guess=guessed)
        doubtful = missed is not None and missed.mark == mark.mark
        rows.append(replace(row, flags="missed?") if doubtful else row)
        guessed = guess if mark.split_ms is not None else guessed
    return tuple(rows)


def _mark_row(mark: MarkResult, *, guess: bool, from_guess: bool) -> LapRow:
    place = f"tap {mark.mark + 1}" if mark.distance_m is None else format_metres(mark.distance_m)
    if mark.split_ms is None:
        return LapRow(place, "missed", done=False)
    split = format_time(mark.split_ms)
    lap = "" if mark.lap_ms is None else format_time(mark.lap_ms)
    if lap and (guess or from_guess):
        lap = f"~{lap}"
    return LapRow(
        place, lap, f"~{split}" if guess else split, words.delta_of(mark.delta_ms),
        flag_words(mark.flags),
    )  # fmt: skip


def flag_words(flags: tuple[Flag, ...]) -> str:
    """The flags of a time, in their own words."""
    return ", ".join(flag.value for flag in flags)
