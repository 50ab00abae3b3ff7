"""`bell-lap log`."""

from __future__ import annotations

import json

import pytest

from bell_lap import paths
from bell_lap.clock import today
from tests.cli.support import Cli


def shown(cli: Cli, number: int) -> list[tuple[object, object]]:
    """The reps of a workout as `history show` has them."""
    told = json.loads(cli("history", "show", str(number), "--json").out)
    return [(step["elapsed_s"], step["flags"]) for step in told["steps"] if step["rep"]]


def test_a_run_longer_than_planned(cli: Cli) -> None:
    said = cli("log", "base-30min", "32:10")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        f"{today()}  Thirty minutes easy · 30min 32:10.0",
        "Logged as workout 1: `bell-lap history show 1`",
    ]
    assert shown(cli, 1) == [(1930.0, ["by watch"])]


def test_notation_with_its_times(cli: Cli) -> None:
    said = cli("log", "3 x 200m, rest 90s", "36.4", "-", "35.9")
    assert said.code == 0
    assert shown(cli, 1) == [
        (36.4, ["by watch"]),
        (None, ["not timed"]),
        (35.9, ["by watch"]),
    ]
    table = cli("history", "show", "1").out
    assert "by watch" in table
    assert "36.4" in table


def test_a_rest_day(cli: Cli) -> None:
    said = cli("log", "rest-day")
    assert said.code == 0
    assert "Rest day" in said.lines[0]
    assert "Nothing was run." in cli("history", "show", "1").out


def test_options_may_stand_anywhere(cli: Cli) -> None:
    said = cli(
        "log", "--date", "2026-05-29", "2 x 200m", "36", "--rpe", "8", "35/dnf", "--tag", "heat",
        "--tag", "club", "--note", "windy",
    )  # fmt: skip
    assert said.code == 1, "laps of a rep without a mark for them"
    said = cli(
        "log", "--date", "2026-05-29", "2 x 200m", "36", "--rpe", "8", "dnf", "--tag", "heat",
        "--note", "windy",
    )  # fmt: skip
    assert said.code == 0
    assert said.lines[0].startswith("2026-05-29  2 x 200m · ")


def test_sets_are_done_without_times(cli: Cli) -> None:
    assert cli("log", "lift-heavy").code == 0
    told = json.loads(cli("history", "show", "1", "--json").out)
    done = [step["done_reps"] for step in told["steps"] if step["rep"]]
    assert set(done) == {5}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2 x 200m", "36", "35", "34"), 1, "34 is one time too many"),
        (("2 x 200m", "soon"), 1, "time 1 is no time: 'soon'"),
        (("2 x 200m", "9.9"), 1, "rep 1, 200m in 9.9: nobody runs 200 m that fast"),
        (("lift-heavy", "36"), 1, "sets take no time"),
        (("rest-day", "36"), 1, "nothing is run"),
        (("2 x 200m", "36", "--date", "2999-01-01"), 1, "still to come"),
        (("2 x 200m", "36", "--date", "soon"), 1, "'soon' is no day"),
        (("2 x 200m", "36", "--rpe", "11"), 2, "effort"),
        (("no-such-thing",), 1, "no session is called"),
        ((), 2, "SESSION"),
    ],
)
def test_what_cannot_be_logged_makes_no_history(
    cli: Cli, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = cli("log", *words)
    assert answer.code == code
    assert said in answer.err
    assert not paths.database_file().exists()


def test_a_tag_that_cannot_be_leaves_nothing(cli: Cli) -> None:
    answer = cli("log", "2 x 200m", "36", "35", "--tag", "two words")
    assert answer.code == 1
    assert "is no tag" in answer.err
    assert json.loads(cli("history", "list", "--json").out) == []
