"""Bytes as a journal: six bytes an input, so that a fuzzer can change one and leave the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from bell_lap.core.input_json import from_payload, payload
from bell_lap.core.inputs import KINDS, Gap, Input, Press
from bell_lap.core.journal import Entry, Fold
from tests.core.fuzz import PLANS, RULES, check_all, replayed

RECORD = 6
MOST = 200
"""Inputs of one journal."""
WORDS: dict[str, tuple[str, ...]] = {
    "key": ("space", "enter", "right"),
    "verdict": ("ok", "did-not-finish", "not-timed"),
    "cause": ("sleep", "crash", "stall", "closed"),
    "choice": ("next", "repeat", "run", "stop"),
}
SCALES_MS = (1, 40, 1_000, 60_000)
"""What a figure counts: bounces, keys, reps, nights."""
USUAL: tuple[type[Input], ...] = (Press, Press, Press, *KINDS.values())
"""Every kind, a press more often than others."""


def inputs_of(data: bytes) -> Iterator[Input]:
    """The inputs, each some time after the one before; a few come late."""
    now_ms = 0
    yield Press(0)
    for start in range(2, min(len(data), 2 + MOST * RECORD) - RECORD + 1, RECORD):
        kind, scale, after, figure, place, word = data[start : start + RECORD]
        cls = USUAL[kind % len(USUAL)]
        step_ms = after * SCALES_MS[scale % 4]
        at_ms = max(0, now_ms - after) if scale & 0x80 else now_ms + step_ms
        yield _made(cls, at_ms, now_ms, (figure - 64) * SCALES_MS[(scale >> 2) % 3], place, word)
        now_ms = max(now_ms, at_ms)


def _made(
    cls: type[Input], at_ms: int, before_ms: int, figure_ms: int, place: int, word: int
) -> Input:
    values: dict[str, object] = {}
    for field in fields(cls):
        if field.name == "at_ms":
            continue
        if field.name in WORDS:
            values[field.name] = WORDS[field.name][word % len(WORDS[field.name])]
        elif field.type == "bool":
            values[field.name] = bool(word & 1)
        elif "None" in str(field.type) and word & 2:
            values[field.name] = None
        elif field.name.endswith("_ms"):
            values[field.name] = figure_ms
        else:
            values[field.name] = place % 8
    if cls is Gap:
        values["from_ms"] = min(before_ms, at_ms)
    return cls(at_ms=at_ms, **values)


def fold_any(data: bytes) -> None:
    """Fold them in one of a few plans: nothing is lost, and folding again gives the same."""
    plan = PLANS[data[0] % len(PLANS)] if data else PLANS[0]
    rules = RULES[data[1] % len(RULES)] if len(data) > 1 else RULES[0]
    fold = Fold(plan, rules)
    for seq, item in enumerate(inputs_of(data), start=1):
        assert from_payload(item.kind, item.at_ms, {**payload(item)}) == item
        fold.add(Entry(seq, item))
    assert all(a.seq < b.seq for a, b in pairwise(fold.entries))
    check_all(fold, max(entry.item.at_ms for entry in fold.entries))
    assert replayed(fold).state == fold.state
