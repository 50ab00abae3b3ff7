"""The ordered inputs of a workout, and the fold that makes a state of them.

The journal is the truth and only grows. Undo and redo choose which inputs stand; those that stand
apply in the order of their instants, so that an input which arrives late gives the same result as
one that came in time.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass

from bell_lap.core import engine
from bell_lap.core.events import Event, Redone, Refused, Undone
from bell_lap.core.inputs import Gap, Input, Redo, Undo
from bell_lap.core.machine import Machine
from bell_lap.core.plan import Plan, StepKind
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
    """A plan, its rules and the inputs so far, with the state that they give.

    The state before every standing input is kept, so that an undo or a late input folds again only
    what comes after it.
    """

    def __init__(self, plan: Plan, rules: Rules, entries: Iterable[Entry] = ()):
        self.plan = plan
        self.rules = rules
        self.entries: list[Entry] = []
        self.notices: list[Event] = []
        """What undo and redo did or refused: news that no state remembers."""
        self.applied = 0
        """How often an input was applied so far: again after each that came late or was undone."""
        self._standing: list[Entry] = []
        self._before: list[tuple[State, int]] = []
        """For each standing input the state it found, and how much had happened by then."""
        self._undone: list[tuple[Entry, ...]] = []
        self._machine = Machine(plan, rules)
        self._ahead: tuple[int, Machine] | None = None
        """The machine advanced to the instant that was last asked for."""
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
    def can_undo(self) -> bool:
        """Whether an input stands that undo withdraws."""
        return bool(self.state.undoable)

    @property
    def can_redo(self) -> bool:
        """Whether something undone can come back."""
        return bool(self._undone)

    @property
    def to_redo(self) -> tuple[Entry, ...]:
        """What redo would bring back: an input with the presses that follow it; () for nothing."""
        return self._undone[-1] if self._undone else ()

    @property
    def next_seq(self) -> int:
        """The number for the next entry."""
        return self.entries[-1].seq + 1 if self.entries else 1

    def events(self, until_ms: int | None = None) -> list[Event]:
        """Everything that happened, with the deadlines that have passed up to an instant."""
        passed = [] if until_ms is None else self._advanced(until_ms).events
        return self._machine.events + passed if passed else self._machine.events

    def at(self, now_ms: int) -> Machine:
        """A machine advanced to an instant; this fold does not change."""
        return self._advanced(now_ms).copy()

    def _advanced(self, now_ms: int) -> Machine:
        """The machine at an instant, from where it was last asked for: not to be changed."""
        if self._ahead is None or now_ms < self._ahead[0]:
            ahead = self._machine.copy()
        else:
            ahead = self._ahead[1]
        ahead.advance(now_ms)
        self._ahead = now_ms, ahead
        return ahead

    def add(self, entry: Entry) -> bool:
        """Take one more input; whether it had an effect. Raises ValueError for an old number.

        A press always has one: it is a tap, an action or a stray.
        """
        if self.entries and entry.seq <= self.entries[-1].seq:
            raise ValueError(f"entry {entry.seq} comes after {self.entries[-1].seq}")
        self.entries.append(entry)
        self._ahead = None
        match entry.item:
            case Undo():
                return self._undo(entry)
            case Redo():
                return self._redo(entry)
            case _:
                if not isinstance(entry.item, Gap):
                    self._undone.clear()
                return self._stand(entry)

    def _stand(self, entry: Entry) -> bool:
        at = bisect_right(self._standing, _when(entry), key=_when)
        standing = [*self._standing[at:]]
        del self._standing[at:]
        self._rewind(at)
        counts = self._apply(entry)
        for later in standing:
            self._apply(later)
        return counts

    def _apply(self, entry: Entry) -> bool:
        self.applied += 1
        self._standing.append(entry)
        self._before.append((self._machine.state, len(self._machine.events)))
        return engine.apply(self._machine, entry.seq, entry.item)

    def _rewind(self, at: int) -> None:
        """The machine as it was before the standing input at this place."""
        if at < len(self._before):
            self._machine.state, told = self._before[at]
            self._machine.events = self._machine.events[:told]
            del self._before[at:]

    def _refold(self, standing: list[Entry], at: int) -> None:
        """These inputs stand from now on; up to a place they are those that stood before."""
        self._rewind(at)
        self._standing = standing[:at]
        for entry in standing[at:]:
            self._apply(entry)

    def _undo(self, entry: Entry) -> bool:
        if not self.state.undoable:
            return self._refuse(entry, "there is nothing to undo")
        target = max(self.state.undoable)
        followers = {stray.press for stray in self.state.strays if stray.leader == target}
        gone = tuple(e for e in self._standing if e.seq == target or e.seq in followers)
        was = self._standing, self._machine, self._before
        at = was[0].index(gone[0])
        self._machine = was[1].copy()
        self._machine.events, self._before = was[1].events, list(was[2])
        self._refold([e for e in was[0] if e.seq != target and e.seq not in followers], at)
        if self._shifts_a_start(was[1].state, entry.item.at_ms):
            self._standing, self._machine, self._before = was
            self._ahead = None
            return self._refuse(entry, "a later rep has begun from it: use back to run it again")
        self._undone.append(gone)
        kind = type(next(e.item for e in gone if e.seq == target)).kind
        self.notices.append(Undone(entry.item.at_ms, kind, target))
        return True

    def _redo(self, entry: Entry) -> bool:
        if not self._undone:
            return self._refuse(entry, "there is nothing to redo")
        back = self._undone.pop()
        standing = list(self._standing)
        for one in back:
            insort(standing, one, key=_when)
        self._refold(standing, standing.index(back[0]))
        target = min(back, key=lambda one: one.seq)
        self.notices.append(Redone(entry.item.at_ms, type(target.item).kind, target.seq))
        return True

    def _refuse(self, entry: Entry, reason: str) -> bool:
        self.notices.append(Refused(entry.item.at_ms, type(entry.item).kind, reason))
        return False

    def _shifts_a_start(self, was: State, at_ms: int) -> bool:
        """Whether work that keeps inputs of its own has lost its start, or has got another one.

        A recovery may begin at another instant: nothing is measured in it.
        """
        now = {(run.step.index, run.attempt): run for run in self._advanced(at_ms).state.runs}
        for run in was.runs:
            if not run.inputs or run.step.kind is not StepKind.WORK:
                continue
            same = now.get((run.step.index, run.attempt))
            if same is None or (same.inputs and same.start_ms != run.start_ms):
                return True
        return False


def fold(plan: Plan, rules: Rules, entries: Iterable[Entry]) -> State:
    """The state that a journal gives."""
    return Fold(plan, rules, entries).state
