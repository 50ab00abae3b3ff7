"""The large clock: as large as its place allows, and only the figures that changed are drawn.

It is told the text to show; what the text means is not its business. The size depends on the
length class of the text alone, so that figures do not jump while a rep runs.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from bell_lap.tui.widgets.glyphs import GlyphSize, fitting, glyph

MOST_ROWS = 20
"""Larger figures are no easier to read from the back straight."""


class BigClock(Widget):
    """Draws `text`, made of digits, `:`, `.`, `+`, `-` and blanks, in the middle of its place."""

    DEFAULT_CSS = """
    BigClock {
        height: 1fr;
        min-height: 3;
        color: $foreground;
        &.-good { color: $text-success; }
        &.-calm { color: $text-primary; }
        &.-soon { color: $warning; }
        &.-late { color: $text-error; }
        &.-still { color: $foreground-muted; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.text = ""
        self._mood = ""
        self._glyphs: GlyphSize | None = None
        self._template = ""

    def show(self, text: str, mood: str = "") -> None:
        """Show `text`; `mood` is one of the classes above without its dash, or empty."""
        if mood != self._mood:
            if self._mood:
                self.remove_class(f"-{self._mood}")
            if mood:
                self.add_class(f"-{mood}")
            self._mood = mood
        if text == self.text:
            return
        old, self.text = self.text, text
        template = _template(text)
        if len(old) != len(text) or template != self._template or self._glyphs is None:
            self._template = template
            self._measure()
            self.refresh()
            return
        self.refresh(*self._changed(old, text, self._glyphs))

    @property
    def rows(self) -> int:
        """How many rows high the figures are now; 1 where only plain text fits."""
        return self._glyphs.rows if self._glyphs else 1

    def on_resize(self) -> None:
        """Find the size anew."""
        self._measure()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        style = self.visual_style.rich_style
        if self._glyphs is None:
            line = self.text.center(width) if y == height // 2 else " " * width
            return Strip([Segment(line[:width], style)], width)
        row = y - (height - self._glyphs.rows) // 2
        if not 0 <= row < self._glyphs.rows:
            return Strip([Segment(" " * width, style)], width)
        size = self._glyphs
        line = (" " * size.gap).join(glyph(char, size)[row] for char in self.text)
        left = (width - size.width_of_text(self.text)) // 2
        return Strip([Segment((" " * left + line).ljust(width), style)], width)

    def _measure(self) -> None:
        width, height = self.size
        self._glyphs = fitting(self._template, width, min(height, MOST_ROWS))

    def _changed(self, old: str, new: str, size: GlyphSize) -> list[Region]:
        """Where the two texts, equally long and not the same, differ on the screen.

        Only rows in which a figure really looks different: half of them, from one tenth to the
        next.
        """
        if any(size.width_of(a) != size.width_of(b) for a, b in zip(old, new, strict=True)):
            return [self.size.region]
        left = (self.size.width - size.width_of_text(new)) // 2
        top = (self.size.height - size.rows) // 2
        spans: dict[int, tuple[int, int]] = {}
        for before, after in zip(old, new, strict=True):
            width = size.width_of(after)
            if before != after:
                rows = zip(glyph(before, size), glyph(after, size), strict=True)
                for row, (was, is_now) in enumerate(rows):
                    if was != is_now:
                        spans[row] = (spans.get(row, (left,))[0], left + width)
            left += width + size.gap
        return [Region(first, top + row, end - first, 1) for row, (first, end) in spans.items()]


def _template(text: str) -> str:
    """The widest text of its class: the size is chosen for it, and stays while time goes on."""
    tail = ".8" if "." in text else ""
    body = text.partition(".")[0]
    longest = next(
        (shape for shape in ("8:88", "88:88", "8:88:88", "88:88:88") if len(body) <= len(shape)),
        body,
    )
    return longest + tail
