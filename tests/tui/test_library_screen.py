"""The library, the box for notation, the ready screen and the goal prompt."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets._footer import FooterKey

from bell_lap import resources
from bell_lap.core.rules import Who
from bell_lap.core.session import RaceTime
from bell_lap.core.view import Phase
from bell_lap.errors import BadInput
from bell_lap.history.lock import LockHeld
from bell_lap.library.shelf import Library
from bell_lap.settings import load, save
from bell_lap.settings.values import Wrong
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import Context
from bell_lap.tui.rows import nearest
from bell_lap.tui.screens import library
from bell_lap.tui.screens.goal import GoalPrompt, read_race
from bell_lap.tui.screens.history import HistoryScreen
from bell_lap.tui.screens.library import LibraryScreen, SessionList
from bell_lap.tui.screens.notation import MOST_SIGNS, TOO_LONG, NotationScreen
from bell_lap.tui.screens.ready import ReadyScreen
from bell_lap.tui.screens.run import RunScreen
from tests.tui.history_double import Shelf, many, row
from tests.tui.support import Desk, context_of, on, open_library, press, with_mile


@pytest.fixture
def desk() -> Desk:
    """What the program was asked to do."""
    return Desk()


def app_with(desk: Desk, own: Path, history: Shelf | None = None) -> BellLapApp:
    """The library of a runner with a mile of 6:30, over the shipped sessions."""
    shelf = Library(resources.sessions_dir(), own)
    settings = with_mile(load(), 390_000)
    return BellLapApp(context_of(desk, settings=settings, shelf=shelf, history=history or many(0)))


def listed(app: BellLapApp) -> list[str]:
    """The names in the list."""
    options = app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(i).id) for i in range(options.option_count)]


def shown(app: BellLapApp, selector: str) -> str:
    """The words of a static."""
    return str(app.screen.query_one(selector, Static).render())


async def test_every_session_is_listed_with_its_totals(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        options = app.screen.query_one(OptionList)
        assert listed(app) == sorted(path.stem for path in resources.sessions_dir().glob("*.toml"))
        prompt = str(options.get_option("ladder-up").prompt)
        assert "intervals · 9 reps · 3600m" in prompt
        assert prompt.startswith("✓")
        assert str(options.get_option("endurance-5min").prompt).startswith("✗")


async def test_the_search_lists_what_matches_as_it_is_typed(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"ladder")
        assert listed(app) == ["ladder-down", "ladder-up"]
        await press(pilot, "down", "enter")
        assert on(app, ReadyScreen)
        await press(pilot, "escape", "slash", "escape")
        assert len(listed(app)) > 10


async def test_nothing_found_is_said(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"zzz")
        assert "No session matches" in shown(app, "#preview")
        await press(pilot, "enter")
        assert on(app, LibraryScreen)


async def test_the_nearest_name_is_offered_where_nothing_is_found(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"piramid")
        assert "Did you mean pyramid?" in shown(app, "#preview")
        await press(pilot, "enter")
        assert listed(app) == ["pyramid"]
        assert on(app, LibraryScreen)
        await press(pilot, "enter")
        assert on(app, ReadyScreen)


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("piramid", "pyramid"),
        ("ladder op", "ladder-up"),
        ("Enduranse", "endurance-5min"),
        ("qqqq", None),
        ("", None),
    ],
)
def test_the_name_that_was_meant(search: str, name: str | None) -> None:
    assert nearest(search, ["endurance-5min", "ladder-up", "ladder-down", "pyramid"]) == name


async def test_a_broken_file_hides_nothing_and_shows_its_place(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "aa.toml").write_text('title = "A"\ncolour = 3\n')
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert listed(app)[0] == "aa"
        assert len(listed(app)) > 10
        assert "aa.toml:2:1" in shown(app, "#preview")
        await press(pilot, "enter")
        assert on(app, LibraryScreen)
    assert desk.started == []


async def test_text_of_a_file_is_never_markup(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "aa.toml").write_text(
        "title = '[red]Bold[/red] [/nope]'\npurpose = '[link=x]'\n[[block]]\nsteps = '4 x 400m'\n"
    )
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert "[red]Bold[/red] [/nope]" in shown(app, "#preview")
        await press(pilot, "enter")
        assert "[red]Bold[/red]" in shown(app, "#title")


async def test_a_session_goes_through_the_ready_screen_to_the_line(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"pyramid", "enter")
        assert on(app, ReadyScreen)
        await press(pilot, "s", "enter")
        assert on(app, RunScreen)
        chosen, rules = desk.started[0]
        assert chosen.name == "pyramid"
        assert chosen.plan.totals.reps.max == 7
        assert rules.who is Who.SOLO
        assert load().taps.who is Who.SOLO
        await press(pilot, "space", "s", "y", "q")
        assert on(app, LibraryScreen)
        assert app.live is None


async def test_the_key_that_chose_the_workout_does_not_start_it_while_it_is_held(
    desk: Desk, tmp_path: Path
) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"pyramid", "enter")
        held = [Key("enter", "\r") for _ in range(4)]
        for number, event in enumerate(held):
            event.time = held[0].time + (0, 0.5, 0.54, 0.58)[number]
            app.post_message(event)
            await pilot.pause()
        assert on(app, RunScreen)
        assert app.live is not None
        assert app.live.view().phase is Phase.READY
        await press(pilot, "space")
        assert app.live.view().phase is not Phase.READY


async def test_who_taps_is_asked_with_what_was_chosen_last(desk: Desk, tmp_path: Path) -> None:
    settings = save({"taps.who": "clicker"})
    shelf = Library(resources.sessions_dir(), tmp_path)
    app = BellLapApp(context_of(desk, settings=settings, shelf=shelf))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "enter")
        assert "(•) k clicker" in shown(app, "#who")
        await press(pilot, "tab")
        assert "(•) s solo" in shown(app, "#who")
        await press(pilot, "escape")
        assert on(app, LibraryScreen)
        assert desk.saved == []


async def test_a_rest_day_is_not_run(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "slash", *"rest-day", "enter")
        assert on(app, LibraryScreen)


async def test_digits_begin_a_session_that_enter_runs(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "4")
        assert on(app, NotationScreen)
        await press(pilot, *" x 400m, rest 90")
        assert "rest 90" in shown(app, "#echo")
        assert "^" in shown(app, "#echo")
        await press(pilot, "enter")
        assert on(app, NotationScreen)
        await press(pilot, "s")
        assert "4 reps · 1600m" in shown(app, "#echo")
        await press(pilot, "enter")
        assert on(app, ReadyScreen)
        await press(pilot, "enter")
        assert on(app, RunScreen)
        assert desk.started[0][0].name is None
        assert desk.started[0][0].text == "4 x 400m, rest 90s"


async def test_a_pasted_session_keeps_its_lines(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        app.post_message(Paste("4 x 200m\n2 x 400m  # the hard part\n"))
        await pilot.pause()
        await pilot.pause()
        assert on(app, NotationScreen)
        assert "6 reps · 1600m" in shown(app, "#echo")
        await press(pilot, "ctrl+j")
        assert app.screen.query_one(TextArea).text.count("\n") == 3
        await press(pilot, "escape")
        assert on(app, LibraryScreen)


async def test_a_paste_that_is_no_session_is_not_taken(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await open_library(pilot)
        app.post_message(Paste("x" * (MOST_SIGNS + 1)))
        await pilot.pause()
        await pilot.pause()
        assert on(app, NotationScreen)
        assert app.screen.query_one(TextArea).text == ""
        assert [note.message for note in app._notifications] == [TOO_LONG]
        app.post_message(Paste("4 x 200m"))
        await pilot.pause()
        app.post_message(Paste("x" * MOST_SIGNS))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "4 x 200m"
        app.post_message(Paste(" " * (MOST_SIGNS - len("4 x 200m"))))
        await pilot.pause()
        await press(pilot, "s")
        assert len(app.screen.query_one(TextArea).text) == MOST_SIGNS
        await press(pilot, "backspace", "s")
        assert app.screen.query_one(TextArea).text.endswith(" s")


async def test_an_unfinished_workout_is_offered(desk: Desk, tmp_path: Path) -> None:
    waiting = Shelf((), waiting=(row(7, "Half a ladder"),))
    app = app_with(desk, tmp_path, waiting)
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert "Half a ladder" in shown(app, "#banner")
        await press(pilot, "r")
        assert on(app, RunScreen)
    assert desk.resumed == [7]


async def test_a_workout_under_way_elsewhere_is_not_offered(desk: Desk, tmp_path: Path) -> None:
    waiting = Shelf((), waiting=(row(7, "Half a ladder"),), held=LockHeld(4711))
    app = app_with(desk, tmp_path, waiting)
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert "process 4711" in shown(app, "#banner")
        await press(pilot, "r")
        assert on(app, LibraryScreen)
    assert desk.resumed == []


async def test_an_unfinished_workout_comes_before_the_goal_prompt(
    desk: Desk, tmp_path: Path
) -> None:
    waiting = Shelf((), waiting=(row(7, "Half a ladder"),))
    shelf = Library(resources.sessions_dir(), tmp_path)
    app = BellLapApp(context_of(desk, shelf=shelf, history=waiting, ask_goal=True))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "r")
        assert on(app, RunScreen)
    assert desk.resumed == [7]


async def test_without_one_there_is_nothing_to_resume(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "r")
        assert on(app, LibraryScreen)
        assert not app.screen.query_one("#banner").display
    assert desk.resumed == []


async def test_the_history_is_one_key_away(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "h")
        assert on(app, HistoryScreen)
        await press(pilot, "escape")
        assert on(app, LibraryScreen)


async def test_the_footer_has_room_for_help_on_a_narrow_screen(desk: Desk, tmp_path: Path) -> None:
    waiting = Shelf((), waiting=(row(7, "Half a ladder"),))
    app = app_with(desk, tmp_path, waiting)
    async with app.run_test(size=(60, 20)) as pilot:
        await open_library(pilot)
        assert footer_ends(app) <= 60
        await press(pilot, "enter")
        assert on(app, ReadyScreen)
        await pilot.pause()
        assert footer_ends(app) <= 60


def footer_ends(app: BellLapApp) -> int:
    """The column behind the footer's last word, without its blank; help is among the keys."""
    keys = app.screen.query(FooterKey)
    assert "Help" in {key.description for key in keys}
    return max(key.region.right for key in keys) - 1


async def test_q_leaves_the_program(desk: Desk, tmp_path: Path) -> None:
    app = app_with(desk, tmp_path)
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "q")
    assert app.return_code == 0


# --- the goal prompt ------------------------------------------------------------------------------


async def test_a_new_runner_is_asked_once_and_plans_follow(desk: Desk, tmp_path: Path) -> None:
    shelf = Library(resources.sessions_dir(), tmp_path)
    app = BellLapApp(context_of(desk, shelf=shelf, ask_goal=True))
    async with app.run_test() as pilot:
        await open_library(pilot)
        assert on(app, GoalPrompt)
        assert desk.asked == 1
        await press(pilot, *"6:30", "enter", *"mile 5:59", "enter")
        assert on(app, LibraryScreen)
        options = app.screen.query_one(OptionList)
        assert str(options.get_option("endurance-5min").prompt).startswith("✗")
    assert desk.asked == 1
    known = load().profile
    assert known.best == RaceTime("mile", 390_000)
    assert known.goal == RaceTime("mile", 359_000)


async def test_the_question_can_be_skipped(desk: Desk, tmp_path: Path) -> None:
    shelf = Library(resources.sessions_dir(), tmp_path)
    app = BellLapApp(context_of(desk, shelf=shelf, ask_goal=True))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, "6", "escape")
        assert on(app, LibraryScreen)
    assert desk.saved == []


async def test_a_time_that_cannot_be_run_is_mended_in_place(desk: Desk, tmp_path: Path) -> None:
    shelf = Library(resources.sessions_dir(), tmp_path)
    app = BellLapApp(context_of(desk, shelf=shelf, ask_goal=True))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, *"0:30", "enter")
        assert on(app, GoalPrompt)
        assert "best" in shown(app, "#wrong")
        assert app.screen.focused is app.screen.query_one("#best", Input)
    assert desk.saved == []


async def test_what_is_no_time_is_said_at_once_in_words_that_fit(
    desk: Desk, tmp_path: Path
) -> None:
    shelf = Library(resources.sessions_dir(), tmp_path)
    app = BellLapApp(context_of(desk, shelf=shelf, ask_goal=True))
    async with app.run_test() as pilot:
        await open_library(pilot)
        await press(pilot, *"banana", "enter")
        assert shown(app, "#wrong") == "best: write a time, such as 5:20 or 1:32:00."
        assert app.screen.focused is app.screen.query_one("#best", Input)


@pytest.mark.parametrize(
    ("text", "race"),
    [
        ("6:30", RaceTime("mile", 390_000)),
        ("5k 24:10", RaceTime("5k", 1_450_000)),
        ("1500 4:59.5", RaceTime("1500m", 299_500)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_race_as_it_is_said(text: str, race: RaceTime | None) -> None:
    assert read_race(text) == race


@pytest.mark.parametrize("text", ["fast", "5k", "moon 4:00", "mile", "0:01"])
def test_what_is_no_race(text: str) -> None:
    with pytest.raises(Wrong):
        read_race(text)


async def test_names_are_there_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> Context:
        made.append(1)
        return context_of(desk, shelf=Library(resources.sessions_dir(), tmp_path))

    app = BellLapApp(make, names=("ladder-up", "pyramid"))
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert listed(app)[:2] == ["ladder-up", "pyramid"] or made
        await open_library(pilot)
        assert made == [1]
        assert len(listed(app)) > 10


class Painting(BellLapApp):
    """The program, with a count of its paints."""

    paints = 0

    def post_display_hook(self) -> None:
        self.paints += 1


async def test_nothing_is_read_before_the_first_paint(desk: Desk, tmp_path: Path) -> None:
    paints: list[int] = []

    def make() -> Context:
        paints.append(app.paints)
        return context_of(desk, shelf=Library(resources.sessions_dir(), tmp_path))

    app = Painting(make, names=("ladder-up", "pyramid"))
    async with app.run_test() as pilot:
        await open_library(pilot)
    assert paints
    assert paints[0] > 0


async def test_settings_that_cannot_be_read_end_the_program_with_their_error(desk: Desk) -> None:
    del desk

    def make() -> Context:
        raise BadInput("settings.toml:1:1: no")

    app = BellLapApp(make, names=("ladder-up",))
    async with app.run_test() as pilot:
        await open_library(pilot)
    assert str(app.trouble) == "settings.toml:1:1: no"
    assert app.return_code == 1


async def test_no_file_is_read_before_the_names_are_drawn() -> None:
    drawn: list[bool] = []
    made = asyncio.Event()

    def make() -> Context:
        drawn.append(app.screen.query_one(SessionList).drawn)
        made.set()
        return context_of(Desk())

    app = BellLapApp(make, names=("ladder-up", "pyramid"))
    async with app.run_test():
        await asyncio.wait_for(made.wait(), 20)
    assert drawn == [True]


async def test_a_terminal_without_room_for_the_names_has_them_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SessionList, "render_line", OptionList.render_line)
    monkeypatch.setattr(library, "LOOKS", 3)
    made = asyncio.Event()

    def make() -> Context:
        made.set()
        return context_of(Desk())

    app = BellLapApp(make, names=("ladder-up",))
    async with app.run_test():
        await asyncio.wait_for(made.wait(), 20)
