"""One workout of the history: what was planned stands beside what was done."""

from __future__ import annotations

from dataclasses import dataclass

from textual.widgets import Static

from bell_lap.core import inputs
from bell_lap.history.stored import StoredWorkout
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.widgets.rep_list import RepList
from tests.core.talk import Talk, plan_of
from tests.tui.history_double import Shelf, many, row
from tests.tui.support import Desk, context_of, on, press


@dataclass
class Kept(Shelf):
    """A history of one workout, as it was talked."""

    talk: Talk | None = None

    def load(self, workout: int) -> StoredWorkout:
        """That workout."""
        assert self.talk is not None
        usual = many(1).load(1)
        return StoredWorkout(
            row(workout), self.talk.plan, self.talk.rules, tuple(self.talk.fold.entries),
            usual.anchors, usual.profile, "", None, "0.1.0",
        )  # fmt: skip


async def shown(talk: Talk) -> list[str]:
    """The rows and the notes of the detail screen, blanks closed up."""
    app = BellLapApp(context_of(Desk(), history=Kept((row(1),), talk=talk)), history=True)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert on(app, DetailScreen)
        listed = app.screen.query_one(RepList)
        rows = [listed.row_content(at, 200).plain for at in range(listed.virtual_size.height)]
        notes = str(app.screen.query_one("#notes", Static).render())
    return [" ".join(line.split()) for line in (*rows, *notes.splitlines())]


async def test_changes_of_the_plan_are_listed_with_their_instants() -> None:
    talk = Talk("4 x 400m in 72s, rest 90s").at(0).tap().at(73_000).tap()
    talk.at(79_000).adjust(15_000).at(180_000).tap().at(189_000).goal(74_000).drop()
    talk.at(254_000).tap().at(260_000).stop()
    lines = await shown(talk)
    assert "1. 400m 73.0 ▼ +1.0 slow 72.0 1:47.0 of 90.0" in lines
    assert "2. 400m 74.0 = 0.0 even 74.0 6.0 of 90.0 goal 72.0 planned" in lines
    heading = lines.index("Changed on the move")
    assert lines[heading + 1 : heading + 4] == [
        "1:19 rep 2 recovery before it 1:45 instead of 1:30",
        "3:09 rep 2 goal 74.0 instead of 72.0 from here on",
        "3:09 rep 2 one dropped: 3 in all instead of 4",
    ]


async def test_a_recovery_that_was_as_planned_says_so_by_saying_nothing() -> None:
    talk = Talk("3 x 400m in 72s, rest 90s", start="clock").at(0).tap().at(73_000).tap()
    talk.at(236_000).tap().at(240_000).stop()
    lines = await shown(talk)
    assert "1. 400m 73.0 ▼ +1.0 slow 72.0 90.0" in lines
    assert "Changed on the move" not in lines


async def test_a_set_tells_what_was_done_where_it_was_not_the_plan() -> None:
    talk = Talk(plan_of('2 x (5 reps "squat" 100kg), rest 60s')).at(0).tap().at(20_000).tap()
    talk.does(inputs.SetDone, step=0, reps=4, load_thousandths=97_500).at(90_000).tap()
    lines = await shown(talk)
    assert "1. 5 x squat 100kg 20.0 60.0 4 @ 97.5kg done" in lines
    assert "2. 5 x squat 100kg 10.0" in lines
