"""The error of a text that is no session: what was found, what was expected, and ways out.

Every message quotes the text it is about, and every quotation is short and printable.
"""

from __future__ import annotations

from collections.abc import Iterable

from bell_lap.errors import BadInput, Place

LONGEST_QUOTE = 40


class NotationError(BadInput):
    """A text that the notation cannot read.

    `expected` names what could have stood at the place; the message says it too. `hints` are
    spellings that would make it clear.
    """

    def __init__(
        self,
        message: str,
        place: Place,
        expected: tuple[str, ...] = (),
        hints: tuple[str, ...] = (),
    ) -> None:
        if expected:
            message = f"{message}; expected {one_of(expected)}"
        super().__init__(message, place, hints)
        self.expected = expected


def quote(text: str) -> str:
    """The text between quotation marks, printable and at most 40 characters long."""
    shown = " ".join(text.split())
    if len(shown) > LONGEST_QUOTE:
        shown = shown[: LONGEST_QUOTE - 3].rstrip() + "..."
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in shown)
    return f"'{shown}'" if '"' in shown else f'"{shown}"'


def one_of(things: Iterable[str]) -> str:
    """`a, b or c`."""
    *rest, last = things
    return f"{', '.join(rest)} or {last}" if rest else last


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the known word closest to `word`, or nothing where none is close."""
    word = word[:LONGEST_QUOTE].lower()
    words = sorted(set(known))
    if word in words:
        return ()
    import difflib  # noqa: PLC0415 - only a mistake needs it, and it loads slowly

    swapped = [other for other in words if sorted(other) == sorted(word)]
    close = swapped or difflib.get_close_matches(word, words, 1, 0.74)
    return (f"did you mean {quote(close[0])}?",) if close else ()
