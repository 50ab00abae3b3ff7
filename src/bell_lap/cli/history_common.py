"""What the actions of `bell-lap history` share: the open history, its words, common arguments.

Looking needs no lock and makes no file.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bell_lap import paths
from bell_lap.cli.history_days import day_from, day_to
from bell_lap.cli.options import whole_letters
from bell_lap.errors import BadInput

if TYPE_CHECKING:
    from bell_lap.history.records import Summary
    from bell_lap.history.store import Store
    from bell_lap.history.stored import StoredWorkout

NONE_YET = "No workout has been run yet."
HOW_TO = "`bell-lap run SESSION` runs one; `bell-lap sessions` lists what there is."
ID_HELP = "a number, last, or a day with one workout: 12, #12, last, 2026-05-29"
YOU = ""
"""The runner's name in a workout that is nobody else's, whatever the settings call you."""
KINDS = (
    "base", "intervals", "sprints", "pacing", "drills", "strength", "power", "time-trial", "rest",
)  # fmt: skip
"""Those of `core.session.Kind`, which would be loaded for every help."""


def history() -> Store:
    """The user's history. Raises BadInput where nothing was run yet."""
    if not paths.database_file().exists():
        raise BadInput(NONE_YET, hints=(HOW_TO,))
    from bell_lap.history.store import Store

    return Store.open()


def when_words(row: Summary) -> str:
    """`2026-05-29 18:30`."""
    return row.started_at[:16].replace("T", " ")


def named(stored: StoredWorkout) -> str:
    """`#12 Pyramid`."""
    return f"#{stored.id} {stored.title}"


def workouts(count: int) -> str:
    """`1 workout`, `12 workouts`."""
    return "1 workout" if count == 1 else f"{count} workouts"


def add_id(parser: argparse.ArgumentParser) -> None:
    """Add ID."""
    parser.add_argument("workout", metavar="ID", help=ID_HELP)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_days(parser: argparse.ArgumentParser) -> None:
    """Add `--since` and `--until`."""
    parser.add_argument(
        "--since",
        metavar="DAY",
        type=day_from,
        help="from this day, month or year on: 2026-05-29, 2026-05, may, 'last 3 months'",
    )
    parser.add_argument("--until", metavar="DAY", type=day_to, help="up to this day, month or year")


def add_runner(parser: argparse.ArgumentParser) -> None:
    """Add `--runner`."""
    parser.add_argument(
        "--runner",
        metavar="NAME",
        type=whole_letters,
        default=YOU,
        help="another runner than you, by the name in the list",
    )
