"""How the screen of one workout is laid out at each size."""

from __future__ import annotations

MIDDLE = 76
WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (MIDDLE, "-usual"), (110, "-wide")]
HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (16, "-high")]
"""Where the screen is low there are no charts, where it is narrow there is one."""
CSS = """
DetailScreen {
    #top { height: 1; background: $panel; }
    #title { padding: 0 1; width: 1fr; text-style: bold; }
    #title, #headline, #diary, #series, #heads {
        height: 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    PageBar { width: 17; }
    #headline, #diary, #series { padding: 0 1; }
    #headline { text-style: bold; }
    #diary { color: $text-accent; }
    #diary.-hint { color: $foreground-muted; }
    #heads { margin: 1 0 0 0; }
    #left { width: 1fr; height: 1fr; }
    #body { height: 1fr; }
    #charts { height: 8; layout: horizontal; }
    &.-low #charts { display: none; }
    &.-low #heads, &.-narrow #heads { margin: 0; }
    &.-narrow #charts { height: 7; }
    &.-narrow LapChart, &.-narrow.-laps RepChart { display: none; }
    &.-narrow.-laps LapChart { display: block; }
    .-lapless LapChart { display: none; }
    &.-narrow.-laps .-lapless RepChart { display: block; }
    &.-narrow.-laps .-lapless LapChart { display: none; }
    .-chartless #charts { display: none; }
    .-alone RepChart { display: none; }
    .-alone LapChart { display: block; }
    &.-wide #body { layout: horizontal; }
    &.-wide #charts { width: 48; height: 1fr; layout: vertical; border-left: solid $panel; }
    VerticalScroll { padding: 1 1 0 1; display: none; }
    #notes { height: auto; }
    &.-notes VerticalScroll { display: block; }
    &.-notes #body, &.-notes #series { display: none; }
    Footer { background: $panel; }
}
"""
