"""`bell-lap doctor`: what works on this machine, what does not, and what to do about it.

It changes nothing: no folder is made, no file is written, the history is only read.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from bell_lap import __version__, paths, resources, settings
from bell_lap.cli import doctor_keys
from bell_lap.cli.finding import Finding, State
from bell_lap.cli.output import Column, Look, Row, on_terminal, print_json, print_lines, print_table
from bell_lap.cli.own_keys import check_keys
from bell_lap.cli.screens import UTF_8_LOCALE, drawn_in, is_unicode
from bell_lap.errors import BellLapError, ExitCode

LOOKS: dict[State, Look] = {"ok": "", "note": "strong", "bad": "bad"}
LIBRARIES = ("textual", "rich", "platformdirs", "wakepy", "tomlkit", "filelock")
AWAKE_WAIT_S = 2.0
SMALLEST = (60, 20)
"""Columns and rows that the run screen needs."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Say what works on this machine: versions, folders, the terminal, keeping awake, sound,\n"
        "and the history. Nothing is changed. The exit code is 3 where something is bad."
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    actions = parser.add_subparsers(dest="action", metavar="keys")
    doctor_keys.configure(actions.add_parser("keys", help="what a key or a remote sends"))


def run(args: argparse.Namespace) -> int:
    """Look at everything and print it, or listen to keys."""
    if args.action == "keys":
        return doctor_keys.run(args)
    findings = list(examine())
    bad = any(finding.state == "bad" for finding in findings)
    if args.json:
        print_json(as_json(findings))
    else:
        print_table(
            (Column(""), Column("what"), Column("found", wide=True)),
            [
                Row((finding.state, finding.name, finding.detail), LOOKS[finding.state])
                for finding in findings
            ],
        )
        hints = [f"{finding.name}: {finding.hint}" for finding in findings if finding.hint]
        print_lines(["", *hints] if hints else [])
    return ExitCode.ENVIRONMENT if bad else ExitCode.FINE


def as_json(findings: list[Finding]) -> dict[str, object]:
    """The findings as plain values; an absent hint is null."""
    return {
        "ok": not any(finding.state == "bad" for finding in findings),
        "version": __version__,
        "findings": [
            {
                "name": finding.name,
                "state": finding.state,
                "detail": finding.detail,
                "hint": finding.hint or None,
            }
            for finding in findings
        ],
    }


def examine() -> Iterator[Finding]:
    """Look at one thing after the other; a look that fails is a finding too."""
    for look in LOOKS_AT:
        try:
            yield from look()
        except BellLapError as error:
            yield Finding(look.__name__.strip("_"), "bad", error.message, " ".join(error.hints))


def _versions() -> Iterator[Finding]:
    yield Finding("bell-lap", "ok", __version__)
    yield Finding("Python", "ok", f"{platform.python_version()} at {sys.executable}")
    yield Finding("system", "ok", platform.platform())
    for name in LIBRARIES:
        try:
            yield Finding(name, "ok", metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, "bad", "not installed", "Install bell-lap again.")


def _folders() -> Iterator[Finding]:
    for name, folder in (
        ("settings folder", paths.config_dir()),
        ("data folder", paths.data_dir()),
        ("state folder", paths.state_dir()),
    ):
        yield _folder(name, folder)
    shipped = resources.sessions_dir()
    count = len(list(shipped.glob("*.toml")))
    yield Finding("shipped sessions", "ok" if count else "bad", f"{count} in {shipped}")


def _folder(name: str, folder: Path) -> Finding:
    if folder.is_dir():
        if os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return Finding(name, "ok", str(folder))
        return Finding(name, "bad", f"{folder} cannot be written to", _move(folder))
    above = next((parent for parent in folder.parents if parent.exists()), folder)
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK) and not folder.exists():
        return Finding(name, "ok", f"{folder} (made when it is needed)")
    return Finding(name, "bad", f"{folder} cannot be made", _move(folder))


def _move(folder: Path) -> str:
    return f"Make {folder} yours, or set {paths.HOME_VARIABLE} to a folder that you can write to."


def _settings() -> Iterator[Finding]:
    path = paths.settings_file()
    try:
        found = settings.load(path)
        check_keys(found)
    except BellLapError as error:
        yield Finding("settings", "bad", str(error).replace("\n", "; "), f"Mend {path}.")
        return
    yield Finding("settings", "ok", str(path) if path.exists() else f"{path} (none: defaults)")
    profile = found.profile
    if profile.best is None and profile.goal is None:
        yield Finding(
            "profile",
            "note",
            "neither a best nor a goal: paces such as @ mile have no times",
            "The library asks for it once; or write it in the settings.",
        )
    else:
        from bell_lap.core.profile import race_words

        said = [
            f"{name} {race_words(race)}"
            for name, race in (("best", profile.best), ("goal", profile.goal))
            if race is not None
        ]
        yield Finding("profile", "ok", ", ".join(said))


def _terminal() -> Iterator[Finding]:
    term = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Finding("terminal", "note", "stdout is no terminal", "`run --plain` works anywhere.")
    elif not on_terminal():
        yield Finding("terminal", "note", f"TERM is {term}: no screens", "Use `run --plain`.")
    else:
        size = shutil.get_terminal_size()
        small = size.columns < SMALLEST[0] or size.lines < SMALLEST[1]
        yield Finding(
            "terminal",
            "note" if small else "ok",
            f"{size.columns} x {size.lines}, TERM {term or 'not set'}, {_colours()}",
            f"At least {SMALLEST[0]} x {SMALLEST[1]} is needed." if small else "",
        )
    encoding = drawn_in()
    if is_unicode(encoding):
        yield Finding("encoding", "ok", encoding)
    else:
        hint = f"Use `run --plain`, or set a UTF-8 locale: {UTF_8_LOCALE}"
        yield Finding("encoding", "bad", f"{encoding}: no screens", hint)


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "no colour (NO_COLOR)"
    true = os.environ.get("COLORTERM", "") in ("truecolor", "24bit")
    return "all colours" if true else "256 colours or fewer"


def _awake() -> Iterator[Finding]:
    from bell_lap.live.awake import KeepAwake

    with KeepAwake() as awake:
        status = awake.wait(AWAKE_WAIT_S)
        kept = awake.kept
    hint = "" if kept else "Switch the screen lock off for the workout, and keep the lid open."
    yield Finding("awake", "ok" if kept else "note", status, hint)


def _sound() -> Iterator[Finding]:
    from bell_lap.cli.doctor_sound import look_at_sound

    yield from look_at_sound()


def _history() -> Iterator[Finding]:
    from bell_lap.history.database import check_sqlite

    check_sqlite()
    yield Finding("SQLite", "ok", sqlite3.sqlite_version)
    path = paths.database_file()
    if not path.exists():
        yield Finding("history", "ok", f"{path} (made with the first workout)")
        return
    from bell_lap.cli.history_common import workouts
    from bell_lap.history.store import Store

    try:
        with Store.open(path) as store:
            wrong, count, unfinished = store.check(), store.count(), store.unfinished()
    except BellLapError as error:
        yield Finding("history", "bad", error.message, " ".join(error.hints))
        return
    if wrong is not None:
        yield Finding("history", "bad", f"{path}: {wrong}", "Keep a copy of the file.")
        return
    yield Finding("history", "ok", f"{workouts(count)} in {path}")
    if unfinished:
        names = ", ".join(f"#{row.id} {row.title}" for row in unfinished)
        yield Finding("unfinished", "note", names, "`bell-lap resume` goes on with the newest.")


LOOKS_AT: tuple[Callable[[], Iterator[Finding]], ...] = (
    _versions,
    _folders,
    _settings,
    _terminal,
    _awake,
    _sound,
    _history,
)
