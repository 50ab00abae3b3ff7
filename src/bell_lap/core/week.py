"""A week of training: its days, its volume, and what the weekly rule asks of it.

The rule is the one of "How To Run A Faster Mile": short, very fast sprints once a week, longer
intervals at least once, for a beginner a day between runs, and to build up gradually. A rest day is
a mark and owes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bell_lap.core.analysis import was_done
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import StepResult, WorkoutResult
from bell_lap.core.units import format_clock, round_half_up

DAYS = 7
WEEK = timedelta(days=DAYS)
WEEKS_BEFORE = 4
"""A week's volume is held against the mean of so many weeks before it."""

SPRINT_M, SPRINT_MS = 200.0, 30_000
"""A short sprint is no longer than 200 m, or 30 s where it has no distance."""
DRILL_M = 40.0
"""A shorter rep is a drill or a sled, unless it was asked for in so many words: `30m @ max`."""
LONG_M, LONG_MS = 600.0, 120_000
"""A longer interval is 600 m at least, or 2 min where it has no distance. A 400 is neither."""
SPRINTS, INTERVALS = 4, 2
"""So many in one workout make it one of sprints, of longer intervals: a pyramid's two 200s are no
sprints, and one long run is no interval."""
MOST_PERCENT = 10
"""A week may be so much over the mean of those before it."""

_GENTLE = frozenset({"strides"})
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Traits:
    """What one workout adds to its week."""

    sprint_reps: int
    long_reps: int
    run_ms: int
    """Time spent running: reps, floats, warm-up and cool-down, but no recoveries and no sets."""


@dataclass(frozen=True, slots=True)
class DayWork:
    """One workout, as the calendar needs it."""

    day: date
    workout: int
    kind: str
    """The word of its session's kind: `intervals`, `rest`."""
    title: str
    reps: int
    work_mm: int
    run_ms: int
    sprint_reps: int
    long_reps: int
    status: str

    @property
    def sprints(self) -> bool:
        """Whether it was one of short sprints."""
        return self.sprint_reps >= SPRINTS

    @property
    def intervals(self) -> bool:
        """Whether it was one of longer intervals."""
        return self.long_reps >= INTERVALS


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday."""

    monday: date
    days: tuple[tuple[DayWork, ...], ...]
    """Seven, each with its workouts in the order given."""
    run_ms: int
    work_mm: int
    mean_run_ms: int | None
    """Of the four weeks before, empty ones too, but none from before the first workout known; None
    where nothing was run in any of them."""
    after_a_run: bool = False
    """Whether the Sunday before it was a day of running."""

    @property
    def works(self) -> tuple[DayWork, ...]:
        """Its workouts."""
        return tuple(work for day in self.days for work in day)

    @property
    def over_percent(self) -> int | None:
        """How far its volume is over the mean, in whole per cent; less than 0: under it."""
        if not self.mean_run_ms:
            return None
        return round_half_up((self.run_ms / self.mean_run_ms - 1) * 100)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that the weekly rule asks for."""

    text: str
    """`short sprints: Tue`, `longer intervals: to do by Sunday`."""
    done: bool


# --- what a workout adds --------------------------------------------------------------------------


def traits_of(result: WorkoutResult) -> Traits:
    """What a workout adds to its week. Strides, drills and what was not run to its end are no reps
    of either kind."""
    done = [rep for rep in result.reps if was_done(rep)]
    return Traits(
        sum(map(_is_sprint, done)), sum(map(_is_long, done)), sum(map(_run_ms, result.steps))
    )


def _is_sprint(rep: StepResult) -> bool:
    if rep.goal_text in _GENTLE:
        return False
    if rep.measure is MeasureKind.DISTANCE and rep.distance_m is not None:
        return rep.distance_m <= SPRINT_M and (rep.distance_m >= DRILL_M or bool(rep.goal_text))
    return rep.measure is MeasureKind.TIME and _lasts_ms(rep) <= SPRINT_MS


def _is_long(rep: StepResult) -> bool:
    if rep.measure is MeasureKind.DISTANCE and rep.distance_m is not None:
        return rep.distance_m >= LONG_M
    return rep.measure is not MeasureKind.COUNT and _lasts_ms(rep) >= LONG_MS


def _lasts_ms(rep: StepResult) -> int:
    if rep.elapsed_ms is not None:
        return rep.elapsed_ms
    return 0 if rep.planned_ms is None else rep.planned_ms.max


def _run_ms(step: StepResult) -> int:
    """Every attempt was run, whichever stands."""
    if step.kind is not StepKind.WORK or step.measure is MeasureKind.COUNT:
        return 0
    return step.elapsed_ms or 0


# --- weeks ----------------------------------------------------------------------------------------


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def needed_since(first: date) -> date:
    """From when on the works must be known for the week of `first` to have its mean."""
    return monday_of(first) - WEEKS_BEFORE * WEEK


def weeks_of(
    works: Iterable[DayWork], first: date, last: date, began: date | None = None
) -> tuple[Week, ...]:
    """The weeks from that of `first` to that of `last`, oldest first, empty ones too.

    `works` go back to `needed_since(first)` at least; the order within a day is kept. `began` is
    the day of the first workout of all, where that is not among them.
    """
    by_day: dict[date, list[DayWork]] = {}
    for work in works:
        by_day.setdefault(work.day, []).append(work)
    if last < first:
        return ()
    count = (monday_of(last) - monday_of(first)).days // DAYS + 1
    oldest = min(by_day, default=last) if began is None else began
    return tuple(_week(monday_of(first) + n * WEEK, by_day, oldest) for n in range(count))


def _week(monday: date, by_day: dict[date, list[DayWork]], oldest: date) -> Week:
    days = tuple(tuple(by_day.get(monday + timedelta(days=n), ())) for n in range(DAYS))
    eve = by_day.get(monday - timedelta(days=1), ())
    return Week(
        monday,
        days,
        sum(work.run_ms for day in days for work in day),
        sum(work.work_mm for day in days for work in day),
        _mean_before(monday, by_day, oldest),
        any(work.run_ms for work in eve),
    )


def _mean_before(monday: date, by_day: dict[date, list[DayWork]], oldest: date) -> int | None:
    mondays = [monday - n * WEEK for n in range(1, WEEKS_BEFORE + 1)]
    known = [start for start in mondays if start >= monday_of(oldest)]
    total = sum(
        work.run_ms
        for start in known
        for n in range(DAYS)
        for work in by_day.get(start + timedelta(days=n), ())
    )
    return round_half_up(total / len(known)) if total else None


# --- the weekly rule ------------------------------------------------------------------------------


def owed(week: Week, today: date, *, beginner: bool) -> tuple[Duty, ...]:
    """What the weekly rule asks of a week, and what of it is done, as of `today`.

    A week that is over owes nothing any more: what it lacked is said as `none`.
    """
    duties = [
        _once("short sprints", week, today, [work.day for work in week.works if work.sprints]),
        _once("longer intervals", week, today, [work.day for work in week.works if work.intervals]),
    ]
    if beginner:
        duties.append(_days_between(week))
    duties.append(_volume(week))
    return tuple(duties)


def _once(name: str, week: Week, today: date, days: list[date]) -> Duty:
    if days:
        return Duty(f"{name}: {_days(sorted(set(days)))}", done=True)
    over = today >= week.monday + WEEK
    return Duty(f"{name}: {'none' if over else 'to do by Sunday'}", done=False)


def _days_between(week: Week) -> Duty:
    ran = [week.after_a_run, *(any(work.run_ms for work in day) for day in week.days)]
    close = [week.monday + timedelta(days=n) for n in range(DAYS) if ran[n] and ran[n + 1]]
    if close:
        return Duty(f"a day between runs: not before {_days(close)}", done=False)
    return Duty("a day between runs: kept", done=True)


def _volume(week: Week) -> Duty:
    volume = f"running time: {format_clock(week.run_ms)}"
    over = week.over_percent
    if over is None:
        return Duty(f"{volume}, no weeks before it", done=True)
    if over > MOST_PERCENT:
        return Duty(
            f"{volume}, {over} % over the four weeks before: build up gradually", done=False
        )
    if over == 0:
        return Duty(f"{volume}, as in the four weeks before", done=True)
    side = "over" if over > 0 else "under"
    return Duty(f"{volume}, {abs(over)} % {side} the four weeks before", done=True)


def _days(days: list[date]) -> str:
    return ", ".join(_NAMES[day.weekday()] for day in days)
