"""What the commands of the run screen do: each gives the workout one input and says what it did."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from bell_lap.core import inputs
from bell_lap.core.cues import Caller
from bell_lap.core.inputs import Input
from bell_lap.core.laps import attempts
from bell_lap.core.view import Action, Phase
from bell_lap.tui import happenings, offers, screens, sets
from bell_lap.tui.commands import Commanded
from bell_lap.tui.framing import piece_of
from bell_lap.tui.messages import Left
from bell_lap.tui.plan_said import plan_said
from bell_lap.tui.ports import Live
from bell_lap.tui.run_commands import DO, GIVE_WAY
from bell_lap.tui.widgets.time_entry import TimeEntry


class RunActs(Commanded):
    """A screen with a workout under way that can be acted upon."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self.live = live
        self._can: frozenset[Action] = frozenset()
        self._done = False
        self._refused = False
        """The newest input was refused, and that was said."""
        self._aside = offers.PutAside()
        self._typed_at = (-1, 1)
        self._entry = TimeEntry()

    @abstractmethod
    def refresh_now(self) -> None:
        """Show this instant."""

    @abstractmethod
    def note(self, said: happenings.Said, for_s: float = 0.0) -> None:
        """Show a line for a while."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be done now."""
        match action:
            case "leave" | "scroll":
                return self._done
            case "pacer":
                return not self._done
            case "voice":
                # Words take their own time: none are said in a rehearsal faster than life.
                return not self._done and self.live.clock.speed <= 1
            case "accept":
                missed = self.live.view().missed
                return missed is not None and missed.split_ms is not None
            case "ignore":
                return self.live.view().missed is not None
            case "laps":
                return bool(attempts(self.live.state()))
            case "restore":
                return self._aside.restore is not None
            case "set_reps" | "set_load":
                return not self._done and self.live.set_at_hand() is not None
            case "do" if parameters:
                name = str(parameters[0])
                gives_way = name in GIVE_WAY and Action.GAP_ANSWER in self._can
                return not gives_way and DO[name][0] in self._can
        needs = {
            "stop": Action.STOP, "type_time": Action.TYPED_TIME, "type_goal": Action.NEW_GOAL,
        }.get(action)  # fmt: skip
        return needs is None or needs in self._can

    def act(self, item: Input | None) -> None:
        """Give the workout an input, say what it did, and show it."""
        if item is None:
            return
        before = self.live.view()
        self._refused = False
        self.live.act(item)
        said = None if self._refused else plan_said(item, before, self.live.view())
        if said is not None:
            self.note(said)
        self.refresh_now()

    def action_do(self, name: str) -> None:
        """Give the workout the input that a command stands for."""
        self.act(DO[name][1](self.live.now_ms()))

    def action_accept(self) -> None:
        """Take the estimate on offer."""
        self.act(offers.accepted(self.live.view(), self.live.now_ms()))

    def action_ignore(self) -> None:
        """No tap was missed."""
        self.act(offers.refused(self.live.view(), self.live.now_ms()))

    def action_restore(self) -> None:
        """The newest press that was put aside was a tap."""
        item = self._aside.restore
        self.act(None if item is None else replace(item, at_ms=self.live.now_ms()))

    def action_set_reps(self, by: int) -> None:
        """So many repetitions more were done of the set at hand."""
        self._change_set(reps_by=by)

    def action_set_load(self, steps: int) -> None:
        """The set at hand was so many steps heavier."""
        self._change_set(load_by=steps)

    def _change_set(self, *, reps_by: int = 0, load_by: int = 0) -> None:
        self._refused = False
        self.live.change_set(reps_by=reps_by, load_by=load_by)
        at_hand = self.live.set_at_hand()
        if at_hand is not None and not self._refused:
            self.note(happenings.Said(f"This set: {sets.done_words(at_hand)}"))
        self.refresh_now()

    def action_laps(self) -> None:
        """Mend the laps of any rep."""
        self.app.push_screen(screens.LapEditor(self.live, live=True))

    def action_pacer(self) -> None:
        """Switch the pacer of this workout."""
        on = not self.live.pacer_on
        self.live.set_cue_options(replace(self.live.cue_options, pacer=on))
        rep = piece_of(self.live.view())
        goal = None if rep is None else rep.goal
        paced = goal is not None and (goal.time_ms is not None or goal.pace is not None)
        self.note(happenings.pacer_said(on=on, goal=paced or rep is None))
        self.refresh_now()

    def action_voice(self) -> None:
        """Let the caller of this workout say nothing, splits, everything, in turn."""
        options = self.live.cue_options
        callers = list(Caller)
        caller = callers[(callers.index(options.caller) + 1) % len(callers)]
        self.live.set_cue_options(replace(options, caller=caller))
        self.note(happenings.caller_said(caller))
        self.refresh_now()

    def action_stop(self) -> None:
        """Ask whether to stop."""
        held = Action.GAP_ANSWER in self._can
        self.app.push_screen(screens.StopDialog(held=held), self._stop)

    def _stop(self, answer: bool | None) -> None:
        if answer:
            at_ms = self.live.now_ms()
            held = self.live.view().phase is Phase.HELD
            self.act(inputs.GapAnswer(at_ms, "stop") if held else inputs.Stop(at_ms))

    def action_leave(self) -> None:
        """The result was looked at."""
        self.post_message(Left())
