"""How the run screen is laid out: by the size of the terminal and by what it is for just now.

What gives way on a small screen, in this order: the oval, the laps of a rep under way, large
figures for the rep and its goal (a line of words takes their place). The clock, the delta, what a
tap means and the notice never do.
"""

from __future__ import annotations

from bell_lap.tui.widgets.frame import Frame, Scene

WIDTHS: list[tuple[int, str]] | None = [
    (0, "-narrow"), (80, "-middle"), (110, "-wide"), (150, "-broad"),
]  # fmt: skip
HEIGHTS: list[tuple[int, str]] | None = [
    (0, "-short"), (24, "-usual"), (34, "-tall"), (48, "-wall"),
]  # fmt: skip
"""Classes of the screen by its columns and rows."""

BAND_COLUMNS, BAND_ROWS = 80, 24
"""From this size on the rep and its goal are drawn large."""
_BANDED = frozenset({Scene.BEFORE, Scene.REP, Scene.SET})


def classes(frame: Frame, columns: int, rows: int) -> frozenset[str]:
    """The classes of the screen that follow from a frame and the screen's size."""
    found = {f"-{frame.scene.value}"}
    if frame.scene in _BANDED and columns >= BAND_COLUMNS and rows >= BAND_ROWS:
        found.add("-banded")
    if len(frame.laps.rows) > 1:
        found.add("-lapped")
    return frozenset(found)


CSS = """
RunScreen {
    layers: base over;
    align: center middle;
    #head, #below, #foot { height: auto; }
    #rehearsal {
        height: 1; text-align: center; background: $secondary; color: $text; display: none;
    }
    &.-rehearsal #rehearsal { display: block; }

    #band, #sets, #bar, #laps, #middle, #right { display: none; }
    #clock { margin: 0 1; }
    #details { height: 5; }
    #middle, #right { height: 1fr; width: 1fr; }
    #delta, #reps { display: none; }

    &.-banded #band { display: block; }
    &.-banded #headline { display: none; }
    &.-set #clock { display: none; }
    &.-set #sets { display: block; }

    &.-narrow, &.-short {
        &.-rep #headline, &.-set #headline, &.-before #headline { height: 2; }
    }
    &.-rep #middle, &.-rep #delta { display: block; }
    &.-set #details { display: none; }
    &.-before #right, &.-rest #right, &.-held #right { display: block; }
    &.-before #right { layout: horizontal; }
    &.-before #next { width: 1fr; height: 1fr; padding: 0 2; }
    &.-before #oval { width: 1fr; max-width: 56; }
    &.-rest #bar { display: block; }
    &.-rest #middle, &.-rest #reps, &.-held #laps { display: block; }
    &.-narrow.-rest.-lapped #middle { display: none; }
    &.-narrow.-rest.-lapped #laps { display: block; }
    &.-rep #next, &.-narrow #oval { display: none; }
    &.-rest #details, &.-held #details { height: 6; }

    &.-usual {
        &.-rep #details { height: 6; }
        &.-rest #details, &.-held #details, &.-before #details { height: 9; }
        &.-rest #oval, &.-held #oval { display: none; }
    }
    &.-short #oval { display: none; }

    &.-middle, &.-wide, &.-broad {
        &.-rep #laps, &.-rest #laps, &.-rep #right { display: block; }
        &.-rep #laps, &.-rep #right { width: 26; }
        &.-rest #laps { width: 1.1fr; }
    }
    &.-wide.-rep { #laps, #right { width: 36; } }
    &.-broad.-rep { #laps, #right { width: 50; } }
    &.-broad #right { max-width: 60; }

    &.-tall, &.-wall {
        #headline { margin: 1 0 0 0; }
        #clock { margin: 1 1 1 1; }
        #band { height: 5; margin: 1 0 0 0; }
        #tap { height: 3; padding: 1 0; }
        #next { height: 5; }
        #strip { margin: 1 0 0 0; }
        #bar { margin: 0 0 1 0; }
        &.-rep #details, &.-before #details { height: 11; }
        &.-rest #details, &.-held #details { height: 13; }
        &.-before #next { height: 1fr; }
    }
    &.-wall {
        #band { height: 6; }
        &.-rep #details, &.-before #details { height: 15; }
        &.-rest #details, &.-held #details { height: 19; }
    }

    #unsaved { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }

    #summary { height: 1fr; display: none; padding: 1 2 0 2; }
    &.-done #clock, &.-done #below { display: none; }
    &.-done #summary { display: block; }

    Footer { background: $panel; }
}
"""
