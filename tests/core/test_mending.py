"""What can be done about a row: the input it makes, and what comes of it."""

from __future__ import annotations

import pytest

from bell_lap.core.input_json import payload
from bell_lap.core.inputs import Repair, ShiftTap
from bell_lap.core.laps import LapRow, LapSheet, RowKind, attempts, sheet_of
from bell_lap.core.mending import OF_THE_REP, Mend, mend, why_not
from bell_lap.core.result import Flag
from tests.core.talk import Talk
from tests.core.test_laps import KILO, kilo


class Mender:
    """A person who mends the laps of one attempt."""

    def __init__(self, talk: Talk, place: int = 0):
        self.talk = talk
        self.place = place

    @property
    def sheet(self) -> LapSheet:
        state = self.talk.state
        return sheet_of(state, self.talk.rules, attempts(state)[self.place], self.talk.now)

    def row(self, index: int) -> LapRow:
        return self.sheet.rows[index]

    def made(self, what: Mend, index: int | None = None, value_ms: int = 0) -> Repair | None:
        row = None if index is None else self.row(index)
        return mend(self.sheet, row, what, self.talk.now, value_ms)

    def does(self, what: Mend, index: int | None = None, value_ms: int = 0) -> str | None:
        """Do it; the reason where it is refused, which the fold must give too."""
        item = self.made(what, index, value_ms)
        assert item is not None
        talk = self.talk
        why = why_not(talk.plan, talk.rules, talk.state, item)
        talk.at(talk.now).does(type(item), **payload(item))
        assert talk.taken is (why is None)
        assert why is None or talk.why == why
        return why

    @property
    def splits(self) -> list[int | None]:
        return self.talk.splits(1)


def test_a_tap_is_shifted_to_and_fro() -> None:
    mender = Mender(kilo())
    mender.does(Mend.EARLIER, 1, 100)
    mender.does(Mend.EARLIER, 1, 100)
    mender.does(Mend.LATER, 0, 100)
    assert mender.splits == [40_100, 119_800, 200_000]


def test_a_typed_split_and_a_typed_lap_change_one_mark_only() -> None:
    mender = Mender(kilo())
    mender.does(Mend.SPLIT, 1, 119_000)
    assert mender.splits == [40_000, 119_000, 200_000]
    mender.does(Mend.LAP, 1, 81_000)
    assert mender.splits == [40_000, 121_000, 200_000]
    mender.does(Mend.LAP, 0, 39_000)
    assert mender.splits == [39_000, 121_000, 200_000]


def test_a_finish_may_be_later_than_it_was_tapped_but_not_in_the_future() -> None:
    mender = Mender(kilo())
    assert mender.does(Mend.SPLIT, 2, 205_000) is None
    assert mender.does(Mend.SPLIT, 2, 211_000) == "the step was only 3:30.0 long by then"


def test_a_lap_is_split_in_two_by_an_estimate_and_the_tap_moves_on() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(121_000).tap().at(130_000))
    assert mender.does(Mend.PUT_IN, 0) is None
    assert mender.splits == [40_333, 121_000]
    assert mender.row(0).flags == (Flag.ESTIMATED,)
    assert mender.row(1).mark == 1


def test_a_lap_that_covers_two_is_split_where_the_mark_is_free() -> None:
    mender = Mender(kilo())
    mender.does(Mend.MERGE, 0)
    assert mender.splits == [None, 120_000, 200_000]
    assert mender.does(Mend.PUT_IN, 2) is None, "from the tap; the press put aside stands between"
    assert mender.splits == [40_000, 120_000, 200_000]
    mender.talk.undo()
    assert mender.does(Mend.PUT_IN, 0) is None, "from the missed mark itself"
    assert mender.splits == [40_000, 120_000, 200_000]


def test_two_missed_marks_are_filled_one_by_one_in_the_goals_proportions() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(210_000).tap().at(211_000))
    mender.does(Mend.MOVE_ON, 0)
    mender.does(Mend.MOVE_ON, 1)
    assert mender.splits == [None, None, 210_000]
    mender.does(Mend.PUT_IN, 1)
    assert mender.splits == [None, 126_000, 210_000]
    mender.does(Mend.PUT_IN, 0)
    assert mender.splits == [42_000, 126_000, 210_000]


def test_a_rep_whose_marks_all_have_taps_takes_no_more() -> None:
    assert Mender(kilo()).does(Mend.PUT_IN, 1) == "this rep has 3 marks, and each has its tap"


def test_laps_of_a_timed_rep_are_halved_and_merged() -> None:
    talk = Talk("5min").at(0).tap().at(160_000).tap().at(240_000).tap().at(250_000)
    mender = Mender(talk)
    mender.does(Mend.PUT_IN, 0)
    assert mender.splits == [80_000, 160_000, 240_000]
    mender.does(Mend.MERGE, 1)
    assert mender.splits == [80_000, 240_000]
    assert Flag.COVERS_MORE not in mender.row(2).flags


def test_two_laps_become_one_and_the_finish_joins_the_lap_before_it() -> None:
    mender = Mender(kilo())
    mender.does(Mend.MERGE, 2)
    assert mender.splits == [40_000, None, 200_000]
    one = Mender(Talk("400m").at(0).tap().at(70_000).tap().at(71_000))
    assert one.made(Mend.MERGE, 0) is None


def test_a_tap_that_was_none_is_taken_out_and_restored() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(30_000).tap().at(115_000).tap().at(120_000))
    mender.does(Mend.TAKE_OUT, 0)
    assert mender.splits == [115_000]
    assert mender.does(Mend.RESTORE, 0) is None
    assert mender.splits == [30_000, 115_000]


def test_a_tap_is_moved_to_a_free_mark_only() -> None:
    mender = Mender(kilo())
    assert mender.does(Mend.MOVE_ON, 0) == "two taps would be at one mark"
    assert mender.made(Mend.MOVE_BACK, 0) is None
    assert mender.made(Mend.MOVE_ON, 2) is None


def test_a_bounced_press_counts_instead_of_the_tap_beside_it() -> None:
    talk = Talk(KILO).at(0).tap().at(40_000).tap().at(40_250).tap().at(50_000)
    mender = Mender(talk)
    assert mender.row(1).kind is RowKind.PRESS
    assert mender.does(Mend.INSTEAD, 1) is None
    assert mender.splits == [40_250]
    assert [row.kind for row in mender.sheet.rows] == [RowKind.TAP, RowKind.OPEN, RowKind.OPEN]


def test_a_press_after_a_finish_that_came_too_early_is_the_finish() -> None:
    mender = Mender(kilo().tap().at(215_000))
    assert mender.row(3).after_end
    assert mender.does(Mend.RESTORE, 3) is None
    assert mender.splits == [40_000, 120_000, 210_000]
    assert mender.talk.left == 45_000, "the recovery goes on from the tap"


@pytest.mark.parametrize(
    ("what", "flag"),
    [(Mend.STEPPED_OFF, Flag.DID_NOT_FINISH), (Mend.NOT_TIMED, Flag.NOT_TIMED)],
)
def test_a_rep_is_judged_and_judged_whole_again(what: Mend, flag: Flag) -> None:
    mender = Mender(kilo())
    assert mender.made(Mend.WHOLE) is None, "it is"
    mender.does(what)
    assert flag in mender.talk.flags(1)
    assert mender.made(what) is None, "it is already"
    mender.does(Mend.WHOLE)
    assert mender.talk.flags(1) == set()


def test_a_rep_ended_by_next_can_be_said_to_be_whole() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(40_000).tap().at(200_000).next().at(201_000))
    assert Flag.NOT_FINISHED in mender.talk.flags(1)
    mender.does(Mend.WHOLE)
    assert mender.talk.flags(1) == set()


def test_a_rep_under_way_is_not_judged() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(40_000).tap().at(50_000))
    assert all(mender.made(what) is None for what in OF_THE_REP)


def test_an_estimate_is_taken_or_refused() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(120_000).tap().at(130_000))
    mender.does(Mend.ACCEPT)
    assert mender.splits == [40_000, 120_000]
    mender.talk.undo()
    mender.does(Mend.REFUSE)
    assert mender.sheet.missed is None
    assert mender.made(Mend.ACCEPT) is None


def test_what_needs_a_tap_is_not_offered_elsewhere() -> None:
    mender = Mender(Talk(KILO).at(0).tap().at(3_000).tap().at(5_000))
    press, open_mark = 0, 1
    no_press = (Mend.EARLIER, Mend.LATER, Mend.SPLIT, Mend.LAP, Mend.PUT_IN, Mend.TAKE_OUT,
                Mend.MERGE, Mend.MOVE_BACK, Mend.MOVE_ON, Mend.INSTEAD)  # fmt: skip
    for what in no_press:
        assert mender.made(what, press) is None, what
    no_open = set(Mend) - {Mend.SPLIT, Mend.LAP}
    for what in no_open:
        assert mender.made(what, open_mark) is None, what
    assert all(mender.made(what) is None for what in Mend), "nothing without a row"


def test_many_repairs_are_undone_one_by_one_and_brought_back() -> None:
    mender = Mender(kilo())
    before = [mender.talk.state]
    doings = [(Mend.EARLIER, 1, 100)] * 3 + [(Mend.MERGE, 1, 0), (Mend.PUT_IN, 1, 0),
              (Mend.SPLIT, 3, 199_000), (Mend.NOT_TIMED, None, 0)]  # fmt: skip
    for what, index, value_ms in doings:
        assert mender.does(what, index, value_ms) is None
        before.append(mender.talk.state)
    for state in reversed(before[:-1]):
        mender.talk.undo()
        assert mender.talk.state == state
    for state in before[1:]:
        mender.talk.redo()
        assert mender.talk.state == state


def test_trying_changes_nothing() -> None:
    talk = kilo()
    state = talk.state
    item = ShiftTap(talk.now, 0, 1, 3, 100)
    assert why_not(talk.plan, talk.rules, state, item) is None
    assert talk.state == state
