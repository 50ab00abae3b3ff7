"""Session files as broken as can be: each gives a message with its place, and no traceback.

The messages are kept in `broken.golden.txt`, to be read aloud. `UPDATE_GOLDEN=1` writes it anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bell_lap.errors import BadInput, ExitCode
from bell_lap.library.document import MAX_BYTES, hidden_character
from bell_lap.library.files import SessionFile, read

HERE = Path(__file__).parent
GOLDEN = HERE / "broken.golden.txt"

ODD_BYTES: dict[str, bytes] = {
    "odd: Latin-1": "title = 'Caf\u00e9'\n".encode("latin-1"),
    "odd: UTF-16": "title = 'Broken'\n".encode("utf-16"),
    "odd: a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "odd: zero bytes": b"title = 'Bro\x00ken'\n",
    "odd: an escape code": b"title = 'Bro\x1b[31mken'\n",
    "odd: old line ends": b"title = 'Broken'\rkind = 'base'\r",
    "odd: a turned direction": "title = 'Bro\u202eken'\n".encode(),
    "odd: mark, Windows lines, unknown key": b"\xef\xbb\xbftitle = 'a'\r\nkand = 'base'\r\n",
    "odd: lists in lists": b"title = " + b"[" * 5000,
    "odd: a key of many parts": b".".join([b"a"] * 5000) + b" = 1",
    "odd: a number without end": b"title = " + b"9" * 5000,
    "odd: too large": b"#" * (MAX_BYTES + 1),
    "odd: largest, of backslashes": b'title = "' + b"\\\\" * (MAX_BYTES // 2 - 10) + b"\\q",
    "odd: a path for a title": b'title = "C:\\Users\\me"\n',
}


def broken() -> dict[str, bytes]:
    """Every broken file by name."""
    files = {path.name: path.read_bytes() for path in sorted((HERE / "broken").glob("*.toml"))}
    return files | ODD_BYTES


def outcome(name: str, data: bytes) -> BadInput | SessionFile:
    """The error of a file; the session where it has none."""
    try:
        return read(data, "odd.toml" if name.startswith("odd: ") else name)
    except BadInput as error:
        return error


def told() -> str:
    """Every message, each under the name of its file."""
    return "\n".join(f"--- {name}\n{outcome(name, data)}\n" for name, data in broken().items())


def test_there_are_enough_of_them() -> None:
    assert len(broken()) >= 20


@pytest.mark.parametrize("name", broken())
def test_a_broken_file_has_a_message_and_a_place(name: str) -> None:
    error = outcome(name, broken()[name])
    assert isinstance(error, BadInput)
    assert error.exit_code is ExitCode.BAD_INPUT
    assert error.place is not None or "too large" in name
    assert hidden_character(str(error)) is None
    assert len(str(error)) < 10_000


def test_the_messages_are_those_that_were_read_aloud() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(told(), encoding="utf-8")
    assert told() == GOLDEN.read_text(encoding="utf-8")
