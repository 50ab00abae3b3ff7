"""The ordered inputs of a workout, and the fold that makes a state of them.

The journal is the truth and only grows. Undo and redo choose which inputs stand; those that stand
apply in the order of their instants, so that an input which arrives late gives the same result as
one that came in time.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass

from bell_lap.core import engine
from bell_lap.core.events import Event, Redone, Refused, Undone
from bell_lap.core.inputs import Gap, Input, Redo, Undo
from bell_lap.core.machine import Machine
from bell_lap.core.plan import Plan
from bell_lap.core.rules import Rules
from bell_lap.core.state import State


@dataclass(frozen=True, slots=True)
class Entry:
    """One input with its place in the journal; numbers start at 1 and only grow."""

    seq: int
    item: Input


def _when(entry: Entry) -> tuple[int, int]:
    return entry.item.at_ms, entry.seq


class Fold:
    """A plan, its rules and the inputs so far, with the state that they give."""

    def __init__(self, plan: Plan, rules: Rules, entries: Iterable[Entry] = ()):
        self.plan = plan
        self.rules = rules
        self.entries: list[Entry] = []
        self.notices: list[Event] = []
        """What undo and redo did or refused: news that no state remembers."""
        self._standing: list[Entry] = []
        self._undone: list[tuple[Entry, ...]] = []
        self._machine = Machine(plan, rules)
        for entry in entries:
            self.add(entry)

    @property
    def state(self) -> State:
        """The state after the newest input that stands."""
        return self._machine.state

    @property
    def standing(self) -> tuple[Entry, ...]:
        """The inputs that stand, in the order of their instants."""
        return tuple(self._standing)

    @property
    def can_redo(self) -> bool:
        """Whether something undone can come back."""
        return bool(self._undone)

    @property
    def next_seq(self) -> int:
        """The number for the next entry."""
        return self.entries[-1].seq + 1 if self.entries else 1

    def events(self, until_ms: int | None = None) -> list[Event]:
        """Everything that happened, with the deadlines that have passed up to an instant."""
        due = self._machine.next_deadline()
        if until_ms is None or due is None or due > until_ms:
            return self._machine.events
        ahead = self.at(until_ms)
        return self._machine.events + ahead.events

    def at(self, now_ms: int) -> Machine:
        """A machine advanced to an instant; this fold does not change."""
        ahead = self._machine.copy()
        ahead.advance(now_ms)
        return ahead

    def add(self, entry: Entry) -> None:
        """Take one more input. Its number must be greater than all before."""
        if self.entries and entry.seq <= self.entries[-1].seq:
            raise ValueError(f"entry {entry.seq} comes after {self.entries[-1].seq}")
        self.entries.append(entry)
        match entry.item:
            case Undo():
                self._undo(entry)
            case Redo():
                self._redo(entry)
            case _:
                if not isinstance(entry.item, Gap):
                    self._undone.clear()
                self._stand(entry)

    def _stand(self, entry: Entry) -> None:
        if not self._standing or _when(self._standing[-1]) <= _when(entry):
            self._standing.append(entry)
            engine.apply(self._machine, entry.seq, entry.item)
            return
        insort(self._standing, entry, key=_when)
        self._machine = self._fold(self._standing)

    def _fold(self, standing: list[Entry]) -> Machine:
        machine = Machine(self.plan, self.rules)
        for entry in standing:
            engine.apply(machine, entry.seq, entry.item)
        return machine

    def _undo(self, entry: Entry) -> None:
        if not self.state.undoable:
            self._refuse(entry, "there is nothing to undo")
            return
        target = max(self.state.undoable)
        followers = {stray.press for stray in self.state.strays if stray.leader == target}
        gone = tuple(e for e in self._standing if e.seq == target or e.seq in followers)
        kept = [e for e in self._standing if e not in gone]
        without = self._fold(kept)
        if self._shifts_a_start(without, entry.item.at_ms):
            self._refuse(entry, "a later rep has begun from it: use back to run it again")
            return
        self._standing, self._machine = kept, without
        self._undone.append(gone)
        kind = type(next(e.item for e in gone if e.seq == target)).kind
        self.notices.append(Undone(entry.item.at_ms, kind, target))

    def _redo(self, entry: Entry) -> None:
        if not self._undone:
            self._refuse(entry, "there is nothing to redo")
            return
        back = self._undone.pop()
        for one in back:
            insort(self._standing, one, key=_when)
        self._machine = self._fold(self._standing)
        self.notices.append(Redone(entry.item.at_ms, type(back[0].item).kind, back[0].seq))

    def _refuse(self, entry: Entry, reason: str) -> None:
        self.notices.append(Refused(entry.item.at_ms, type(entry.item).kind, reason))

    def _shifts_a_start(self, without: Machine, at_ms: int) -> bool:
        """Whether an attempt that has inputs would lose its start or get another one."""
        ahead = without.copy()
        ahead.advance(at_ms)
        starts = {(run.step.index, run.attempt): run.start_ms for run in ahead.state.runs}
        return any(
            run.inputs and starts.get((run.step.index, run.attempt)) != run.start_ms
            for run in self.state.runs
        )


def fold(plan: Plan, rules: Rules, entries: Iterable[Entry]) -> State:
    """The state that a journal gives."""
    return Fold(plan, rules, entries).state
