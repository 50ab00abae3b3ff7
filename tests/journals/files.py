"""Reading and writing frozen journals: one workout in one file, its result in another."""

from __future__ import annotations

import json
from pathlib import Path

from bell_lap.core import plan_json
from bell_lap.core.derive import workout_result
from bell_lap.core.input_json import from_payload, payload
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan
from bell_lap.core.plan_json import canonical, plain
from bell_lap.core.rules import Rules, rules_from_json, rules_to_json

HERE = Path(__file__).parent
VERSION = HERE / "v1"
SUMS = "SHA256SUMS"
WORDS = ("label", "movement")
"""Words of the plan in a result; the plan itself is frozen beside it."""


def write_journal(path: Path, fold: Fold) -> None:
    """A plan, its rules and its inputs, one to a line."""
    head = {"plan": json.loads(plan_json.dumps(fold.plan)), "rules": rules_to_json(fold.rules)}
    lines: list[object] = [head]
    for entry in fold.entries:
        item = entry.item
        lines.append(
            {"seq": entry.seq, "at_ms": item.at_ms, "kind": type(item).kind, **payload(item)}
        )
    path.write_text("".join(f"{canonical(line)}\n" for line in lines), "ascii", newline="\n")


def read_journal(path: Path) -> tuple[Plan, Rules, list[Entry]]:
    """What `write_journal` wrote."""
    head, *lines = (json.loads(line) for line in path.read_text("ascii").splitlines())
    entries = []
    for line in lines:
        seq, at_ms, kind = line.pop("seq"), line.pop("at_ms"), line.pop("kind")
        entries.append(Entry(seq, from_payload(kind, at_ms, line)))
    plan = plan_json.loads(json.dumps(head["plan"]))
    return plan, rules_from_json(head["rules"]), entries


def outcome(fold: Fold, until_ms: int) -> object:
    """What a journal has come to at an instant, as plain values; words that may change left out.

    A field that came later than what is frozen is a word too, or it stays at its default.
    """
    state = fold.at(until_ms).state
    result = plain(workout_result(state, fold.rules))
    assert isinstance(result, dict)
    steps = result["steps"]
    assert isinstance(steps, list)
    for step in steps:
        for word in WORDS:
            step.pop(word, None)
    return {
        "until_ms": until_ms,
        "phase": state.phase.value,
        "result": result,
        "strays": [[stray.press, stray.at_ms] for stray in state.strays],
        "standing": [entry.seq for entry in fold.standing],
    }


def result_path(path: Path) -> Path:
    """The result beside a journal."""
    return path.with_name(f"{path.stem}.result.json")
