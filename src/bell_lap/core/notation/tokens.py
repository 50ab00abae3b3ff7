"""Text into tokens with their offsets, in one pass and only as far as they are asked for.

Typographic quotes, dashes and spaces are read as their plain forms, one character for one, so that
every offset is an offset of the text as it was written. Only 0-9 are digits. A `"` or `'` right
after a digit is seconds or minutes; any other `"` opens a label.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum, auto
from typing import NamedTuple

from bell_lap.core.notation.characters import first_refused
from bell_lap.core.notation.errors import NotationError, quote
from bell_lap.core.notation.source import Source, Where

MOST_DIGITS = 7


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    """`400`, `1.5`, `1½`."""
    CLOCK = auto()
    """`1:30`, `1:02:30`, `3:1`."""
    WORD = auto()
    LABEL = auto()
    MINUTES = auto()
    """A `'` right after a digit."""
    SECONDS = auto()
    """A `"` or `''` right after a digit."""
    PLURAL = auto()
    """The `'s` of `800's`."""
    ARROW = auto()
    MARK = auto()
    """One character of punctuation."""
    BREAK = auto()
    """A new line or a `;`, and all blank lines after it."""
    UNKNOWN = auto()
    END = auto()


class Token(NamedTuple):
    """One token. `text` is lower case; a label's is as written, without its quotes."""

    kind: Kind
    text: str
    where: Where
    spaced: bool
    """Whether white space, or the start of a line, stands before it."""


_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "′": "'", "ʼ": "'", "´": "'", "`": "'",  # noqa: RUF001 - the look-alikes are the point
        "”": '"', "“": '"', "„": '"', "″": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",  # noqa: RUF001 - as above
        "×": "*", "✕": "*", "✖": "*",  # noqa: RUF001 - as above
        "⁄": "/", "…": " ",  # noqa: RUF001 - as above
    }
)  # fmt: skip

_TOKEN = re.compile(
    r"""
      (?P<space>[^\S\n]+ | \#[^\n]*)
    | (?P<newline>[;\n] (?: [^\S\n]*+; | [^\S\n]*+(?:\#[^\n]*+)?\n )*+)
    | (?P<clock>[0-9]+ (?: :[0-9]++ )++ (?: \.[0-9]+ )?)
    | (?P<number>[0-9]+ (?: \.[0-9]+ | [¼½¾] )? | [¼½¾])
    | (?P<word>[^\W\d_]+ (?: '[^\W\d_]++ )*+)
    | (?P<arrow>-> | => | →)
    | (?P<stop>\. (?= [\s)\]},;] | \Z))
    | (?P<mark>[@,/+\-*()\[\]{}&=:%•])
    """,
    re.VERBOSE,
)

_KINDS = {
    "newline": Kind.BREAK,
    "clock": Kind.CLOCK,
    "number": Kind.NUMBER,
    "word": Kind.WORD,
    "arrow": Kind.ARROW,
    "mark": Kind.MARK,
}


class Tokens:
    """The tokens of a text by their number, scanned when they are first asked for.

    END stands at the end and at every number after it. Raises NotationError: at once for characters
    that no text may hold; when it gets there for digits other than 0-9, a label without its closing
    quote, and a number too long to mean anything.
    """

    def __init__(self, source: Source) -> None:
        refused = first_refused(source.text)
        if refused is not None:
            at, name = refused
            place = source.place(Where(at, at + 1))
            raise NotationError(f"{name} cannot stand in a session", place, hints=("delete it",))
        self._source = source
        self._text = source.text.translate(_PLAIN)
        self._tokens: list[Token] = []
        self._at = 0
        self._spaced = True

    def __getitem__(self, number: int) -> Token:
        tokens = self._tokens
        while number >= len(tokens):
            if tokens and tokens[-1].kind is Kind.END:
                return tokens[-1]
            self._scan()
        return tokens[number]

    def _scan(self) -> None:
        """Move on by one token, or over what lies between two."""
        if self._at == len(self._text):
            self._add(Kind.END, self._at)
            return
        char = self._text[self._at]
        if char in "\"'":
            self._quote_mark(char)
            return
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            self._unknown(char)
        elif found.lastgroup == "space":
            self._at, self._spaced = found.end(), True
        elif found.lastgroup == "stop":
            self._at = found.end()
        elif found.lastgroup == "word":
            self._word(found)
        else:
            self._add(_KINDS[str(found.lastgroup)], found.end())

    def _unknown(self, char: str) -> None:
        if char.isdecimal():
            digit = unicodedata.decimal(char)
            message = f"{quote(char)} is not one of the digits 0-9"
            place = self._source.place(Where(self._at, self._at + 1))
            raise NotationError(message, place, hints=(f"write {digit}",))
        self._add(Kind.UNKNOWN, self._at + 1)

    def _add(self, kind: Kind, end: int) -> None:
        where = Where(self._at, end)
        shown = self._text[self._at : end].lower()
        if kind in (Kind.NUMBER, Kind.CLOCK):
            self._check_number(shown, where)
        self._tokens.append(Token(kind, shown, where, self._spaced))
        self._at, self._spaced = end, kind is Kind.BREAK

    def _check_number(self, shown: str, where: Where) -> None:
        whole, _, fraction = shown.rstrip("¼½¾").partition(".")
        if whole.count(":") > 2:
            message = f"{quote(shown)} has too many colons for a time"
            hint = "write 1:30 or 1:02:30"
        elif any(len(part) > MOST_DIGITS for part in whole.split(":")):
            message = f"{quote(shown)} is too large a number"
            hint = f"a number has at most {MOST_DIGITS} digits"
        elif len(fraction) > 3:
            message = f"{quote(shown)} has more than three decimals"
            hint = f"write {quote(shown[: len(shown) - len(fraction) + 3])}"
        else:
            return
        raise NotationError(message, self._source.place(where), hints=(hint,))

    def _word(self, found: re.Match[str]) -> None:
        word = found.group()
        last = self._tokens[-1] if self._tokens else None
        if not word.replace("'", "").isalpha():
            self._add(Kind.UNKNOWN, found.end())
        elif (
            last is not None
            and last.kind is Kind.NUMBER
            and not self._spaced
            and len(word) > 1
            and word[0] in "xX"
        ):
            self._add(Kind.WORD, self._at + 1)  # the x of "4xmile" is a word of its own
        else:
            self._add(Kind.WORD, found.end())

    def _quote_mark(self, char: str) -> None:
        text, at = self._text, self._at
        after_digit = at > 0 and text[at - 1] in "0123456789¼½¾"
        if not after_digit:
            if char == '"':
                self._label()
            else:
                self._add(Kind.UNKNOWN, at + 1)
        elif char == '"':
            self._add(Kind.SECONDS, at + 1)
        elif text.startswith("''", at):
            self._add(Kind.SECONDS, at + 2)
        elif re.match(r"'[sS](?![^\W_])", text[at : at + 3]):
            self._add(Kind.PLURAL, at + 2)
        else:
            self._add(Kind.MINUTES, at + 1)

    def _label(self) -> None:
        start = self._at
        line_end = self._text.find("\n", start)
        line_end = len(self._text) if line_end < 0 else line_end
        close = self._text.find('"', start + 1, line_end)
        if close < 0:
            raise NotationError(
                "this label has no closing quote",
                self._source.place(Where(start, line_end)),
                hints=('write a label as "A skip"', 'write seconds without a space: 90" or 90s'),
            )
        label = self._source.text[start + 1 : close]
        where = Where(start, close + 1)
        if not label.strip() or "\t" in label:
            trouble = "holds no tab" if label.strip() else "needs a name between its quotes"
            place = self._source.place(where)
            raise NotationError(f"a label {trouble}", place, hints=('write "A skip"',))
        self._tokens.append(Token(Kind.LABEL, label, where, self._spaced))
        self._at, self._spaced = close + 1, False
