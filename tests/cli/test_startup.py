"""Start-up at five times its bars: `make bench` holds the bars themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmarks import report, startup
from benchmarks.report import Row

LEEWAY = 5
"""A machine that runs tests has other work to do."""


def test_no_command_takes_five_times_what_it_may() -> None:
    rows = startup.measure(runs=3)
    promised = {promise.what for promise in startup.PROMISED}
    assert {row.name for row in rows} >= promised | set(startup.MORE)
    slow = {
        row.name: row.values
        for row in rows
        if row.bar is not None and report.quantile(row.values, row.held) > LEEWAY * row.bar
    }
    assert not slow


OPENING = """
import gc, sys
from bell_lap.cli import screens, shown
from bell_lap.cli.main import main

def show(*ways, **names):
    print(gc.isenabled(), gc.get_freeze_count() > 10_000)
    return 0

screens.need_terminal = lambda: None
shown.show = show
sys.exit(main([]))
"""


def test_what_the_screens_need_is_no_garbage_and_what_they_make_may_be() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENING], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "True True\n"


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        startup.seconds([*startup.command(), "--no-such-option"], {})


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [((3.0, 1.0, 2.0), 0.5, 2.0), ((1.0,), 0.99, 1.0), (tuple(map(float, range(100))), 0.99, 98.0)],
)
def test_quantiles_are_of_the_nearest_rank(
    values: tuple[float, ...], share: float, found: float
) -> None:
    assert report.quantile(values, share) == found


def test_a_row_says_whether_its_bar_is_kept() -> None:
    kept, broken = Row("a", "x", (1.0, 2.0, 9.0), 2.0), Row("b", "x", (1.0, 2.0, 9.0), 2.0, 0.99)
    assert (kept.passed, broken.passed, Row("c", "ms", (5.0,)).passed) == (True, False, True)
    assert [line.split()[-1] for line in report.lines([kept, broken])[1:]] == ["ok", "MUCH"]
