"""What the store does with a workout that was kept: its diary, and its way into the trash."""

from __future__ import annotations

from bell_lap.core.result import WorkoutResult
from bell_lap.history import diary, queries, trash
from bell_lap.history.alive import alive_path
from bell_lap.history.connections import Connections
from bell_lap.history.lock import LiveLock
from bell_lap.history.records import Diary, Summary
from bell_lap.history.refusals import refusals


class Diaries(Connections):
    """The part of a store that changes what a person sees of a workout, and no time in it."""

    def diary(self, workout: int) -> Diary:
        """What was added to a workout. Raises BadInput where there is no such workout."""
        with self._asking() as connection:
            return diary.diary_of(connection, workout)

    def number_of(self, uid: str) -> int | None:
        """The number of the workout that is known by `uid`; None where it is not here."""
        with self._asking() as connection:
            return diary.number_of(connection, uid)

    def set_note(self, workout: int, text: str) -> None:
        """Replace the note of a workout; an empty text takes it away.

        Raises BadInput, here and below, for what cannot be kept, and says what can.
        """
        with self._changing() as connection:
            diary.set_note(connection, workout, text)

    def set_conditions(self, workout: int, text: str) -> None:
        """Replace the conditions: weather, track, shoes, in one line."""
        with self._changing() as connection:
            diary.set_conditions(connection, workout, text)

    def set_rpe(self, workout: int, rpe: int | None) -> None:
        """How hard it was, 1 to 10; None takes it away."""
        with self._changing() as connection:
            diary.set_rpe(connection, workout, rpe)

    def tag(self, workout: int, word: str) -> None:
        """Add a tag; nothing where it is there."""
        with self._changing() as connection:
            diary.tag(connection, workout, word)

    def untag(self, workout: int, word: str) -> None:
        """Take a tag off; nothing where it is not there."""
        with self._changing() as connection:
            diary.untag(connection, workout, word)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag with how many workouts have it, the commonest first."""
        with self._asking() as connection:
            return diary.tags(connection)

    # --- the trash --------------------------------------------------------------------------------

    def delete(self, workout: int, now_utc_ms: int) -> None:
        """Put a workout in the trash: it leaves every list, and the file after 30 days.

        Raises LockHeld for one that is under way here or elsewhere, BadInput where there is none.
        """
        with self._asking() as connection:
            standing = queries.summary_of(connection, workout).status
        if standing == "running":
            with LiveLock(self.path):
                self._delete(workout, now_utc_ms)
        else:
            self._delete(workout, now_utc_ms)

    def trash(self) -> tuple[Summary, ...]:
        """What can be had back, the last deleted first; `deleted_utc_ms` says when that was."""
        with self._asking() as connection:
            return queries.trash(connection)

    def undelete(self, workout: int, result: WorkoutResult) -> None:
        """Take a workout out of the trash, with the result that its inputs give.

        Raises BadInput where it is not there.
        """
        with self._changing() as connection:
            trash.undelete(connection, workout, result)

    def purge(self, now_utc_ms: int, *, empty: bool = False) -> int:
        """Take what was deleted over 30 days ago out of the file for good; returns how many went.

        With `empty` all that is in the trash goes. While a workout lives, here or elsewhere,
        nothing is done: its inputs are not to wait for this.
        """
        with self._asking() as connection:
            gone = trash.due(connection, now_utc_ms, empty=empty)
        if not gone or self.holder() is not None:
            return 0
        return sum(map(self._erase, gone))

    def _delete(self, workout: int, now_utc_ms: int) -> None:
        with self._changing() as connection:
            trash.delete(connection, workout, now_utc_ms)
        with refusals(self.path):
            alive_path(self.path, workout).unlink(missing_ok=True)

    def _erase(self, workout: int) -> bool:
        with self._changing() as connection:
            return trash.erase(connection, workout)
