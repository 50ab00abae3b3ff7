"""The history as the rest of the program sees it: one file, every workout in it for good.

Any thread may ask; each has a connection of its own until `close`. Every change is one transaction.
What the disk refuses raises EnvironmentProblem; what a person named wrongly raises BadInput.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bell_lap.clock import Anchor, elapsed_between
from bell_lap.core.journal import Entry
from bell_lap.core.result import WorkoutResult
from bell_lap.history import adding, queries
from bell_lap.history.adding import NOTHING_TOLD, Told, insert_anchor
from bell_lap.history.alive import Alive, alive_path, read_alive
from bell_lap.history.amending import amend
from bell_lap.history.appending import newest_seq
from bell_lap.history.derived import clear, record
from bell_lap.history.diaries import Diaries
from bell_lap.history.lifts import LastTime, last_time
from bell_lap.history.loading import load_workout, read_anchors
from bell_lap.history.looking import Looking
from bell_lap.history.over_years import OverYears
from bell_lap.history.refusals import refusals
from bell_lap.history.stored import NewWorkout, StoredWorkout
from bell_lap.history.writer import Writer


class Store(Looking, Diaries, OverYears):
    """The open history. Close it, or use it in a `with` statement."""

    # --- a live workout ---------------------------------------------------------------------------

    def create(self, new: NewWorkout) -> int:
        """Begin a workout, with its start as the first anchor; returns its number.

        Raises BadInput where another workout has its `uid`.
        """
        with self._changing() as connection:
            return self._fresh(adding.begin(connection, new))

    def add(
        self,
        new: NewWorkout,
        entries: Sequence[Entry],
        result: WorkoutResult,
        told: Told = NOTHING_TOLD,
    ) -> int:
        """Keep a workout that is over, all of it in one transaction; returns its number.

        Nothing of it is there where any of it is refused. Raises BadInput for what is told of it
        and cannot be kept.
        """
        with self._changing() as connection:
            return self._fresh(adding.add(connection, new, entries, result, told))

    def add_anchor(self, workout: int, anchor: Anchor, at_ms: int | None = None) -> int:
        """Note another run of the program; returns its instant in ms since the workout's start.

        `at_ms` is that instant. Without it, it is reckoned from the anchor of the run before, but
        is never before an input or the last sign of life: the wall clock may have been set back.
        """
        alive = self.last_alive(workout)
        with self._changing() as connection:
            queries.summary_of(connection, workout)
            last = read_anchors(connection, workout)[-1]
            if at_ms is None:
                reckoned_ms = last.at_ms + elapsed_between(last.anchor, anchor)[0]
                known_ms = alive.at_ms if alive is not None else 0
                at_ms = max(reckoned_ms, known_ms, queries.newest_input_ms(connection, workout))
            insert_anchor(connection, workout, last.run + 1, at_ms, anchor)
        return at_ms

    def writer(self, workout: int) -> Writer:
        """The thread that keeps this workout's inputs; the caller closes it."""
        with self._asking() as connection:
            queries.summary_of(connection, workout)
            newest = newest_seq(connection, workout)
        return Writer(self.path, workout, newest)

    def last_alive(self, workout: int) -> Alive | None:
        """The last sign of life of the workout's program, where there is one."""
        with refusals(self.path):
            return read_alive(alive_path(self.path, workout))

    def finish(self, workout: int, result: WorkoutResult) -> None:
        """Keep the result: its status and the derived rows, in place of those before.

        A result that is still running takes the workout back to be resumed.
        """
        self.finish_all([(workout, result)])

    def finish_all(self, results: Iterable[tuple[int, WorkoutResult]]) -> None:
        """The same for many workouts, all in one transaction."""
        with self._changing() as connection:
            for workout, result in results:
                queries.summary_of(connection, workout)
                record(connection, workout, result)

    def amend(
        self, workout: int, after_seq: int, entries: Sequence[Entry], result: WorkoutResult
    ) -> bool:
        """Add repairs to a workout that has ended, with the result that they give; all or nothing.

        False, with nothing changed, where its newest input is not `after_seq` or its status is not
        the result's: another program was there first.
        """
        with self._changing() as connection:
            return amend(connection, workout, after_seq, entries, result)

    def reopen(self, workout: int) -> None:
        """The workout runs again: an undo took its end back."""
        with self._changing() as connection:
            queries.summary_of(connection, workout)
            clear(connection, workout, "running")

    # --- looking ----------------------------------------------------------------------------------

    def load(self, workout: int) -> StoredWorkout:
        """A whole workout. Raises BadInput where there is none, or its plan cannot be read."""
        with self._asking() as connection:
            return load_workout(connection, workout)

    def get(self, word: str) -> StoredWorkout:
        """The workout that a person means by `12`, `#12`, `last` or `2026-05-29`."""
        with self._asking() as connection:
            return load_workout(connection, queries.pick(connection, word))

    def last_time(
        self, movement: str, runner: str = "", before: int | None = None
    ) -> LastTime | None:
        """A runner's last sets of a movement, in the newest workout that began before `before`."""
        with self._asking() as connection:
            return last_time(connection, movement, runner, before)

    def check(self) -> str | None:
        """What is wrong with the file, or None: reads all of it, for `doctor`."""
        with self._asking() as connection:
            (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if answer != "ok":
                return str(answer)
            astray = connection.execute("PRAGMA foreign_key_check").fetchone()
            return None if astray is None else f"a row of {astray[0]} has lost its workout"

    def _fresh(self, number: int) -> int:
        """The number of a new workout; what a history before this one left of it goes."""
        alive_path(self.path, number).unlink(missing_ok=True)
        return number
