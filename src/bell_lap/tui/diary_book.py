"""What is done to a kept workout beside its laps: its diary, and the trash. All can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bell_lap.core.result import WorkoutResult
from bell_lap.errors import BellLapError
from bell_lap.history.records import Diary
from bell_lap.tui.ports import History


class DiaryBook:
    """One workout's diary, as it is on the disk; remembers how to take back what was done here."""

    def __init__(self, history: History, workout: int) -> None:
        """Raises BellLapError where it cannot be read."""
        self._history = history
        self._workout = workout
        self.diary = history.diary(workout)
        self._before: list[Diary] = []
        """What the diary was before each change that stands."""

    @property
    def can_undo(self) -> bool:
        """Whether anything was changed here."""
        return self.is_deleted or bool(self._before)

    @property
    def is_deleted(self) -> bool:
        """Whether it is in the trash."""
        return self.diary.deleted_utc_ms is not None

    def keep(self, wanted: Diary) -> bool:
        """Write what differs; whether anything did.

        Raises BellLapError where a part cannot be kept; every other part is kept then.
        """
        before = self.diary
        try:
            self._write(before, wanted)
        finally:
            self.diary = self._history.diary(self._workout)
            if self.diary != before:
                self._before.append(before)
        return self.diary != before

    def _write(self, before: Diary, wanted: Diary) -> None:
        history, workout = self._history, self._workout
        wrong: list[BellLapError] = []
        for write, old, new in (
            (history.set_note, before.note, wanted.note),
            (history.set_conditions, before.conditions, wanted.conditions),
        ):
            if new != old:
                _try(wrong, partial(write, workout, new))
        if wanted.rpe != before.rpe:
            _try(wrong, partial(history.set_rpe, workout, wanted.rpe))
        for word in wanted.tags:
            if word not in before.tags:
                _try(wrong, partial(history.tag, workout, word))
        for word in before.tags:
            if word not in wanted.tags:
                _try(wrong, partial(history.untag, workout, word))
        if wrong:
            raise wrong[0]

    def delete(self, now_utc_ms: int) -> None:
        """Into the trash. Raises BellLapError where that may not be."""
        self._history.delete(self._workout, now_utc_ms)
        self.diary = self._history.diary(self._workout)

    def undo(self, result: WorkoutResult) -> str:
        """Take back what was done last, and say what it was; `result` is the workout's.

        Raises BellLapError where that may not be.
        """
        if self.is_deleted:
            self._history.undelete(self._workout, result)
            said = "Out of the trash again."
        elif self._before:
            self._write(self.diary, self._before[-1])
            self._before.pop()
            said = "The diary is as it was before."
        else:
            return "Nothing was changed here."
        self.diary = self._history.diary(self._workout)
        return said


def _try(wrong: list[BellLapError], write: Callable[[], None]) -> None:
    """Write one part; what is wrong with it is told after the others."""
    try:
        write()
    except BellLapError as error:
        wrong.append(error)
