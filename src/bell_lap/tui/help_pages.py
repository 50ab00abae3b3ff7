"""What the help of a screen tells: its commands in groups, its lists, and what holds everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

from bell_lap.tui.buttons import TAP
from bell_lap.tui.commands import Command, Commanded
from bell_lap.tui.key_rows import heading_of

GROUPS: dict[str, tuple[str, ...]] = {
    "Tapping": (
        "undo", "redo", "typed-time", "lock", "accept-estimate", "refuse-estimate",
        "restore-press", "laps",
    ),
    "The rep": ("next", "started-now", "did-not-finish", "back", "pause", "resume"),
    "The recovery": ("longer", "shorter"),
    "The plan": (
        "add-rep", "drop-rep", "last-rep", "enough", "repeat", "skip-block", "new-goal", "faster",
        "slower",
    ),
    "A set": ("set-more", "set-fewer", "set-heavier", "set-lighter"),
    "After a gap": ("gap-next", "gap-repeat", "gap-run"),
    "Looking and listening": ("pacer", "voice", "scroll-down", "scroll-up", "help"),
    "The end": ("stop", "leave"),
}  # fmt: skip
"""The commands of the run screen by what they are about; an id that is not there has no group."""

TAP_KEYS_SAID = "Space Enter Page Down →"
BESIDE = {"undo": "Page Up ← Backspace", "typed-time": "0-9"}
"""Keys of a command that the app takes before any binding is looked at."""
AT_THE_LINE = "A tap, on every screen while a workout lives: it starts, laps and ends a rep"
NAMES = {"pgup": "Page Up", "pgdn": "Page Down"}
"""Keys that Textual shortens."""


@dataclass(frozen=True, slots=True)
class Row:
    """Some keys and what they do."""

    keys: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; the heading may be empty."""

    title: str
    rows: tuple[Row, ...]


def sections(about: Commanded, own: Mapping[str, str]) -> tuple[Section, ...]:
    """The whole help of a screen; `own` are the user's keys by binding id."""
    groups = [*_grouped(about, own), *_lists(about)]
    tap = Row(f"{TAP_KEYS_SAID} {said_keys(own.get(TAP, ''))}".rstrip(), "Tap", AT_THE_LINE)
    everywhere = (
        Row("Ctrl+P", "Commands", "Find any command of the screen by its name, and the themes"),
        *_rows_of(about.app, own),
    )
    if about.TAPS:
        first, *others = groups
        groups = [Section(first.title, (tap, *first.rows)), *others]
    else:
        everywhere = (tap, *everywhere)
    return (*groups, Section("Everywhere", everywhere))


def _grouped(about: Commanded, own: Mapping[str, str]) -> Iterator[Section]:
    """The screen's commands: those of each group, and those of none."""
    commands = {command.id: command for command in about.COMMANDS_HERE}
    for title, ids in GROUPS.items():
        rows = [_row(commands.pop(id_), own) for id_ in ids if id_ in commands]
        if rows:
            yield Section(title, tuple(rows))
    if commands:
        rest = tuple(_row(command, own) for command in commands.values())
        yield Section("More" if about.TAPS else "", rest)


def _row(command: Command, own: Mapping[str, str]) -> Row:
    keys = said_keys(own.get(command.id, command.keys))
    beside = BESIDE.get(command.id, "")
    return Row(f"{keys} {beside}".rstrip(), command.title, command.help)


def _lists(about: Commanded) -> Iterator[Section]:
    """The keys of the screen's own widgets: its lists and fields."""
    told: set[str] = set()
    for widget in about.query("*"):
        for kind in reversed(type(widget).__mro__):
            if issubclass(kind, DOMNode) and kind not in (DOMNode, type(about)):
                rows = [
                    Row(said_keys(binding.key), "", binding.tooltip)
                    for binding in _bindings(kind)
                    if binding.id is not None and binding.id not in told
                ]
                told |= {binding.id for binding in _bindings(kind) if binding.id is not None}
                if rows:
                    yield Section(heading_of(kind), tuple(rows))


def _rows_of(node: DOMNode, own: Mapping[str, str]) -> Iterator[Row]:
    for kind in type(node).__mro__:
        if issubclass(kind, DOMNode):
            for binding in _bindings(kind):
                if binding.id is not None and binding.id != TAP:
                    keys = said_keys(own.get(binding.id, binding.key))
                    yield Row(keys, binding.description, binding.tooltip)


def _bindings(kind: type[DOMNode]) -> Iterable[Binding]:
    """The bindings that a class brings itself."""
    own = kind.__dict__.get("BINDINGS", ())
    return [binding for binding in own if isinstance(binding, Binding)]


def said_keys(written: str) -> str:
    """Keys as a person reads them."""
    return " ".join(_said(format_key(key.strip())) for key in written.split(",") if key.strip())


def _said(key: str) -> str:
    """`Ctrl+Y`, `Page Up`, `F1`; what is one character stays as it is."""
    return NAMES.get(key) or (key if len(key) == 1 else key.title())
