"""The run screen: one view of the workout a frame, shown by widgets that draw only what changed.

Nothing is counted in ticks: a late frame shows what is true then. Tap keys never come here; the app
takes them before any widget (`tui.keys`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from bell_lap.clock import local_zone
from bell_lap.core import inputs
from bell_lap.core.cues import CueKind
from bell_lap.core.view import Phase, View
from bell_lap.tui import happenings, result_words, run_style
from bell_lap.tui.commands import bindings
from bell_lap.tui.framing import clock_mood, clock_text, frame_of, moved, piece_of
from bell_lap.tui.ports import Live, Pump
from bell_lap.tui.quiet import quiet_moment
from bell_lap.tui.run_commands import RUN_COMMANDS
from bell_lap.tui.run_telling import RunTelling
from bell_lap.tui.run_typing import RunTyping
from bell_lap.tui.widgets.banner import Banner
from bell_lap.tui.widgets.big_clock import BigClock
from bell_lap.tui.widgets.chart import DrainBar, RepsChart
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.figures import Band, DeltaPanel, SetPanel
from bell_lap.tui.widgets.frame import Frame
from bell_lap.tui.widgets.lines import Headline, Notice, TapBar, TopLine
from bell_lap.tui.widgets.oval import Oval
from bell_lap.tui.widgets.panel import Panel
from bell_lap.tui.widgets.strip import SessionStrip
from bell_lap.tui.widgets.tables import LapsPanel, NextPanel

SLOW_MS = 250
"""The goal runner, a delta that grows and a bar that drains are looked at four times a second."""
WHOLE_MS = 1_000
"""Everything else once a second, and at once when something happens."""
MOVING = (DeltaPanel, DrainBar)
FRAME_MS = 100
SHORTEST_S = 0.02


class RunScreen(RunTyping, RunTelling):
    """A workout under way."""

    HEADING = "At the line"
    TAPS = True
    COMMANDS_HERE = RUN_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RUN_COMMANDS)]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = run_style.WIDTHS
    VERTICAL_BREAKPOINTS = run_style.HEIGHTS
    DEFAULT_CSS = run_style.CSS

    def __init__(
        self,
        live: Live,
        *,
        flash: bool = True,
        off: frozenset[CueKind] = frozenset(),
        pump: Pump | None = None,
        rest: Callable[[tuple[object, ...] | None], None] | None = None,
    ) -> None:
        """`rest` is called at each view, once it is shown, with the quiet moment that it is."""
        super().__init__(live, flash=flash, off=off)
        self._rest = rest
        self._pump = pump
        self._result = Content()
        self._happened: tuple[object, ...] = ()
        self._frame: Frame | None = None
        self._classes_now: frozenset[str] = frozenset()
        self._next_frame: asyncio.TimerHandle | None = None
        self._clock = BigClock(id="clock")
        self._oval = Oval(id="oval")
        self._panels: list[Panel] = []
        self._moving: list[Panel] = []
        self._unsubscribe: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        # The clock stands alone: what lies in a container that it does not touch is not even looked
        # at when ten times a second a figure changes.
        with Vertical(id="head"):
            yield TopLine(id="top")
            yield Static("REHEARSAL: a simulated runner, nothing is saved", id="rehearsal")
            yield Headline(id="headline")
            yield Band(id="band")
        yield self._clock
        yield SetPanel(id="sets")
        with VerticalScroll(id="summary", can_focus=False):
            yield Static(id="result")
        with Vertical(id="below"):
            yield DrainBar(id="bar")
            with Horizontal(id="details"):
                yield LapsPanel(id="laps")
                with Vertical(id="middle"):
                    yield DeltaPanel(id="delta")
                    yield RepsChart(id="reps")
                with Vertical(id="right"):
                    yield NextPanel(id="next")
                    yield self._oval
            yield TapBar(id="tap")
        with Vertical(id="foot"):
            yield SessionStrip(id="strip")
            yield Notice(id="notice")
        yield CommandFooter(show_command_palette=False)
        yield self._entry
        yield Banner("TAPS ARE NOT REACHING BELL-LAP: click here", id="blurred")
        yield Banner("", id="unsaved")

    def on_mount(self) -> None:
        self.set_class(self.live.rehearsal, "-rehearsal")
        self._panels = [node for node in self.query("Panel") if isinstance(node, Panel)]
        self._moving = [panel for panel in self._panels if isinstance(panel, MOVING)]
        self._unsubscribe = [
            self.live.subscribe(self._hear), self.live.subscribe_cues(self._cue),
            self.live.subscribe_notices(self._hear_of_sound),
        ]  # fmt: skip
        self.refresh_now()

    def on_unmount(self) -> None:
        self._wait_no_more()
        for unsubscribe in self._unsubscribe:
            unsubscribe()

    # --- frames -----------------------------------------------------------------------------------

    def refresh_now(self) -> None:
        """Show this instant, and come back when the next thing is due to change."""
        self._wait_no_more()
        wanted_ms = None if self._pump is None else self._pump()
        self.live.tick()
        view = self.live.view()
        self._show(view)
        if self._rest is not None:
            self._rest(quiet_moment(view))
        # A timer of Textual's is a task of its own, made and ended ten times a second.
        self._next_frame = asyncio.get_running_loop().call_later(
            self._delay_s(view, wanted_ms), self.call_next, self._frame_is_due
        )

    def _frame_is_due(self) -> None:
        """The next frame, unless the screen is being taken down: its parts go before it does."""
        if self.is_attached and not self._pruning:
            self.refresh_now()

    def _wait_no_more(self) -> None:
        if self._next_frame is not None:
            self._next_frame.cancel()

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
        self._clock.show(clock_text(view), clock_mood(view))
        now_s = self.live.clock.textual_now()
        if self._notice.text and now_s > self._notice_until_s:
            self._notice = happenings.NOTHING
        happened = (
            view.phase, view.step, view.attempt, view.marks, view.tap, view.saved, view.warning,
            view.strays, view.reps, view.missed, view.can, self._notice,
            view.now_ms // WHOLE_MS,
        )  # fmt: skip
        if happened != self._happened or self._frame is None:
            self._happened = happened
            self._show_all(view)
        elif view.now_ms // SLOW_MS != self._frame.view.now_ms // SLOW_MS:
            self._show_moving(moved(self._frame, view, self.live), self._moving)

    def _show_all(self, view: View) -> None:
        self._look_aside()
        step = piece_of(view)
        frame = frame_of(
            view, self.live, self._times(view), self._said(view), self._last_time(step)
        )
        self._lay_out(frame)
        self._warn(view.warning)
        self._show_moving(frame, self._panels)
        done = view.phase is Phase.DONE
        if view.can != self._can or done is not self._done:
            self._can, self._done = view.can, done
            self.refresh_bindings()
        if self._entry.is_open and self.typed_for(view) != self._typed_at:
            self._entry.end()
        self._show_summary(done=done)

    def _warn(self, warning: str | None) -> None:
        """What is not on the disk is said over the whole width for as long as it is not."""
        banner = self.query_one("#unsaved", Banner)
        banner.turn(on=warning is not None)
        if warning is not None:
            banner.update(happenings.unsaved_words(warning))

    def _show_moving(self, frame: Frame, panels: Iterable[Panel]) -> None:
        self._frame = frame
        for panel in panels:
            panel.show(frame)
        self._oval.show(frame.oval)

    def _lay_out(self, frame: Frame) -> None:
        wanted = run_style.classes(frame, *self.size)
        if wanted != self._classes_now:
            self.remove_class(*(self._classes_now - wanted))
            self.add_class(*(wanted - self._classes_now))
            self._classes_now = wanted

    def _show_summary(self, *, done: bool) -> None:
        """Once it is over the result stands in the clock's place; an undo brings the clock back."""
        if done:
            result = self.live.result()
            words = Content.assemble(
                (result_words.headline(result), "bold"),
                "\n\n",
                result_words.rows(result, plan=self.live.plan),
            )
            if not words.is_same(self._result):
                self._result = words
                self.query_one("#result", Static).update(words)

    def _times(self, view: View) -> tuple[str, str]:
        """The time of day, and when it is likely to end."""
        utc_ms = self.live.clock.utc_ms()
        left_ms = None if view.phase is Phase.DONE else view.left_session_ms
        return _of_day(utc_ms), "" if left_ms is None else _of_day(utc_ms + left_ms)

    def on_resize(self, _event: Resize) -> None:
        self._happened = ()

    # --- what is seen and heard -------------------------------------------------------------------

    def attention(self, *, here: bool) -> None:
        """Say loudly, or no longer, that the keyboard writes elsewhere."""
        away = not here and not self._done
        self.query_one("#blurred", Banner).turn(on=away)
        if away:
            self.live.call_attention()

    def action_scroll(self, rows: int) -> None:
        """Move through a long result."""
        self.query_one("#summary", VerticalScroll).scroll_relative(y=rows, animate=False)

    def press(self, key: str, at_s: float) -> None:
        """A tap, at an instant of the workout's clock; it closes a half typed time."""
        self.live.press(key, self.live.at_ms(at_s))
        self._entry.end()

    def undo(self, at_s: float) -> None:
        """Take the last input back, as of an instant of the workout's clock."""
        self.live.act(inputs.Undo(self.live.at_ms(at_s)))
        self._entry.end()


def _of_day(utc_ms: int) -> str:
    """A time of day in the local zone."""
    minutes = utc_ms // 60_000 + local_zone(utc_ms).offset_min
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
