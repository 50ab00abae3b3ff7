"""The words that plain mode reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.cli.words import FORMS, WORDS, Ask, Done, Unknown, help_lines, read_line
from bell_lap.core import inputs
from bell_lap.core.input_json import from_payload, payload
from bell_lap.core.inputs import Input

AT = 12_345


@pytest.mark.parametrize("line", ["", " ", "\t"])
def test_an_empty_line_is_a_tap(line: str) -> None:
    assert read_line(line, AT) is Ask.TAP


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.word)
def test_each_word_and_its_short_form_mean_the_same(word: object) -> None:
    known = next(one for one in WORDS if one is word)
    meant = read_line(known.word, AT)
    if known.make is None:
        assert meant is Ask(known.word)
    else:
        assert meant == known.make(AT)
    if known.short:
        assert read_line(known.short.upper(), AT) == meant


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("36.4", inputs.TypedTime(AT, 36_400)),
        ("1:12,3", inputs.TypedTime(AT, 72_300)),
        ("+15", inputs.AdjustRecovery(AT, 15_000)),
        ("-1:30", inputs.AdjustRecovery(AT, -90_000)),
        ("goal 1:12", inputs.NewGoal(AT, 72_000)),
        ("slower 2", inputs.ShiftGoal(AT, 2_000)),
        ("FASTER 0.5", inputs.ShiftGoal(AT, -500)),
    ],
)
def test_lines_with_a_figure(line: str, item: Input) -> None:
    assert read_line(line, AT) == item


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("reps 4", Done(reps=4)), ("Reps 0", Done(reps=0)), ("load 100", Done(None, 100_000)),
        ("load 102.5", Done(None, 102_500)), ("LOAD 0,125", Done(None, 125)),
    ],
)  # fmt: skip
def test_what_was_done_of_a_set(line: str, done: Done) -> None:
    assert read_line(line, AT) == done


@pytest.mark.parametrize(
    "line", ["reps", "reps four", "reps -1", "reps 4.5", "load 1e3", "load 1.2345", "load"]
)
def test_what_is_no_count_and_no_load(line: str) -> None:
    assert read_line(line, AT) == Unknown(
        "What was done of a set is written as reps 4 or load 102.5."
    )


@pytest.mark.parametrize("word", ["next", "repeat", "run", "stop"])
def test_in_a_gap_the_answers_are_answers(word: str) -> None:
    answer = read_line(word, AT, held=True)
    assert isinstance(answer, inputs.GapAnswer)
    assert answer.choice == word


def test_run_answers_nothing_else() -> None:
    assert isinstance(read_line("run", AT), Unknown)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("nxet", "Did you mean next?"),
        ("1.2.3", "A time is written as 36.4 or 1:12.3"),
        ("goal fast", "Did you mean"),
        ("\u2603", "Type help for words."),
    ],
)
def test_what_means_nothing_gets_a_hint(line: str, hint: str) -> None:
    meant = read_line(line, AT)
    assert isinstance(meant, Unknown)
    assert hint.rstrip("?") in meant.hint or "Type help" in meant.hint


@given(st.text(max_size=200), st.booleans())
def test_any_line_means_something_or_gets_a_hint(line: str, held: bool) -> None:
    meant = read_line(line, AT, held=held)
    if isinstance(meant, Unknown):
        assert meant.hint
    elif isinstance(meant, Input):
        assert meant.at_ms == AT
        values: dict[str, object] = dict(payload(meant))
        assert from_payload(meant.kind, AT, values) == meant


def test_help_tells_every_word() -> None:
    text = "\n".join(help_lines())
    for word in WORDS:
        assert word.word in text
        assert word.what in text
    for form, what in FORMS:
        assert form in text
        assert what in text
