"""Where a recovery stands in a line: its keywords, its brackets, and whether it is for the sets.

`[3' & 5']` has one part for each level of counts, from the innermost outwards.
"""

from __future__ import annotations

from typing import NamedTuple

from bell_lap.core.notation import words
from bell_lap.core.notation.ahead import After, begins_on_off, classify, value_at
from bell_lap.core.notation.cursor import Cursor, Mark
from bell_lap.core.notation.recoveries import EXPECTED
from bell_lap.core.notation.recovery_lists import read_values
from bell_lap.core.notation.source import Where
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Recovery, Rest


class RestPart(NamedTuple):
    """A recovery as a line has it. `levels` are for reps, then sets, then sets of sets."""

    levels: tuple[tuple[Recovery, ...], ...]
    where: Where
    of_sets: bool = False
    """Whether the words say that its one level is for the sets."""
    last: bool = False

    def rest(self, level: int = 0) -> Rest:
        """The recovery of one level."""
        return Rest(self.levels[level], self.last)


def read_rest_part(cur: Cursor, *, counted: bool) -> RestPart | None:
    """The recovery at the cursor, or None and nothing taken. Raises where one is begun badly.

    `counted` tells that a count stands before: then `200m jog` is a recovery and no float.
    """
    if cur.is_mark("["):
        return _brackets(cur)
    if cur.at(words.LAST_REST):
        raise cur.unexpected(
            "keeps the last recovery, and there is none", hints=("write rest 90s, last rest",)
        )
    mark = cur.mark()
    if cur.phrase(words.SET_REST):
        return _after_keyword(cur, mark, of_sets=True)
    if _preposition(cur):
        return _after_keyword(cur, mark)
    keyword = cur.find(words.REST)
    if keyword is not None and not cur.at(words.PACE, keyword[1]):
        cur.skip(keyword[1])
        return _after_keyword(cur, mark, plural=keyword[0].endswith("s"))
    if _begins_by_word(cur) or _begins_by_number(cur, counted=counted):
        levels = _levels(cur, said_rest=False)
        if levels:
            return _finish(cur, mark, levels)
    cur.reset(mark)
    return None


def _preposition(cur: Cursor) -> bool:
    """Take `with`, `w/` or `off` before a recovery."""
    if cur.is_word("off") and cur.peek(1).kind in (Kind.NUMBER, Kind.CLOCK):
        cur.take()
        return True
    if cur.is_word("w") and cur.is_mark("/", 1):
        cur.skip(2)
        return True
    return cur.word("with") is not None


def _after_keyword(
    cur: Cursor, mark: Mark, *, of_sets: bool = False, plural: bool = False
) -> RestPart:
    between = cur.phrase(words.BETWEEN_SETS)
    cur.phrase(words.BETWEEN)
    _ = cur.accept("=:") or cur.word("is", "are")
    listed = plural or cur.is_word("of")
    while cur.word(*words.ARTICLES):
        pass
    levels = _levels(cur, said_rest=True, listed=listed)
    if not levels:
        raise cur.unexpected("is no recovery", EXPECTED)
    return _finish(cur, mark, levels, of_sets=of_sets or between is not None)


def _begins_by_word(cur: Cursor) -> bool:
    """Whether a recovery without a keyword begins with a word: `full recovery`, `jog 200`."""
    if cur.at(words.EFFORTS) and not cur.is_word("on"):
        return False
    if cur.at(words.FULL) or cur.at(words.BACK) or cur.at(words.EQUAL):
        return True
    if cur.at(("equal jog", "equal walk", "straight into")):
        return True
    none = cur.find(words.NO_REST)
    if none is not None:
        return cur.at(words.REST, none[1])
    send_off = cur.find(words.SEND_OFF)
    if send_off is not None:
        at = send_off[1] + (1 if cur.is_word("the", "a", ahead=send_off[1]) else 0)
        return cur.peek(at).kind in (Kind.NUMBER, Kind.CLOCK) and not begins_on_off(cur)
    manner = cur.find(words.REST_MANNERS)
    if manner is None:
        return False
    if cur.at(words.REST, manner[1]):
        return not value_at(cur, manner[1] + 1)
    at = manner[1] + (1 if cur.is_word(*words.ARTICLES, ahead=manner[1]) else 0)
    return cur.peek(at).kind in (Kind.NUMBER, Kind.CLOCK)


def _begins_by_number(cur: Cursor, *, counted: bool) -> bool:
    """Whether a recovery begins with its value: `90s rest`, and after a count `200m jog`."""
    if cur.peek().kind not in (Kind.NUMBER, Kind.CLOCK):
        return False
    found = classify(cur)
    return found is After.REST or (found is After.JOGGED and counted)


def _brackets(cur: Cursor) -> RestPart:
    """`[90"]`, `[3' & 5']`, `[rest 200m jog]`."""
    mark = cur.mark()
    cur.take()
    cur.phrase(words.REST)
    cur.accept("=:")
    levels = _levels(cur, said_rest=True, in_brackets=True)
    if not levels:
        raise cur.unexpected("is no recovery", EXPECTED)
    _suffixes(cur)
    if not cur.accept("]"):
        raise cur.unexpected("is not understood in a recovery", ("]",))
    return RestPart(levels, cur.since(mark), last=_last_rest(cur))


def _levels(
    cur: Cursor, *, said_rest: bool, listed: bool = False, in_brackets: bool = False
) -> tuple[tuple[Recovery, ...], ...]:
    """The values for each level of counts, with `&` between; empty where no recovery stands."""
    levels: list[tuple[Recovery, ...]] = []
    while True:
        mark = cur.mark()
        if levels and not _next_level(cur, in_brackets=in_brackets):
            cur.reset(mark)
            return tuple(levels)
        values = read_values(cur, said_rest=said_rest, listed=listed)
        if values is None:
            cur.reset(mark)
            return tuple(levels)
        levels.append(values)
        _words_after(cur)


def _next_level(cur: Cursor, *, in_brackets: bool) -> bool:
    """Take the `&` or `and` before the recovery of the next level of counts."""
    if cur.accept("&"):
        return classify(cur) is not After.COUNT
    return cur.word("and") is not None and (in_brackets or classify(cur) is After.REST)


def _words_after(cur: Cursor) -> bool:
    """Take `rest`, `between reps` after a recovery; True where any stood there."""
    word = cur.find(words.REST_AFTER)
    if word is not None and not value_at(cur, word[1]):
        cur.skip(word[1])
        return True
    return not cur.at(words.BETWEEN_SETS) and cur.phrase(words.BETWEEN) is not None


def _finish(
    cur: Cursor, mark: Mark, levels: tuple[tuple[Recovery, ...], ...], *, of_sets: bool = False
) -> RestPart:
    of_sets = _suffixes(cur) or of_sets
    where = cur.since(mark)
    return RestPart(levels, where, of_sets and len(levels) == 1, _last_rest(cur))


def _suffixes(cur: Cursor) -> bool:
    """Take the words that may follow a recovery; True where they say that it is for the sets."""
    of_sets = False
    while True:
        named = cur.find(words.SET_REST)
        if named is not None and not value_at(cur, named[1]):
            cur.skip(named[1])
            of_sets = True
        elif cur.phrase(words.BETWEEN_SETS):
            of_sets = True
        elif not _words_after(cur):
            return of_sets


def _last_rest(cur: Cursor) -> bool:
    mark = cur.mark()
    cur.accept(",")
    if cur.phrase(words.LAST_REST):
        return True
    cur.reset(mark)
    return False


def read_whole_rest(cur: Cursor) -> Rest:
    """A recovery that stands alone, as a block's default: the word rest may be left out."""
    mark = cur.mark()
    _ = _preposition(cur) or cur.phrase(words.REST)
    part = _brackets(cur) if cur.is_mark("[") else _after_keyword(cur, mark)
    if part.of_sets or len(part.levels) > 1:
        message = "a block's default is the recovery between reps alone"
        raise cur.error(message, part.where, hints=("write the recovery between sets in its line",))
    return part.rest()
