"""`bell-lap history trend`: one kind of work, or one rep distance, over the months."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from bell_lap.cli.history_common import (
    KINDS,
    add_days,
    add_json,
    add_runner,
    history,
    workouts,
)
from bell_lap.cli.options import whole_letters
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from collections.abc import Iterator

    from bell_lap.history.filtering import Filter
    from bell_lap.history.store import Store
    from bell_lap.history.trends import MonthPoint, TrendPoint

POINTS = (
    Column("on"),
    Column("id", right=True),
    Column("mean", right=True),
    Column("best", right=True),
    Column("goal", right=True),
    Column("off", right=True),
    Column("reps", right=True),
    Column("session", wide=True),
    Column(""),
)
MONTHS = (
    Column("month"),
    Column("mean", right=True),
    Column("best", right=True),
    Column("goal", right=True),
    Column("workouts", right=True),
)
NO_POINTS = "No workout like that has a time over a distance."


class Trend(NamedTuple):
    """What was asked for, and what there is of it."""

    name: str
    """`Pyramid`, `400m`."""
    workout: int | None
    """A workout of the work it is of."""
    distance_mm: int | None
    points: tuple[TrendPoint, ...]


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("trend", help="a session or a rep distance over the months")
    parser.description = (
        "All workouts of the same work, or all with reps over a distance, oldest first: the mean\n"
        "and the best of their reps beside the goal."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history trend pyramid --since 2026-01",
            "  bell-lap history trend 400m --kind intervals --months",
            "  bell-lap history trend '#12'",
            "",
            "A distance has its unit: 400m. A bare number is a workout's.",
        )
    )
    parser.add_argument(
        "what",
        metavar="WHAT",
        type=whole_letters,
        help="a session by its name or title, a distance (400m, mile), or an ID",
    )
    parser.add_argument("--kind", choices=KINDS, help="a distance in sessions of this kind alone")
    parser.add_argument("--months", action="store_true", help="a line for each month")
    add_days(parser)
    add_runner(parser)
    add_json(parser)
    parser.set_defaults(do=_trend)


def _trend(args: argparse.Namespace) -> int:
    from bell_lap.history.trends import monthly

    with history() as store:
        trend = _found(store, args)
    if args.json:
        from bell_lap.history.answers import trend_json

        print_json(trend_json(trend.name, trend.workout, trend.distance_mm, trend.points))
        return 0
    if not trend.points:
        print_lines([NO_POINTS])
        return 0
    print_lines([_head(trend), ""])
    if args.months:
        print_table(MONTHS, [_month_row(point) for point in monthly(trend.points)])
    else:
        print_table(POINTS, [_row(point) for point in trend.points])
    print_lines(["", _became(trend.points)])
    return 0


# --- what is meant --------------------------------------------------------------------------------


def _found(store: Store, args: argparse.Namespace) -> Trend:
    from bell_lap.cli.history_measures import distance_mm
    from bell_lap.core.history_phrases import distance_words

    mm = distance_mm(args.what)
    days = {"since": args.since, "until": args.until}
    if mm is not None:
        points = store.trend_of_distance(mm, args.runner, kind=args.kind, **days)
        name = distance_words(mm) + (f", {args.kind}" if args.kind else "")
        return Trend(name, None, mm, points)
    if args.kind:
        raise BadInput(
            "--kind goes with a distance", hints=("`bell-lap history trend 400m --kind base`",)
        )
    workout = _workout(store, args)
    title = store.summary(workout).title
    return Trend(title, workout, None, store.trend_of_work(workout, **days))


def _workout(store: Store, args: argparse.Namespace) -> int:
    """The workout by its number or day, else the newest one of the session that is meant."""
    if _is_id(args.what):
        return store.pick(args.what)
    for wanted in _wanted(args.what, args.runner):
        rows = store.list(limit=1, wanted=wanted)
        if rows:
            return rows[0].id
    raise BadInput(
        f"No workout of {args.what!r} is there.",
        hints=(
            "`bell-lap history list` shows what is; a distance has its unit: 400m.",
            "`bell-lap sessions` lists the sessions.",
        ),
    )


def _is_id(word: str) -> bool:
    text = word.strip().casefold().removeprefix("#")
    return text == "last" or text.replace("-", "").isdecimal()


def _wanted(word: str, runner: str) -> Iterator[Filter]:
    """What may be meant, the likeliest first: a name, the library's, words of a title."""
    from bell_lap.cli.load import library
    from bell_lap.history.filtering import Filter
    from bell_lap.library.resolve import resolve

    yield Filter(session=word, runner=runner)
    try:
        file = resolve(word, library())
    except BadInput:
        pass  # it is no session by now; it may have been one
    else:
        yield Filter(session=file.name or file.session.title, runner=runner)
    yield Filter(words=tuple(word.split()), runner=runner)


# --- as a table -----------------------------------------------------------------------------------


def _head(trend: Trend) -> str:
    per = next((point.per_m for point in trend.points if point.per_m is not None), None)
    return trend.name if per is None else f"{trend.name}: times for {per}m, as its reps differ"


def _row(point: TrendPoint) -> Row:
    from bell_lap.core.history_phrases import rested_words
    from bell_lap.core.units import format_time

    return Row(
        (
            point.day.isoformat(),
            str(point.workout),
            format_time(point.mean_ms),
            format_time(point.best_ms),
            "" if point.goal_ms is None else format_time(point.goal_ms),
            rested_words(point.recovery_ms),
            str(point.reps),
            point.title,
            "" if point.counts else "not all count",
        )
    )


def _month_row(point: MonthPoint) -> Row:
    from bell_lap.core.units import format_time

    return Row(
        (
            f"{point.month:%Y-%m}",
            format_time(point.mean_ms),
            format_time(point.best_ms),
            "" if point.goal_ms is None else format_time(point.goal_ms),
            str(point.workouts),
        )
    )


def _became(points: tuple[TrendPoint, ...]) -> str:
    """`14 workouts · best 71.0 on 2026-05-29 · mean 79.0 at first, now 71.4: 7.6 fast`."""
    from bell_lap.core.phrases import delta_words
    from bell_lap.core.units import format_time, round_half_up

    first, last = points[0], points[-1]
    parts = [workouts(len(points))]
    counted = [point for point in points if point.counts]
    if counted:
        best = min(counted, key=lambda point: point.best_ms)
        parts.append(f"best {format_time(best.best_ms)} on {best.day.isoformat()}")
    if len(points) > 1:
        # In tenths, so that the difference is that of the figures beside it.
        change = round_half_up(last.mean_ms / 100) - round_half_up(first.mean_ms / 100)
        was, now = format_time(first.mean_ms), format_time(last.mean_ms)
        parts.append(f"mean {was} at first, now {now}: {delta_words(change * 100)}")
    return " · ".join(parts)
