"""A workout of the history, opened to be mended: what is done goes to the end of its journal.

What was done at the line stays: undo takes back repairs only, and nothing here opens the workout
again. Every repair is on the disk, with the rows made from it, before it is shown; what the disk or
the rules refuse changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bell_lap.clock import Clock, elapsed_between
from bell_lap.core.derive import workout_result
from bell_lap.core.events import Event, Redone, Refused, Repaired, Undone
from bell_lap.core.inputs import KINDS, Input, Redo, Repair, Undo
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.projection import Projector
from bell_lap.core.result import WorkoutResult
from bell_lap.core.state import State
from bell_lap.core.view import Action, View
from bell_lap.errors import BadInput
from bell_lap.history.store import Store
from bell_lap.history.stored import StoredWorkout

Listener = Callable[[Event], None]

ONLY_REPAIRS = "what was done at the line stays: only repairs are taken back here"
STAYS_ENDED = "that would open the workout again"


def edit(clock: Clock, store: Store, workout_id: int) -> KeptWorkout:
    """Open a workout that has ended, to mend its laps.

    Raises BadInput where there is none, where it has no end or can only be looked at; LockHeld
    while another program has a workout under way, which may be this one.
    """
    return KeptWorkout(clock, store, _load(store, workout_id))


def _load(store: Store, workout_id: int) -> StoredWorkout:
    held = store.holder()
    if held is not None:
        raise held
    stored = store.load(workout_id)
    hints = (f"bell-lap history show {workout_id}",)
    if stored.readonly_reason is not None:
        raise BadInput(f"this workout can only be looked at: {stored.readonly_reason}", hints=hints)
    if stored.status == "running":
        raise BadInput(
            f"workout {workout_id} has no end yet: its laps are mended at the line",
            hints=("bell-lap resume goes on with it",),
        )
    if stored.status == "discarded":
        raise BadInput(f"workout {workout_id} was discarded", hints=hints)
    return stored


class KeptWorkout:
    """A workout that has ended. All methods belong to one thread."""

    def __init__(self, clock: Clock, store: Store, stored: StoredWorkout):
        self.plan = stored.plan
        self.rules = stored.rules
        self._clock = clock
        self._store = store
        self._listeners: list[Listener] = []
        self._take(stored)

    def _take(self, stored: StoredWorkout) -> None:
        self.stored = stored
        """As it is on the disk by now."""
        self._end_ms = stored.summary.end_ms or 0
        self._show(Fold(self.plan, self.rules, stored.entries))

    def _show(self, fold: Fold) -> None:
        self._fold = fold
        self._projector = Projector(fold)

    # --- looking ----------------------------------------------------------------------------------

    def now_ms(self) -> int:
        """This instant in ms since the workout's start; never before its end or an input of it.

        Reckoned by the wall clock where the machine was started since.
        """
        last = self.stored.anchors[-1]
        passed_ms, _ = elapsed_between(last.anchor, self._clock.anchor())
        newest_ms = max((entry.item.at_ms for entry in self._fold.entries), default=0)
        return max(last.at_ms + passed_ms, self._end_ms, newest_ms)

    def state(self) -> State:
        """The state that its inputs give."""
        return self._state_of(self._fold)

    def _state_of(self, fold: Fold) -> State:
        return fold.at(self._end_ms).state

    def result(self) -> WorkoutResult:
        """Reps, laps and recoveries with every repair so far."""
        return workout_result(self.state(), self.rules)

    def view(self) -> View:
        """The workout as it ended; all that can be done is undo and redo of repairs."""
        can = set()
        undoable = self.state().undoable
        if undoable and self._is_repair(max(undoable)):
            can.add(Action.UNDO)
        back = self._fold.to_redo
        if back and all(isinstance(entry.item, Repair) for entry in back):
            can.add(Action.REDO)
        return replace(self._projector.view_at(self._end_ms), can=frozenset(can))

    def _is_repair(self, seq: int) -> bool:
        return any(
            entry.seq == seq and isinstance(entry.item, Repair) for entry in self._fold.standing
        )

    # --- doing ------------------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear what was repaired, taken back, or refused and why; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def act(self, item: Input) -> None:
        """Take a repair, an undo or a redo, at this instant whatever its own.

        What the rules refuse is told and not kept. Raises LockHeld and EnvironmentProblem where it
        cannot be written, BadInput where another program has mended the workout meanwhile (it is
        shown as it is then), ValueError for any other input.
        """
        if not isinstance(item, Repair | Undo | Redo):
            raise ValueError(f"a workout that has ended takes no {item.kind!r}")
        entry = Entry(self._fold.next_seq, replace(item, at_ms=self.now_ms()))
        trial = Fold(self.plan, self.rules, self._fold.entries)
        taken = trial.add(entry)
        told = _told(trial, entry, taken=taken)
        refused = told if isinstance(told, Refused) else self._forbidden(trial, told)
        if refused is None:
            self._write(entry, trial)
        for listener in tuple(self._listeners):
            listener(refused or told)

    def _forbidden(self, trial: Fold, told: Event) -> Refused | None:
        """What the fold would do and a workout that has ended does not."""
        if isinstance(told, Undone | Redone) and not issubclass(KINDS[told.what], Repair):
            kind = Undo.kind if isinstance(told, Undone) else Redo.kind
            return Refused(told.at_ms, kind, ONLY_REPAIRS)
        if self._state_of(trial).status is not self.state().status:
            return Refused(told.at_ms, trial.entries[-1].item.kind, STAYS_ENDED)
        return None

    def _write(self, entry: Entry, trial: Fold) -> None:
        held = self._store.holder()
        if held is not None:
            raise held
        number = self.stored.id
        result = workout_result(self._state_of(trial), self.rules)
        if not self._store.amend(number, entry.seq - 1, (entry,), result):
            self._take(_load(self._store, number))
            raise BadInput(
                f"workout {number} was mended by another program meanwhile",
                hints=("It is shown as it is now: do it again if it is still wanted.",),
            )
        self._show(trial)
        self.stored = self._store.load(number)


def _told(trial: Fold, entry: Entry, *, taken: bool) -> Event:
    """What came of the newest entry."""
    if isinstance(entry.item, Undo | Redo):
        return trial.notices[-1]
    told = trial.events()
    if taken:
        return next(event for event in reversed(told) if isinstance(event, Repaired))
    return next(event for event in reversed(told) if isinstance(event, Refused))
