"""What the list of workouts does beyond showing them: choosing what to compare, and the trash."""

from __future__ import annotations

from collections.abc import Mapping

from bell_lap.core.result import WorkoutResult
from bell_lap.errors import BadInput
from bell_lap.history.records import Summary
from bell_lap.history.results import result_of
from bell_lap.tui.ports import History


def pair_of(history: History, at: Summary, marked: Mapping[int, Summary]) -> tuple[int, ...]:
    """The numbers of the workouts to compare, oldest first.

    They are the marked ones; one mark alone goes with the workout under the cursor, and without any
    mark the workout under the cursor goes with the one before it of the same work. Raises BadInput
    where there is no such one.
    """
    chosen = {**marked, at.id: at} if len(marked) < 2 else dict(marked)
    if len(chosen) < 2:
        before = [row for row in history.alike(at.id) if _start(row) < _start(at)]
        if not before:
            raise BadInput(
                f"No workout before this one had the same work: {at.title}",
                hints=("x marks any two workouts, and c compares them.",),
            )
        newest = max(before, key=_start)
        chosen[newest.id] = newest
    return tuple(row.id for row in sorted(chosen.values(), key=_start))


def _start(row: Summary) -> tuple[int, int]:
    return row.started_utc_ms, row.id


class Trash:
    """The workout that was deleted last on a screen, to be brought back."""

    def __init__(self) -> None:
        self.deleted: Summary | None = None
        self._result: WorkoutResult | None = None

    def delete(self, history: History, row: Summary, now_utc_ms: int) -> str:
        """Put it in the trash, and say so. Raises BellLapError where that may not be.

        One that cannot be read goes there too; only who can read it can bring it back.
        """
        try:
            result = result_of(history.load(row.id))
        except BadInput:
            result = None
        history.delete(row.id, now_utc_ms)
        kept = f"{row.title} is in the trash for 30 days."
        if result is None:
            self.deleted = self._result = None
            return f"{kept} It cannot be read here, so it cannot be brought back from here either."
        self.deleted, self._result = row, result
        return f"{kept} u brings it back."

    def bring_back(self, history: History) -> Summary | None:
        """Take it out again; returns it. Raises BellLapError where that may not be."""
        row, result = self.deleted, self._result
        if row is not None and result is not None:
            history.undelete(row.id, result)
            self.deleted = self._result = None
        return row
