"""The program on a full screen: which screen is shown, and the tap keys before anything else.

While a workout lives, a tap key is a tap on every screen; nothing that lies over the run screen can
eat it or be answered by it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import AppBlur, AppFocus, Event, Key
from textual.widgets import Input

from bell_lap.core import inputs
from bell_lap.core.rules import Rules
from bell_lap.core.view import Phase
from bell_lap.errors import BellLapError
from bell_lap.tui import keys, themes
from bell_lap.tui.host import Host
from bell_lap.tui.keymap import complaints
from bell_lap.tui.keys import Field, Meaning
from bell_lap.tui.messages import Left
from bell_lap.tui.ports import Chosen, Context, Live, Value
from bell_lap.tui.screens.run import Pump, RunScreen
from bell_lap.tui.widgets.time_entry import TimeEntry

QUICK_SWITCH_S = 0.0005
"""While a workout lives, the thread that stamps keys gets the interpreter this soon."""


class Opening(Enum):
    """What the program shows first."""

    LIBRARY = "library"
    HISTORY = "history"
    RUN = "run"
    """A workout that is already made; its end is the program's."""


class BellLapApp(Host):
    """Bell-lap's screens."""

    TITLE = "bell-lap"
    CSS = """
    * { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    """
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit",
                tooltip="Leave the program; a workout under way stays to be resumed"),
    ]  # fmt: skip

    def __init__(
        self, context: Context, live: Live | None = None, *,
        opening: Opening = Opening.LIBRARY, pump: Pump | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.context = context
        self.live: Live | None = None
        self._away = False
        self._last_key: Key | None = None
        self._first = live
        self._pump = pump
        self._opening = Opening.RUN if live is not None else opening
        self._switch_s = sys.getswitchinterval()
        context.ring.bind(self.bell)
        self.set_keymap(dict(context.settings.keys))

    def on_mount(self) -> None:
        themes.install(self)
        for complaint in complaints(self.context.settings.keys):
            self.notify(complaint, severity="warning", timeout=15, markup=False)
        if self._first is not None:
            self.begin(self._first)
            return
        from bell_lap.tui.screens.history import HistoryScreen  # noqa: PLC0415 - only where opened
        from bell_lap.tui.screens.library import LibraryScreen  # noqa: PLC0415

        self.push_screen(HistoryScreen() if self._opening is Opening.HISTORY else LibraryScreen())

    # --- a workout's life -------------------------------------------------------------------------

    def start(self, chosen: Chosen, rules: Rules) -> None:
        """Make a workout and go to the line; says why where it cannot be made."""
        try:
            live = self.context.start(chosen, rules)
        except BellLapError as error:
            self.complain(error)
            return
        self.begin(live)

    def resume(self, workout: int) -> None:
        """Go on with an unfinished workout."""
        try:
            live = self.context.resume(workout)
        except BellLapError as error:
            self.complain(error)
            return
        self.begin(live)

    def begin(self, live: Live) -> None:
        """From here on the tap keys belong to `live`."""
        self.live = live
        self._switch_s = sys.getswitchinterval()
        sys.setswitchinterval(QUICK_SWITCH_S)
        flash = self.context.settings.cues.flash
        self.push_screen(RunScreen(live, flash=flash, pump=self._pump))

    def on_left(self, _message: Left) -> None:
        """The workout is over and looked at: leave the line."""
        self._let_go()
        if self._opening is Opening.RUN:
            self.exit()
        else:
            self.pop_screen()

    def _let_go(self) -> None:
        live, self.live = self.live, None
        if live is not None:
            sys.setswitchinterval(self._switch_s)
            live.close()

    def on_unmount(self) -> None:
        self._let_go()

    def change_settings(self, changes: Mapping[str, Value]) -> None:
        """Change the user's settings; every screen sees them from now on."""
        self.context = replace(self.context, settings=self.context.save(changes))

    def complain(self, error: BellLapError) -> None:
        """Say what went wrong, with its place and ways out."""
        self.notify(str(error), severity="error", timeout=15, markup=False)

    # --- tap keys ---------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded and self._taps(event):
            return
        await super().on_event(event)

    def _taps(self, event: Key) -> bool:
        """Take the key if it is a tap or an undo while a workout lives."""
        live = self.live
        if live is None:
            self._last_key = event
            return False
        if self._is_held(event):
            return True
        self.app_focus = True
        if self._away:
            self._attend(here=True)
        field = self._field()
        match keys.meaning(event.key, field):
            case Meaning.TAP:
                at_ms = live.at_ms(keys.instant_s(event, live.clock))
                live.press(event.key, at_ms)
            case Meaning.UNDO:
                live.act(inputs.Undo(live.at_ms(keys.instant_s(event, live.clock))))
            case Meaning.OTHER:
                at_the_line = field is Field.NONE and isinstance(self.screen, RunScreen)
                return at_the_line and event.key in keys.NEVER_KEYS
        self._to_the_line()
        return True

    def _is_held(self, event: Key) -> bool:
        """Whether this is still the key that chose the workout: the first tap is another press."""
        last = self._last_key
        held = last is not None and keys.repeats(last, event)
        self._last_key = event if held else None
        return held

    def _field(self) -> Field:
        """What would otherwise get the key."""
        focused = self.focused
        if isinstance(focused, TimeEntry):
            return Field.TIME if focused.value else Field.EMPTY_TIME
        return Field.TEXT if isinstance(focused, Input) else Field.NONE

    def _to_the_line(self) -> None:
        """Close what lies over the run screen, and show what the tap did."""
        while not isinstance(self.screen, RunScreen) and len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, RunScreen):
            self.screen.close_entry()
            self.screen.refresh_now()

    # --- attention --------------------------------------------------------------------------------

    def on_app_blur(self, _event: AppBlur) -> None:
        """The keyboard writes elsewhere."""
        self._attend(here=False)

    def on_app_focus(self, _event: AppFocus) -> None:
        """The keyboard is ours again."""
        self._attend(here=True)

    def _attend(self, *, here: bool) -> None:
        if self.live is None:
            return
        self._away = not here
        over = self.live.view().phase is Phase.DONE
        for screen in self.screen_stack:
            if isinstance(screen, RunScreen):
                screen.attention(here=here or over)
