"""Whole workouts in a real terminal: what history says afterwards is what the script did.

The scripts take real seconds, so they all run at once and each test looks at its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.pty.terminal import WAIT_S, Terminal, wait_until

pytestmark = [pytest.mark.pty, pytest.mark.timed, pytest.mark.timeout(240)]

NEAR_S = 0.025
"""Five times the bar of 5 ms: a figure of 5 ms is for `make bench`."""

QUIT = "\x11"
FOUR = "4 x 100m in 13s, rest 6s"


@dataclass
class Truth:
    """What a script did, and what the program says of it."""

    taps: list[float] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)
    screens: list[str] = field(default_factory=list)

    def steps(self, kind: str) -> list[dict[str, Any]]:
        """The steps of one kind, in the order they began."""
        return [step for step in self.said["steps"] if step["kind"] == kind]

    def between(self, first: int, second: int) -> float:
        """Seconds between two taps."""
        return self.taps[second] - self.taps[first]


def history(home: Path) -> dict[str, Any]:
    """`bell-lap history show last --json`."""
    done = subprocess.run(
        [sys.executable, "-m", "bell_lap", "history", "show", "last", "--json"],
        env={"BELL_LAP_HOME": str(home), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_S,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def at_the_line(terminal: Terminal) -> None:
    """Wait for the run screen, and for the program to have done drawing it."""
    terminal.wait_for("Rep 1 of")
    terminal.settle()


def leave(terminal: Terminal) -> None:
    """Leave the program as a person would; it ends well."""
    terminal.send(QUIT)
    assert terminal.exit_code() == 0


def start_by_clock(home: Path) -> Truth:
    """Four reps, each tapped at its finish; the clock starts all but the first."""
    truth = Truth()
    args = ["run", "--ready", "0", "--start", "clock", FOUR]
    with Terminal(args, home) as terminal:
        at_the_line(terminal)
        start = terminal.send(" ")
        truth.taps.append(start)
        for seconds in (9.6, 9.35, 9.5, 9.2):
            tap = terminal.send_at(" ", start + seconds)
            truth.taps.append(tap)
            start = tap + 6
        truth.screens.append(terminal.wait_for("4 x 100m"))
        leave(terminal)
    truth.said = history(home)
    return truth


def killed_in_rep_3(home: Path) -> Truth:
    """The same, killed in the middle of rep 3 and resumed within three seconds."""
    truth = Truth()
    args = ["run", "--ready", "0", "--start", "clock", FOUR]
    with Terminal(args, home) as terminal:
        at_the_line(terminal)
        start = terminal.send(" ")
        truth.taps.append(start)
        for seconds in (9.4, 9.6):
            tap = terminal.send_at(" ", start + seconds)
            truth.taps.append(tap)
            start = tap + 6
        terminal.wait_for("Rep 3 of 4")
        wait_until(start + 4)
        terminal.kill()
    with Terminal(["resume"], home) as terminal:
        truth.screens.append(terminal.wait_for("Rep 3 of 4"))
        for seconds in (9.8, 9.3):
            tap = terminal.send_at(" ", start + seconds)
            truth.taps.append(tap)
            start = tap + 6
        terminal.wait_for("4 x 100m")
        leave(terminal)
    truth.said = history(home)
    return truth


def late_starter(home: Path) -> Truth:
    """A coach: the recovery is over, the runner is not ready, the tap comes late."""
    truth = Truth()
    args = ["run", "--who", "coach", "3 x 100m in 13s, rest 3s"]
    with Terminal(args, home) as terminal:
        at_the_line(terminal)
        start = terminal.send(" ")
        truth.taps.append(start)
        for number, seconds in enumerate((9.3, 9.7, 9.5)):
            finish = terminal.send_at(" ", start + seconds)
            truth.taps.append(finish)
            if number < 2:
                terminal.wait_for(f"starts rep {number + 2}")
                start = terminal.send_at(" ", finish + 3 + 1.7)
                truth.taps.append(start)
        terminal.wait_for("3 x 100m")
        leave(terminal)
    truth.said = history(home)
    return truth


def alone(home: Path) -> Truth:
    """A solo runner: taps late at the laptop, then types what the watch said."""
    truth = Truth()
    args = ["run", "--who", "solo", "--ready", "0", "2 x 100m in 13s, rest 16s"]
    with Terminal(args, home) as terminal:
        at_the_line(terminal)
        start = terminal.send(" ")
        truth.taps.append(start)
        truth.taps.append(terminal.send_at(" ", start + 11.5))
        terminal.wait_for("Recovery")
        terminal.send("9.8")
        terminal.wait_for("9.8")
        terminal.send("\r")
        terminal.wait_for("by watch")
        second = start + 9.8 + 16
        truth.taps.append(second)
        truth.taps.append(terminal.send_at(" ", second + 10.9))
        terminal.wait_for("2 x 100m")
        leave(terminal)
    truth.said = history(home)
    return truth


def clicker(home: Path) -> Truth:
    """A remote on a 50 m lap: a key held down at the lap, a double press at the finish."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("[track]\nlap_m = 50\n")
    truth = Truth()
    args = ["run", "--who", "clicker", "--ready", "0", "2 x 100m in 13s, rest 4s"]
    with Terminal(args, home, size=(80, 24)) as terminal:
        at_the_line(terminal)
        start = terminal.send(" ")
        truth.taps.append(start)
        for _ in range(2):
            lap = terminal.send_at("\x1b[6~", start + 5.2)
            truth.taps.append(lap)
            for repeat in range(1, 20):
                terminal.send_at("\x1b[6~", lap + repeat * 0.05)
            finish = terminal.send_at("\x1b[6~", start + 10.4)
            truth.taps.append(finish)
            terminal.send_at("\x1b[6~", finish + 0.25)
            start = finish + 4
        terminal.wait_for("2 x 100m")
        leave(terminal)
    truth.said = history(home)
    return truth


SCRIPTS: dict[str, Callable[[Path], Truth]] = {
    script.__name__: script
    for script in (start_by_clock, killed_in_rep_3, late_starter, alone, clicker)
}


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Truth]]]:
    """Every script under way."""
    with ThreadPoolExecutor(len(SCRIPTS)) as pool:
        yield {
            name: pool.submit(script, tmp_path_factory.mktemp(name))
            for name, script in SCRIPTS.items()
        }


def near(seconds: float) -> Any:
    """Within what a busy machine may add."""
    return pytest.approx(seconds, abs=NEAR_S)


def test_each_rep_is_timed_from_the_end_of_its_recovery(scripts: dict[str, Future[Truth]]) -> None:
    truth = scripts["start_by_clock"].result()
    assert truth.said["status"] == "finished"
    reps, rests = truth.steps("work"), truth.steps("recovery")
    assert [rest["elapsed_s"] for rest in rests] == [6.0, 6.0, 6.0]
    assert reps[0]["elapsed_s"] == near(truth.between(0, 1))
    for number in (1, 2, 3):
        assert reps[number]["elapsed_s"] == near(truth.between(number, number + 1) - 6)
        assert reps[number]["start_s"] == near(truth.between(0, number) + 6)
    assert all(rep["goal_s"] == 13.0 for rep in reps)
    assert reps[0]["delta_s"] == near(truth.between(0, 1) - 13)


def test_a_killed_workout_loses_no_tap_and_no_time(scripts: dict[str, Future[Truth]]) -> None:
    truth = scripts["killed_in_rep_3"].result()
    assert truth.said["status"] == "finished"
    reps = truth.steps("work")
    assert len(reps) == 4
    assert reps[0]["elapsed_s"] == near(truth.between(0, 1))
    for number in (1, 2, 3):
        assert reps[number]["elapsed_s"] == near(truth.between(number, number + 1) - 6)
    assert [rest["elapsed_s"] for rest in truth.steps("recovery")] == [6.0, 6.0, 6.0]


def test_a_late_starter_is_timed_from_the_coachs_tap(scripts: dict[str, Future[Truth]]) -> None:
    truth = scripts["late_starter"].result()
    assert truth.said["status"] == "finished"
    reps, rests = truth.steps("work"), truth.steps("recovery")
    for number, rep in enumerate(reps):
        assert rep["elapsed_s"] == near(truth.between(2 * number, 2 * number + 1))
    for number, rest in enumerate(rests):
        assert rest["elapsed_s"] == near(truth.between(2 * number + 1, 2 * number + 2))
        assert rest["elapsed_s"] > 4.5


def test_a_typed_time_stands_and_the_recovery_counts_from_it(
    scripts: dict[str, Future[Truth]],
) -> None:
    truth = scripts["alone"].result()
    first, second = truth.steps("work")
    assert first["elapsed_s"] == 9.8
    assert "by watch" in first["flags"]
    (rest,) = truth.steps("recovery")
    assert rest["elapsed_s"] == 16.0
    assert second["start_s"] == 9.8 + 16
    assert second["elapsed_s"] == near(truth.between(2, 3))
    assert truth.said["status"] == "finished"


def test_a_held_key_and_a_double_press_are_one_tap_each(
    scripts: dict[str, Future[Truth]],
) -> None:
    truth = scripts["clicker"].result()
    assert truth.said["status"] == "finished"
    reps = truth.steps("work")
    assert len(reps) == 2
    assert reps[0]["elapsed_s"] == near(truth.between(0, 2))
    assert reps[1]["elapsed_s"] == near(truth.between(2, 4) - 4)
    for rep in reps:
        assert [mark["distance_m"] for mark in rep["marks"]] == [50.0, 100.0]
        assert not rep["flags"]
    assert reps[0]["marks"][0]["split_s"] == near(truth.between(0, 1))
