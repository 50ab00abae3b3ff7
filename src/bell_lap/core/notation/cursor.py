"""A position in the tokens, with what every rule of the grammar needs: look, take, note, refuse.

A rule that looks ahead marks the cursor first and resets it; resetting forgets the notes made
since, so that only readings that stand are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar, overload

from bell_lap.core.notation.errors import NotationError, did_you_mean, quote
from bell_lap.core.notation.limits import MOST_LEVELS
from bell_lap.core.notation.source import Source, Where
from bell_lap.core.notation.tokens import Kind, Token, Tokens
from bell_lap.core.session import Note

T = TypeVar("T")
LONGEST_PHRASE = 5
"""Words in the longest spelling of the tables."""


class Mark(NamedTuple):
    """A position to come back to."""

    at: int
    notes: int


class Cursor:
    """Reads tokens from left to right.

    `movements` is True where bare names are movements: in a block of them, and behind `drills:`.
    `short_metres` is True where few metres are surely metres: in such a block alone, for the steps
    behind `drills:` are printed as lines like any other.
    """

    def __init__(self, source: Source, *, movements: bool = False) -> None:
        self.source = source
        self.movements = movements
        self.short_metres = movements
        self.notes: list[Note] = []
        self._tokens = Tokens(source)
        self._at = 0
        self._levels = 0

    # --- looking and taking -----------------------------------------------------------------------

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` of the next one; END is followed by END for ever."""
        return self._tokens[self._at + ahead]

    def take(self) -> Token:
        """The next token, which is left behind."""
        token = self.peek()
        self._at += 1
        return token

    def skip(self, count: int) -> None:
        """Leave `count` tokens behind, which were looked at before."""
        self._at += count

    def is_kind(self, kind: Kind, ahead: int = 0) -> bool:
        """Whether the token `ahead` is of that kind."""
        return self.peek(ahead).kind is kind

    def is_mark(self, chars: str, ahead: int = 0) -> bool:
        """Whether the token `ahead` is one of these characters of punctuation."""
        token = self.peek(ahead)
        return token.kind is Kind.MARK and token.text in chars

    def accept(self, chars: str) -> Token | None:
        """Take the next token where it is one of these characters of punctuation."""
        return self.take() if self.is_mark(chars) else None

    def is_glued(self, ahead: int = 0) -> bool:
        """Whether the token `ahead` has no white space on either side."""
        return not self.peek(ahead).spaced and not self.peek(ahead + 1).spaced

    # --- words ------------------------------------------------------------------------------------

    @overload
    def find(self, table: Mapping[str, T], ahead: int = 0) -> tuple[T, int] | None: ...
    @overload
    def find(self, table: tuple[str, ...], ahead: int = 0) -> tuple[str, int] | None: ...
    def find(
        self, table: Mapping[str, T] | tuple[str, ...], ahead: int = 0
    ) -> tuple[T | str, int] | None:
        """The longest spelling of the table that stands `ahead`: its meaning (or, for a plain
        collection, itself) and how many tokens it takes. Nothing is taken."""
        best: tuple[str, int] | None = None
        spelling = ""
        at = ahead
        for _ in range(LONGEST_PHRASE):
            if not self.is_kind(Kind.WORD, at):
                break
            word = self.peek(at).text
            spelling = f"{spelling} {word}" if spelling else word
            at += 1
            if spelling in table:
                best = (spelling, at - ahead)
            if self.is_mark("-/", at) and self.is_glued(at):
                at += 1
        if best is None:
            return None
        return (table[best[0]], best[1]) if isinstance(table, Mapping) else best

    @overload
    def phrase(self, table: Mapping[str, T]) -> T | None: ...
    @overload
    def phrase(self, table: tuple[str, ...]) -> str | None: ...
    def phrase(self, table: Mapping[str, T] | tuple[str, ...]) -> T | str | None:
        """Take the longest spelling of the table that stands next; its meaning, or None."""
        found = self.find(table)
        if found is None:
            return None
        self.skip(found[1])
        return found[0]

    def is_word(self, *words: str, ahead: int = 0) -> bool:
        """Whether the token `ahead` is one of these words."""
        token = self.peek(ahead)
        return token.kind is Kind.WORD and token.text in words

    def word(self, *words: str) -> str | None:
        """Take the next token where it is one of these words."""
        return self.take().text if self.is_word(*words) else None

    def at(self, table: Mapping[str, object] | tuple[str, ...], ahead: int = 0) -> bool:
        """Whether a spelling of the table stands `ahead`."""
        return self.find(table, ahead) is not None

    # --- going back -------------------------------------------------------------------------------

    def mark(self) -> Mark:
        """Where the cursor is now."""
        return Mark(self._at, len(self.notes))

    def reset(self, mark: Mark) -> None:
        """Go back, and forget the notes made since."""
        self._at = mark.at
        del self.notes[mark.notes :]

    def moved(self, mark: Mark) -> bool:
        """Whether any token was taken since."""
        return self._at != mark.at

    def before(self) -> Where:
        """The stretch of the last token taken."""
        return self._tokens[max(0, self._at - 1)].where

    def closed(self) -> bool:
        """Whether the last token taken is a closing bracket."""
        return self._at > 0 and self._tokens[self._at - 1].text in (")", "]", "}")

    def after_label(self) -> bool:
        """Whether the last token taken is a label."""
        return self._at > 0 and self._tokens[self._at - 1].kind is Kind.LABEL

    # --- levels -----------------------------------------------------------------------------------

    def enter(self, levels: int, where: Where) -> None:
        """Go that many levels of sets deeper; raises where it is too deep."""
        self._levels += levels
        if self._levels > MOST_LEVELS:
            message = f"sets inside sets inside sets; there are at most {MOST_LEVELS} levels"
            raise self.error(message, where)

    def leave(self, levels: int) -> None:
        """Come back."""
        self._levels -= levels

    # --- telling ----------------------------------------------------------------------------------

    def since(self, mark: Mark) -> Where:
        """The stretch of text from the token at `mark` to the last one taken."""
        start = self._tokens[mark.at].where
        return start.to(self._tokens[max(mark.at, self._at - 1)].where)

    def said(self, where: Where) -> str:
        """The text of a stretch, quoted."""
        return quote(self.source.slice(where))

    def note(self, text: str, where: Where) -> None:
        """Tell a reading that could have been another."""
        self.notes.append(self.source.note(text, where))

    def error(
        self,
        message: str,
        where: Where,
        expected: tuple[str, ...] = (),
        hints: tuple[str, ...] = (),
    ) -> NotationError:
        """An error at that stretch of text, to be raised."""
        return NotationError(message, self.source.place(where), expected, hints)

    def unexpected(
        self, trouble: str, expected: tuple[str, ...] = (), hints: tuple[str, ...] = ()
    ) -> NotationError:
        """An error at the next token: it `is no goal`, `is not understood here`."""
        token = self.peek()
        return self.error(f"{self.found()} {trouble}", token.where, expected, hints)

    def suggestions(self, known: Iterable[str]) -> tuple[str, ...]:
        """The known word that the next token was perhaps meant to be, or the one after it."""
        for ahead in (0, 1):
            if self.is_kind(Kind.WORD, ahead):
                close = did_you_mean(self.peek(ahead).text, known)
                if close:
                    return close
        return ()

    def found(self) -> str:
        """The next token in words."""
        token = self.peek()
        if token.kind is Kind.END:
            return "the end of the text"
        if token.kind is Kind.BREAK:
            return "the end of the line" if token.text[0] == "\n" else '";"'
        return self.said(token.where)
