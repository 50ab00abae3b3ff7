"""Every row of the table, and every phase and input that has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bell_lap.core import engine, inputs
from bell_lap.core.inputs import KINDS, Input
from bell_lap.core.view import Phase
from tests.core.talk import Talk

REPS = "2-4 x 600m in 110s, rest 60s; 200m in 30s"


def _ready() -> Talk:
    return Talk(REPS)


def _get_ready() -> Talk:
    return Talk(REPS, "clicker", ready=10_000).at(0).tap().at(1_000)


def _work() -> Talk:
    return Talk(REPS).at(0).tap().at(20_000)


def _recovery() -> Talk:
    return Talk(REPS).at(0).tap().at(36_000).tap().at(110_000).tap().at(120_000)


def _overdue() -> Talk:
    return _recovery().at(175_000)


def _paused() -> Talk:
    return _work().pause().at(30_000)


def _held() -> Talk:
    talk = Talk("30s; " + REPS).at(0).tap()
    return talk.at(100_000).gap(20_000)


def _done() -> Talk:
    return Talk("600m").at(0).tap().at(36_000).tap().at(110_000).tap().at(111_000)


IN_PHASE: dict[Phase, Callable[[], Talk]] = {
    Phase.READY: _ready,
    Phase.GET_READY: _get_ready,
    Phase.WORK: _work,
    Phase.RECOVERY: _recovery,
    Phase.OVERDUE: _overdue,
    Phase.PAUSED: _paused,
    Phase.HELD: _held,
    Phase.DONE: _done,
}
FIELDS: dict[type[Input], dict[str, object]] = {
    inputs.TypedTime: {"time_ms": 109_000},
    inputs.AdjustRecovery: {"by_ms": 20_000},
    inputs.NewGoal: {"time_ms": 105_000},
    inputs.ShiftGoal: {"per_lap_ms": 1_000},
    inputs.GapAnswer: {"choice": "next"},
    inputs.Logged: {"time_ms": 100_000, "timed": False},
}
ROWS = [
    (rule, phase)
    for rule in engine.TABLE
    for phase in rule.phases
    if not issubclass(rule.input, inputs.Repair)
]
NOT_YET = {
    (Phase.READY, inputs.Back), (Phase.READY, inputs.TypedTime), (Phase.READY, inputs.RepeatRep),
    (Phase.READY, inputs.Logged),
    (Phase.GET_READY, inputs.Back), (Phase.GET_READY, inputs.TypedTime),
    (Phase.GET_READY, inputs.RepeatRep), (Phase.WORK, inputs.TypedTime),
}  # fmt: skip
"""A row says that an input may come; these need a rep before them, or more of one."""


@pytest.mark.parametrize("phase", IN_PHASE)
def test_each_phase_is_reached(phase: Phase) -> None:
    assert IN_PHASE[phase]().phase == phase.value


@pytest.mark.parametrize(("rule", "phase"), ROWS, ids=lambda value: getattr(value, "value", ""))
def test_each_row_has_an_effect(rule: engine.Rule, phase: Phase) -> None:
    talk = IN_PHASE[phase]()
    before = talk.state
    if rule.input is inputs.Gap:
        since_ms = talk.now
        talk.at(since_ms + 60_000).gap(since_ms)
    else:
        talk.does(rule.input, **FIELDS.get(rule.input, {}))
    if (phase, rule.input) in NOT_YET:
        assert not talk.taken
        assert talk.why
        return
    assert talk.taken, talk.why
    unchanged = rule.input is inputs.Gap and phase is Phase.DONE
    assert unchanged or talk.state.at_ms == talk.now
    assert rule.input is inputs.Gap or talk.state.undoable[-1] == talk.seq
    assert talk.state != before


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_has_no_row_is_refused_and_changes_nothing(kind: type[Input], phase: Phase) -> None:
    if engine.allowed(phase, kind) or kind in (inputs.Undo, inputs.Redo):
        return
    talk = IN_PHASE[phase]()
    before = talk.state
    talk.does(kind, **FIELDS.get(kind, {}))
    assert not talk.taken
    assert talk.state == before
    assert talk.why == engine.WHY_NOT[phase]


def test_every_kind_of_input_has_a_row_but_undo_and_redo() -> None:
    in_table = {rule.input for rule in engine.TABLE}
    assert in_table == set(KINDS.values()) - {inputs.Undo, inputs.Redo}


def test_no_phase_has_two_rules_for_one_input() -> None:
    pairs = [(phase, rule.input) for rule in engine.TABLE for phase in rule.phases]
    assert len(set(pairs)) == len(pairs)


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if issubclass(k, inputs.Repair)])
@pytest.mark.parametrize("phase", Phase)
def test_a_repair_of_what_was_not_run_is_refused_in_every_phase(
    kind: type[Input], phase: Phase
) -> None:
    talk = IN_PHASE[phase]().does(kind, step=99, attempt=1)
    assert not talk.taken
    assert talk.why == "that step has not been run"


def test_an_empty_plan_is_done() -> None:
    from bell_lap.core.plan import Plan, Range, Totals

    nothing = Range(0, 0)
    totals = Totals(nothing, nothing, nothing, nothing, nothing, 0)
    talk = Talk(Plan("Rest day", "", (), totals))
    assert talk.phase == "done"
    talk.at(1_000).tap().at(2_000).next().at(3_000).skip()
    assert talk.strays == ["the workout is over"]
    assert talk.view.step is None
