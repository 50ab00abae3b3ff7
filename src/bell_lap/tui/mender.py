"""Which rep and which row of a workout are at hand in the lap editor, and what is done there."""

from __future__ import annotations

from bell_lap.core import inputs
from bell_lap.core.derive import Results
from bell_lap.core.inputs import AcceptEstimate
from bell_lap.core.laps import LapRow, LapSheet, attempts, just_run, sheet_of
from bell_lap.core.mending import Mend, mend, why_not
from bell_lap.core.state import Run
from bell_lap.core.view import Action
from bell_lap.tui.editable import Editable

Key = tuple[int, int]
"""A step's plan index and the attempt at it."""
Place = tuple[int | None, int | None]
"""A row by its mark and its press."""

NOWHERE: Place = (None, None)


class Mender:
    """One person's place in a workout; knows no widget."""

    def __init__(self, subject: Editable) -> None:
        self.subject = subject
        self.sheet: LapSheet | None = None
        """The rep at hand with its rows; None before `look`, and where nothing was run."""
        self.at: Key | None = None
        self.cursor = 0
        """An index of the sheet's rows."""
        self._follow: Place | None = None
        """The row to stand on once the rows are made anew."""
        self._seen: tuple[object, ...] = ()
        self._results = Results(subject.rules)

    @property
    def row(self) -> LapRow | None:
        """The row under the cursor."""
        rows = () if self.sheet is None else self.sheet.rows
        return rows[min(self.cursor, len(rows) - 1)] if rows else None

    def look(self) -> bool:
        """Take the workout as it is at this instant; whether there is anything new to show.

        The cursor stays on its row, however many come before it; at first it is on the newest tap.
        """
        state = self.subject.state()
        run = self._run()
        if run is None:
            self.sheet = None
            return True
        if self.sheet is not None and not run.open and self._seen == (state, self.at):
            return False
        stands = self._follow or self._stands()
        before = self.sheet
        now_ms = self.subject.now_ms()
        self.sheet = sheet_of(state, self.subject.rules, run, now_ms, self._results)
        self._seen = (state, self.at)
        self._follow = None
        self.cursor = _index(self.sheet, stands, self.cursor)
        return before != self.sheet

    def _run(self) -> Run | None:
        """The attempt at hand, else the one just run."""
        found = attempts(self.subject.state())
        here = next((run for run in found if _key(run) == self.at), None)
        if here is None and found:
            here = found[just_run(self.subject.state())]
            self.at, self._follow = _key(here), NOWHERE
        return here

    def _stands(self) -> Place:
        return NOWHERE if self.row is None else (self.row.mark, self.row.press)

    def go(self, by: int) -> bool:
        """To a rep before or after; whether there is one."""
        found = attempts(self.subject.state())
        here = next((place for place, run in enumerate(found) if _key(run) == self.at), 0)
        there = max(0, min(len(found) - 1, here + by))
        if not found or there == here:
            return False
        self.at, self._follow = _key(found[there]), NOWHERE
        return True

    def stand_on(self, mark: int) -> bool:
        """Put the cursor on a mark of the rep at hand; whether it has a row."""
        rows = () if self.sheet is None else self.sheet.rows
        place = next((place for place, row in enumerate(rows) if row.mark == mark), None)
        if place is not None:
            self.cursor = place
        return place is not None

    # --- doing ------------------------------------------------------------------------------------

    def offers(self, what: Mend) -> bool:
        """Whether the row at hand has something to be done that way; the rules may still refuse."""
        return self.sheet is not None and mend(self.sheet, self.row, what, 0) is not None

    def can(self, action: Action) -> bool:
        """Whether undo or redo can be done now."""
        return action in self.subject.view().can

    def mend(self, what: Mend, value_ms: int = 0) -> str | None:
        """Do it, or say why the rules refuse it. Raises as `Editable.act` does."""
        if self.sheet is None:
            return None
        item = mend(self.sheet, self.row, what, self.subject.now_ms(), value_ms)
        if item is None:
            return None
        why = why_not(self.subject.plan, self.subject.rules, self.subject.state(), item)
        if why is None:
            self.subject.act(item)
            self._follow = (item.mark, None) if isinstance(item, AcceptEstimate) else self._stands()
        return why

    def undo(self) -> None:
        """Take the newest input back. Raises as `Editable.act` does."""
        self.subject.act(inputs.Undo(self.subject.now_ms()))

    def redo(self) -> None:
        """Bring back what undo took. Raises as `Editable.act` does."""
        self.subject.act(inputs.Redo(self.subject.now_ms()))


def _key(run: Run) -> Key:
    return run.step.index, run.attempt


def _index(sheet: LapSheet, stands: Place, cursor: int) -> int:
    """Where a row is by now: by its press, else by its mark, else about where it was."""
    mark, press = stands
    for at, row in enumerate(sheet.rows):
        if press is not None and row.press == press:
            return at
    for at, row in enumerate(sheet.rows):
        if mark is not None and row.mark == mark:
            return at
    if stands == NOWHERE and sheet.taps:
        return sheet.rows.index(sheet.taps[-1])
    return max(0, min(cursor, len(sheet.rows) - 1))
