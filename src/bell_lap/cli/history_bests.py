"""`bell-lap history bests`: the fastest reps and the best sets, with the recovery they came off."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import add_json, add_runner, history
from bell_lap.cli.options import whole_number
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.core.plan import Range
    from bell_lap.history.bests import DistanceBests, SetBest, SingleBest

LIMIT = 10
BOARD = (
    Column("distance", right=True),
    Column("fastest", right=True),
    Column("off", right=True),
    Column("on"),
    Column("id", right=True),
    Column("sets by their mean", wide=True),
    Column("reps", right=True),
)
SINGLES = (
    Column("", right=True),
    Column("rep", right=True),
    Column("off", right=True),
    Column("goal", right=True),
    Column("on"),
    Column("id", right=True),
    Column("session", wide=True),
)
SETS = (
    Column("", right=True),
    Column("set", right=True),
    Column("mean", right=True),
    Column("fastest", right=True),
    Column("slowest", right=True),
    Column("off", right=True),
    Column("on"),
    Column("id", right=True),
    Column("session", wide=True),
)
NONE = "No rep like that may be a best."
WHAT_COUNTS = "Reps that were estimated, paused or not run to their end are no bests."


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("bests", help="the fastest reps and sets over each distance")
    parser.description = (
        "The fastest over each distance, as a single rep and as the mean of a set, with the\n"
        "recovery before it. With a DISTANCE, the ten fastest."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history bests",
            "  bell-lap history bests 400m --rest 90s --season 2026",
            "  bell-lap history bests mile",
            "",
            "A recovery of 90s is 81 to 99 s: a tenth more or less. 85-95s means just that.",
            WHAT_COUNTS,
        )
    )
    parser.add_argument(
        "distance", metavar="DISTANCE", nargs="?", type=_distance, help="400m, 1.5km, mile, 5k"
    )
    parser.add_argument(
        "--season",
        metavar="YEAR",
        type=lambda text: whole_number(text, 1970, 9999, "years"),
        help="of this calendar year alone",
    )
    parser.add_argument(
        "--rest", metavar="TIME", type=_rest, help="off a recovery of about so much: 90s, 80-100s"
    )
    parser.add_argument("--sets", action="store_true", help="only sets, no single reps")
    add_runner(parser)
    add_json(parser)
    parser.set_defaults(do=_bests)


def _distance(text: str) -> int:
    from bell_lap.cli.history_measures import distance

    return distance(text)


def _rest(text: str) -> Range:
    from bell_lap.cli.history_measures import rest

    return rest(text)


def _bests(args: argparse.Namespace) -> int:
    return _board(args) if args.distance is None else _fastest(args)


def _board(args: argparse.Namespace) -> int:
    with history() as store:
        board = store.best_board(args.runner, season=args.season, rest_ms=args.rest)
    if args.json:
        from bell_lap.history.answers import board_json

        print_json(board_json(board))
    elif board:
        columns = [column for column in BOARD if not args.sets or column.title in _OF_SETS]
        shown = [one for one in board if one.sets or not args.sets]
        print_table(columns, [_board_row(one, sets_only=args.sets) for one in shown])
    else:
        print_lines([NONE, WHAT_COUNTS])
    return 0


_OF_SETS = ("distance", "sets by their mean")


def _board_row(one: DistanceBests, *, sets_only: bool) -> Row:
    from bell_lap.core.history_phrases import distance_words, off_words, rested_words
    from bell_lap.core.units import format_time

    sets = "; ".join(
        f"{best.reps} x {format_time(best.mean_ms)} {off_words(best.recovery_ms)}".rstrip()
        for best in one.sets
    )
    distance = distance_words(one.distance_mm)
    if sets_only:
        return Row((distance, sets))
    return Row(
        (
            distance,
            format_time(one.single.elapsed_ms),
            rested_words(one.single.recovery_ms),
            _on(one.single),
            str(one.single.workout),
            sets,
            str(one.efforts),
        )
    )


def _fastest(args: argparse.Namespace) -> int:
    asked = {"season": args.season, "rest_ms": args.rest, "limit": LIMIT}
    with history() as store:
        singles = () if args.sets else store.fastest(args.distance, args.runner, **asked)
        sets = store.best_sets(args.distance, args.runner, **asked)
    if args.json:
        from bell_lap.history.answers import fastest_json

        print_json(fastest_json(args.distance, singles, sets))
        return 0
    if singles:
        print_table(SINGLES, [_single_row(place, one) for place, one in enumerate(singles, 1)])
    if singles and sets:
        print_lines([""])
    if sets:
        print_table(SETS, [_set_row(place, one) for place, one in enumerate(sets, 1)])
    if not singles and not sets:
        print_lines([NONE, WHAT_COUNTS])
    return 0


def _single_row(place: int, one: SingleBest) -> Row:
    from bell_lap.core.history_phrases import rested_words
    from bell_lap.core.units import format_time

    return Row(
        (
            f"{place}.",
            format_time(one.elapsed_ms),
            rested_words(one.recovery_ms),
            "" if one.goal_ms is None else format_time(one.goal_ms),
            _on(one),
            str(one.workout),
            one.title,
        ),
        "strong" if place == 1 else "",
    )


def _set_row(place: int, one: SetBest) -> Row:
    from bell_lap.core.history_phrases import distance_words, rested_words
    from bell_lap.core.units import format_time

    return Row(
        (
            f"{place}.",
            f"{one.reps} x {distance_words(one.distance_mm)}",
            format_time(one.mean_ms),
            format_time(one.fastest_ms),
            format_time(one.slowest_ms),
            rested_words(one.recovery_ms),
            _on(one),
            str(one.workout),
            one.title,
        ),
        "strong" if place == 1 else "",
    )


def _on(one: SingleBest | SetBest) -> str:
    from bell_lap.history.records import iso

    return iso(one.started_utc_ms, one.utc_offset_min)[:10]
