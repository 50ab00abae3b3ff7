"""`bell-lap history calendar`: weeks as rows, and what the weekly rule asks of the newest."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import add_json, add_runner, history
from bell_lap.cli.history_days import day_from, day_to
from bell_lap.cli.options import whole_number
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.errors import WrongUsage

if TYPE_CHECKING:
    from argparse import _SubParsersAction
    from datetime import date

    from bell_lap.core.week import DayWork, Week

WEEKS = 6
NOTHING = "·"
"""Stands where nothing was done: a column that is empty would not be shown."""
COLUMNS = (
    Column("week of"),
    *(Column(day, right=True) for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
    Column("running", right=True),
    Column("reps", right=True),
    Column("against 4 weeks", right=True),
)


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("calendar", help="weeks with their volume, and what is owed")
    parser.description = (
        "Weeks as rows: the kinds of each day with its minutes of running, the week's total and\n"
        "how far it is over or under the mean of the four weeks before. Below, the weekly rule:\n"
        "what of it is done in the newest week, and what is owed."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history calendar",
            "  bell-lap history calendar --month 2026-05",
            "",
            "The weekly rule: short sprints once, longer intervals once, building up gradually;",
            "for a beginner (see docs/settings.md) a day between runs.",
        )
    )
    parser.add_argument(
        "--weeks",
        metavar="N",
        type=lambda text: whole_number(text, 1, 1_000, "weeks"),
        help=f"the last N weeks (default {WEEKS})",
    )
    parser.add_argument("--month", metavar="MONTH", help="a month or a year: 2026-05, may, 2025")
    add_runner(parser)
    add_json(parser)
    parser.set_defaults(do=_calendar)


def _calendar(args: argparse.Namespace) -> int:
    from bell_lap import settings
    from bell_lap.clock import today
    from bell_lap.core.week import owed

    now = today()
    first, last = _bounds(args, now)
    with history() as store:
        weeks = store.weeks(args.runner, first, last)
    beginner = settings.load().runner.beginner
    duties = [owed(week, now, beginner=beginner) for week in weeks]
    if args.json:
        from bell_lap.history.answers import weeks_json

        print_json(weeks_json(weeks, duties))
        return 0
    print_table(COLUMNS, [_row(week, now) for week in weeks])
    legend = _legend(weeks)
    print_lines(["", legend] if legend else [])
    print_lines(["", f"The week of {weeks[-1].monday.isoformat()}:"])
    print_lines(f"  [{'x' if duty.done else ' '}] {duty.text}" for duty in duties[-1])
    return 0


def _bounds(args: argparse.Namespace, now: date) -> tuple[date, date]:
    """The days whose weeks are shown; none lies after today's week."""
    from bell_lap.core.week import WEEK

    if args.month is None:
        return now - ((args.weeks or WEEKS) - 1) * WEEK, now
    if args.weeks is not None:
        raise WrongUsage(
            "bell-lap history calendar: --weeks and --month do not go together",
            hints=("See `bell-lap history calendar --help`.",),
        )
    try:
        first, last = day_from(args.month), day_to(args.month)
    except argparse.ArgumentTypeError as error:
        raise WrongUsage(f"bell-lap history calendar: --month: {error}") from error
    return min(first, now), min(last, now)


def _row(week: Week, now: date) -> Row:
    from bell_lap.core.units import format_clock
    from bell_lap.core.week import monday_of

    over = week.over_percent
    return Row(
        (
            week.monday.isoformat(),
            *(_cell(day) for day in week.days),
            format_clock(week.run_ms) if week.run_ms else "",
            str(sum(work.reps for work in week.works) or ""),
            "" if over is None or not week.works else f"{over:+d} %",
        ),
        "strong" if week.monday == monday_of(now) else "",
    )


def _cell(works: tuple[DayWork, ...]) -> str:
    """`I 45`: the kinds of a day by their letters, and its minutes of running."""
    from bell_lap.core.history_phrases import letters_of
    from bell_lap.core.units import MINUTE_MS, round_half_up

    if not works:
        return NOTHING
    minutes = round_half_up(sum(work.run_ms for work in works) / MINUTE_MS)
    letters = letters_of(work.kind for work in works)
    return f"{letters} {minutes}" if minutes else letters


def _legend(weeks: tuple[Week, ...]) -> str:
    from bell_lap.core.history_phrases import legend_of

    legend = legend_of(work.kind for week in weeks for work in week.works)
    return "  ".join((*legend, "figures: minutes of running")) if legend else ""
