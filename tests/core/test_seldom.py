"""What seldom happens in a workout: each with what must come of it."""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core import inputs
from bell_lap.core.answering import split_words
from bell_lap.core.cues import Caller, CueKind, CueOptions, schedule
from bell_lap.core.derive import Results
from bell_lap.core.expand import expand
from bell_lap.core.laps import RowKind, attempts, sheet_of
from bell_lap.core.mending import Mend, mend
from bell_lap.core.notation import parse
from bell_lap.core.profile import NOBODY
from bell_lap.core.result import Status
from bell_lap.core.session import Block, Kind, Load, Session
from bell_lap.core.strength import set_at_hand
from bell_lap.core.track import Track
from bell_lap.core.units import metres
from tests.core.talk import Talk, plan_of

QUIET = CueOptions(caller=Caller.OFF)
ALTERNATING = "200m, 300m easy"
"""A rep and its float."""


# --- on and back ----------------------------------------------------------------------------------


def test_a_rep_that_was_dropped_is_neither_run_again_nor_repeated() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(70_000).tap().at(90_000).back()
    talk.at(95_000).drop().drop()
    assert talk.result.reps[0].rep == 1
    talk.at(100_000).back()
    assert (talk.taken, talk.why) == (False, "that rep was dropped")
    talk.repeat()
    assert (talk.taken, talk.why) == (False, "that rep was dropped")


def test_a_typed_time_that_would_end_a_rep_after_its_recovery_is_refused() -> None:
    talk = Talk("2 x 400m, rest 60s", start="clock").at(0).tap().at(60_000).tap()
    talk.at(80_000).back().at(200_000)
    runs = talk.runs
    talk.types(100_000)
    assert (talk.taken, talk.why) == (False, "what came after it was over before that")
    assert talk.runs == runs


def test_a_typed_time_moves_a_full_recovery_that_has_no_deadline() -> None:
    talk = Talk("2 x 400m, rest full").at(0).tap().at(75_000).tap().at(90_000).types(70_000)
    assert talk.taken
    assert talk.times == [70_000]
    assert talk.run.start_ms == 70_000
    assert talk.phase == "recovery"


def test_a_typed_time_after_back_leaves_the_wait_alone() -> None:
    talk = Talk("2 x 400m, rest 60s").at(0).tap().at(75_000).back().at(90_000).types(70_000)
    assert talk.taken
    assert talk.phase == "ready"
    assert talk.view.attempt == 2


# --- gaps -----------------------------------------------------------------------------------------


def test_a_gap_before_the_first_rep_is_answered_by_waiting_for_it() -> None:
    talk = Talk("2 x 400m, rest 60s", "clicker", ready=3_000).at(0).tap()
    talk.at(60_000).gap(1_000)
    assert talk.phase == "held"
    talk.at(61_000).answers("repeat")
    assert talk.phase == "ready"
    assert talk.view.step is not None
    assert (talk.view.step.rep, talk.runs) == (1, ())


def test_a_tap_after_a_gap_in_which_all_was_over_ends_the_workout() -> None:
    talk = Talk("60s").at(0).tap().at(200_000).gap(10_000)
    assert talk.phase == "held"
    talk.at(210_000).tap()
    assert talk.phase == "done"
    assert talk.result.status is Status.FINISHED
    assert talk.times == [60_000]


def test_a_recovery_that_leads_to_a_gate_is_counted_as_rested() -> None:
    talk = Talk(plan_of("400m, rest 60s, last rest", "200m")).at(0).tap().at(70_000).tap()
    assert talk.labels == ["1", "rest", "gate", "2"]
    talk.at(200_000).gap(80_000).answers("run")
    assert talk.phase == "ready"
    assert talk.rests == [60_000]
    assert talk.run.step.role.value == "gate"


# --- changes of the plan --------------------------------------------------------------------------


def test_a_rep_with_its_float_is_added_with_nothing_between() -> None:
    talk = Talk(ALTERNATING).at(0).add()
    assert talk.labels == ["1", "float", "2", "float"]


def test_with_the_only_rep_its_float_goes_too() -> None:
    talk = Talk(ALTERNATING).at(0).drop()
    assert (talk.labels, talk.phase) == ([], "done")


def test_a_float_that_stands_alone_is_dropped_alone() -> None:
    talk = Talk(plan_of("200m, rest 90s", "rest 2min", "200m", flow=True))
    assert talk.labels.count("float") == 1
    assert talk.at(0).last().labels == ["1"]


def test_where_the_rep_to_begin_is_dropped_the_next_waits_in_its_place() -> None:
    talk = Talk(plan_of("200m", "400m", flow=True)).at(0).drop()
    assert (talk.phase, talk.labels, talk.runs) == ("ready", ["1"], ())
    assert talk.at(1_000).tap().run.step.distance_m == 400.0


def test_a_rep_repeated_before_a_gate_needs_no_recovery_after_it() -> None:
    plan = plan_of("400m, rest 60s, last rest", "200m")
    talk = Talk(plan).at(0).tap().at(70_000).tap().at(80_000).repeat()
    assert talk.labels == ["1", "rest", "2", "gate", "3"]


def test_goals_are_shifted_only_where_there_are_any() -> None:
    talk = Talk("400m in 72s, rest 60s; 400m; 400m in 70s").at(0).shift(-1_000)
    goals = [step.goal for step in talk.state.steps if step.is_rep]
    assert [goal and goal.time_ms and goal.time_ms.max for goal in goals] == [71_000, None, 69_000]


# --- taps -----------------------------------------------------------------------------------------


def test_the_way_back_from_a_timed_rep_is_of_no_known_length() -> None:
    talk = Talk("2 x 30s, rest walk back").at(0).tap().at(30_500)
    assert talk.phase == "recovery"
    talk.at(60_000).tap()
    assert talk.phase == "work"


def test_a_split_that_no_tap_made_is_taken_out_and_leaves_nothing_behind() -> None:
    talk = Talk("1000m in 3:20").at(0).tap().at(100_000)
    talk.does(inputs.InsertTap, step=0, attempt=1, split_ms=40_000)
    talk.does(inputs.DeleteTap, step=0, attempt=1, press=talk.seq)
    assert talk.taken
    assert talk.run.taps == ()
    assert talk.strays == []


def test_a_lap_of_a_timed_run_cannot_come_after_its_end() -> None:
    talk = Talk("30min").at(0).tap().at(600_000).tap().at(700_000)
    talk.does(inputs.Logged, time_ms=500_000)
    assert (talk.taken, talk.why) == (False, "it has a lap later than that")


# --- rows -----------------------------------------------------------------------------------------


def test_a_set_of_movements_has_no_rows() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat"), rest 30s')).at(0).tap().at(20_000).tap()
    assert sheet_of(talk.state, talk.rules, attempts(talk.state)[0], talk.now).rows == ()


def test_a_key_held_twice_is_two_rows() -> None:
    talk = Talk("400m").at(0).tap().at(70_000).tap()
    for ms in (72_000, 72_100, 72_200, 75_000, 75_100):
        talk.at(ms).tap()
    rows = sheet_of(talk.state, talk.rules, attempts(talk.state)[0], talk.now).rows
    pressed = [(row.split_ms, row.count) for row in rows if row.kind is RowKind.PRESS]
    assert pressed == [(72_000, 1), (72_100, 2), (75_000, 1), (75_100, 1)]


def test_a_press_after_a_timed_rep_was_never_its_finish() -> None:
    talk = Talk("2 x 60s, rest 200m jog").at(0).tap().at(61_000).tap().at(62_000)
    sheet = sheet_of(talk.state, talk.rules, attempts(talk.state)[0], talk.now)
    (row,) = [row for row in sheet.rows if row.after_end]
    assert mend(sheet, row, Mend.RESTORE, 63_000) is None


# --- a missed tap ---------------------------------------------------------------------------------


def test_a_tap_that_fits_two_marks_is_for_the_one_that_it_fits_best() -> None:
    talk = Talk("1000m in 2:00-4:00").at(0).tap().at(120_000).tap()
    missed = talk.view.missed
    assert missed is not None
    assert (missed.mark_m, missed.fits_m) == (200.0, 600.0)


def test_a_rep_that_has_lost_its_finish_is_no_measure_for_the_next() -> None:
    talk = Talk("2 x 600m, rest 60s").at(0).tap().at(30_000).tap().at(90_000).tap()
    talk.at(200_000).tap().at(290_000).tap()
    assert talk.view.missed is not None
    finish = talk.runs[0].taps[-1].press
    talk.at(291_000).does(inputs.ClearTap, step=0, attempt=1, press=finish)
    assert talk.taken
    assert talk.view.missed is None


# --- cues -----------------------------------------------------------------------------------------


def test_the_pacer_is_silent_while_the_end_is_counted_down() -> None:
    talk = Talk("60s @ 4:50/km").at(0).tap()
    found = schedule(talk.fold, talk.now, replace(QUIET, pacer=True))
    assert [cue.at_ms for cue in found if cue.kind is CueKind.TICK] == [29_000]


def test_seconds_are_counted_no_further_ahead_than_all_else_is_told() -> None:
    talk = Talk("10km in 40:00").at(0).tap()
    found = schedule(talk.fold, talk.now, CueOptions(count_through=True))
    assert 500_000 < max(cue.at_ms for cue in found) <= 600_000


def test_what_is_said_of_a_late_tap_is_not_talked_over_by_the_count() -> None:
    talk = Talk("600m in 110s").at(0).tap().at(104_000).tap()
    found = schedule(talk.fold, talk.now, CueOptions(count_through=True))
    assert min(cue.at_ms for cue in found if cue.kind is CueKind.SPEECH) >= 109_000


def test_no_second_is_called_twice_where_two_marks_share_it() -> None:
    block = Block(parse("200m in 30s").items, splits=metres(50))
    talk = Talk(expand(Session((block,), "Fifties"), NOBODY, Track())).at(0).tap()
    found = schedule(talk.fold, talk.now, CueOptions(count_through=True))
    called = [cue.words for cue in found if cue.kind is CueKind.SPEECH]
    assert called == [(str(second),) for second in range(5, 21)] + called[16:]
    assert len(set(called)) == len(called)


def test_a_mark_without_a_tap_is_not_told() -> None:
    talk = Talk("600m in 110s").at(0).tap()
    assert split_words(talk.run, 0, talk.plan, talk.rules) == ()


def test_without_a_goal_nobody_is_too_fast() -> None:
    plan = replace(plan_of("600m"), kind=Kind.PACING)
    talk = Talk(plan).at(0).tap().at(30_000).tap()
    assert split_words(talk.run, 0, talk.plan, talk.rules) == ("30", "flat")


# --- results --------------------------------------------------------------------------------------


def test_results_kept_from_tap_to_tap_are_those_made_anew() -> None:
    talk = Talk("3 x 400m in 72s, rest 60s")
    kept = Results(talk.rules)
    for ms in (0, 71_000, 133_000, 204_000, 266_000, 338_000):
        talk.at(ms).tap()
        assert kept.of(talk.state) == Results(talk.rules).of(talk.state)
        talk.at(ms + 1_000).pause()
        assert kept.of(talk.state) == Results(talk.rules).of(talk.state)
        talk.at(ms + 1_001).resume()


def test_redo_names_what_it_would_bring_back() -> None:
    talk = Talk("400m").at(0).tap()
    before = talk.fold.to_redo
    talk.at(70_000).tap().at(70_200).tap().at(72_000).undo()
    assert ([one.seq for one in before], [one.seq for one in talk.fold.to_redo]) == ([], [2, 3])


def test_a_load_is_looked_for_further_back_where_a_set_had_none() -> None:
    talk = Talk(plan_of('5 reps "squat" 100kg; 5 reps "squat"; 5 reps "squat"'))
    for ms in (0, 20_000, 40_000, 60_000, 80_000):
        talk.at(ms).tap()
    at_hand = set_at_hand(talk.state)
    assert at_hand is not None
    assert at_hand.step == talk.state.steps[-1].index
    assert at_hand.usual == Load(100_000)
