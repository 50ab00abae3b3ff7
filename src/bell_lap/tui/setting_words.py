"""A row of the settings in words: its line in the list, and what is told of it."""

from __future__ import annotations

from textual.content import Content

from bell_lap.settings.values import Wrong
from bell_lap.tui.setting_kinds import Choice, Text
from bell_lap.tui.setting_rows import Heading, Page, Row
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.setting_list import SettingLine

FEW = 8
"""So many choices are told one by one."""
KEYS = "Enter saves, Escape does not; with nothing written it is the default."


def lines(page: Page) -> tuple[SettingLine, ...]:
    """The page as the list shows it."""
    return tuple(
        SettingLine(line.title, heading=True)
        if isinstance(line, Heading)
        else SettingLine(line.title, line.shown, line.changed, turns(line))
        for line in page.lines
    )


def turns(row: Row) -> bool:
    """Whether the arrows change it."""
    return row.kind.turned(row.value, 1) != row.value or row.kind.turned(row.value, -1) != row.value


def about(row: Row, width: int, *, short: bool) -> Content:
    """What is told of a row: what it does, what it takes, its default; `short` beside a field."""
    head = ends(Content.styled(row.title, "bold"), Content.styled(row.path, QUIET), width)
    takes = taken(row)
    if short:
        told = [takes] if takes else []
        told += [KEYS] if row.kind.types else []
        return Content("\n").join([head, *(Content.styled(line, QUIET) for line in told)])
    parts = [head, Content(_sentence(row.about))]
    if row.note:
        parts.append(Content(row.note))
    if takes:
        parts.append(Content.styled(takes, QUIET))
    parts.append(Content.styled(f"Default: {row.default_words}", QUIET))
    return Content("\n").join(parts)


def taken(row: Row) -> str:
    """What can be given, as a sentence."""
    kind = row.kind
    if isinstance(kind, Choice):
        if len(kind.values) == 1:
            return ""
        if len(kind.values) > FEW:
            return f"One of {len(kind.values)}: ← → try them"
        return " · ".join(kind.shown(value) for value in kind.values)
    if kind.takes:
        return _sentence(kind.takes)
    if isinstance(kind, Text):
        return ""
    try:
        row.check("")
    except Wrong as wrong:
        return _sentence(wrong.expected)
    return ""


def _sentence(words: str) -> str:
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "!")) else f"{text}."
