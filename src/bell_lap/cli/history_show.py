"""`bell-lap history show`: one workout with its laps, its series and its diary."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap.cli.history_common import add_id, add_json, history
from bell_lap.cli.output import print_json, print_lines

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from bell_lap.core.result import WorkoutResult
    from bell_lap.history.records import Diary


def add(actions: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the action."""
    parser = actions.add_parser("show", help="one workout with its laps")
    parser.description = "One workout: every rep with its laps, the recoveries, what you noted."
    add_id(parser)
    add_json(parser)
    parser.set_defaults(do=_show)


def _show(args: argparse.Namespace) -> int:
    from bell_lap.cli.workout_table import print_workout
    from bell_lap.history.answers import diary_json, series_json
    from bell_lap.history.export import workout_json
    from bell_lap.history.results import result_of

    with history() as store:
        stored = store.get(args.workout)
        diary = store.diary(stored.id)
    result = result_of(stored)
    if args.json:
        whole = workout_json(stored, result)
        print_json(whole | {"diary": diary_json(diary), "series": series_json(result)})
        return 0
    print_workout(stored, result)
    for lines in (series_lines(result), diary_lines(diary)):
        print_lines(["", *lines] if lines else [])
    return 0


def series_lines(result: WorkoutResult) -> list[str]:
    """How even each series was: `6 x 400m avg 71.2 · spread 2.2 · fade 0.8 slow ...`."""
    from bell_lap.core.analysis import series_of
    from bell_lap.core.history_phrases import series_words

    return [words for series in series_of(result) if (words := series_words(series))]


def diary_lines(diary: Diary) -> list[str]:
    """What was noted; nothing where nothing was."""
    from bell_lap.tui.diary_words import effort_words, tag_words

    facts = (
        ("effort", effort_words(diary.rpe)),
        ("conditions", diary.conditions),
        ("tags", tag_words(diary.tags)),
    )
    lines = [f"{what}: {said}" for what, said in facts if said]
    if diary.source == "log":
        lines.append("logged afterwards: the times are from a watch")
    return [*lines, *(["", *diary.note.splitlines()] if diary.note else [])]
