"""Session files on the disk, and sessions typed by hand: both become a `SessionFile`.

Whatever a file holds, reading it gives a session or a `BadInput`; no file can hang the program or
cost it more than `MAX_BYTES`.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from bell_lap.core.notation import Origin, parse, print_items
from bell_lap.core.session import Block, Note, Session
from bell_lap.errors import BadInput
from bell_lap.library.build import build_session
from bell_lap.library.document import MAX_BYTES, clean_document, printable, read_document
from bell_lap.library.toml_file import read_toml

LONGEST_TITLE = 100
"""Characters of the title of a session typed by hand."""


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session, with what is known of where it came from."""

    session: Session
    notes: tuple[Note, ...]
    """Readings that could have been others, in the order of the text."""
    path: Path | None
    """The file; None for a session typed by hand."""
    text: str
    """The file's text, or the notation as typed; without hidden characters."""
    remark: str = ""
    """What the user should know of where it came from, or nothing."""

    @property
    def name(self) -> str | None:
        """What the session is asked for by: the file's name without `.toml`, printable."""
        return None if self.path is None else printable(self.path.stem)


def load(path: Path) -> SessionFile:
    """The session in a file.

    Raises `BadInput` where the file is missing, is no plain file, or cannot be read, and with the
    place where it is no session; all the mistakes of a readable file are in one `BadFile`.
    """
    source = printable(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a folder" if path.is_dir() else "no plain file"
            raise BadInput(f"{source} is {what}; a session is a file such as ladder.toml")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadInput(f"there is no file {source}") from None
    except (OSError, ValueError) as error:
        # ValueError: a path that no system call takes, with a zero byte or half a character.
        why = error.strerror if isinstance(error, OSError) and error.strerror else "bad path"
        raise BadInput(f"cannot read {source}: {why.lower()}") from error
    return read(data, source, path)


def read(data: bytes, source: str | None = None, path: Path | None = None) -> SessionFile:
    """The session in the bytes of a file, which messages call `source`. Raises as `load` does."""
    document = read_document(data, source)
    session, notes = build_session(read_toml(document))
    return SessionFile(session, notes, path, document.text)


def from_notation(text: str) -> SessionFile:
    """A session of one block from notation typed by hand; its title is its canonical print.

    Raises `BadInput` with the place where the text is no notation.
    """
    document = clean_document(text)
    parsed = parse(document.text, origin=Origin(document=document.text))
    title = "; ".join(print_items(parsed.items).split("\n"))
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1].rstrip() + "\u2026"
    session = Session((Block(parsed.items),), title)
    return SessionFile(session, parsed.notes, None, document.text)
