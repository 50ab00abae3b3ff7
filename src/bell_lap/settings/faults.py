"""Errors at a place of the settings' file, for what only others can judge: the screens' keys."""

from __future__ import annotations

from pathlib import Path

from bell_lap import paths
from bell_lap.errors import BadInput
from bell_lap.library.document import read_document
from bell_lap.library.positions import scan


def error_at(section: str, key: str, message: str, path: Path | None = None) -> BadInput:
    """A `BadInput` at the value of `section.key` in the file, which was read without an error.

    Without its place where the key is not in the file.
    """
    path = paths.settings_file() if path is None else path
    try:
        document = read_document(path.read_bytes(), str(path))
    except OSError:
        return BadInput(f"{path}: {message}")
    span = scan(document.text).values.get((section, key))
    if span is None:
        return BadInput(f"{path}: {message}")
    return document.error(message, span.start, span.end)
