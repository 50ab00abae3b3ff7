"""A bad day at the line, through the keyboard: whatever went wrong, history has the truth.

Four reps of three laps on a lap of 50 m, with a coach who starts each one. Keys are those of the
run screen's commands, whatever they are; every instant is that at which the key was sent.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from textual.keys import key_to_character

from bell_lap.core import inputs
from bell_lap.tui.run_commands import RECOVERY_STEP_MS, RUN_COMMANDS
from bell_lap.tui.screens.run import RunScreen
from tests.pty.terminal import WAIT_S, Terminal, wait_until

pytestmark = [pytest.mark.pty, pytest.mark.timed, pytest.mark.timeout(300)]

NEAR_S = 0.025
"""As in the other scripts: five times the bar."""

SESSION = "5 x 150m in 16.5s, rest 4s"
REST_S = 4.0
LATE_S = 0.8
"""How long after a recovery's end the coach starts the runner."""
HAND_S = 0.3
"""From the key of a command to the figures after it, and from these to Enter."""
LONGER_S = RECOVERY_STEP_MS / 1000
PALETTE, QUIT, PAGE_DOWN = "\x10", "\x11", "\x1b[6~"
KEYS = {command.id: command.keys for command in RUN_COMMANDS}
ACCEPT = "accept-estimate"


def typed(command: str) -> str:
    """The character that a terminal sends for the first such key of a command."""
    keys = KEYS[command]
    characters = (key_to_character(key) for key in keys.split(","))
    return next(character for character in characters if character is not None)


@dataclass
class Day:
    """What was sent, rep by rep, and what the program says of it."""

    starts: list[float] = field(default_factory=list)
    taps: list[list[float]] = field(default_factory=list)
    """For each rep the taps that a watch at the line would have."""
    presses: list[float] = field(default_factory=list)
    """Every tap key that went down, wanted or not."""
    said: dict[str, Any] = field(default_factory=dict)
    kept: list[tuple[str, int]] = field(default_factory=list)
    """The journal: kinds and instants."""

    def steps(self, kind: str) -> list[dict[str, Any]]:
        """The steps of one kind, in the order they began."""
        return [step for step in self.said["steps"] if step["kind"] == kind]

    def splits(self, rep: int) -> list[float]:
        """The true splits of a rep (0-based), where it was tapped."""
        return [tap - self.starts[rep] for tap in self.taps[rep]]

    def kinds(self, kind: type[inputs.Input]) -> int:
        """How many inputs of a kind the journal has."""
        return sum(1 for name, _ in self.kept if name == kind.kind)


class Coach:
    """Two cold hands at the keyboard."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.day = Day()

    def press(self, at: float | None = None, key: str = " ") -> float:
        """A tap key goes down, now or at an instant."""
        sent = self.terminal.send(key) if at is None else self.terminal.send_at(key, at)
        self.day.presses.append(sent)
        return sent

    def starts(self, at: float | None = None) -> float:
        """The tap that starts a rep."""
        self.day.starts.append(self.press(at))
        self.day.taps.append([])
        return self.day.starts[-1]

    def laps(self, after_s: float, key: str = " ") -> float:
        """A tap at the line, so long after the rep's start."""
        at = self.press(self.day.starts[-1] + after_s, key)
        self.day.taps[-1].append(at)
        return at

    def does(self, command: str, at: float, figures: str = "") -> None:
        """A command of the run screen at an instant; figures are typed into its field."""
        self.terminal.send_at(typed(command), at)
        if figures:
            self.terminal.send_at(figures, at + HAND_S)
            self.terminal.send_at("\r", at + 2 * HAND_S)


def bad_day(home: Path) -> Day:
    """The script."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text("[track]\nlap_m = 50\n")
    args = ["run", "--who", "coach", "--start", "tap", "--ready", "0", "--sound", "none", SESSION]
    with Terminal(args, home, program=[sys.executable, "-m", "bell_lap"]) as terminal:
        coach = Coach(terminal)
        terminal.wait_for("Rep 1 of 5")
        terminal.settle()
        over = first(coach)
        over = missed_and_undone(coach, over)
        over = looked_elsewhere(coach, over)
        small_and_missed(coach, over)
        terminal.send(QUIT)
        assert terminal.exit_code() == 0
    coach.day.said = history(home)
    coach.day.kept = journal(home)
    return coach.day


def first(coach: Coach) -> float:
    """Double taps at the start, a lap and the finish; then 15 s more twice, and a tap too early."""
    coach.press(coach.starts() + 0.2)
    coach.press(coach.laps(5.4) + 0.2)
    coach.laps(10.9)
    finish = coach.laps(16.3)
    coach.press(finish + 0.4)
    coach.does("longer", finish + 1.5)
    coach.does("longer", finish + 2.0)
    coach.press(finish + 6)
    return finish + REST_S + 2 * LONGER_S


def missed_and_undone(coach: Coach, over: float) -> float:
    """Nobody taps the first lap; the finish is undone by mistake and brought back; a rep goes."""
    coach.starts(over + LATE_S)
    passed = coach.laps(11.1)
    coach.does(ACCEPT, passed + 2)
    finish = coach.laps(16.6)
    coach.does("undo", finish + 1.2)
    coach.does("redo", finish + 2.0)
    coach.does("drop-rep", finish + 2.8)
    return finish + REST_S


def looked_elsewhere(coach: Coach, over: float) -> float:
    """The question, the help and the palette are open, each as the runner passes."""
    terminal = coach.terminal
    start = coach.starts(over + LATE_S)
    coach.does("stop", start + 1)
    terminal.wait_for("y stops it")
    passed = coach.laps(5.5)
    coach.does("help", passed + 1)
    terminal.wait_for(RunScreen.HEADING)
    passed = coach.laps(11.2)
    terminal.send_at(PALETTE, passed + 1)
    terminal.wait_for("Search")
    finish = coach.laps(16.7, PAGE_DOWN)
    coach.does("new-goal", finish + 1.2, "17")
    return finish + REST_S


def small_and_missed(coach: Coach, over: float) -> None:
    """The window shrinks in mid-rep; the second lap is missed, so that the finish looks like it."""
    coach.starts(over + LATE_S)
    passed = coach.laps(5.6)
    wait_until(passed + 1)
    coach.terminal.resize(60, 20)
    finish = coach.laps(16.9)
    coach.does(ACCEPT, finish + 2)
    coach.terminal.wait_for("Finished")


def history(home: Path) -> dict[str, Any]:
    """`bell-lap history show last --json`."""
    done = subprocess.run(
        [sys.executable, "-m", "bell_lap", "history", "show", "last", "--json"],
        env={"BELL_LAP_HOME": str(home), "PATH": "", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=WAIT_S,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def journal(home: Path) -> list[tuple[str, int]]:
    """Every input that was kept."""
    (path,) = home.rglob("history.sqlite3")
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT kind, at_ms FROM input ORDER BY seq").fetchall()


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The day, once for all tests."""
    return bad_day(tmp_path_factory.mktemp("bad_day"))


def near(seconds: float) -> Any:
    """Within what a busy machine may add."""
    return pytest.approx(seconds, abs=NEAR_S)


def marks(day: Day, rep: int) -> list[float]:
    """The splits that history has of a rep."""
    return [mark["split_s"] for mark in day.steps("work")[rep]["marks"]]


def test_the_workout_is_finished_with_one_rep_fewer(day: Day) -> None:
    assert day.said["status"] == "finished"
    assert [step["rep"] for step in day.steps("work")] == [1, 2, 3, 4]
    assert [step["attempt"] for step in day.steps("work")] == [1, 1, 1, 1]


def test_every_rep_has_the_time_of_its_own_taps(day: Day) -> None:
    for number, rep in enumerate(day.steps("work")):
        start_s = day.starts[number] - day.starts[0]
        assert rep["start_s"] == near(start_s)
        assert rep["elapsed_s"] == near(day.splits(number)[-1])


def test_double_taps_and_a_tap_too_early_are_kept_and_count_for_nothing(day: Day) -> None:
    assert marks(day, 0) == [near(split) for split in day.splits(0)]
    assert day.steps("work")[0]["flags"] == []
    kept = [at_ms / 1000 for kind, at_ms in day.kept if kind == inputs.Press.kind]
    assert kept == [near(press - day.presses[0]) for press in day.presses]


def test_a_runner_who_passes_while_a_dialog_is_open_is_timed(day: Day) -> None:
    assert marks(day, 2) == [near(split) for split in day.splits(2)]
    assert day.steps("work")[2]["flags"] == []
    assert day.kinds(inputs.Stop) == 0


def test_missed_taps_are_estimates_and_look_like_it(day: Day) -> None:
    for rep, missed in ((1, 0), (3, 1)):
        found = day.steps("work")[rep]
        assert "estimated" in found["flags"]
        flags = [mark["flags"] for mark in found["marks"]]
        assert flags == [["estimated"] if place == missed else [] for place in range(3)]
        splits = marks(day, rep)
        assert splits == sorted(splits)
        del splits[missed]
        assert splits == [near(split) for split in day.splits(rep)]
        assert [mark["distance_m"] for mark in found["marks"]] == [50.0, 100.0, 150.0]


def test_a_finish_that_was_undone_and_brought_back_is_where_it_was(day: Day) -> None:
    assert (day.kinds(inputs.Undo), day.kinds(inputs.Redo)) == (1, 1)
    rest = day.steps("recovery")[1]
    assert rest["start_s"] == near(day.taps[1][-1] - day.starts[0])


def test_each_recovery_is_the_time_between_its_taps_beside_what_was_planned(day: Day) -> None:
    rests = day.steps("recovery")
    assert len(rests) == 3
    for number, rest in enumerate(rests):
        assert rest["elapsed_s"] == near(day.starts[number + 1] - day.taps[number][-1])
        assert rest["planned_s"] == REST_S
    assert rests[0]["elapsed_s"] >= REST_S + 2 * LONGER_S


def test_what_was_changed_is_told_as_planned_and_done(day: Day) -> None:
    told = [
        (change["kind"], change["rep"], change["before"], change["after"])
        for change in day.said["changes"]
    ]
    assert told == [
        ("adjust-recovery", 2, REST_S, REST_S + LONGER_S),
        ("adjust-recovery", 2, REST_S + LONGER_S, REST_S + 2 * LONGER_S),
        ("drop-rep", 3, 5, 4),
        ("new-goal", 4, 16.5, 17.0),
    ]
    goals = [(rep["planned_goal_s"], rep["goal_s"]) for rep in day.steps("work")]
    assert goals == [(16.5, 16.5)] * 3 + [(16.5, 17.0)]
