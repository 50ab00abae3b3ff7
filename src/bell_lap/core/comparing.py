"""Workouts of the same work rep by rep, recoveries included, and the sentence a runner wants.

The first workout given is what the others are measured by. Reps are aligned by their order and
their length: one that was dropped, not reached or added on the move leaves a gap in the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from bell_lap.core.analysis import has_time, mean, recoveries_before
from bell_lap.core.plan import MeasureKind
from bell_lap.core.result import Flag, StepResult, WorkoutResult
from bell_lap.core.units import format_time
from bell_lap.errors import BadInput

MOST = 8
"""So many workouts beside each other at most."""
SAME_TIME_MS, SAME_REST_MS = 50, 500
"""A smaller difference is said to be none: it would be printed as 0."""

Figures = tuple[int | None, ...]
"""One for each workout, in ms; None where there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Performed:
    """One workout that is compared."""

    title: str
    date: date
    result: WorkoutResult
    signature: str = ""
    """The signature of its work; empty: not known, and not asked for."""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One rep, as each workout ran it."""

    label: str
    """`400m`."""
    steps: tuple[StepResult | None, ...]
    """None where that workout has no such rep."""
    times: Figures
    """None where it was not run to its end, or has no time."""
    deltas: Figures
    """Against the first workout; plus is slower. None for the first itself."""
    recoveries: Figures
    """From the rep before to this one, as it was."""


@dataclass(frozen=True, slots=True)
class CompareSum:
    """One workout as a whole."""

    reps: int
    """With a time."""
    mean_ms: int | None
    """Of its times over a distance or to a tap."""
    delta_ms: int | None
    """The mean of its deltas; None for the first."""
    recovery_ms: int | None
    """The mean of its recoveries."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Workouts side by side."""

    performed: tuple[Performed, ...]
    rows: tuple[CompareRow, ...]
    sums: tuple[CompareSum, ...]
    sentence: str
    """The last workout against the first: `1.1 s a rep faster off 15 s less rest`."""


def compare(performed: Sequence[Performed], *, unlike: bool = False) -> Comparison:
    """Put workouts side by side, in the order given. Raises BadInput.

    Two to eight of them. Where the works are not alike it is refused, unless `unlike` asks for it.
    """
    _check(performed, unlike=unlike)
    rows = tuple(_row(steps, rests) for steps, rests in _aligned(performed))
    sums = tuple(_sum(rows, place) for place in range(len(performed)))
    return Comparison(tuple(performed), rows, sums, _sentence(rows))


def _check(performed: Sequence[Performed], *, unlike: bool) -> None:
    if not 2 <= len(performed) <= MOST:
        raise BadInput(f"Two to {MOST} workouts can be compared, not {len(performed)}.")
    known = {one.signature for one in performed if one.signature}
    if len(known) > 1 and not unlike:
        named = ", ".join(dict.fromkeys(one.title for one in performed))
        raise BadInput(f"These are not the same work: {named}")


# --- which rep stands beside which ----------------------------------------------------------------

_Slot = tuple[StepResult, int | None]
"""A rep and the recovery before it."""


def _aligned(
    performed: Sequence[Performed],
) -> list[tuple[list[StepResult | None], list[int | None]]]:
    """Rows of one slot a workout."""
    rows: list[list[_Slot | None]] = []
    for place, one in enumerate(performed):
        rows = _merge(rows, _slots(one.result), place)
    return [
        ([slot and slot[0] for slot in row], [None if slot is None else slot[1] for slot in row])
        for row in rows
    ]


def _slots(result: WorkoutResult) -> list[_Slot]:
    rests = recoveries_before(result.steps)
    return [
        (step, rests.get(ord_))
        for ord_, step in enumerate(result.steps)
        if step.rep is not None and Flag.REPLACED not in step.flags and not step.running
    ]


def _key(step: StepResult) -> tuple[object, ...]:
    """What two reps have in common that are the same one."""
    size = step.distance_m if step.measure is MeasureKind.DISTANCE else step.label
    return step.measure, size, step.movement, Flag.ADDED in step.flags


def _merge(
    rows: list[list[_Slot | None]], slots: list[_Slot], place: int
) -> list[list[_Slot | None]]:
    """The rows with one workout more: the longest run of reps in common stays side by side."""
    keys = [_key(next(slot[0] for slot in row if slot is not None)) for row in rows]
    wanted = [_key(step) for step, _ in slots]
    common = _common(keys, wanted)
    merged: list[list[_Slot | None]] = []
    at = new = 0
    while at < len(rows) or new < len(slots):
        both = at < len(rows) and new < len(slots) and keys[at] == wanted[new]
        if both and common[at][new] == common[at + 1][new + 1] + 1:
            merged.append([*rows[at], slots[new]])
            at, new = at + 1, new + 1
        elif new == len(slots) or (at < len(rows) and common[at + 1][new] >= common[at][new + 1]):
            merged.append([*rows[at], None])
            at += 1
        else:
            merged.append([*[None] * place, slots[new]])
            new += 1
    return merged


def _common(one: list[tuple[object, ...]], other: list[tuple[object, ...]]) -> list[list[int]]:
    """How many the rests of two lists have in common, in order, from each pair of places on."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in reversed(range(len(one))):
        for j in reversed(range(len(other))):
            table[i][j] = (
                table[i + 1][j + 1] + 1
                if one[i] == other[j]
                else max(table[i + 1][j], table[i][j + 1])
            )
    return table


# --- figures --------------------------------------------------------------------------------------


def _row(steps: list[StepResult | None], rests: list[int | None]) -> CompareRow:
    times = tuple(
        step.elapsed_ms if step is not None and has_time(step) else None for step in steps
    )
    first = times[0]
    deltas = (
        None,
        *(None if time is None or first is None else time - first for time in times[1:]),
    )
    label = next(step.label for step in steps if step is not None)
    return CompareRow(label, tuple(steps), times, deltas, tuple(rests))


def _sum(rows: tuple[CompareRow, ...], place: int) -> CompareSum:
    told = [row for row in rows if _is_news(row)]
    times = _known([row.times[place] for row in told])
    deltas = _known([row.deltas[place] for row in told])
    rests = _known([row.recoveries[place] for row in rows])
    return CompareSum(
        len(times),
        mean(times) if times else None,
        mean(deltas) if deltas else None,
        mean(rests) if rests else None,
    )


def _is_news(row: CompareRow) -> bool:
    """Whether a time says anything: a rep that was run for 30 s took 30 s."""
    measures = {step.measure for step in row.steps if step is not None}
    return measures <= {MeasureKind.DISTANCE, MeasureKind.OPEN}


def _known(figures: Sequence[int | None]) -> list[int]:
    return [figure for figure in figures if figure is not None]


# --- the sentence ---------------------------------------------------------------------------------


def _sentence(rows: tuple[CompareRow, ...]) -> str:
    """The last against the first, over the reps that both have a time for."""
    shared = [row for row in rows if _is_news(row) and row.deltas[-1] is not None]
    deltas = _known([row.deltas[-1] for row in shared])
    if not deltas:
        return "no rep to compare: none has a time in both"
    words = " ".join(filter(None, (_faster(mean(deltas), len(deltas)), _off(shared))))
    timed = max(
        sum(row.times[place] is not None for row in rows if _is_news(row)) for place in (0, -1)
    )
    if len(deltas) < timed:
        words += f", over {len(deltas)} of {timed} reps"
    return words


def _faster(delta_ms: int, reps: int) -> str:
    if abs(delta_ms) < SAME_TIME_MS:
        return "as fast"
    each = " a rep" if reps > 1 else ""
    return f"{_seconds(abs(delta_ms), 1)}{each} {'slower' if delta_ms > 0 else 'faster'}"


def _off(rows: Sequence[CompareRow]) -> str:
    """`off 15 s less rest`: the mean over the recoveries that both have."""
    rests = map(attrgetter("recoveries"), rows)
    changes = [rest[-1] - rest[0] for rest in rests if rest[0] is not None and rest[-1] is not None]
    if not changes:
        return ""
    change_ms = mean(changes)
    if abs(change_ms) < SAME_REST_MS:
        return "off the same rest"
    return f"off {_seconds(abs(change_ms), 0)} {'more' if change_ms > 0 else 'less'} rest"


def _seconds(ms: int, places: int) -> str:
    """`15 s`, `1.1 s`, `2:05`."""
    text = format_time(ms, places)
    return text if ":" in text else f"{text} s"
