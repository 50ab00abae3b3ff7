"""From one screen of the history to a workout, and from any screen back."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from bell_lap.errors import BellLapError
from bell_lap.tui import screens
from bell_lap.tui.host import host_of


def visit(screen: Screen[None], workout: int, changed: Callable[[], None]) -> None:
    """Show a workout; says why where it cannot be read. `changed`: something of it is other now."""
    host = host_of(screen)
    history = host.context.history
    if history is None:
        return
    try:
        stored = history.load(workout)
    except BellLapError as error:
        host.complain(error)
        return
    screen.app.push_screen(screens.DetailScreen(stored, lambda _row: changed()))


def back(screen: Screen[None]) -> None:
    """Back to the screen before; where there is none, out of the program."""
    app = screen.app
    if len(app.screen_stack) > 2:
        app.pop_screen()
    else:
        app.exit()
