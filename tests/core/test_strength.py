"""Sets of movements: which one can be changed, by what, and how they are told."""

from __future__ import annotations

import pytest

from bell_lap.core import inputs
from bell_lap.core.session import Load
from bell_lap.core.set_phrases import days_ago_words, lifted_words, sets_words
from bell_lap.core.strength import Lifted, changed, movement_key, set_at_hand
from tests.core.talk import Talk, plan_of

SQUATS = '3 x (5 reps "back squat" 100kg), rest 3min'
NO_LOAD = '3 x (5 reps "step-up"), rest 3min'


def lifts(notation: str = SQUATS) -> Talk:
    return Talk(plan_of(notation)).at(0).tap()


def done(talk: Talk, place: int = 0) -> tuple[int | None, Load | None]:
    step = [step for step in talk.result.steps if step.rep is not None][place]
    return step.reps_done, step.load_done


def test_the_rest_counts_from_the_tap_that_says_done_and_the_next_set_follows_it() -> None:
    talk = lifts().at(25_000).tap()
    assert (talk.phase, talk.left) == ("recovery", 180_000)
    talk.at(206_000)
    assert (talk.phase, talk.tap_is) == ("work", "done")
    assert talk.starts == [0, 205_000]
    assert talk.rests == [180_000]


def test_a_set_counts_as_planned_where_nobody_says_otherwise() -> None:
    talk = lifts().at(25_000).tap()
    assert done(talk) == (5, Load(100_000))


def test_before_the_first_set_and_after_other_work_there_is_none_to_change() -> None:
    talk = Talk(plan_of('1 x (5 reps "squat"), rest 30s; 100m'))
    assert set_at_hand(talk.state) is None
    talk.at(0).tap().at(20_000).tap()
    assert set_at_hand(talk.state) is not None
    talk.at(50_000).tap()
    assert set_at_hand(talk.state) is None


def test_the_set_under_way_can_be_changed_and_is_what_was_said_when_it_is_done() -> None:
    talk = lifts().at(10_000)
    here = set_at_hand(talk.state)
    assert here is not None
    assert (here.movement, here.running, here.planned) == (
        "back squat", True, Lifted(5, Load(100_000)),
    )  # fmt: skip
    item = changed(here, 10_000, reps_by=-1, load_by=1)
    talk.does(inputs.SetDone, step=item.step, reps=item.reps, load_thousandths=102_500)
    assert talk.taken
    assert item.load_thousandths == 102_500
    talk.at(25_000).tap()
    assert done(talk) == (4, Load(102_500))
    assert talk.phase == "recovery"


def test_the_set_just_done_can_be_changed_in_its_rest_and_the_rest_goes_on() -> None:
    talk = lifts().at(25_000).tap().at(40_000)
    here = set_at_hand(talk.state)
    assert here is not None
    assert not here.running
    assert here.step == 0
    talk.does(inputs.SetDone, step=0, reps=3)
    assert done(talk) == (3, Load(100_000))
    assert talk.left == 165_000


def test_the_last_set_can_be_changed_once_the_workout_is_over() -> None:
    talk = Talk(plan_of('5 reps "squat" 100kg')).at(0).tap().at(20_000).tap()
    assert talk.phase == "done"
    assert set_at_hand(talk.state) is not None
    talk.does(inputs.SetDone, step=0, reps=4)
    assert done(talk) == (4, Load(100_000))


@pytest.mark.parametrize("finish_first", [True, False], ids=["just done", "under way"])
def test_undo_takes_back_what_was_said_of_a_set_and_redo_brings_it_again(
    finish_first: bool,
) -> None:
    talk = lifts()
    if finish_first:
        talk.at(25_000).tap()
    before = talk.state
    talk.at(30_000).does(inputs.SetDone, step=0, reps=4, load_thousandths=97_500)
    said = talk.state
    talk.at(31_000).undo()
    assert talk.state == before
    talk.at(32_000).redo()
    assert talk.state == said
    assert done(talk)[1] == Load(97_500)


def test_the_first_step_of_an_unknown_load_puts_the_usual_one() -> None:
    talk = lifts(NO_LOAD).at(25_000).tap()
    here = set_at_hand(talk.state)
    assert here is not None
    assert here.done == Lifted(5)
    assert changed(here, 0, load_by=1).load_thousandths == 20_000
    last_time = Load(60_000)
    assert changed(here, 0, load_by=1, usual=last_time).load_thousandths == 60_000
    assert changed(here, 0, load_by=-1, usual=Load(60_000, "lb")).load_thousandths == 20_000
    talk.does(inputs.SetDone, step=0, load_thousandths=62_500)
    here = set_at_hand(talk.state)
    assert here is not None
    assert changed(here, 0, load_by=1, usual=last_time).load_thousandths == 65_000
    assert changed(here, 0, load_by=-99).load_thousandths == 0


def test_the_next_set_begins_from_the_load_of_the_one_before() -> None:
    talk = lifts(NO_LOAD).at(25_000).tap().does(inputs.SetDone, step=0, load_thousandths=62_500)
    talk.at(205_000)
    here = set_at_hand(talk.state)
    assert here is not None
    assert (here.step, here.done.load, here.usual) == (2, None, Load(62_500))
    assert changed(here, 0, load_by=1, usual=Load(60_000)).load_thousandths == 62_500


def test_repetitions_never_fall_below_none() -> None:
    here = set_at_hand(lifts().state)
    assert here is not None
    assert changed(here, 0, reps_by=-9).reps == 0
    item = changed(here, 7, reps_by=1)
    assert (item.at_ms, item.reps, item.load_thousandths) == (7, 6, None)


def test_a_load_in_pounds_moves_by_pounds() -> None:
    here = set_at_hand(lifts('2 x (5 reps "squat" 225lb), rest 1min').state)
    assert here is not None
    assert here.unit == "lb"
    assert changed(here, 0, load_by=2).load_thousandths == 235_000


def test_a_movement_is_found_again_however_it_is_spaced_and_capitalised() -> None:
    assert movement_key("  Back  Squat ") == movement_key("back squat") == "back squat"


KG_100, KG_95 = Load(100_000), Load(95_000)


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ([Lifted(5, KG_100)] * 3, "3 x 5 @ 100kg"),
        ([Lifted(5, KG_100)], "1 x 5 @ 100kg"),
        ([Lifted(5, KG_100), Lifted(5, KG_100), Lifted(4, KG_100)], "5, 5, 4 @ 100kg"),
        ([Lifted(5, KG_95), Lifted(5, KG_100), Lifted(4, KG_100)], "5 @ 95kg; 5, 4 @ 100kg"),
        ([Lifted(5, KG_95), Lifted(5, KG_100), Lifted(5, KG_100)], "5 @ 95kg; 2 x 5 @ 100kg"),
        ([Lifted(8), Lifted(8)], "2 x 8"),
        ([Lifted(8), Lifted(6)], "8, 6"),
        ([Lifted(None)] * 3, "3 sets"),
        ([Lifted(None, Load(20_500))], "1 set @ 20.5kg"),
        ([Lifted(None), Lifted(8)], "–, 8"),  # noqa: RUF001 - a table's dash
        ([], ""),
    ],
)
def test_sets_in_one_line(sets: list[Lifted], words: str) -> None:
    assert sets_words(sets) == words


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Lifted(4, Load(97_500)), "4 @ 97.5kg"), (Lifted(4), "4 reps"),
        (Lifted(None, KG_100), "100kg"), (Lifted(None), ""),
    ],
)  # fmt: skip
def test_one_set_in_words(one: Lifted, words: str) -> None:
    assert lifted_words(one) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (13, "13 days ago"),
        (14, "2 weeks ago"), (59, "8 weeks ago"), (61, "2 months ago"), (365, "12 months ago"),
        (729, "23 months ago"), (730, "2 years ago"), (4000, "10 years ago"),
    ],
)  # fmt: skip
def test_how_long_ago(days: int, words: str) -> None:
    assert days_ago_words(days) == words
