"""The program on a full screen: which screen is shown, and the tap keys before anything else.

While a workout lives, a tap key is a tap on every screen; nothing that lies over the run screen can
eat it or be answered by it. What the first paint does not need is loaded after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.events import AppBlur, AppFocus, Event, Key
from textual.screen import Screen
from textual.widgets import Input

from bell_lap.errors import BellLapError
from bell_lap.tui import keys, screens, themes
from bell_lap.tui.commands import Commanded
from bell_lap.tui.dialog import Dialog
from bell_lap.tui.haste import Haste
from bell_lap.tui.host import Host
from bell_lap.tui.keymap import buttons_in, taken
from bell_lap.tui.keys import Field, Meaning
from bell_lap.tui.messages import Left

if TYPE_CHECKING:
    from textual.filter import LineFilter

    from bell_lap.core.rules import Rules
    from bell_lap.tui.locking import Locked
    from bell_lap.tui.ports import Chosen, Context, Live, Pump, Value


class BellLapApp(Host):
    """Bell-lap's screens.

    It opens on the library, where `names` can be listed before `context` is made; or on the run
    screen with `live`, whose end is the program's; or on the history; or on the sound check.
    """

    TITLE = "bell-lap"
    CSS = """
    * { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    Footer, Input { scrollbar-size: 0 0; }
    CommandPalette { background: transparent; }
    """
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit",
                tooltip="Leave the program; a workout under way stays to be resumed"),
    ]  # fmt: skip

    def __init__(
        self,
        context: Context | Callable[[], Context],
        live: Live | None = None,
        *,
        names: tuple[str, ...] | None = None,
        history: bool = False,
        sound_check: bool = False,
        pump: Pump | None = None,
    ) -> None:
        super().__init__()
        self.live: Live | None = None
        self.trouble: BellLapError | None = None
        """Why the context could not be made: the program has ended for it."""
        self.unsaved: list[Live] = []
        """Workouts that are over and that the history did not take."""
        self._make = context if callable(context) else None
        self._known = None if callable(context) else context
        self._names = names
        self._history = history
        self._sound_check = sound_check
        self._first = live
        self._pump = pump
        self._run: screens.RunScreen | None = None
        self._away = False
        self._last_key: Key | None = None
        self._seen_key: Key | None = None
        self._locked: Locked | None = None
        self._buttons = buttons_in(())
        self._haste = Haste()
        themes.install(self)

    def on_mount(self) -> None:
        if self._first is not None:
            self.ready()
            self.begin(self._first)
        elif self._history:
            self.ready()
            self.push_screen(screens.HistoryScreen())
        elif self._sound_check:
            self.ready()
            self.push_screen(screens.SoundScreen())
        else:
            self.push_screen(screens.LibraryScreen(self._names))

    @property
    def context(self) -> Context:
        if self._known is None:
            assert self._make is not None
            self._known = self._make()
        return self._known

    def ready(self) -> bool:
        """Make the context and do what it says of keys and looks; False ends the program."""
        try:
            context = self.context
        except BellLapError as error:
            self.trouble = error
            self.exit(return_code=int(error.exit_code))
            return False
        context.ring.bind(self.bell)
        self._use_keys(context.settings.keys)
        wrong = themes.choose(self, context.settings.screen.theme)
        if wrong:
            self.notify(wrong, severity="warning", timeout=15, markup=False)
        return True

    def _use_keys(self, own: tuple[tuple[str, str], ...]) -> None:
        """From here on these keys of the settings count."""
        self.set_keymap(taken(own))
        self._buttons = buttons_in(own)

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
        self._locked = None
        self._haste.begin()
        usual = self.context.settings
        self._run = screens.RunScreen(
            live, flash=usual.cues.flash, off=usual.cues_off, pump=self._pump,
            rest=self._haste.rest,
        )  # fmt: skip
        self.push_screen(self._run)

    def on_left(self, _message: Left) -> None:
        """The workout is over and looked at: leave the line. A second word of it says nothing."""
        if self._run is not None and not isinstance(self.screen, screens.UnsavedScreen):
            self._once_kept(self._leave_the_line)

    async def action_quit(self) -> None:
        """Leave the program; a second time at once, even with something that is not saved."""
        self._once_kept(self.exit)

    def _once_kept(self, leave: Callable[[], object]) -> None:
        """Leave a workout; where the history does not take it, a file for it is offered first."""
        live = self.live
        if live is None or live.all_saved or live.trouble is None:
            leave()
            return
        if isinstance(self.screen, screens.UnsavedScreen):
            leave()
            return

        def answer(kept: bool | None) -> None:
            if kept:
                leave()

        self.push_screen(screens.UnsavedScreen(live), answer)

    def _leave_the_line(self) -> None:
        run = self._run
        self._let_go()
        if self._first is not None:
            self.exit()
            return
        while run in self.screen_stack:
            self.pop_screen()

    def _let_go(self) -> None:
        live, self.live, self._run, self._locked = self.live, None, None, None
        if live is not None:
            self._haste.end()
            if not live.close():
                self._keep_unsaved(live)

    def _keep_unsaved(self, live: Live) -> None:
        """No file was named: the first folder that has room gets it, and it is said where."""
        from bell_lap.live.unsaved import rescue  # noqa: PLC0415 - hardly ever

        problem = rescue(live)
        if problem is not None:
            self.unsaved.append(live)
            if self._first is None and self.is_running:
                self.complain(problem)

    def on_unmount(self) -> None:
        self._let_go()

    def change_settings(self, changes: Mapping[str, Value]) -> None:
        """Change the user's settings; every screen sees them from now on."""
        before, now = self.context.settings, self.context.save(changes)
        self._known = replace(self.context, settings=now)
        if now.keys != before.keys:
            self._use_keys(now.keys)
        if now.screen.theme != before.screen.theme:
            themes.choose(self, now.screen.theme or themes.DEFAULT)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers on every screen: none of Textual's own, which know no workout."""
        about = "Change the colours; the choice is kept in the settings"
        yield SystemCommand("Theme", about, self.action_change_theme)
        # Over the library the screen's own command is offered; the ready screen has its plan made.
        if isinstance(screen, _diary()):
            about = "Change any setting: profile, track, cues, theme, keys"
            yield SystemCommand(
                "Settings", about, lambda: self.push_screen(screens.SettingsScreen())
            )

    def search_themes(self) -> None:
        """Choose among the themes."""
        from bell_lap.tui.palette import ThemeCommands  # noqa: PLC0415 - loaded when it is asked for

        self.push_screen(CommandPalette(providers=[ThemeCommands], placeholder="Search a theme"))

    def complain(self, error: BellLapError) -> None:
        """Say what went wrong, with its place and ways out."""
        self.notify(str(error), severity="error", timeout=15, markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line, and first of all the flash."""
        filters, run = super().get_line_filters(), self._run
        if run is None or run.lit is None or self.screen is not run:
            return filters
        return [run.lit, *filters]

    # --- tap keys ---------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        if self._locked is not None and self._locked.keeps_out(event):
            return
        if (
            isinstance(event, Key)
            and not event.is_forwarded
            and (self._taps(event) or self._types(event) or self._moves(event))
        ):
            return
        await super().on_event(event)

    def _taps(self, event: Key) -> bool:
        """Take the key if it is a tap or an undo while a workout lives."""
        run = self._run
        before, self._seen_key = self._seen_key, event
        if run is None:
            self._last_key = event
            return False
        if self._is_held(event):
            return True
        self.app_focus = True
        if self._away:
            self._attend(here=True)
        field = self._field()
        at_s = keys.instant_s(event, run.live.clock)
        locked = self._locked
        if locked is not None and not locked.tries(event):
            self._locked = None
        match keys.meaning(
            event.key, field, event.character, buttons=self._buttons, locked=locked is not None
        ):
            case Meaning.TAP:
                run.press(event.key, at_s)
            case Meaning.UNDO if keys.is_held(before, event):
                return True
            case Meaning.UNDO:
                run.undo(at_s)
            case Meaning.NOTHING:
                return True
            case Meaning.OTHER:
                if field is not Field.NONE or self.screen is not run:
                    return False
                return event.key in keys.NEVER_KEYS or run.types(event.character or "")
        self._show_tapped(run)
        return True

    def _show_tapped(self, run: screens.RunScreen) -> None:
        """Close what a tap closes, and show at once what it did."""
        while self.screen is not run and self._staying() is None:
            self.pop_screen()
        run.refresh_now()
        staying = self._staying()
        if staying is not None:
            staying.tapped()

    def _types(self, event: Key) -> bool:
        """Give a sign to a screen where it begins a text, before the next key can pass it by."""
        top = self.screen
        if not isinstance(top, Commanded) or self._field() is not Field.NONE:
            return False
        return top.types(event.character or "")

    def _moves(self, event: Key) -> bool:
        """Let a dialog go to another field, before the next key is passed on to the one before."""
        top = self.screen
        return isinstance(top, Dialog) and top.moves(event.key)

    def _staying(self) -> Commanded | None:
        """The screen on top, where it lies over the run screen and no tap closes it."""
        top = self.screen
        return top if isinstance(top, Commanded) and top.STAYS else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "lock":
            return self._run is not None and self._locked is None
        return super().check_action(action, parameters)

    @property
    def is_locked(self) -> bool:
        return self._locked is not None

    def action_lock(self) -> None:
        """From here on every key is a tap, and no dialog is there; the chord ends it."""
        from bell_lap.tui.locking import Locked  # noqa: PLC0415 - loaded when it is asked for

        run = self._run
        if run is None or self._locked is not None:
            return
        while self.screen is not run:
            self.pop_screen()
        self._locked = Locked(run)
        # The key that locked may still be down: what it repeats is no tap.
        self._last_key = self._seen_key

    def _is_held(self, event: Key) -> bool:
        """Whether this is still the key that chose the workout: the first tap is another press."""
        last = self._last_key
        held = last is not None and keys.repeats(last, event)
        self._last_key = event if held else None
        return held

    def _field(self) -> Field:
        """What would otherwise get the key."""
        focused = self.focused
        if not isinstance(focused, Input):
            return Field.NONE
        if focused.id != "time-entry":
            return Field.TEXT
        return Field.TIME if focused.value else Field.EMPTY_TIME

    # --- attention --------------------------------------------------------------------------------

    def on_app_blur(self, _event: AppBlur) -> None:
        """The keyboard writes elsewhere."""
        self._attend(here=False)

    def on_app_focus(self, _event: AppFocus) -> None:
        """The keyboard is ours again."""
        self._attend(here=True)

    def _attend(self, *, here: bool) -> None:
        if self._run is not None:
            self._away = not here
            self._run.attention(here=here)
            staying = self._staying()
            if staying is not None:
                staying.attention(here=here)


def _diary() -> tuple[type[Screen[None]], ...]:
    """The screens of the history."""
    return (
        screens.HistoryScreen, screens.DetailScreen, screens.CalendarScreen, screens.CompareScreen,
        screens.TrendScreen, screens.BestsScreen,
    )  # fmt: skip
