"""What somebody sees who opens the program for the first time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.widgets._footer import FooterKey

from bell_lap import resources
from bell_lap.cli.context import make_context
from bell_lap.core.plan import Plan
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import Block, Role, Session, Step
from bell_lap.core.units import metres
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.store import Store
from bell_lap.library.shelf import Library
from bell_lap.settings import load
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.choosing import choose
from bell_lap.tui.ready_words import will_happen
from bell_lap.tui.ring import Ring
from bell_lap.tui.screens.goal import GoalPrompt
from bell_lap.tui.screens.history import HistoryScreen
from bell_lap.tui.screens.library import LibraryScreen
from bell_lap.tui.screens.ready import ReadyScreen
from bell_lap.tui.screens.run import RunScreen
from tests.tui.history_double import many
from tests.tui.support import Desk, context_of, on, open_library, plan_of, press, reps, simple


@pytest.fixture
def desk() -> Desk:
    """What the program was asked to do."""
    return Desk()


def first_time(desk: Desk, kept: int = 0, *, ask_goal: bool = False) -> BellLapApp:
    """The program with its hint, over a history of `kept` workouts."""
    shelf = Library(resources.sessions_dir(), Path("no-such-folder"))
    return BellLapApp(
        context_of(desk, shelf=shelf, history=many(kept), hint=True, ask_goal=ask_goal)
    )


def hint(pilot: Pilot[None]) -> str:
    """The hint where it is shown."""
    shown = pilot.app.screen.query_one("#hint", Static)
    return str(shown.render()) if shown.display else ""


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_hint_leads_to_the_line(desk: Desk, size: tuple[int, int]) -> None:
    app = first_time(desk)
    async with app.run_test(size=size) as pilot:
        await open_library(pilot)
        told = hint(pilot)
        assert all(word in told for word in ("Enter", "Space", "?", "Escape"))
        assert app.screen.query_one("#hint").region.height <= 4
        assert app.screen.query_one("#sessions").region.height >= 5
        await press(pilot, "enter")
        assert on(app, ReadyScreen)
        await press(pilot, "enter")
        assert on(app, RunScreen)


async def test_escape_closes_the_hint_for_good(desk: Desk) -> None:
    app = first_time(desk)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "escape")
        assert hint(pilot) == ""
        assert desk.hints_closed == 1
        await press(pilot, "h", "escape", "escape")
        assert hint(pilot) == ""
        assert desk.hints_closed == 1


async def test_a_click_closes_the_hint(desk: Desk) -> None:
    app = first_time(desk)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await pilot.click("#hint")
        assert hint(pilot) == ""
        assert desk.hints_closed == 1


async def test_escape_leaves_the_search_before_the_hint(desk: Desk) -> None:
    app = first_time(desk)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", "p", "escape")
        assert hint(pilot)
        assert app.screen.query_one("#search", Input).value == ""
        await press(pilot, "escape")
        assert hint(pilot) == ""


async def test_the_question_for_the_goal_comes_first_and_leaves_the_hint(desk: Desk) -> None:
    app = first_time(desk, ask_goal=True)
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert on(app, GoalPrompt)
        await press(pilot, "escape")
        assert on(app, LibraryScreen)
        assert hint(pilot)
        assert desk.hints_closed == 0


async def test_who_has_run_needs_no_hint(desk: Desk) -> None:
    async with first_time(desk, kept=1).run_test() as pilot:
        await open_library(pilot)
        assert hint(pilot) == ""


async def test_a_hint_that_cannot_be_remembered_is_closed_all_the_same(desk: Desk) -> None:
    def refuse() -> None:
        raise EnvironmentProblem("Cannot write to state: read-only")

    app = first_time(desk)
    app._known = replace(app.context, hint_closed=refuse)
    async with app.run_test(notifications=True) as pilot:
        await open_library(pilot)
        await press(pilot, "escape")
        assert hint(pilot) == ""
        assert any("read-only" in note.message for note in app._notifications)


def test_the_real_program_remembers_that_it_was_closed() -> None:
    with Store.open() as store:
        context = make_context(load(), store, "", Ring())
        assert context.hint
        context.hint_closed()
        again = make_context(load(), store, "", Ring())
        assert not again.hint
        assert again.ask_goal


async def test_the_footer_says_first_how_to_run(desk: Desk) -> None:
    app = first_time(desk)
    async with app.run_test() as pilot:
        await open_library(pilot)
        keys = list(app.screen.query(FooterKey))
        assert (keys[0].key_display, keys[0].description) == ("⏎", "Run")


async def test_an_empty_history_says_what_to_do(desk: Desk) -> None:
    app = first_time(desk)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "h")
        assert on(app, HistoryScreen)
        said = str(app.screen.query_one("#empty", Static).render())
        assert "No workout yet" in said
        assert "Escape" in said
        assert "Enter" in said


# --- what will happen at the line -----------------------------------------------------------------


def shipped(name: str) -> Plan:
    """The plan of a shipped session."""
    file = Library(resources.sessions_dir(), Path("no-such-folder")).find(name)
    return choose(file, load()).plan


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            Rules(Who.COACH),
            (
                "Stand at the laptop, at the finish line: Space starts rep 1 of 4, takes each"
                " lap and the finish. Later reps start at a tap."
            ),
        ),
        (
            Rules(Who.CLICKER),
            (
                "Leave the laptop at the finish line, carry the remote: its button starts rep"
                " 1 of 4 (10 s to get ready), takes each lap and the finish. Later reps from "
                "the line start by the clock, others at a tap."
            ),
        ),
        (
            Rules(Who.SOLO, ready_line_ms=5_000),
            (
                "Leave the laptop at the finish line: Space starts rep 1 of 4 (5 s to get "
                "ready); then tap each finish, or type it from the watch. Later reps start by"
                " the clock."
            ),
        ),
        (
            Rules(Who.COACH, Start.CLOCK),
            (
                "Stand at the laptop, at the finish line: Space starts rep 1 of 4, takes each"
                " lap and the finish. Later reps start by the clock."
            ),
        ),
    ],
    ids=["coach", "clicker", "solo", "coach by the clock"],
)
def test_it_says_who_stands_where_and_what_a_tap_does(rules: Rules, said: str) -> None:
    assert will_happen(plan_of(simple()), rules) == said


def test_a_start_away_from_the_line_is_named() -> None:
    plan = plan_of(simple(reps(600, 2)))
    said = will_happen(plan, Rules(Who.SOLO))
    assert "starts rep 1 of 2 from the 200 m start (75 s to get ready)" in said


def test_a_warm_up_comes_first() -> None:
    step = Step(metres(1200), role=Role.WARMUP)
    plan = plan_of(Session((Block((step,), role=Role.WARMUP), Block((reps(),))), "x"))
    assert "Space starts the warm-up" in will_happen(plan, Rules())


def test_one_rep_has_no_later_ones() -> None:
    assert "Later" not in will_happen(plan_of(simple(reps(400, 1))), Rules())


def test_sets_and_timed_runs() -> None:
    sets = will_happen(shipped("lift-heavy"), Rules())
    assert "says each time that it is done" in sets
    timed = will_happen(shipped("base-30min"), Rules())
    assert timed.endswith("; the clock ends it.")


def test_nothing_is_said_where_nothing_is_run() -> None:
    assert will_happen(shipped("rest-day"), Rules()) == ""


async def test_the_ready_screen_says_it_for_who_is_chosen(desk: Desk) -> None:
    app = first_time(desk)
    async with app.run_test(size=(60, 20)) as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"ladder-up", "enter")
        who = app.screen.query_one("#who", Static)
        assert "Stand at the laptop" in str(who.render())
        await press(pilot, "k")
        assert "carry the remote" in str(who.render())
        await press(pilot, "s")
        assert "then tap each finish" in str(who.render())
        assert app.screen.query_one("#go").region.bottom <= 17
