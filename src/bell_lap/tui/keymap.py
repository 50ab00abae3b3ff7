"""The user's own keys: which binding ids there are, and which of the settings' ids are none."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from textual.binding import Binding
from textual.dom import DOMNode


def places() -> tuple[type[DOMNode], ...]:
    """Every screen and widget that has bindings of ours. Imports all of them."""
    from bell_lap.tui import app  # noqa: PLC0415 - the app imports this module
    from bell_lap.tui.screens import (  # noqa: PLC0415 - only for those who have keys of their own
        detail,
        goal,
        help,  # noqa: A004 - a screen of that name
        history,
        library,
        notation,
        ready,
        run,
        sound,
        stop,
    )
    from bell_lap.tui.widgets import row_list, time_entry  # noqa: PLC0415 - the same

    return (
        app.BellLapApp, run.RunScreen, time_entry.TimeEntry, stop.StopDialog,
        library.LibraryScreen, notation.NotationScreen, notation.NotationBox, goal.GoalPrompt,
        ready.ReadyScreen, sound.SoundScreen, history.HistoryScreen, row_list.RowList,
        detail.DetailScreen, help.HelpScreen,
    )  # fmt: skip


def bindings() -> Iterator[Binding]:
    """Every binding of ours."""
    for place in places():
        for binding in place.BINDINGS:
            if isinstance(binding, Binding):
                yield binding


def complaints(keys: tuple[tuple[str, str], ...]) -> list[str]:
    """A sentence for each id of the user's `[keys]` that is no binding."""
    if not keys:
        return []
    known = {binding.id for binding in bindings() if binding.id is not None}
    said = []
    for id_, _ in keys:
        if id_ not in known:
            near = get_close_matches(id_, known, 1)
            hint = f"; did you mean {near[0]}?" if near else "; docs/keys.md lists them all"
            said.append(f"settings, [keys]: there is no binding {id_!r}{hint}")
    return said
