"""Inputs as a person names them."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.engine import TABLE
from bell_lap.core.input_phrases import input_words
from bell_lap.core.inputs import Input

KINDS: set[type[Input]] = {*(rule.input for rule in TABLE), inputs.Undo, inputs.Redo}


@pytest.mark.parametrize("kind", sorted(KINDS, key=str))
def test_every_input_that_can_be_taken_back_has_a_name(kind: type[Input]) -> None:
    mends = issubclass(kind, inputs.Repair) and kind is not inputs.SetDone
    gap = kind is inputs.Gap  # nobody makes one, so nobody takes one back
    assert (input_words(kind.kind) == "the repair") is (mends or gap)


def test_names_follow_taken_back() -> None:
    kinds = ("press", "next", "typed-time", "gap-answer", "shift-tap")
    said = [input_words(kind) for kind in kinds]
    assert said == ["the tap", "next", "the typed time", "the answer to the gap", "the repair"]
