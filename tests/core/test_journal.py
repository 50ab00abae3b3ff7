"""Undo, redo, and inputs that arrive late: which inputs stand, and what comes of them."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.events import Redone, Undone
from bell_lap.core.input_json import UnknownKind, from_payload, payload
from bell_lap.core.inputs import Press
from bell_lap.core.journal import Entry, Fold, fold
from bell_lap.core.result import Status
from bell_lap.core.view import Action
from bell_lap.errors import BadInput
from tests.core.fuzz import VALUES
from tests.core.talk import Talk, plan_of, rules_of

REPS = "3 x 400m in 72s, rest 60s"


def test_undo_takes_the_finish_back_and_no_time_is_lost() -> None:
    talk = Talk(REPS).at(0).tap().at(50_000).tap().at(53_000).undo()
    assert talk.phase == "work"
    assert talk.view.elapsed_ms == 53_000
    talk.at(72_000).tap()
    assert talk.times == [72_000]


def test_undo_goes_many_deep_and_redo_all_the_way_back() -> None:
    talk = Talk(REPS)
    talk.at(0).tap().at(72_000).tap().at(80_000).adjust(10_000).at(150_000).tap()
    talk.at(160_000).goal(70_000).at(222_000).tap().at(230_000).drop()
    states = [talk.state]
    for _ in range(7):
        talk.undo()
        assert talk.taken
        states.append(talk.fold.state)
    assert talk.phase == "ready"
    talk.undo()
    assert talk.why == "there is nothing to undo"
    assert not talk.can(Action.UNDO)
    for state in reversed(states[:-1]):
        talk.redo()
        assert talk.fold.state == state
    talk.redo()
    assert talk.why == "there is nothing to redo"
    assert not talk.can(Action.REDO)


def test_a_new_input_clears_redo_and_a_gap_does_not() -> None:
    talk = Talk(REPS).at(0).tap().at(50_000).tap().at(51_000).undo()
    assert talk.can(Action.REDO)
    talk.at(60_000).gap(52_000).at(61_000)
    assert talk.can(Action.REDO)
    talk.at(72_000).tap()
    assert not talk.can(Action.REDO)


def test_the_bounces_of_a_finish_go_and_come_with_it() -> None:
    talk = Talk(REPS).at(0).tap()
    for at_ms in (50_000, 50_100, 50_500):
        talk.at(at_ms).tap()
    talk.at(52_000).undo()
    assert talk.phase == "work"
    assert talk.strays == []
    assert [entry.seq for entry in talk.fold.standing] == [1]
    talk.redo()
    assert talk.times == [50_000]
    assert len(talk.strays) == 2


def test_undo_may_remove_a_rep_that_has_no_inputs_yet() -> None:
    talk = Talk("2 x 400m, rest 60s", "solo", ready=0)
    talk.at(0).tap().at(50_000).tap().at(115_000)
    assert talk.starts == [0, 110_000]
    talk.undo()
    assert talk.starts == [0]
    assert talk.view.elapsed_ms == 115_000


def test_undo_of_the_start_waits_again() -> None:
    talk = Talk(REPS, "clicker").at(0).tap().at(3_000).undo()
    assert talk.phase == "ready"
    later = Talk(REPS, "clicker").at(0).tap().at(15_000)
    assert later.phase == "work"
    later.undo()
    assert (later.phase, later.starts) == ("ready", [])


def test_undo_never_moves_the_start_of_a_rep_that_has_inputs() -> None:
    talk = Talk("2 x 600m, rest 20s", "coach", start="clock")
    talk.at(0).tap().at(36_000).tap().at(170_000).tap()
    assert talk.splits(1) == [36_000, 170_000]
    talk.at(110_000).tap()
    talk.at(180_000)
    assert talk.starts == [0, 130_000]
    assert talk.splits(2) == [40_000]
    before = talk.state
    talk.undo()
    assert not talk.taken
    assert talk.why == "a later rep has begun from it: use back to run it again"
    assert talk.state == before
    talk.at(181_000).back()
    assert talk.taken


def test_undo_and_redo_are_told() -> None:
    talk = Talk(REPS).at(0).tap().at(72_000).tap().at(72_100).tap().at(73_000).undo().redo()
    assert talk.fold.notices == [Undone(73_000, "press", 2), Redone(73_000, "press", 2)]


def test_undo_of_a_stop_goes_on() -> None:
    talk = Talk(REPS).at(0).tap().at(50_000).stop().at(55_000).undo()
    assert talk.result.status is Status.RUNNING
    talk.at(72_000).tap()
    assert talk.times == [72_000]


def test_undo_of_a_pause_and_of_its_end() -> None:
    talk = Talk("60s; 400m").at(0).tap().at(20_000).pause().at(30_000).resume().at(40_000).undo()
    assert talk.phase == "paused"
    talk.undo()
    assert (talk.phase, talk.left) == ("work", 20_000)


def test_a_refused_input_is_not_undone_and_a_stray_is() -> None:
    talk = Talk(REPS).at(0).tap().at(72_000).tap().at(73_000).next().at(74_000).back().at(75_000)
    talk.pause()
    assert not talk.taken
    talk.undo()
    assert talk.fold.notices[-1] == Undone(75_000, "back", 4)
    stray = Talk(REPS).at(0).tap().at(72_000).tap().at(90_000).tap().at(91_000).undo()
    assert stray.strays == []
    assert stray.times == [72_000]


def test_a_late_press_counts_at_its_own_instant() -> None:
    timely = Talk("2 x 400m, rest 20s", "solo", ready=0)
    timely.at(0).tap().at(72_000).tap().at(170_000).tap()
    late = Talk("2 x 400m, rest 20s", "solo", ready=0)
    late.at(0).tap().at(170_000).at(72_000).tap().at(170_000).tap()
    assert late.result == timely.result
    very_late = Talk("2 x 400m, rest 20s", "solo", ready=0)
    very_late.at(0).tap().at(170_000).tap()
    assert very_late.times == [170_000]
    very_late.at(72_000).tap()
    assert very_late.times == [72_000, 78_000]


def test_inputs_of_one_instant_count_in_the_order_they_came() -> None:
    talk = Talk(REPS).at(0).tap().at(60_000).pause().at(60_000).resume().at(72_000).tap()
    assert talk.times == [72_000]


def test_numbers_only_grow() -> None:
    growing = Fold(plan_of(REPS), rules_of())
    growing.add(Entry(4, Press(0)))
    assert growing.next_seq == 5
    with pytest.raises(ValueError, match="entry 4 comes after 4"):
        growing.add(Entry(4, Press(10)))


def test_a_journal_folds_to_the_same_state() -> None:
    talk = Talk(REPS).at(0).tap().at(72_000).tap().at(73_000).undo().at(74_000).tap()
    assert fold(talk.plan, talk.rules, talk.fold.entries) == talk.fold.state


@pytest.mark.parametrize("kind", inputs.KINDS.values(), ids=inputs.KINDS)
def test_every_input_is_written_and_read_back(kind: type[inputs.Input]) -> None:
    values = {
        name: value
        for name, value in {
            "time_ms": 71_400, "by_ms": -500, "per_lap_ms": 1_000, "step": 3, "attempt": 2,
            "press": 7, "split_ms": 40_000, "mark": 1, "verdict": "not-timed", "reps": 4,
            "load_thousandths": None, "from_ms": 9, "cause": "sleep", "trusted": False,
            "choice": "run", "key": "right",
        }.items()
        if name in kind.__dataclass_fields__
    }  # fmt: skip
    item = kind(at_ms=12_345, **values)
    written = payload(item)
    assert "at_ms" not in written
    assert from_payload(kind.kind, 12_345, dict(written)) == item
    assert set(values) <= set(VALUES) | {"step", "press", "from_ms"}


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownKind, match="a kind not known here: 'teleport'"):
        from_payload("teleport", 0, {})
    with pytest.raises(BadInput, match="a field not known here: 'colour'"):
        from_payload("press", 0, {"colour": "red"})
    for kind, field, value in (
        ("press", "key", 3), ("gap", "trusted", 1), ("typed-time", "time_ms", "71"),
        ("typed-time", "time_ms", True), ("gap-answer", "choice", "maybe"), ("back", "x", None),
        ("set-done", "reps", 2.5),
    ):  # fmt: skip
        with pytest.raises(BadInput):
            from_payload(kind, 0, {field: value})


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("press", "Press"), ("next", "Next"), ("back", "Back"), ("gap-answer", "GapAnswer"),
        ("did-not-finish", "DidNotFinish"), ("started-now", "StartedNow"), ("stop", "Stop"),
        ("typed-time", "TypedTime"), ("pause", "Pause"), ("resume", "Resume"), ("undo", "Undo"),
        ("redo", "Redo"), ("adjust-recovery", "AdjustRecovery"), ("add-rep", "AddRep"),
        ("drop-rep", "DropRep"), ("last-rep", "LastRep"), ("enough-reps", "EnoughReps"),
        ("repeat-rep", "RepeatRep"), ("skip-block", "SkipBlock"), ("new-goal", "NewGoal"),
        ("shift-goal", "ShiftGoal"), ("shift-tap", "ShiftTap"), ("set-split", "SetSplit"),
        ("insert-tap", "InsertTap"), ("delete-tap", "DeleteTap"), ("clear-tap", "ClearTap"),
        ("move-tap", "MoveTap"), ("restore-press", "RestorePress"), ("judge-rep", "JudgeRep"),
        ("set-done", "SetDone"), ("accept-estimate", "AcceptEstimate"), ("gap", "Gap"),
        ("refuse-estimate", "RefuseEstimate"),
    ],
)  # fmt: skip
def test_kinds_are_never_renamed(kind: str, name: str) -> None:
    assert inputs.KINDS[kind].__name__ == name
