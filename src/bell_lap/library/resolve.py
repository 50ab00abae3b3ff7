"""What a person means by one argument: a session of the library, a file, or notation.

The rule, in order:

1. A path is a file: what ends in `.toml`, begins with `/`, `./`, `../`, `~` or a drive, or holds a
   backslash; also what holds `/` and either names a file that is there, or has neither a digit
   nor a space, as notation with a `/` always has.
2. The exact name of a session is that session, even where it could be notation.
3. A word that begins with a letter is the beginning of a name, where any name begins so.
4. What can be read as notation is notation.
5. Anything else that only one name begins with is that session.

What is none of these is an error: about a name where it looks like one, else about notation.
"""

from __future__ import annotations

import re
from pathlib import Path

from bell_lap.core.notation.errors import one_of, quote
from bell_lap.errors import BadInput
from bell_lap.library.files import SessionFile, from_notation, load
from bell_lap.library.shelf import SUFFIX, Library

_PATH_START = re.compile(r"/|\.\.?/|~|[A-Za-z]:[/\\]")
_WORD = re.compile(r"[^\W\d_][\w.-]*")
_WORDS = re.compile(r"[^\W\d_][^\d\"'()\[\]@,;\n]*")


def is_path(text: str) -> bool:
    """Whether an argument means a file, by rule 1."""
    if "\n" in text:
        return _is_file(text)
    if text.casefold().endswith(SUFFIX) or "\\" in text or _PATH_START.match(text):
        return True
    return "/" in text and (not re.search(r"[\d\s]", text) or _is_file(text))


def resolve(argument: str, library: Library) -> SessionFile:
    """The session that an argument means. Raises `BadInput` with ways out."""
    text = argument.strip()
    if not text:
        raise BadInput(
            "this names no session",
            hints=("give a name such as pyramid, a file, or notation such as '4 x 400m'",),
        )
    if is_path(text):
        return _load(text, library)
    entry = library.exact(text)
    if entry is not None:
        return entry.open()
    if _WORD.fullmatch(text) and library.starting_with(text):
        return library.find(text)
    try:
        return from_notation(text)
    except BadInput as error:
        if len(library.starting_with(text)) == 1:
            return library.find(text)
        raise _neither(text, library, error) from None


def _load(text: str, library: Library) -> SessionFile:
    path = _expand(text)
    try:
        return load(path)
    except BadInput as error:
        namesake = library.exact(path.stem) if path.name == text and error.place is None else None
        if namesake is None or _is_file(text):
            raise
        hint = f"the library has a session of that name: {namesake.name}"
        raise BadInput(error.message, hints=(*error.hints, hint)) from None


def _neither(text: str, library: Library, error: BadInput) -> BadInput:
    """The error for what is no name and no notation, from what it looks like."""
    here = next((name for name in (text, text + SUFFIX) if _is_file(name)), None)
    hints = (f"there is a file of that name here: ./{here}",) if here else ()
    near = library.near(text)
    if _WORD.fullmatch(text) or _WORDS.fullmatch(text):
        near_hint = (
            f"did you mean {one_of(near)}?" if near else "`bell-lap sessions` lists them all"
        )
        return BadInput(f"no session is called {quote(text)}", hints=(*hints, near_hint))
    if near:
        hints = (*hints, f"or did you mean the session {one_of(near)}?")
    return type(error)(error.message, error.place, hints=(*error.hints, *hints)) if hints else error


def _expand(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        # A `~name` of nobody's stays as it is, and is then no file.
        return Path(text)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
