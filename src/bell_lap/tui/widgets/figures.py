"""Figures drawn large with words beside them: the rep's number, the goal, the last delta, a set."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from bell_lap.tui.widgets.frame import QUIET, Figure, Frame
from bell_lap.tui.widgets.glyphs import SMALLEST_ROWS, fitting, glyph, size_of_rows
from bell_lap.tui.widgets.panel import Panel, ends

_BESIDE = 2
"""Columns between a figure and its words."""
_APART = 5
"""Columns between two figures of a set."""
_SET_ROWS = 14
SET_KEYS = "↑ ↓ repetitions   < > load"
_TALLEST = 8
"""Rows of a delta: it is no rival of the clock."""


def drawn(text: str, width: int, rows: int) -> list[str]:
    """A figure as rows of blocks, as large as fits; the plain text where not even the smallest."""
    size = fitting(text, width, rows) if text and rows >= SMALLEST_ROWS else None
    if size is None:
        return [text] if text else []
    gap = " " * size.gap
    return [gap.join(glyph(char, size)[row] for char in text) for row in range(size.rows)]


def shape_rows(shape: str, rows: int) -> list[str]:
    """`▲`, `▼` or `=` as rows of blocks, two pixels to a row and one to a column."""
    high = 2 * rows - 1
    wide = high + 1 - high % 2
    if shape == "=":
        thick = max(1, high // 4)
        lines = {
            y for top in (high // 2 - thick, high // 2 + thick) for y in range(top, top + thick)
        }
        pixels = [[y in lines] * wide for y in range(high)]
    else:
        pixels = [[abs(x - wide // 2) <= y * wide // (2 * high) for x in range(wide)]
                  for y in range(high)]  # fmt: skip
        if shape == "▼":
            pixels.reverse()
    pixels.append([False] * wide)
    return [
        "".join(" ▀▄█"[upper + 2 * lower] for upper, lower in zip(top, low, strict=True))
        for top, low in zip(pixels[::2], pixels[1::2], strict=True)
    ]


def beside(figure: Figure, width: int, rows: int, *, right: bool = False) -> list[Content]:
    """A figure with its words, at most `rows` lines; `right` puts the figure at the right end."""
    wide = max((len(word) for word in figure.words), default=0)
    blocks = drawn(figure.text, max(0, width - wide - _BESIDE), rows)
    words = _stack(figure.words, max(1, len(blocks)) if figure.text else rows, right=right)
    count = max(len(blocks), len(words))
    blocks = [""] * (count - len(blocks)) + blocks
    words = words + [Content()] * (count - len(words))
    columns = max((len(block) for block in blocks), default=0)
    lines = []
    for block, word in zip(blocks, words, strict=True):
        large = Content.styled(block.ljust(columns), "bold")
        gap = Content(" " * (_BESIDE if columns else 0))
        lines.append(word + gap + large if right else large + gap + word)
    return lines


def with_shape(figure: Figure, room: int, rows: int) -> list[str]:
    """The shape before the figure, both equally high, as large as they fit together."""
    for tall in range(rows, SMALLEST_ROWS - 1, -1):
        size = fitting(figure.text, room, tall)
        if size is None or size.rows != tall:
            continue
        mark = shape_rows(figure.shape, tall)
        if len(mark[0]) + 2 + size.width_of_text(figure.text) <= room:
            figures = drawn(figure.text, room, tall)
            return [f"{a}  {b}" for a, b in zip(mark, figures, strict=True)]
    return [f"{figure.shape} {figure.text}"]


def _stack(words: Sequence[str], rows: int, *, right: bool) -> list[Content]:
    """Words under one another, the first the strongest; joined where there are too few rows."""
    kept = list(words)
    if len(kept) > rows:
        kept = [*kept[: rows - 1], " · ".join(kept[rows - 1 :])]
    wide = max((len(word) for word in kept), default=0)
    return [
        Content.styled(word.rjust(wide) if right else word, "bold" if number == 0 else QUIET)
        for number, word in enumerate(kept)
    ]


class Band(Panel):
    """Over the clock: the rep and of how many on the left, the goal on the right."""

    DEFAULT_CSS = "Band { padding: 0 2; height: 3; }"

    def words(self, frame: Frame) -> Content:
        width, rows = self.size
        goal = beside(frame.asked, width * 3 // 5, rows, right=True)
        right = max((line.cell_length for line in goal), default=0)
        rep = beside(frame.rep, max(0, width - right - 2), rows)
        count = max(len(rep), len(goal))
        rep += [Content()] * (count - len(rep))
        goal = [Content(" " * right)] * (count - len(goal)) + goal
        return Content("\n").join(
            ends(one, other, width) for one, other in zip(rep, goal, strict=True)
        )


class DeltaPanel(Panel):
    """The last delta by shape, sign, word and colour; under it where the rep is heading."""

    DEFAULT_CSS = "DeltaPanel { height: 1fr; text-align: center; }"

    def words(self, frame: Frame) -> Content:
        width, height = self.size
        course = [Content.styled(line, QUIET) for line in frame.course] if height > 3 else []
        if not frame.delta.text:
            return Content("\n").join([Content()] * ((height - len(course)) // 2) + course)
        large = with_shape(frame.delta, width - 4, min(_TALLEST, height - 1 - len(course)))
        tone = frame.delta.tone.value
        lines = [Content.styled(line, tone) for line in large]
        lines.append(Content.styled("  ".join(frame.delta.words), tone))
        blank = max(0, height - len(lines) - len(course)) // 2
        return Content("\n").join([Content()] * blank + lines + course)


class SetPanel(Panel):
    """In the clock's place: which movement, how often, how heavy."""

    DEFAULT_CSS = "SetPanel { height: 1fr; text-align: center; }"

    def words(self, frame: Frame) -> Content:
        if not frame.sets:
            return Content()
        width, height = self.size
        step = frame.view.step
        name = "" if step is None else step.label or ""
        lines = set_lines(frame.sets, width, max(SMALLEST_ROWS, min(_SET_ROWS, height - 4)))
        hint = [Content(), Content.styled(SET_KEYS, QUIET)]
        spaced = " ".join(name.upper())
        over = [Content.styled(spaced if len(spaced) <= width else name, "bold $text-accent")]
        over = [*over, Content()] if name else []
        blank = max(0, height - len(lines) - len(hint) - len(over)) // 2
        return Content("\n").join([Content()] * blank + over + lines + hint)


def set_lines(figures: Sequence[Figure], width: int, rows: int) -> list[Content]:
    """Figures side by side, as large as they fit."""
    words = [max((len(word) for word in figure.words), default=0) for figure in figures]
    room = width - sum(words) - _BESIDE * len(figures) - _APART * (len(figures) - 1)
    while rows > SMALLEST_ROWS:
        size = size_of_rows(rows)
        if sum(size.width_of_text(figure.text) for figure in figures) <= room:
            break
        rows -= 1
    blocks = [beside(figure, width, rows) for figure in figures]
    count = max(len(block) for block in blocks)
    columns = [max(line.cell_length for line in block) for block in blocks]
    lines = []
    for row in range(count):
        parts = [
            block[row].pad_right(column - block[row].cell_length)
            if row < len(block)
            else Content(" " * column)
            for block, column in zip(blocks, columns, strict=True)
        ]
        lines.append(Content(" " * _APART).join(parts))
    return lines
