"""Which workouts go out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bell_lap.history.database import connect
from bell_lap.history.queries import summary_of
from bell_lap.history.records import to_day
from bell_lap.history.refusals import refusals

_ALL = "SELECT id FROM workout ORDER BY id"
_SOME = """
SELECT id FROM workout WHERE status <> 'discarded' AND day BETWEEN ? AND ? ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Some workouts, or all of them."""

    since: date | None = None
    """The first local day."""
    until: date | None = None
    """The last one."""
    workouts: tuple[int, ...] = ()
    """Just these."""

    @property
    def everything(self) -> bool:
        """Nothing was said: the whole history, with what is in the trash."""
        return self == ALL


ALL = Wanted()


def numbers(connection: sqlite3.Connection, wanted: Wanted) -> tuple[int, ...]:
    """The numbers of the workouts that are wanted, in the order of their numbers.

    Those in the trash only where everything is. Raises BadInput for a number that there is not.
    """
    if wanted.everything:
        return tuple(number for (number,) in connection.execute(_ALL))
    if wanted.workouts:
        return tuple(summary_of(connection, number).id for number in sorted(set(wanted.workouts)))
    first = to_day(wanted.since or date.min)
    last = to_day(wanted.until or date.max)
    return tuple(number for (number,) in connection.execute(_SOME, (first, last)))


@contextmanager
def snapshot(database: Path) -> Iterator[sqlite3.Connection]:
    """The history as it is at one instant, however long the reading takes."""
    with refusals(database), closing(connect(database)) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")
