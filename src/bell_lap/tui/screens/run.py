"""The run screen: one view of the workout a frame, shown by widgets that draw only what changed.

Nothing is counted in ticks: a late frame shows what is true then. Tap keys never come here; the app
takes them before any widget (`tui.keys`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Footer, Static

from bell_lap.clock import local_zone
from bell_lap.core import inputs
from bell_lap.core.cues import Caller, Cue, CueKind
from bell_lap.core.events import Event
from bell_lap.core.view import Action, Phase, View
from bell_lap.tui import happenings, result_words, screens
from bell_lap.tui.commands import Commanded, bindings
from bell_lap.tui.framing import clock_mood, clock_text, frame_of, piece_of
from bell_lap.tui.keys import FIGURES
from bell_lap.tui.messages import Left
from bell_lap.tui.ports import Live, Pump
from bell_lap.tui.run_commands import DO, GIVE_WAY, RUN_COMMANDS
from bell_lap.tui.widgets.banner import Banner
from bell_lap.tui.widgets.big_clock import BigClock
from bell_lap.tui.widgets.lines import DeltaLine, GoalLine, Headline, Notice, TapBar, TopLine
from bell_lap.tui.widgets.panel import Panel
from bell_lap.tui.widgets.strip import SessionStrip
from bell_lap.tui.widgets.tables import LapsPanel, NextPanel, RepsPanel
from bell_lap.tui.widgets.time_entry import TimeEntry

SLOW_MS = 250
"""Everything but the clock is looked at four times a second, and at once when something happens."""
FRAME_MS = 100
SHORTEST_S = 0.02
NOTICE_S = 5.0
SOUND_NOTICE_S = 12.0
"""What becomes of the sound is told once, so it stands longer."""
FLASH_S = 0.15
FLASH_APART_S = 0.4
"""Full-screen flashes stay under three a second."""

WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (80, "-middle"), (110, "-wide")]
HEIGHTS: list[tuple[int, str]] | None = [(0, "-short"), (24, "-usual"), (34, "-tall")]
"""Classes of the screen by its columns and rows."""


class RunScreen(Commanded):
    """A workout under way."""

    HEADING = "At the line"
    TAPS = True
    COMMANDS_HERE = RUN_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RUN_COMMANDS)]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    DEFAULT_CSS = """
    RunScreen {
        layers: base over;
        align: center middle;
        #head, #below, #foot { height: auto; }
        #summary { height: 1fr; display: none; padding: 1 1 0 1; }
        &.-done #clock, &.-done #below { display: none; }
        &.-done #summary { display: block; }
        #details { height: 5; }
        #reps { display: none; }
        #clock { margin: 0 1; }
        #delta-big { display: none; height: 5; }
        #rehearsal {
            height: 1; text-align: center; background: $secondary; color: $text; display: none;
        }
        &.-rehearsal #rehearsal { display: block; }
        &.-usual #details { height: 7; }
        &.-tall {
            #tap { height: 3; padding: 1 0; }
            #details { height: 9; margin: 1 0 0 0; }
            #delta-big { display: block; }
        }
        &.-wide #reps { display: block; }
        &.-flash, &.-flash Panel, &.-flash BigClock { background: $warning; color: $background; }
        Footer { background: $panel; }
    }
    """

    def __init__(
        self,
        live: Live,
        *,
        flash: bool = True,
        off: frozenset[CueKind] = frozenset(),
        pump: Pump | None = None,
    ) -> None:
        super().__init__()
        self.live = live
        self._flashes = flash
        self._off = off
        self._pump = pump
        self._can: frozenset[Action] = frozenset()
        self._done = False
        self._typed_at = (-1, 1)
        self._panels: list[Panel] = []
        self._result = Content()
        self._seen: tuple[object, ...] = ()
        self._notice: happenings.Said = happenings.NOTHING
        self._notice_until_s = 0.0
        self._flashed_s = float("-inf")
        self._timer: Timer | None = None
        self._unsubscribe: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        # The clock stands alone: what lies in a container that it does not touch is not even looked
        # at when ten times a second a figure changes.
        with Vertical(id="head"):
            yield TopLine(id="top")
            yield Static("REHEARSAL: a simulated runner, nothing is saved", id="rehearsal")
            yield Headline(id="headline")
            yield GoalLine(id="goal")
        yield BigClock(id="clock")
        with VerticalScroll(id="summary", can_focus=False):
            yield Static(id="result")
        with Vertical(id="below"):
            yield BigClock(id="delta-big")
            yield DeltaLine(id="delta")
            yield TapBar(id="tap")
            with Horizontal(id="details"):
                yield LapsPanel(id="laps")
                yield NextPanel(id="next")
                yield RepsPanel(id="reps")
        with Vertical(id="foot"):
            yield SessionStrip(id="strip")
            yield Notice(id="notice")
        yield Footer(show_command_palette=False)
        yield TimeEntry()
        yield Banner("TAPS ARE NOT REACHING BELL-LAP: click here", id="blurred")

    def on_mount(self) -> None:
        self.set_class(self.live.rehearsal, "-rehearsal")
        self._panels = [node for node in self.query("Panel") if isinstance(node, Panel)]
        self._unsubscribe = [
            self.live.subscribe(self._hear), self.live.subscribe_cues(self._cue),
            self.live.subscribe_notices(self._hear_of_sound),
        ]  # fmt: skip
        self.refresh_now()

    def on_unmount(self) -> None:
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    def _hear(self, event: Event) -> None:
        """Remember what is to be said; whoever acted or ticked shows it in the same frame."""
        said = happenings.said(event)
        if said is not None:
            self._note(said)

    def _hear_of_sound(self, notice: str) -> None:
        self._note(happenings.sound_said(notice), SOUND_NOTICE_S)

    def _note(self, said: happenings.Said, for_s: float = NOTICE_S) -> None:
        self._notice = said
        self._notice_until_s = self.live.clock.textual_now() + for_s

    def _cue(self, cue: Cue) -> None:
        if happenings.flashes(cue, self._off):
            self.flash()

    # --- frames -----------------------------------------------------------------------------------

    def refresh_now(self) -> None:
        """Show this instant, and come back when the next thing is due to change."""
        if self._timer is not None:
            self._timer.stop()
        wanted_ms = None if self._pump is None else self._pump()
        self.live.tick()
        view = self.live.view()
        self._show(view)
        self._timer = self.set_timer(self._delay_s(view, wanted_ms), self.refresh_now)

    def _delay_s(self, view: View, wanted_ms: int | None) -> float:
        """Seconds of the world until the next frame: at a new tenth, or when something is due."""
        speed = self.live.clock.speed
        due = [view.now_ms + SLOW_MS * speed]
        if view.phase is Phase.WORK:
            due.append(view.now_ms + FRAME_MS - view.clock_ms % FRAME_MS + 1)
        due.extend(at for at in (self.live.next_deadline_ms(), wanted_ms) if at is not None)
        shortest = SHORTEST_S if speed <= 1 else FRAME_MS / 1000
        return max(shortest, (min(due) - view.now_ms) / 1000 / speed)

    def _show(self, view: View) -> None:
        self.query_one("#clock", BigClock).show(clock_text(view), clock_mood(view))
        now_s = self.live.clock.textual_now()
        if self._notice.text and now_s > self._notice_until_s:
            self._notice = happenings.NOTHING
        seen = (
            view.phase, view.step, view.attempt, view.marks, view.tap, view.saved, view.warning,
            view.strays, len(view.reps), self._notice, view.now_ms // SLOW_MS,
        )  # fmt: skip
        if seen == self._seen:
            return
        self._seen = seen
        frame = frame_of(view, self.live, self._time_of_day(), self._notice)
        for panel in self._panels:
            panel.show(frame)
        figure, _, mood = frame.delta.text.partition(" ")[2].partition(" ")
        moods = {"slow": "late", "fast": "good"}
        self.query_one("#delta-big", BigClock).show(figure, moods.get(mood.split(" ")[0], ""))
        done = view.phase is Phase.DONE
        if view.can != self._can or done is not self._done:
            self._can, self._done = view.can, done
            self.refresh_bindings()
        entry = self.query_one(TimeEntry)
        if entry.is_open and self._piece_of(view) != self._typed_at:
            entry.end()
        self._show_summary(done=done)

    def _show_summary(self, *, done: bool) -> None:
        """Once it is over the result stands in the clock's place; an undo brings the clock back."""
        self.set_class(done, "-done")
        if done:
            result = self.live.result()
            words = Content.assemble(
                (result_words.headline(result), "bold"), "\n\n", result_words.rows(result)
            )
            if not words.is_same(self._result):
                self._result = words
                self.query_one("#result", Static).update(words)

    def _time_of_day(self) -> str:
        utc_ms = self.live.clock.utc_ms()
        minutes = utc_ms // 60_000 + local_zone(utc_ms).offset_min
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"

    def on_resize(self, _event: Resize) -> None:
        self._seen = ()

    # --- what is seen and heard -------------------------------------------------------------------

    def flash(self) -> None:
        """Flash the whole screen once, unless one was just seen."""
        now_s = self.live.clock.textual_now()
        if not self._flashes or now_s - self._flashed_s < FLASH_APART_S:
            return
        self._flashed_s = now_s
        self.add_class("-flash")
        self.set_timer(FLASH_S, lambda: self.remove_class("-flash"))

    def attention(self, *, here: bool) -> None:
        """Say loudly, or no longer, that the keyboard writes elsewhere."""
        away = not here and not self._done
        self.query_one("#blurred", Banner).turn(on=away)
        if away:
            self.live.call_attention()

    # --- what is done -----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("leave", "scroll"):
            return self._done
        if action in ("pacer", "voice"):
            # Words take their own time: nothing is said in a rehearsal that is faster than life.
            return not self._done and (action == "pacer" or self.live.clock.speed <= 1)
        if action == "do" and parameters:
            name = str(parameters[0])
            if name in GIVE_WAY and Action.GAP_ANSWER in self._can:
                return False
            return DO[name][0] in self._can
        needs = {
            "stop": Action.STOP, "type_time": Action.TYPED_TIME, "type_goal": Action.NEW_GOAL,
        }.get(action)  # fmt: skip
        return needs is None or needs in self._can

    def action_do(self, name: str) -> None:
        """Give the workout the input that a command stands for."""
        self.live.act(DO[name][1](self.live.now_ms()))
        self.refresh_now()

    def action_pacer(self) -> None:
        """Switch the pacer of this workout."""
        on = not self.live.pacer_on
        self.live.set_cue_options(replace(self.live.cue_options, pacer=on))
        rep = piece_of(self.live.view())
        goal = None if rep is None else rep.goal
        paced = goal is not None and (goal.time_ms is not None or goal.pace is not None)
        self._note(happenings.pacer_said(on=on, goal=paced or rep is None))
        self.refresh_now()

    def action_voice(self) -> None:
        """Let the caller of this workout say nothing, splits, everything, in turn."""
        options = self.live.cue_options
        callers = list(Caller)
        caller = callers[(callers.index(options.caller) + 1) % len(callers)]
        self.live.set_cue_options(replace(options, caller=caller))
        self._note(happenings.caller_said(caller))
        self.refresh_now()

    def action_stop(self) -> None:
        """Ask whether to stop."""
        held = Action.GAP_ANSWER in self._can
        self.app.push_screen(screens.StopDialog(held=held), self._stop)

    def _stop(self, answer: bool | None) -> None:
        if not answer:
            return
        at_ms = self.live.now_ms()
        held = Action.GAP_ANSWER in self.live.view().can
        self.live.act(inputs.GapAnswer(at_ms, "stop") if held else inputs.Stop(at_ms))
        self.refresh_now()

    def action_leave(self) -> None:
        """The result was looked at."""
        self.post_message(Left())

    def action_scroll(self, rows: int) -> None:
        """Move through a long result."""
        self.query_one("#summary", VerticalScroll).scroll_relative(y=rows, animate=False)

    def press(self, key: str, at_s: float) -> None:
        """A tap, at an instant of the workout's clock; it closes a half typed time."""
        self.live.press(key, self.live.at_ms(at_s))
        self.query_one(TimeEntry).end()

    def undo(self, at_s: float) -> None:
        """Take the last input back, as of an instant of the workout's clock."""
        self.live.act(inputs.Undo(self.live.at_ms(at_s)))
        self.query_one(TimeEntry).end()

    # --- typed times ------------------------------------------------------------------------------

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
        self._typed_at = self._piece_of(self.live.view())
        self.query_one(TimeEntry).begin(purpose, title, first)

    @staticmethod
    def _piece_of(view: View) -> tuple[int, int]:
        """What a half typed time belongs to; when the next thing begins, it is closed."""
        return (-1 if view.step is None else view.step.index, view.attempt)

    def on_time_entry_given(self, message: TimeEntry.Given) -> None:
        """A time was typed."""
        at_ms = self.live.now_ms()
        kind = inputs.TypedTime if message.purpose == "time" else inputs.NewGoal
        self.live.act(kind(at_ms, message.time_ms))
        self.refresh_now()
