"""Changes `settings.toml`: comments and ends of lines stay; the file is whole before and after."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bell_lap import paths
from bell_lap.errors import EnvironmentProblem
from bell_lap.settings.model import Settings
from bell_lap.settings.reading import load, loads

Value = str | float | bool | Mapping[str, str]

NEW_FILE = "# The settings of bell-lap. Each is explained in docs/settings.md.\n"


def save(changes: Mapping[str, Value | None], path: Path | None = None) -> Settings:
    """Set each `section.key` of `changes` in the file, and give the settings that it then holds.

    None takes a key out. A file that is not there is made, readable by its owner only. Raises
    BadInput where the file or a value is wrong and EnvironmentProblem where it cannot be written;
    then the file is as it was.
    """
    path = paths.settings_file() if path is None else path
    load(path)
    before = _text_of(path)
    ends = "\r\n" if "\r\n" in before else "\n"
    text = _changed(before.replace("\r\n", "\n"), changes).replace("\n", ends)
    settings = loads(text.encode(), str(path))
    _replace(path, text)
    return settings


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return NEW_FILE


def _changed(text: str, changes: Mapping[str, Value | None]) -> str:
    import tomlkit  # noqa: PLC0415 - 20 ms that only a change is worth

    document = tomlkit.parse(text)
    for path, value in changes.items():
        section, _, key = path.partition(".")
        if value is None:
            table = document.get(section)
            if table is not None:
                table.pop(key, None)
            continue
        if section not in document:
            document[section] = tomlkit.table()
        if isinstance(value, Mapping):
            inline = tomlkit.inline_table()
            inline.update(value)
            document[section][key] = inline
        else:
            document[section][key] = value
    return tomlkit.dumps(document)


def _replace(path: Path, text: str) -> None:
    """Put `text` in the place of the file's, on the disk before it is seen; links are followed."""
    import tempfile  # noqa: PLC0415 - settings are read far more often than changed

    target = path.resolve()
    paths.ensure(target.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=".settings-", suffix=".toml", dir=target.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(target)
        except BaseException:  # whatever came, let go of what is held and pass it on
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise EnvironmentProblem(f"Cannot write {path}: {error.strerror or error}") from error
