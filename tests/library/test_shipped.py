"""Every shipped session is true to its row of the library's table."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap import resources
from bell_lap.core.expand import expand
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, Range, StepKind, StepRole
from bell_lap.core.profile import Profile
from bell_lap.core.session import Kind, Manner, RaceTime, RecoveryKind, Session
from bell_lap.core.track import Track
from bell_lap.library.files import SessionFile
from bell_lap.library.shelf import Library
from bell_lap.library.suits import suits

NAMES = {
    "base-30min", "lift-heavy", "power", "mile-even", "mile-time-trial", "drills-sprints",
    "drills-interspersed", "sprints-8x200", "repeats-4x600", "ladder-up", "ladder-down",
    "pyramid", "speed-30s", "endurance-5min", "endurance-3min", "rest-day",
}  # fmt: skip
STRATEGY = {
    "base-30min": 1, "lift-heavy": 2, "power": 3, "mile-even": 4, "mile-time-trial": 4,
    "drills-sprints": 5, "drills-interspersed": 5, "rest-day": 7,
}  # fmt: skip
MILER = Profile(best=RaceTime("mile", 300_000), goal=RaceTime("mile", 288_000))
"""A best mile of 5:00, a goal of 4:48: 72 s a lap, less a little."""

LIBRARY = Library(resources.sessions_dir())


def shipped(name: str) -> SessionFile:
    entry = LIBRARY.exact(name)
    assert entry is not None
    return entry.open()


def session(name: str) -> Session:
    return shipped(name).session


def plan(name: str) -> Plan:
    found = shipped(name)
    return expand(found.session, MILER, Track(), found.notes)


def reps(name: str) -> list[PlanStep]:
    return [step for step in plan(name).steps if step.is_rep]


def distances(name: str) -> list[float | None]:
    return [step.distance_m for step in reps(name)]


def recoveries(name: str) -> list[PlanStep]:
    """The recoveries between the reps; not those of the warm-up."""
    steps = plan(name).steps
    first, last = reps(name)[0].index, reps(name)[-1].index
    return [step for step in steps[first:last] if step.kind is StepKind.RECOVERY]


def rests(name: str) -> set[tuple[RecoveryKind, Manner | None, int | None, float | None]]:
    rules = [step.rest for step in recoveries(name) if step.rest is not None]
    return {(rule.kind, rule.manner, rule.max_ms, rule.distance_m) for rule in rules}


FULL = (RecoveryKind.FULL, None, None, None)
LAP_MS = 71_582
"""400 m of a mile in 4:48."""

# --- all of them --------------------------------------------------------------------------------


def test_the_library_has_every_row_and_no_other() -> None:
    assert set(LIBRARY.names()) == NAMES
    assert LIBRARY.problems == ()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_session_says_what_it_is_for_and_where_it_comes_from(name: str) -> None:
    found = session(name)
    assert found.title
    assert found.purpose.endswith(".")
    assert found.source == f"How To Run A Faster Mile, strategy {STRATEGY.get(name, 6)}"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_nothing_in_a_session_needs_a_note(name: str) -> None:
    """What is shipped is written in the forms that have one reading."""
    assert shipped(name).notes == ()
    assert not [note for note in plan(name).notes if "no recovery" in note.text]


@pytest.mark.parametrize("name", sorted(NAMES - {"base-30min", "lift-heavy", "rest-day"}))
def test_a_hard_session_is_run_in_and_run_out(name: str) -> None:
    steps = plan(name).steps
    assert steps[0].role is StepRole.WARMUP
    assert steps[-1].role is StepRole.COOLDOWN


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_file_is_kept_as_text(name: str) -> None:
    path = shipped(name).path
    assert isinstance(path, Path)
    assert shipped(name).text == path.read_text(encoding="utf-8")


# --- each of them -------------------------------------------------------------------------------


def test_base_30min_is_one_easy_run_without_gates() -> None:
    (step,) = plan("base-30min").steps
    assert step.duration_ms == Range(30 * 60_000, 30 * 60_000)
    assert step.goal is not None
    assert step.goal.text == "easy"
    assert session("base-30min").kind is Kind.BASE
    assert all(block.flow for block in session("base-30min").blocks)
    assert "beginners" in session("base-30min").purpose.casefold()


def test_lift_heavy_is_six_lifts_of_three_sets_of_five() -> None:
    steps = reps("lift-heavy")
    assert session("lift-heavy").kind is Kind.STRENGTH
    assert [step.label for step in steps[::3]] == [
        "step-up", "squat", "deadlift", "Bulgarian split squat", "weighted calf raise",
        "hip thrust",
    ]  # fmt: skip
    assert len(steps) == 18
    assert {(step.measure, step.count) for step in steps} == {(MeasureKind.COUNT, 5)}
    assert rests("lift-heavy") == {(RecoveryKind.TIME, None, 180_000, None)}
    assert len(recoveries("lift-heavy")) == 17


def test_power_has_its_five_movements_with_full_recovery() -> None:
    assert session("power").kind is Kind.POWER
    labels = list(dict.fromkeys(step.label for step in reps("power")))
    assert labels == ["box jump", "burpee", "sled push or pull", "hill sprint", "parachute sprint"]
    assert {step.distance_m for step in reps("power") if step.label == "sled push or pull"} == {15}
    assert rests("power") == {FULL}


def test_mile_even_is_a_mile_at_goal_pace_with_pacer() -> None:
    found = plan("mile-even")
    (rep,) = reps("mile-even")
    assert found.pacer
    assert session("mile-even").kind is Kind.PACING
    assert [mark.distance_m for mark in rep.marks] == [409.344, 809.344, 1209.344, 1609.344]
    assert rep.goal is not None
    assert rep.goal.time_ms == Range(288_000, 288_000)
    assert not rep.goal.or_faster


def test_mile_time_trial_is_a_mile_all_out() -> None:
    (rep,) = reps("mile-time-trial")
    assert session("mile-time-trial").kind is Kind.TIME_TRIAL
    assert rep.distance_m == 1609.344
    assert len(rep.marks) == 4
    assert rep.goal is not None
    assert rep.goal.text == "max"
    assert not plan("mile-time-trial").pacer


def test_drills_sprints_is_three_blocks_one_after_the_other() -> None:
    work = [block for block in session("drills-sprints").blocks if block.role.value == "work"]
    assert [block.name for block in work] == ["Drills", "Sprints", "Speed endurance"]
    steps = reps("drills-sprints")
    assert [step.label for step in steps[:6]] == ["A skip"] * 3 + ["bounding"] * 3
    assert {step.distance_m for step in steps[6:10]} == {60}
    assert {step.distance_m for step in steps[10:]} == {300}
    assert len(steps) == 13
    gates = [step for step in plan("drills-sprints").steps if step.kind is StepKind.GATE]
    assert len(gates) == 4


def test_drills_interspersed_puts_a_drill_before_each_sprint() -> None:
    steps = reps("drills-interspersed")
    assert [step.label for step in steps] == ["A skip", None] * 3 + ["bounding", None] * 3
    assert {step.distance_m for step in steps[1::2]} == {60}


def test_sprints_8x200_is_eight_with_a_jogged_200() -> None:
    assert distances("sprints-8x200") == [200.0] * 8
    assert rests("sprints-8x200") == {(RecoveryKind.DISTANCE, Manner.JOG, None, 200.0)}
    goal = reps("sprints-8x200")[0].goal
    assert goal is not None
    assert goal.or_faster
    assert goal.time_ms == Range(LAP_MS // 2, LAP_MS // 2)


def test_repeats_4x600_is_four_at_goal_pace_with_full_recovery() -> None:
    assert distances("repeats-4x600") == [600.0] * 4
    assert rests("repeats-4x600") == {FULL}
    goal = reps("repeats-4x600")[0].goal
    assert goal is not None
    assert not goal.or_faster


LADDER = [200.0] * 4 + [400.0] * 2 + [600.0] * 2 + [800.0]


@pytest.mark.parametrize(("name", "rungs"), [("ladder-up", LADDER), ("ladder-down", LADDER[::-1])])
def test_a_ladder_is_3600_m_in_nine_reps(name: str, rungs: list[float]) -> None:
    found = plan(name)
    assert distances(name) == rungs
    assert found.totals.reps == Range(9, 9)
    assert found.totals.work_mm == Range(3_600_000, 3_600_000)
    assert rests(name) == {FULL}
    assert len(recoveries(name)) == 8
    goals = [step.goal for step in reps(name)]
    assert all(goal is not None and goal.or_faster for goal in goals)


def test_the_pyramid_is_3200_m_in_seven_reps() -> None:
    found = plan("pyramid")
    assert distances("pyramid") == [200.0, 400.0, 600.0, 800.0, 600.0, 400.0, 200.0]
    assert found.totals.reps == Range(7, 7)
    assert found.totals.work_mm == Range(3_200_000, 3_200_000)
    assert rests("pyramid") == {FULL}


def test_speed_30s_is_eight_to_ten_sprints() -> None:
    steps = reps("speed-30s")
    assert plan("speed-30s").totals.reps == Range(8, 10)
    assert [step.optional for step in steps] == [False] * 8 + [True] * 2
    assert {step.duration_ms for step in steps} == {Range(30_000, 30_000)}
    assert {step.goal.text for step in steps if step.goal} == {"90-95% effort"}
    assert rests("speed-30s") == {(RecoveryKind.TIME, Manner.JOG, 60_000, None)}


@pytest.mark.parametrize(("name", "minutes"), [("endurance-5min", 5), ("endurance-3min", 3)])
def test_endurance_is_four_intervals_with_equal_rest(name: str, minutes: int) -> None:
    steps = reps(name)
    length = Range(minutes * 60_000, minutes * 60_000)
    assert [step.duration_ms for step in steps] == [length] * 4
    assert {kind for kind, *_ in rests(name)} == {RecoveryKind.EQUAL}
    assert all(step.goal is not None and step.goal.pace is not None for step in steps)


@pytest.mark.parametrize(
    ("best_mile_ms", "name"),
    [(540_000, "endurance-5min"), (539_900, "endurance-3min"), (300_000, "endurance-3min")],
)
def test_a_best_mile_of_nine_minutes_parts_the_endurance_sessions(
    best_mile_ms: int, name: str
) -> None:
    suited = {
        other
        for other in ("endurance-5min", "endurance-3min")
        if suits(session(other), best_mile_ms)
    }
    assert suited == {name}


def test_a_rest_day_has_nothing_to_run() -> None:
    assert session("rest-day").kind is Kind.REST
    assert session("rest-day").blocks == ()
    assert plan("rest-day").steps == ()
