"""Keeps a live workout's inputs: the row is made at the first one, the writer thread does the rest.

A disk that refuses never stops the workout: the inputs wait here, `trouble` says so, and the next
input or second tries again.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from bell_lap.clock import Anchor
from bell_lap.core.journal import Entry
from bell_lap.core.plan import Plan
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.result import WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.exchange import unsaved
from bell_lap.history.exchange.copies import Copy
from bell_lap.history.lifts import LastTime
from bell_lap.history.store import Store
from bell_lap.history.stored import NewWorkout
from bell_lap.history.writer import BUSY_S, CLOSE_S, Writer

LAST_TRY_S = BUSY_S + 0.5


@dataclass(frozen=True, slots=True)
class About:
    """What a workout is of and by: kept beside it for reading."""

    session_text: str = ""
    """The session as its author wrote it."""
    session_name: str | None = None
    """Its name in the library; None for a line typed by hand."""
    profile: Profile = NOBODY


class Saver:
    """One workout's way to the disk. `workout_id` is None until its row is made."""

    def __init__(self, store: Store, about: About, workout_id: int | None = None):
        self.workout_id = workout_id
        self._store = store
        self._about = about
        self._new: NewWorkout | None = None
        self._waiting: list[Entry] = []
        self._result: WorkoutResult | None = None
        self._refused: str | None = None
        self._writer: Writer | None = None
        self._copy: Copy | None = None
        if workout_id is not None:
            self._copy = unsaved.kept(store.path, workout_id)
            self._writer = store.writer(workout_id)

    def begin(self, plan: Plan, rules: Rules, anchor: Anchor) -> None:
        """Name what is to be kept; its start is the anchor. The row is made with the first input.

        Does nothing for a workout that has its row already.
        """
        if self._writer is None:
            self._new = NewWorkout(
                title=plan.title,
                plan=plan,
                rules=rules,
                anchor=anchor,
                session_text=self._about.session_text,
                session_name=self._about.session_name,
                profile=self._about.profile,
                uid=secrets.token_hex(16),
            )
            self._copy = unsaved.begun(self._new)

    def last_time(self, movement: str) -> LastTime | None:
        """What was done of a movement in the newest workout before this one.

        Raises EnvironmentProblem where the disk refuses.
        """
        return self._store.last_time(movement, before=self.workout_id)

    @property
    def acked_seq(self) -> int:
        """The newest input that is on the disk, with all before it."""
        return self._writer.acked_seq if self._writer is not None else 0

    @property
    def trouble(self) -> str | None:
        """Why something is not on the disk, for a person; None where all is well."""
        return self._refused or (self._writer.trouble if self._writer is not None else None)

    @property
    def all_saved(self) -> bool:
        """Whether everything taken so far, the result too, is on the disk."""
        if self._waiting or self._result is not None:
            return False
        return self._writer is None or self._writer.all_written

    def copy(self, entries: Iterable[Entry], result: WorkoutResult) -> Copy | None:
        """The whole workout with these inputs, for a file; None before it has begun."""
        if self._copy is None:
            return None
        return unsaved.come_to(self._copy, self.workout_id, entries, result)

    def append(self, entry: Entry) -> None:
        """Take an input; never waits, never raises for the disk."""
        self._waiting.append(entry)
        self._pass_on()

    def finish(self, result: WorkoutResult) -> None:
        """Take the result by now, to be written after the inputs so far."""
        self._result = result
        self._pass_on()

    def heartbeat(self, at_ms: int) -> None:
        """Note that the program is alive; tries again what the disk refused."""
        self._pass_on()
        if self._writer is not None:
            self._writer.heartbeat(at_ms)

    def close(self) -> bool:
        """Write what waits; whether everything is on the disk.

        A disk that refuses gets one more try; who waits is told sooner where the workout is.
        """
        self._pass_on()
        if self._writer is None:
            return self.all_saved
        return self._writer.close(CLOSE_S if self._writer.trouble is None else LAST_TRY_S)

    def _pass_on(self) -> None:
        if self._writer is None and self._waiting:
            self._writer = self._make_row()
        if self._writer is None:
            return
        for entry in self._waiting:
            self._writer.append(entry.seq, entry.item)
        self._waiting.clear()
        if self._result is not None:
            self._writer.finish(self._result)
            self._result = None

    def _row_made(self) -> int | None:
        """The row's number where an earlier try made it, whatever the disk said of it then."""
        if self._refused is None or self._new is None or self._new.uid is None:
            return None
        return self._store.number_of(self._new.uid)

    def _make_row(self) -> Writer | None:
        assert self._new is not None, "begin comes before the first input"
        try:
            if self.workout_id is None:
                self.workout_id = self._row_made() or self._store.create(self._new)
            writer = self._store.writer(self.workout_id)
        except EnvironmentProblem as problem:
            self._refused = problem.message
            return None
        self._refused = None
        return writer
