"""`bell-lap history compare`: workouts of the same work rep by rep, recoveries included."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import ID_HELP, add_json, history, named
from bell_lap.cli.history_show import series_lines
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.core.comparing import CompareRow, CompareSum, Comparison
    from bell_lap.history.store import Store
    from bell_lap.history.stored import StoredWorkout


EVER = 1_000_000
"""More workouts than anybody has."""


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("compare", help="workouts of the same work, rep by rep")
    parser.description = (
        "Compare workouts rep by rep, the oldest first: the others are measured by it. With one\n"
        "ID it is compared with the last one of the same work before it."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap history compare last",
            "  bell-lap history compare 12 40 77",
            "",
            "The same work is the same reps in the same order, whatever it was called and whatever",
            "the goals and recoveries were.",
        )
    )
    parser.add_argument("workouts", metavar="ID", nargs="+", help=ID_HELP)
    parser.add_argument("--unlike", action="store_true", help="compare work that is not the same")
    add_json(parser)
    parser.set_defaults(do=_compare)


def _compare(args: argparse.Namespace) -> int:
    from bell_lap.core import signature
    from bell_lap.core.comparing import Performed, compare
    from bell_lap.history.results import result_of

    with history() as store:
        chosen = _chosen(store, args.workouts)
    performed = [
        Performed(one.title, one.summary.date, result_of(one), signature.work(one.plan))
        for one in chosen
    ]
    try:
        comparison = compare(performed, unlike=args.unlike)
    except BadInput as error:
        alike = len({one.signature for one in performed}) == 1
        hints = error.hints if alike else (*error.hints, "`--unlike` compares them all the same.")
        raise BadInput(error.message, hints=hints) from error
    if args.json:
        from bell_lap.history.answers import comparison_json

        print_json(comparison_json(chosen, comparison))
    else:
        _print(chosen, comparison)
    return 0


def _chosen(store: Store, words: list[str]) -> list[StoredWorkout]:
    """The workouts named, each once, oldest first; with one of them the one before it too."""
    numbers = list(dict.fromkeys(store.pick(word) for word in words))
    if len(numbers) == 1:
        numbers.append(_before(store, numbers[0]))
    found = [store.load(number) for number in numbers]
    return sorted(found, key=lambda one: (one.summary.started_utc_ms, one.id))


def _before(store: Store, workout: int) -> int:
    """The last workout of the same work before this one. Raises BadInput where there is none."""
    this = store.summary(workout)
    earlier = [
        row
        for row in store.alike(workout, limit=EVER)
        if row.runner == this.runner
        and (row.started_utc_ms, row.id) < (this.started_utc_ms, workout)
    ]
    if not earlier:
        raise BadInput(
            f"No workout before #{workout} has the same work.",
            hints=(
                f"Name two: `bell-lap history compare {workout} ID`; `--unlike` for other work.",
                f"`bell-lap history trend {workout}` shows all of the same work.",
            ),
        )
    return earlier[0].id


# --- as a table -----------------------------------------------------------------------------------


def _print(chosen: list[StoredWorkout], comparison: Comparison) -> None:
    for stored, performed in zip(chosen, comparison.performed, strict=True):
        print_lines([f"{performed.date.isoformat()}  {named(stored)}"])
        print_lines(f"  {line}" for line in series_lines(performed.result))
    last, first = chosen[-1], chosen[0]
    print_lines(["", f"#{last.id} against #{first.id}: {comparison.sentence}", ""])
    columns = [Column("rep", right=True), Column("what")]
    for place, one in enumerate(chosen):
        columns += [Column(f"#{one.id}", right=True)]
        columns += [Column("+/-", right=True)] if place else []
        columns += [Column("rest", right=True)]
    rows = [_row(number, row) for number, row in enumerate(comparison.rows, 1)]
    print_table(columns, [*rows, _mean(comparison.sums)])


def _row(number: int, row: CompareRow) -> Row:
    from bell_lap.core.history_phrases import rested_words
    from bell_lap.core.sharing import shared_time
    from bell_lap.core.units import format_delta

    cells = [str(number), row.label]
    for place, step in enumerate(row.steps):
        cells.append("" if step is None else shared_time(step))
        if place:
            delta = row.deltas[place]
            cells.append("" if delta is None else format_delta(delta))
        cells.append(rested_words(row.recoveries[place]))
    return Row(tuple(cells))


def _mean(sums: tuple[CompareSum, ...]) -> Row:
    from bell_lap.core.history_phrases import rested_words
    from bell_lap.core.units import format_delta, format_time

    cells = ["", "mean"]
    for place, one in enumerate(sums):
        cells.append("" if one.mean_ms is None else format_time(one.mean_ms))
        if place:
            cells.append("" if one.delta_ms is None else format_delta(one.delta_ms))
        cells.append(rested_words(one.recovery_ms))
    return Row(tuple(cells), "strong")
