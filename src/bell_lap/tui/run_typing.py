"""Times typed on the run screen: a rep's time by the watch, a new goal."""

from __future__ import annotations

from bell_lap.core import inputs
from bell_lap.core.view import Action, Phase, View
from bell_lap.tui.keys import FIGURES
from bell_lap.tui.run_acts import RunActs
from bell_lap.tui.widgets.time_entry import TimeEntry


class RunTyping(RunActs):
    """A screen with a field for a time."""

    def types(self, character: str) -> bool:
        """A figure begins a typed time; whether it did.

        Called where keys arrive, before anything waits its turn: the next key may be here already.
        Where no time can be given the field opens too, and what is given is refused with its
        reason: an Enter behind figures that nobody took would be a tap.
        """
        view = self.live.view()
        if character not in FIGURES or (
            view.phase is Phase.DONE and Action.TYPED_TIME not in view.can
        ):
            return False
        self._type("time", character)
        return True

    def action_type_time(self) -> None:
        """Type the time of the rep that just ended."""
        self._type("time")

    def action_type_goal(self) -> None:
        """Type a new goal for the rep at hand."""
        self._type("goal")

    def _type(self, purpose: str, first: str = "") -> None:
        title = "The rep's time by watch" if purpose == "time" else "New goal for this rep"
        self._typed_at = self.typed_for(self.live.view())
        self._entry.begin(purpose, title, first)

    @staticmethod
    def typed_for(view: View) -> tuple[int, int]:
        """What a half typed time belongs to; when the next thing begins, it is closed."""
        return (-1 if view.step is None else view.step.index, view.attempt)

    def on_time_entry_given(self, message: TimeEntry.Given) -> None:
        """A time was typed."""
        kind = inputs.TypedTime if message.purpose == "time" else inputs.NewGoal
        self.act(kind(self.live.now_ms(), message.time_ms))
