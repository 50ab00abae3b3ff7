"""Every frozen journal folds to exactly the result that was frozen with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bell_lap.core.inputs import KINDS
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.view import Phase
from tests.journals.files import HERE, SUMS, outcome, read_journal, result_path
from tests.journals.freeze import digest, freeze

JOURNALS = sorted(HERE.glob("v*/*.jsonl"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in JOURNALS]


@pytest.mark.parametrize("path", JOURNALS, ids=NAMES)
def test_a_frozen_journal_gives_its_frozen_result(path: Path) -> None:
    expected = json.loads(result_path(path).read_text("ascii"))
    fold = Fold(*read_journal(path))
    assert outcome(fold, expected["until_ms"]) == expected


@pytest.mark.parametrize("path", JOURNALS, ids=NAMES)
def test_it_does_not_matter_how_often_a_frozen_journal_was_looked_at(path: Path) -> None:
    expected = json.loads(result_path(path).read_text("ascii"))
    plan, rules, entries = read_journal(path)
    fold = Fold(plan, rules)
    for entry in entries:
        fold.add(entry)
        fold.at(entry.item.at_ms + 100_000)
        fold.events(entry.item.at_ms + 50_000)
    assert outcome(fold, expected["until_ms"]) == expected


@pytest.mark.parametrize("folder", sorted(HERE.glob("v*")), ids=lambda folder: folder.name)
def test_nothing_frozen_was_touched(folder: Path) -> None:
    lines = (folder / SUMS).read_text("ascii").splitlines()
    sums = {name: sum_ for sum_, _, name in (line.partition("  ") for line in lines)}
    there = {path.name: digest(path) for path in folder.iterdir() if path.name != SUMS}
    assert there == sums


def test_the_journals_cover_every_kind_of_input_and_every_phase() -> None:
    kinds: set[str] = set()
    phases: set[Phase] = set()
    for path in JOURNALS:
        plan, rules, entries = read_journal(path)
        kinds |= {type(entry.item).kind for entry in entries}
        fold = Fold(plan, rules)
        for entry in entries:
            fold.add(entry)
            phases |= {fold.state.phase, fold.at(entry.item.at_ms + 70_000).state.phase}
    assert kinds == set(KINDS)
    assert phases == set(Phase)


def test_freezing_never_writes_what_is_frozen(tmp_path: Path) -> None:
    assert freeze(tmp_path, ["eight-of-eight-to-ten"]) == ["eight-of-eight-to-ten"]
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(before) == {
        "eight-of-eight-to-ten.jsonl", "eight-of-eight-to-ten.result.json", SUMS,
    }  # fmt: skip
    assert freeze(tmp_path, ["eight-of-eight-to-ten"]) == []
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_changed_journal_is_noticed() -> None:
    plan, rules, entries = read_journal(JOURNALS[0])
    expected = json.loads(result_path(JOURNALS[0]).read_text("ascii"))
    fewer: list[Entry] = entries[:-1]
    assert outcome(Fold(plan, rules, fewer), expected["until_ms"]) != expected
