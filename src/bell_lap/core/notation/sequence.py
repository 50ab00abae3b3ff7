"""Steps one after the other, in a block and inside brackets.

Steps follow each other on new lines, after `;`, a spaced `/`, `then`, a ` + ` between whole steps,
or a comma before a new count. Whatever else follows a complete step is an error at its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bell_lap.core.notation import words
from bell_lap.core.notation.ahead import After, classify
from bell_lap.core.notation.counts import read_count
from bell_lap.core.notation.cursor import Cursor
from bell_lap.core.notation.groups import read_group
from bell_lap.core.notation.limits import Weight, weigh
from bell_lap.core.notation.lines import read_counts, read_measured, read_role
from bell_lap.core.notation.quantities import Shape, read_extent
from bell_lap.core.notation.rest_lines import read_rest_line
from bell_lap.core.notation.tokens import Kind
from bell_lap.core.session import Item, RecoveryKind, Role, Step

AFTER_STEP = ("a goal (@ mile)", "a recovery (rest 90s)", "a new line", "; before the next step")


def read_sequence(cur: Cursor, closing: str = "") -> tuple[Item, ...]:
    """All steps up to the closing bracket, which is left, or to the end of the text."""
    items: list[Item] = []
    total = Weight(0, 0)
    while True:
        while cur.is_kind(Kind.BREAK):
            cur.take()
        _bullet(cur)
        if cur.is_kind(Kind.END) or (closing and cur.is_mark(closing)):
            return tuple(items)
        mark = cur.mark()
        for item in _read_line(cur):
            items.append(item)
            total = total.plus(weigh(item))
        if total.excess is not None:
            raise cur.error(total.excess, cur.since(mark))
        if not _separated(cur, closing, items[-1]):
            raise _not_understood(cur, closing)


def _bullet(cur: Cursor) -> None:
    """A dash, star or bullet at the start of a line is decoration."""
    if cur.is_mark("-*•") and cur.peek().spaced and cur.peek(1).spaced:
        cur.take()


def _read_line(cur: Cursor) -> Sequence[Item]:
    if _is_drills(cur):
        cur.skip(2)
        return _drills(cur)
    return (_read_item(cur),)


def _read_item(cur: Cursor) -> Item:
    mark = cur.mark()
    rest = read_rest_line(cur)
    if rest is not None:
        return rest
    role = read_role(cur)
    counts = read_counts(cur)
    group = cur.is_mark("({")
    levels = max(1, len(counts)) if group else max(0, len(counts) - 1)
    cur.enter(levels, cur.peek().where if group else cur.since(mark))
    if group:
        outer = [count for count, _ in counts]
        item: Item = read_group(cur, mark, outer, role, read_sequence)
    else:
        item = read_measured(cur, mark, counts, role)
    cur.leave(levels)
    return item


def _is_drills(cur: Cursor) -> bool:
    return cur.is_word("drills", "drill") and cur.is_mark(":", 1)


def _drills(cur: Cursor) -> Sequence[Item]:
    """`drills: A skip, bounding`: names with commas between them, to the end of the line."""
    before = cur.movements
    cur.movements = True
    items = [_read_item(cur)]
    while cur.is_mark(",&") or cur.is_word("and"):
        cur.take()
        cur.word("and")
        items.append(_read_item(cur))
    cur.movements = before
    return items


# --- between steps --------------------------------------------------------------------------------


def _separated(cur: Cursor, closing: str, before: Item) -> bool:
    """Take what stands between two steps; False where something else stands there."""
    if cur.is_kind(Kind.END) or cur.is_kind(Kind.BREAK):
        return True
    if closing and cur.is_mark(closing):
        return True
    if cur.phrase(words.THEN):
        return True
    if cur.is_mark("/") and cur.peek().spaced and cur.peek(1).spaced:
        _refuse_spaced_list(cur, before)
        cur.take()
        return True
    if cur.is_mark("+") and cur.peek().spaced and cur.peek(1).spaced:
        cur.take()
        return True
    mark = cur.mark()
    if cur.accept(",&") or cur.is_word("and"):
        cur.word("and")
        if cur.phrase(words.THEN) or _begins_step(cur, before):
            return True
    elif cur.closed() and _counts(cur):
        return True
    cur.reset(mark)
    return False


def _counts(cur: Cursor) -> bool:
    return classify(cur) is After.COUNT


def _begins_step(cur: Cursor, before: Item) -> bool:
    """Whether a new step begins behind a comma."""
    if _counts(cur) or cur.at(words.ROLES) or classify(cur) is After.ROLE:
        return True
    if _is_drills(cur):
        return True
    if cur.is_kind(Kind.LABEL) or (cur.movements and cur.peek().kind in (Kind.WORD, Kind.NUMBER)):
        return True
    after_role = isinstance(before, Step) and before.role in (Role.WARMUP, Role.COOLDOWN)
    if after_role and classify(cur) in (After.MEMBER, After.FLOAT, After.JOGGED):
        cur.note("this is a step of its own, after the one before", cur.peek().where)
        return True
    return False


def _refuse_spaced_list(cur: Cursor, before: Item) -> None:
    """`rest 30s / 25s / 20s` was meant as one changing recovery."""
    if before.rest is None or before.rest.values[-1].kind is not RecoveryKind.TIME:
        return
    start = cur.mark()
    cur.take()
    extent = read_extent(cur, loose=True)
    where = cur.since(start)
    timed = extent is not None and extent.high.shape is not Shape.DISTANCE
    ends = cur.peek().kind in (Kind.END, Kind.BREAK) or cur.is_mark(")}/")
    cur.reset(start)
    if timed and ends:
        raise cur.error(
            "a slash with spaces begins the next step",
            where,
            hints=(
                "a changing recovery has no spaces: rest 30s/25s/20s",
                "a next step: put ; before it",
            ),
        )


def _not_understood(cur: Cursor, closing: str) -> Exception:
    if cur.is_mark(",") and cur.is_kind(Kind.WORD, 1):
        cur.take()  # what follows the comma is at fault
    token = cur.peek()
    hints: tuple[str, ...] = ()
    expected = (*AFTER_STEP, closing) if closing else AFTER_STEP
    if token.kind is Kind.WORD:
        hints = cur.suggestions(words.LATER_WORDS)
        hints += ('a label is put in quotes: "A skip"', "a comment begins with #")
    elif token.kind is Kind.LABEL:
        hints = ('a label stands behind its rep: 4 x 400m "last one", rest 90s',)
    elif cur.after_label() and token.kind in (Kind.NUMBER, Kind.CLOCK):
        hints = ('a label stands behind its rep: 2 x 30m "A skip"',)
    elif cur.is_mark("/") and cur.is_glued():
        hints = ("a list of reps: 600m - 400m - 200m", "a next step: put ; before it")
    elif cur.is_mark(")]}"):
        return cur.unexpected("closes no bracket", expected)
    elif token.kind is Kind.NUMBER and cur.at(words.LOADS, 1):
        hints = ('a load belongs to movements: 5 reps "squat" 100kg',)
    elif token.text == "'":
        hints = ('a label is put in double quotes: "A skip"', "minutes: 5' without a space")
    elif read_count(cur) is not None:
        return cur.error(
            "a new step begins here without anything before it",
            token.where,
            hints=("put ; or a comma between steps: 4 x 400m, 4 x 200m",),
        )
    else:
        hints = _time_hints(cur)
    return cur.unexpected("is not understood here", expected, hints)


def _time_hints(cur: Cursor) -> tuple[str, ...]:
    """What a time that stands alone behind a rep may have been meant for."""
    mark = cur.mark()
    extent = read_extent(cur)
    if extent is None or extent.high.shape is Shape.DISTANCE:
        cur.reset(mark)
        return ()
    said = cur.source.slice(extent.where)
    dotted = re.fullmatch(r"(\d{1,2})\.([0-5]\d)", said)
    cur.reset(mark)
    rest = said
    if dotted is not None:
        said = rest = f"{dotted[1]}:{dotted[2]}"
    elif extent.high.shape is not Shape.DURATION:
        rest = f"{said}s"
    return (f"a goal: @ {said}", f"a recovery: rest {rest}")
