"""The figures of `make coverage` and its bars."""

from __future__ import annotations

import pytest

from tests.covered import LEFT_OUT, ROOT, Figure, by_package, table, too_low


def summary(statements: int, run: int, branches: int = 0, taken: int = 0) -> dict[str, int]:
    return {
        "num_statements": statements,
        "covered_lines": run,
        "num_branches": branches,
        "covered_branches": taken,
    }


WHOLE = {
    "src/bell_lap/clock.py": summary(10, 10),
    "src/bell_lap/core/plan.py": summary(1000, 1000, 100, 100),
    "src/bell_lap/core/notation/words.py": summary(50, 50),
    "src/bell_lap/tui/app.py": summary(100, 90, 10, 5),
}


def test_statements_and_branches_count_alike_in_each_package_and_in_the_whole() -> None:
    assert by_package(WHOLE) == {
        "bell_lap": Figure(10, 10),
        "core": Figure(1150, 1150),
        "tui": Figure(110, 95),
        "the whole": Figure(1270, 1255),
    }
    assert too_low(by_package(WHOLE)) == []
    assert table(by_package(WHOLE)).splitlines()[-1].split() == [
        "the",
        "whole",
        "1270",
        "1255",
        "98.8",
    ]


def test_one_branch_of_core_that_was_not_taken_is_too_little() -> None:
    short = by_package(WHOLE | {"src/bell_lap/core/plan.py": summary(1000, 1000, 100, 99)})
    assert too_low(short) == ["core is at 99.9 %, under 100.0 %"]


def test_a_whole_of_less_than_nine_tenths_is_too_little() -> None:
    short = by_package(WHOLE | {"src/bell_lap/tui/app.py": summary(300, 100)})
    assert too_low(short) == ["the whole is at 86.3 %, under 90.0 %"]


def test_nothing_measured_is_too_little() -> None:
    assert len(too_low({})) == 2


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_is_there(name: str) -> None:
    file, _, function = name.partition("[")[0].partition("::")
    assert (
        f"def {function}(" in (ROOT / file).read_text("utf-8")
        if function
        else (ROOT / file).exists()
    )
