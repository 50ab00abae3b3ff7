"""Whatever is done to a workout, in any order and at any instant: what must be true of it."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bell_lap.core import engine, inputs
from bell_lap.core.derive import workout_result
from bell_lap.core.inputs import Input, Press
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan
from bell_lap.core.projection import view_at
from bell_lap.core.rules import Rules
from bell_lap.core.view import Action
from tests.core import fuzz
from tests.core.fuzz import Move, Onward


class Workouts(RuleBasedStateMachine):
    """A workout under way, and everything that can happen in it."""

    def __init__(self) -> None:
        super().__init__()
        self.fold = Fold(fuzz.PLANS[0], fuzz.RULES[0])
        self.now_ms = 0

    @initialize(plan=st.sampled_from(fuzz.PLANS), rules=st.sampled_from(fuzz.RULES))
    def begins(self, plan: Plan, rules: Rules) -> None:
        self.fold = Fold(plan, rules)
        self._does(Press(0))

    @rule(deed=fuzz.ONWARD)
    def goes_on(self, deed: Onward) -> None:
        self._does(deed.made(self.fold, self.now_ms))

    @rule(deed=fuzz.DEEDS)
    def is_done_to(self, deed: Move | Onward) -> None:
        self._does(deed.made(self.fold, self.now_ms))

    @rule()
    def is_undone(self) -> None:
        if self._does(inputs.Undo(self.now_ms)):
            assert self.fold.state == fuzz.without_undo(self.fold).state

    @rule()
    def is_redone(self) -> None:
        self._does(inputs.Redo(self.now_ms))

    @rule()
    def is_undone_and_redone(self) -> None:
        before = self.fold.state
        if self._does(inputs.Undo(self.now_ms)):
            assert self._does(inputs.Redo(self.now_ms))
        assert self.fold.state == before

    @rule(ms=st.integers(0, 300_000))
    def is_looked_at(self, ms: int) -> None:
        before = self.fold.state
        fuzz.check_all(self.fold, self.now_ms + ms)
        assert self.fold.state is before

    @rule()
    def is_offered_all_that_it_takes(self) -> None:
        machine = self.fold.at(self.now_ms)
        can = view_at(self.fold, self.now_ms).can
        assert (Action.UNDO in can) is self.fold.can_undo
        assert (Action.REDO in can) is self.fold.can_redo
        for action in set(Action) - can - {Action.UNDO, Action.REDO}:
            item = inputs.KINDS[action.value](at_ms=self.now_ms)
            assert not engine.apply(machine.copy(), 1_000_000, item), action

    @invariant()
    def holds(self) -> None:
        fuzz.check_all(self.fold, self.now_ms)

    def teardown(self) -> None:
        assert fuzz.replayed(self.fold).state == self.fold.state
        assert fuzz.without_undo(self.fold).state == self.fold.state

    def _does(self, item: Input) -> bool:
        """An input that is refused changes nothing."""
        before = self.fold.state
        late = item.at_ms < self.now_ms
        taken = self.fold.add(Entry(self.fold.next_seq, item))
        self.now_ms = max(self.now_ms, item.at_ms)
        assert taken or late or self._ran(before, item)
        return taken

    def _ran(self, before: object, item: Input) -> bool:
        """Whether nothing but the deadlines up to a refused input has changed the state."""
        fresh = Fold(self.fold.plan, self.fold.rules, self.fold.entries[:-1])
        assert fresh.state == before
        return fresh.at(item.at_ms).state == self.fold.at(item.at_ms).state


Workouts.TestCase.settings = settings(
    max_examples=max(40, settings().max_examples // 2), stateful_step_count=40
)
TestWorkouts = Workouts.TestCase

TIMELY = st.lists(
    st.one_of(
        fuzz.PRESSES, fuzz.PRESSES, fuzz.PRESSES,
        st.sampled_from(
            [inputs.Next, inputs.Back, inputs.Pause, inputs.Resume, inputs.StartedNow,
             inputs.DidNotFinish, inputs.AddRep, inputs.LastRep, inputs.SkipBlock]
        ).flatmap(lambda kind: st.builds(Move, fuzz.STEPS_MS, st.just(kind))),
    ),
    min_size=3, max_size=25,
)  # fmt: skip


@given(
    st.sampled_from(fuzz.PLANS),
    st.sampled_from(fuzz.RULES),
    TIMELY,
    st.randoms(use_true_random=False),
)
def test_a_late_input_gives_the_same_result_as_a_timely_one(
    plan: Plan, rules: Rules, moves: list[Move], luck: Random
) -> None:
    timely = Fold(plan, rules)
    now_ms = 0
    for move in moves:
        item = move.made(timely, now_ms + 1)
        now_ms = item.at_ms
        timely.add(Entry(timely.next_seq, item))
    arriving = [entry.item for entry in timely.entries]
    luck.shuffle(arriving)
    late = Fold(plan, rules, (Entry(seq, item) for seq, item in enumerate(arriving, 1)))
    for at_ms in (now_ms, now_ms + 100_000):
        a, b = timely.at(at_ms).state, late.at(at_ms).state
        assert fuzz.bare(workout_result(a, rules)) == fuzz.bare(workout_result(b, rules))
        assert (a.phase, a.position, a.steps) == (b.phase, b.position, b.steps)
    assert [stray.at_ms for stray in late.state.strays] == [
        stray.at_ms for stray in timely.state.strays
    ]


@given(
    st.sampled_from(fuzz.PLANS), st.sampled_from(fuzz.RULES), st.lists(fuzz.DEEDS, max_size=25),
    st.lists(st.integers(0, 400_000), min_size=2, max_size=6),
)  # fmt: skip
def test_looking_often_or_never_makes_no_difference(
    plan: Plan, rules: Rules, deeds: list[Move | Onward], looks: list[int]
) -> None:
    seen, unseen = Fold(plan, rules), Fold(plan, rules)
    now_ms = 0
    for deed in (Move(0, Press), *deeds):
        item = deed.made(unseen, now_ms)
        now_ms = max(now_ms, item.at_ms)
        for fold in (seen, unseen):
            fold.add(Entry(fold.next_seq, item))
        for ms in looks:
            seen.at(now_ms + ms)
            seen.events(now_ms + ms // 2)
    assert seen.state == unseen.state
    last_ms = now_ms + max(looks)
    assert seen.at(last_ms).state == unseen.at(last_ms).state
    assert seen.events(last_ms) == unseen.events(last_ms)
