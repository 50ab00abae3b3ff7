"""The history as rows that can be asked for by number, fetched a page at a time."""

from __future__ import annotations

from bell_lap.history.records import Summary
from bell_lap.tui.ports import History

PAGE = 200


class Pages:
    """Rows from the newest on. A page is fetched when one of its rows is first asked for.

    Pages follow one another by key, so that a new workout shifts nothing; a far row fetches all
    that lie before it in one go.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._rows: list[Summary] = []

    def count(self) -> int:
        """How many rows there are. Raises EnvironmentProblem where the disk refuses."""
        return self._history.count()

    def put(self, row: Summary) -> None:
        """This row is so by now; one that was not fetched yet is fetched so."""
        self._rows = [row if old.id == row.id else old for old in self._rows]

    def row(self, index: int) -> Summary | None:
        """The row `index`, or None past the end. Raises as `count` does."""
        missing = index + 1 - len(self._rows)
        if missing > 0:
            after = self._rows[-1].key if self._rows else None
            limit = -(-missing // PAGE) * PAGE
            self._rows.extend(self._history.list(after=after, limit=limit))
        return self._rows[index] if index < len(self._rows) else None
