"""What the lap editor asks of a workout, be it under way or kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bell_lap.core.events import Event
    from bell_lap.core.inputs import Input
    from bell_lap.core.plan import Plan
    from bell_lap.core.result import WorkoutResult
    from bell_lap.core.rules import Rules
    from bell_lap.core.state import State
    from bell_lap.core.view import View
    from bell_lap.history.stored import StoredWorkout


class Editable(Protocol):
    """`live.workout.LiveWorkout` and `live.editing.KeptWorkout` are two."""

    @property
    def plan(self) -> Plan:
        """As it was loaded."""

    @property
    def rules(self) -> Rules:
        """Who taps, and what is a bounce."""

    def now_ms(self) -> int:
        """This instant, in milliseconds since the workout's start."""

    def state(self) -> State:
        """The state at this instant; the same object while nothing changes."""

    def view(self) -> View:
        """The workout at this instant, with whether undo and redo can be done."""

    def result(self) -> WorkoutResult:
        """Reps, laps and recoveries by now."""

    def act(self, item: Input) -> None:
        """Take a repair, an undo or a redo. Raises BellLapError where it cannot be kept."""

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Hear every event from now on; call the result to stop."""


class Kept(Editable, Protocol):
    """A workout of the history."""

    @property
    def stored(self) -> StoredWorkout:
        """As it is on the disk by now."""
