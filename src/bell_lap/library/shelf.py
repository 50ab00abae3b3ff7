"""The sessions at hand: the shipped ones and the user's own.

Each file is an entry, whether or not it can be read; what is wrong with one hides no other. A
`Library` lists its folders once, when it is made, and reads a file when it is first asked for.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bell_lap.core.notation.errors import one_of, quote
from bell_lap.errors import BadInput
from bell_lap.library.document import printable
from bell_lap.library.files import SessionFile, load

SUFFIX = ".toml"
MOST_NAMED = 5
"""Sessions that one message names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the library. Either `file` or `error` is there."""

    name: str
    """The file's name without `.toml`, printable."""
    path: Path
    is_own: bool
    """Whether it is the user's own."""
    replaces: Path | None
    """The shipped file of the same name, which it stands in for."""
    file: SessionFile | None = None
    error: BadInput | None = None

    @property
    def remark(self) -> str:
        """What the user should know of it, or nothing."""
        if self.replaces is None:
            return ""
        return f"your own {self.name} stands in for the shipped one"

    def open(self) -> SessionFile:
        """The session. Raises the `BadInput` that the file is listed with."""
        if self.file is None:
            raise self.error or AssertionError("an entry has a file or an error")
        return self.file


@dataclass(frozen=True, slots=True)
class _Listed:
    path: Path
    is_own: bool
    replaces: Path | None = None

    @property
    def name(self) -> str:
        return printable(unicodedata.normalize("NFC", self.path.stem))


class Library:
    """The session files in two folders; a file of the user's wins over a shipped namesake."""

    def __init__(self, shipped_dir: Path, user_dir: Path | None = None):
        """List both folders. The user's need not exist."""
        self._problems: list[BadInput] = []
        self._read: dict[Path, Entry] = {}
        listed = {
            _plain(path.stem): _Listed(path, is_own=False) for path in self._list(shipped_dir)
        }
        own: list[_Listed] = []
        if user_dir is not None:
            for path in self._list(user_dir, may_miss=True):
                shipped = listed.get(_plain(path.stem))
                own.append(_Listed(path, is_own=True, replaces=shipped.path if shipped else None))
        replaced = {item.replaces for item in own}
        both = own + [item for item in listed.values() if item.path not in replaced]
        self._listed = sorted(both, key=lambda item: (_plain(item.name), item.name))

    @property
    def problems(self) -> tuple[BadInput, ...]:
        """What keeps a whole folder from being listed."""
        return tuple(self._problems)

    def names(self) -> tuple[str, ...]:
        """Every name, in order; no file is read for it."""
        return tuple(item.name for item in self._listed)

    def entries(self) -> tuple[Entry, ...]:
        """Every entry in the order of their names."""
        return tuple(self._entry(item) for item in self._listed)

    def exact(self, name: str) -> Entry | None:
        """The entry of that name; capitals matter only where two differ in nothing else."""
        alike = [item for item in self._listed if _plain(item.name) == _plain(name)]
        same = [item for item in alike if item.name == name]
        chosen = same or alike
        return self._entry(chosen[0]) if len(chosen) == 1 else None

    def starting_with(self, start: str) -> tuple[str, ...]:
        """The names that begin so, capitals or not."""
        plain = _plain(start)
        return tuple(name for name in self.names() if _plain(name).startswith(plain))

    def near(self, name: str) -> tuple[str, ...]:
        """The names that look most like this one, best first; spaces are as good as hyphens."""
        by_plain = {_plain(known): known for known in self.names()}
        plain = "-".join(_plain(name[:100]).split())
        close = difflib.get_close_matches(plain, by_plain, 3, 0.6)
        return tuple(by_plain[found] for found in close)

    def find(self, name: str) -> SessionFile:
        """The session of that name, or the only one whose name begins so.

        Raises `BadInput` that names the candidates, or those that look like it; raises the file's
        own error where it is broken.
        """
        entry = self.exact(name)
        if entry is None:
            starting = self.starting_with(name)
            if len(starting) != 1:
                raise self._unsure(name, starting)
            entry = self.exact(starting[0])
        if entry is None:
            raise self._unsure(name, ())
        return entry.open()

    def _unsure(self, name: str, starting: tuple[str, ...]) -> BadInput:
        if starting:
            more = len(starting) - MOST_NAMED
            names = starting[:MOST_NAMED] + ((f"{more} more",) if more > 0 else ())
            return BadInput(
                f"{len(starting)} sessions begin with {quote(name)}",
                hints=(f"they are {', '.join(names)}",),
            )
        near = self.near(name)
        hint = f"did you mean {one_of(near)}?" if near else "`bell-lap sessions` lists them all"
        return BadInput(f"no session is called {quote(name)}", hints=(hint,))

    def _entry(self, item: _Listed) -> Entry:
        known = self._read.get(item.path)
        if known is None:
            known = _open(item)
            self._read[item.path] = known
        return known

    def _list(self, folder: Path, *, may_miss: bool = False) -> Iterator[Path]:
        try:
            paths = sorted(folder.iterdir())
        except FileNotFoundError as error:
            if not may_miss:
                self._problems.append(_cannot_list(folder, error))
            return
        except OSError as error:
            self._problems.append(_cannot_list(folder, error))
            return
        for path in paths:
            # Hidden files are what editors and copying programs leave behind.
            if path.suffix.casefold() == SUFFIX and not path.name.startswith("."):
                yield path


def _open(item: _Listed) -> Entry:
    entry = Entry(item.name, item.path, item.is_own, item.replaces)
    try:
        return replace(entry, file=replace(load(item.path), remark=entry.remark))
    except BadInput as error:
        return replace(entry, error=error)


def _cannot_list(folder: Path, error: OSError) -> BadInput:
    why = (error.strerror or "unknown reason").lower()
    return BadInput(f"cannot list the sessions in {printable(str(folder))}: {why}")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
