"""What a list is to show, and how that is typed: `pyramid #race kind:intervals since:2026-01-01`.

Reading what was typed never fails: it is read anew at every key, and what is no more than half
there is a word to look for, or nothing yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from bell_lap.core.kind import Kind
from bell_lap.history.periods import Period, both, period_at, period_of
from bell_lap.history.texts import fold_tag


@dataclass(frozen=True, slots=True)
class Filter:
    """What a workout must have to be listed; all of it."""

    words: tuple[str, ...] = ()
    """Each is in its title, its result, its kind, session, tags, note or conditions, or begins a
    word there."""
    kinds: tuple[str, ...] = ()
    """Any one of these."""
    tags: tuple[str, ...] = ()
    """Every one of these, as they are kept: in small letters."""
    since: date | None = None
    """The first local day."""
    until: date | None = None
    """The last local day."""
    session: str | None = None
    """The session's name in the library, or its title; in large or small letters."""
    runner: str | None = None
    tag_start: str = ""
    """The beginning of one more tag, while it is being typed."""


ALL = Filter()
"""Every workout."""

_KINDS = tuple(kind.value for kind in Kind)


class _Token(NamedTuple):
    """A word as typed, or what stood between quotes."""

    text: str
    quoted: bool


def parse_filter(text: str, today: date) -> Filter:
    """What a person typed, on the day `today`. Never raises.

    `#race` is a tag, `kind:int` a kind by its beginning, `session:` and `runner:` name one,
    `since:` and `until:` take a day, a month, a year or the name of a month. Days, months and
    spans (`2026-05`, `may`, `last 3 months`, `this week`, `today`) may stand alone; of several the
    days that all of them have are meant. Quotes keep words together, and a month a word.
    """
    tokens = _tokens(text)
    ended = not text or text[-1].isspace() or tokens[-1:] == [] or tokens[-1].quoted
    wanted, place = ALL, 0
    period: Period | None = None
    words: list[str] = []
    while place < len(tokens):
        token = tokens[place]
        found = _span_at(tokens, place, today)
        if found is not None:
            span, taken = found
            period = span if period is None else both(period, span)
            place += taken
            continue
        place += 1
        half_typed = place == len(tokens) and not ended
        named = None if token.quoted else _named(wanted, token.text, today, half_typed)
        if named is None:
            words.append(token.text)
        else:
            wanted = named
    return replace(_within(wanted, period), words=tuple(words))


def _tokens(text: str) -> list[_Token]:
    """The words of a line; what is quoted is one, a quote that is not closed goes to the end.

    A quote within a word belongs to its value: `session:"8 x 200m"`.
    """
    tokens: list[_Token] = []
    word, in_quotes, quoted = "", False, False
    for sign in text:
        if sign == '"':
            quoted = quoted or not word
            in_quotes = not in_quotes
        elif sign.isspace() and not in_quotes:
            tokens.append(_Token(word, quoted))
            word, quoted = "", False
        else:
            word += sign
    tokens.append(_Token(word, quoted))
    return [token for token in tokens if token.text.strip()]


def _span_at(tokens: Sequence[_Token], place: int, today: date) -> tuple[Period, int] | None:
    """The span of days that begins at a word, and how many words it has."""
    if tokens[place].quoted:
        # Quotes keep a month's name from being one, but `"last 3 months"` can be nothing else.
        inner = tokens[place].text.split()
        whole = period_at(inner, today) if len(inner) > 1 else None
        return (whole[0], 1) if whole is not None and whole[1] == len(inner) else None
    plain: list[str] = []
    for token in tokens[place:]:
        if token.quoted:
            break
        plain.append(token.text)
    return period_at(plain, today)


def _named(wanted: Filter, text: str, today: date, half_typed: bool) -> Filter | None:
    """The filter with what `#tag` or `name:value` adds; None where it is a word."""
    if text.startswith("#"):
        tag = fold_tag(text)
        if not tag:
            return wanted
        if half_typed:
            return replace(wanted, tag_start=tag)
        return replace(wanted, tags=_with(wanted.tags, tag))
    name, colon, value = text.partition(":")
    if not colon:
        return None
    name, value = name.casefold(), value.strip()
    if name not in ("kind", "session", "runner", "tag", "since", "until"):
        return None
    if not value or (half_typed and name in ("since", "until") and not period_of(value, today)):
        return wanted
    return _keyed(wanted, name, value, today)


def _keyed(wanted: Filter, name: str, value: str, today: date) -> Filter | None:
    """The filter with a value under a name; None where there is no such value."""
    match name:
        case "session":
            return replace(wanted, session=value)
        case "runner":
            return replace(wanted, runner=value)
        case "tag":
            tag = fold_tag(value)
            return replace(wanted, tags=_with(wanted.tags, tag)) if tag else wanted
        case "kind":
            kinds = tuple(kind for kind in _KINDS if kind.startswith(value.casefold()))
            return replace(wanted, kinds=_with(wanted.kinds, *kinds)) if kinds else None
    period = period_of(value, today)
    if period is None:
        return None
    bound = Period(period.first, None) if name == "since" else Period(None, period.last)
    return _within(wanted, bound)


def _with(there: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return (*there, *(word for word in more if word not in there))


def _within(wanted: Filter, period: Period | None) -> Filter:
    if period is None:
        return wanted
    meant = both(Period(wanted.since, wanted.until), period)
    return replace(wanted, since=meant.first, until=meant.last)
