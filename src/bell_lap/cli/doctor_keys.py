"""`bell-lap doctor keys`: what keys and remotes send, and the keymap as it is by now."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from bell_lap import paths, settings
from bell_lap.cli.output import Column, Row, on_terminal, print_json, print_lines, print_table
from bell_lap.cli.own_keys import check_keys, save
from bell_lap.errors import BadInput, ExitCode

if TYPE_CHECKING:
    from bell_lap.settings import Settings

COLUMNS = (
    Column("id"),
    Column("keys"),
    Column("yours"),
    Column("what it does", wide=True),
)
HEADING_OF_BUTTONS = "While a workout lives"


class Bound(NamedTuple):
    """One id with its keys by now."""

    id: str
    keys: tuple[str, ...]
    own: bool
    """The settings say so."""
    what: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Show what a key or a remote sends, as bell-lap gets it, and what it means at the line.\n"
        "Push the button to tap with and the one to undo: what they need is written into your\n"
        "settings once you say y. A key that another command has is refused with both names."
    )
    parser.epilog = "\n".join(
        ("examples:", "  bell-lap doctor keys", "  bell-lap doctor keys --list")
    )
    parser.add_argument(
        "--list", action="store_true", help="print every id with its keys, and leave"
    )
    parser.add_argument("--plain", action="store_true", help="the same: no screen")
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print the keys as JSON"
    )


def run(args: argparse.Namespace) -> int:
    """Listen, or print the keymap where that was asked for or nothing can be drawn."""
    from bell_lap.cli.screens import need_terminal

    if args.list or args.plain or args.json or not on_terminal():
        return _print(settings.load(), as_json=args.json)
    need_terminal()
    return _listen(settings.load())


def _listen(known: Settings) -> int:
    from bell_lap.cli.shown import Shown, run_app
    from bell_lap.tui.key_check import KeyCheck

    class KeyCheckShown(Shown, KeyCheck):
        """The check, whose bugs go where those of the other screens go."""

    check_keys(known)
    app = KeyCheckShown(known.keys, save)
    run_app(app)
    if app.return_code:  # a signal ended it
        return app.return_code
    if app.trouble is not None:
        raise app.trouble
    if app.refused:
        hints = ("Nothing was written.", "`bell-lap doctor keys --list` prints who has which key.")
        raise BadInput(app.refused[0], hints=hints)
    if app.written:
        lines = [f'{id_} = "{keys}"' for id_, keys in app.written]
        print_lines([f"Written to {paths.settings_file()}:", "[keys]", *lines])
    else:
        print_lines(["Nothing was written."])
    return ExitCode.FINE


def _print(known: Settings, *, as_json: bool) -> int:
    from bell_lap.tui.keymap import faults

    problems = [fault.sentence for fault in faults(known.keys)]
    groups = _bound(known)
    if as_json:
        print_json(_as_json(groups, problems))
    else:
        rows = []
        for heading, group in groups.items():
            rows.append(Row((heading,), "heading"))
            for one in group:
                mark = "yes" if one.own else ""
                rows.append(Row((one.id, ", ".join(one.keys), mark, one.what)))
        print_table(COLUMNS, rows)
        print_lines(["", *problems] if problems else [])
    return ExitCode.BAD_INPUT if problems else ExitCode.FINE


def _bound(known: Settings) -> dict[str, list[Bound]]:
    """Every id with its keys, by place; those that tap and undo first."""
    from bell_lap.tui import buttons
    from bell_lap.tui.key_rows import by_place
    from bell_lap.tui.keymap import buttons_in, named_keys
    from bell_lap.tui.keys import NEVER_KEYS, TAP_KEYS, UNDO_KEYS

    own = dict(known.keys)
    mine = buttons_in(known.keys)
    groups = {
        HEADING_OF_BUTTONS: [
            Bound(
                buttons.TAP, (*sorted(TAP_KEYS), *sorted(mine.taps - TAP_KEYS)),
                buttons.TAP in own, "A tap, on every screen",
            ),
            Bound(
                buttons.UNDO, (*sorted(UNDO_KEYS), *sorted(mine.undos - UNDO_KEYS)),
                buttons.UNDO in own, "Take the last tap or command back",
            ),
            Bound(
                "", tuple(sorted(NEVER_KEYS - mine.taps - mine.undos)), own=False,
                what="Nothing: the other buttons of remotes",
            ),
        ]
    }  # fmt: skip
    for heading, bindings in by_place():
        rows = [
            Bound(
                binding.id, named_keys(own.get(binding.id, binding.key)), binding.id in own,
                binding.tooltip,
            )
            for binding in bindings
            if binding.id is not None and binding.id not in (buttons.TAP, buttons.UNDO)
        ]  # fmt: skip
        if rows:
            groups.setdefault(heading, []).extend(rows)
    return groups


def _as_json(groups: dict[str, list[Bound]], problems: list[str]) -> dict[str, object]:
    tap, undo, never = groups[HEADING_OF_BUTTONS]
    return {
        "ok": not problems,
        "tap": list(tap.keys),
        "undo": list(undo.keys),
        "never": list(never.keys),
        "bindings": [
            {
                "id": one.id,
                "keys": list(one.keys),
                "own": one.own,
                "where": heading,
                "what": one.what,
            }
            for heading, group in groups.items()
            for one in group
            if one.id
        ],
        "problems": problems,
    }
