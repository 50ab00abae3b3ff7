"""Strength and drills in lines of text: sets, what was done of them, last time, done and next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.core.expand import expand
from bell_lap.core.plan import Plan
from bell_lap.core.profile import NOBODY
from bell_lap.core.rules import Rules
from bell_lap.core.session import Load
from bell_lap.core.track import Track
from bell_lap.library import files
from bell_lap.live import opening
from bell_lap.resources import sessions_dir
from tests.cli.test_plain import Table, plan_of

SQUATS = '2 x (5 reps "squat" 100kg), rest 3min'


@pytest.fixture
def table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Table]:
    table = Table(tmp_path / "history.sqlite3", capsys)
    yield table
    table.store.close()


def shipped(name: str) -> Plan:
    return expand(files.load(sessions_dir() / f"{name}.toml").session, NOBODY, Track())


def perform(table: Table, plan: Plan, *acts: tuple[float, str]) -> list[str]:
    """Run a plan by a script; the lines that were said."""
    _, said = table._run(opening.begin(plan, Rules(), table.clock, table.store), *acts)
    return said


def test_one_tap_is_set_done_and_the_rest_counts(table: Table) -> None:
    said = perform(
        table, shipped("lift-heavy"),
        (1.0, ""), (30.0, ""), (100.0, ""), (230.0, ""), (231.0, "quit"),
    )  # fmt: skip
    assert said[0] == ("Heavy lifting. A tap starts set 1. Next: set 1 of 18, 5 x step-up.")
    assert said[1:5] == [
        "Set 1 of 18 has started: 5 x step-up.",
        "Set 1 of 18 is done: 5 x step-up in 29.0.",
        "Recovery: 3min. Next: set 2 of 18, 5 x step-up.",
        "Not taken: the recovery goes on for 1:50.",
    ]
    assert "Set 2 of 18 has started by the clock: 5 x step-up." in said
    result = table.result()
    assert [(step.label, step.elapsed_ms) for step in result.steps[:3]] == [
        ("5 x step-up", 29_000), ("3min", 180_000), ("5 x step-up", 20_000),
    ]  # fmt: skip


def test_what_was_really_done_is_said_of_the_set_under_way_and_of_the_one_just_done(
    table: Table,
) -> None:
    said = perform(
        table, plan_of(SQUATS),
        (1.0, ""), (20.0, "reps 4"), (30.0, ""), (31.0, "load 97.5"), (32.0, "undo"),
        (33.0, "redo"), (215.0, "load 102.5"), (225.0, "reps 6"), (230.0, ""), (232.0, "quit"),
    )  # fmt: skip
    assert "Set 1 of 2: 4 @ 100kg." in said
    assert "Set 1 of 2: 4 @ 97.5kg." in said
    assert any(line.startswith("Taken back: what was done of the set.") for line in said)
    assert "Set 2 of 2: 6 @ 102.5kg." in said
    assert "squat 4 @ 97.5kg; 6 @ 102.5kg." in said
    sets = [step for step in table.result().steps if step.rep is not None]
    assert [(one.reps_done, one.load_done) for one in sets] == [
        (4, Load(97_500)), (6, Load(102_500)),
    ]  # fmt: skip


def test_last_time_is_said_with_what_comes(table: Table) -> None:
    perform(
        table, plan_of(SQUATS), (1.0, ""), (30.0, ""), (215.0, "reps 4"), (230.0, ""), (231.0, "q")
    )
    table.clock.advance(12 * 86_400)
    said = perform(table, plan_of(SQUATS), (1.0, "quit"))
    assert said[0].endswith(
        "Next: set 1 of 2, 5 x squat 100kg. Last time: 5, 4 @ 100kg, 12 days ago."
    )


def test_before_a_set_was_done_there_is_nothing_to_say_of_it(table: Table) -> None:
    _, said = table.run("100m in 20s", (1.0, ""), (5.0, "reps 4"), (21.0, ""), (22.0, "quit"))
    assert "Not taken: no set has been done just now." in said


def test_a_drill_without_a_rest_is_done_and_next_with_one_tap(table: Table) -> None:
    _, said = table.run(
        '3 x "A skip", rest 0', (1.0, ""), (10.0, ""), (10.3, ""), (20.0, ""), (30.0, ""),
        (31.0, "quit"),
    )  # fmt: skip
    assert said[1:7] == [
        "Set 1 of 3 has started: A skip.",
        "Set 1 of 3 is done: A skip in 9.0.",
        "Set 2 of 3 has started: A skip.",
        "Pressed twice: counted once.",
        "Set 2 of 3 is done: A skip in 10.0.",
        "Set 3 of 3 has started: A skip.",
    ]
    assert "A skip 3 sets." in said


def test_drills_then_sprints_wait_at_each_part(table: Table) -> None:
    acts = [(1.0, ""), (602.0, "")]
    at_s = 602.0
    for _ in range(5):
        acts += [(at_s + 10, ""), (at_s + 40, "")]
        at_s += 40
    acts += [(at_s + 10, ""), (at_s + 60, ""), (at_s + 70, ""), (at_s + 71, "stop")]
    said = perform(table, shipped("drills-sprints"), *acts)
    assert (
        "Waiting: a tap starts rep 7. Next: rep 7 of 13, 60m from 60 m before the line, max."
        in said
    )
    result = table.result()
    drills = [step for step in result.steps if step.block_name == "Drills" and step.rep]
    assert [step.elapsed_ms for step in drills] == [10_000] * 6
    walks = [step.elapsed_ms for step in result.steps if step.label == "walk back"]
    assert walks == [30_000] * 5
    assert "3 x 30m A skip avg 10.0 · 3 x 30m bounding avg 10.0 · +1 · 7 of 13 reps." in said


def test_power_waits_for_full_recoveries_between_sets(table: Table) -> None:
    said = perform(
        table, shipped("power"),
        (1.0, "next"), (2.0, "next"), (5.0, ""), (15.0, ""), (20.0, ""), (135.0, ""), (145.0, ""),
        (146.0, "stop"),
    )  # fmt: skip
    assert "Set 1 of 17 is done: 5 x box jump in 10.0." in said
    assert "Not taken: too early: a tap starts the next in 0:10." in said
    assert "Set 2 of 17 has started: 5 x box jump." in said
    assert "box jump 2 x 5 · 2 of 17 sets." in said
