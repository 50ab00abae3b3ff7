"""Any honest runner is left in peace, and one missed tap of an even runner is always found."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core import inputs
from bell_lap.core.expand import expand
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.missed import accepts, missing
from bell_lap.core.plan import Plan, PlanStep
from bell_lap.core.profile import NOBODY
from bell_lap.core.projection import view_at
from bell_lap.core.rules import Rules
from bell_lap.core.session import Block, Count, RepTime, Session, Splits, Step
from bell_lap.core.track import Track
from bell_lap.core.units import metres
from bell_lap.core.view import MissedTap, View
from tests.core import fuzz
from tests.core.sessions import rest_ms
from tests.core.talk import rules_of

REST_MS = 60_000
KICK = 0.8


@dataclass(frozen=True)
class Rep:
    """A rep on a track, and who runs it."""

    distance_m: int
    lap_m: float
    goal: bool
    ms_per_m: float
    """What the runner means to run; the goal where there is one."""
    splits_m: int | None = None
    """A mark at every so many metres, where not at every lap."""


REPS = st.builds(
    Rep,
    st.integers(20, 300).map(lambda n: n * 10),
    st.sampled_from([200.0, 400.0, 407.0]),
    st.booleans(),
    st.floats(150, 400),
)


CLOSE_REPS = st.builds(
    Rep,
    st.integers(20, 30).map(lambda n: n * 10),
    st.just(400.0),
    st.booleans(),
    st.floats(150, 400),
    st.sampled_from([50, 100]),
)
"""Marks so close together that a slow lap and a missed tap look much alike."""


def plan_of(rep: Rep, times: int = 3) -> Plan:
    """`times` reps of one line, with a recovery of a minute."""
    goal_ms = round(rep.distance_m * rep.ms_per_m)
    goal = RepTime(goal_ms, goal_ms) if rep.goal else None
    step = Step(metres(rep.distance_m), Count(times, times), goal, rest=rest_ms(REST_MS))
    splits = Splits.LAP if rep.splits_m is None else metres(rep.splits_m)
    return expand(Session((Block((step,), splits=splits),), "Any"), NOBODY, Track(rep.lap_m))


class Line:
    """A coach who taps what a runner runs; every frame after a tap is looked at."""

    def __init__(self, plan: Plan) -> None:
        self.fold = Fold(plan, rules_of("coach"))
        self.now_ms = 0
        self.seen: list[MissedTap] = []

    def press(self, at_ms: int) -> None:
        self.fold.add(Entry(self.fold.next_seq, inputs.Press(at_ms)))
        self.now_ms = at_ms

    def look(self, at_ms: int) -> View:
        view = view_at(self.fold, at_ms)
        if view.missed is not None:
            self.seen.append(view.missed)
        return view

    def runs(self, step: PlanStep, pace: list[float], skip: int | None = None) -> list[int]:
        """One rep from a start now; the true splits. `pace` is ms a metre for each lap."""
        self.press(self.now_ms)
        start_ms, at_ms, before_m, splits = self.now_ms, float(self.now_ms), 0.0, []
        for number, mark in enumerate(step.marks):
            assert mark.distance_m is not None
            before_ms = at_ms
            at_ms += (mark.distance_m - before_m) * pace[number]
            before_m = mark.distance_m
            splits.append(round(at_ms) - start_ms)
            self.look(round((before_ms + at_ms) / 2))
            self.look(round(at_ms))
            if number != skip:
                self.press(round(at_ms))
                self.look(round(at_ms) + 100)
        return splits


def laps(data: st.DataObject, step: PlanStep, rep: Rep, vary: float, *, kick: bool) -> list[float]:
    """The pace of each lap, within `vary` of what is meant; the last one may be kicked."""
    factor = st.sampled_from([1 - vary, 1 + vary]) | st.floats(1 - vary, 1 + vary)
    paces = [rep.ms_per_m * data.draw(factor, label="lap") for _ in step.marks]
    if kick and len(paces) > 1 and data.draw(st.booleans(), label="kick"):
        paces[-1] *= data.draw(st.just(KICK) | st.floats(KICK, 1.0), label="how much")
    return paces


@given(rep=REPS | CLOSE_REPS, data=st.data())
def test_a_runner_whose_taps_were_all_made_is_never_asked(rep: Rep, data: st.DataObject) -> None:
    line = Line(plan_of(rep))
    for step in line.fold.plan.steps[::2]:
        line.runs(step, laps(data, step, rep, 0.12, kick=True))
        line.now_ms += REST_MS + 1_000
    assert line.seen == []


@given(rep=REPS, data=st.data())
def test_a_tap_that_an_even_runner_missed_is_always_found(rep: Rep, data: st.DataObject) -> None:
    line = Line(plan_of(rep))
    first, second = line.fold.plan.steps[0], line.fold.plan.steps[2]
    if len(first.marks) < 2:
        return
    line.runs(first, laps(data, first, rep, 0.08, kick=False))
    line.now_ms += REST_MS + 1_000
    skip = data.draw(st.integers(0, len(second.marks) - 2), label="missed")
    line.seen.clear()
    splits = line.runs(second, laps(data, second, rep, 0.08, kick=False), skip=skip)
    assert {missed.mark for missed in line.seen} == {skip}
    found = line.seen[-1]
    before_ms = splits[skip - 1] if skip else 0
    assert found.split_ms is not None
    assert before_ms < found.split_ms < splits[skip + 1]
    lap_ms = splits[skip] - before_ms
    assert abs(found.split_ms - splits[skip]) <= 0.175 * lap_ms + 2
    item = accepts(found, line.now_ms + 200)
    assert item is not None
    assert line.fold.add(Entry(line.fold.next_seq, item))
    assert [mark.split_ms for mark in view_at(line.fold, line.now_ms + 300).reps[-1].marks] == [
        found.split_ms if at == skip else split for at, split in enumerate(splits)
    ]
    assert view_at(line.fold, line.now_ms + 300).missed is None


@given(plan=st.sampled_from(fuzz.PLANS), rules=st.sampled_from(fuzz.RULES), data=st.data())
def test_what_is_offered_can_always_be_taken(plan: Plan, rules: Rules, data: st.DataObject) -> None:
    fold = Fold(plan, rules)
    fold.add(Entry(1, inputs.Press(0)))
    now_ms = 0
    for deed in data.draw(st.lists(fuzz.DEEDS | fuzz.ONWARD, max_size=25)):
        now_ms += data.draw(st.integers(500, 90_000))
        item = deed.made(fold, now_ms)
        now_ms = max(now_ms, item.at_ms)
        fold.add(Entry(fold.next_seq, item))
        state = fold.at(now_ms).state
        for run in state.runs:
            found = missing(state, rules, run).at(10**9)
            estimate = None if found is None else accepts(found, now_ms)
            if estimate is not None:
                again = Fold(plan, rules, [*fold.entries, Entry(fold.next_seq, estimate)])
                assert again.state != fold.state, "the estimate was refused"
