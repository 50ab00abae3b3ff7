"""A disk that refuses: a banner while the workout runs, and a file for it before it is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from bell_lap.core.rules import Rules
from bell_lap.core.view import Phase
from bell_lap.history.exchange.json_in import import_into
from bell_lap.live import opening
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.screens.unsaved import UnsavedScreen
from bell_lap.tui.widgets.banner import Banner
from tests.live.test_saving import Sulking
from tests.tui.support import Line, PilotClock, app_at, plan_of, press, reps, simple

LEAVE = "q"
QUIT = "ctrl+q"


@pytest.fixture
def sulking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sulking]:
    monkeypatch.chdir(tmp_path)
    with Sulking(tmp_path / "data" / "history.sqlite3") as store:
        store.refuses_rows = True
        yield store


def line_on(store: Sulking) -> Line:
    """A workout of one rep of 400 m that is to be kept."""
    clock = PilotClock()
    plan = plan_of(simple(reps(400, 1)))
    live = opening.begin(plan, Rules(ready_line_ms=0), clock, store)
    return Line(live, clock)


def finished(store: Sulking) -> Line:
    """The same, run."""
    line = line_on(store)
    line.tap()
    line.tap(74.0)
    assert line.live.view().phase is Phase.DONE
    return line


async def asked(app: BellLapApp, pilot: Pilot[None]) -> UnsavedScreen:
    """The screen that offers a file."""
    await pilot.pause()
    assert isinstance(app.screen, UnsavedScreen)
    return app.screen


async def test_the_banner_stands_for_as_long_as_the_disk_refuses(sulking: Sulking) -> None:
    line = line_on(sulking)
    app = app_at(line)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        banner = app.screen.query_one("#unsaved", Banner)
        assert not banner.has_class("-shown")
        await press(pilot, "space")
        line.after(5)
        await pilot.pause(0.4)
        assert banner.has_class("-shown")
        assert "NOT SAVED, taps count on: the disk is full" in str(banner.render())
        sulking.refuses_rows = False
        line.after(2)
        await pilot.pause(0.4)
        assert not banner.has_class("-shown")


async def test_the_name_of_the_file_is_in_sight_however_deep_its_folder(
    sulking: Sulking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "a-folder-with-a-long-name" / "and-one-within-it-that-is-longer"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    app = app_at(finished(sulking))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, LEAVE)
        screen = await asked(app, pilot)
        await pilot.pause()
        field = screen.query_one("#file", Input)
        assert len(field.value) > 80
        assert field.scrollable_content_region.height == 1
        assert Path(field.value).name in field.render_line(0).text


async def test_leaving_offers_a_file_and_enter_writes_it(sulking: Sulking, tmp_path: Path) -> None:
    line = finished(sulking)
    app = app_at(line)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, LEAVE)
        screen = await asked(app, pilot)
        assert "the disk is full" in str(screen.query_one("#why", Static).render()).lower()
        field = screen.query_one("#file", Input)
        assert Path(field.value).name == "bell-lap-unsaved-2026-05-28-2026.json"
        field.value = str(tmp_path / "stick.json")
        await press(pilot, "enter")
        await pilot.pause()
    assert not app.is_running
    assert line.live.kept_as == tmp_path / "stick.json"
    assert app.unsaved == [line.live]
    with (tmp_path / "stick.json").open("rb") as file:
        assert len(import_into(sulking.path, file).added) == 1
    assert sulking.load(1).entries == line.live.journal
    assert sulking.load(1).status == "finished"


async def test_a_place_that_refuses_is_said_and_another_can_be_named(
    sulking: Sulking, tmp_path: Path
) -> None:
    line = finished(sulking)
    app = app_at(line)
    (tmp_path / "there.json").write_text("of somebody else")
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, LEAVE)
        screen = await asked(app, pilot)
        field, wrong = screen.query_one("#file", Input), screen.query_one("#wrong", Static)
        for name, words in (
            ("", "Name a file"),
            (str(tmp_path / "there.json"), "already"),
            (str(tmp_path / "no" / "folder.json"), "Cannot write"),
            ("~nobody-of-this-name/x.json", "home"),
            (str(tmp_path / ("x" * 300)), "too long"),
            ("\0", "null"),
        ):
            field.value = name
            await press(pilot, "enter")
            assert words in str(wrong.render()), name
        assert (tmp_path / "there.json").read_text() == "of somebody else"
        field.value = str(tmp_path)
        await press(pilot, "enter")
        await pilot.pause()
    assert line.live.kept_as is not None
    assert line.live.kept_as.parent == tmp_path


async def test_escape_goes_back_and_room_on_the_disk_ends_the_question(sulking: Sulking) -> None:
    line = finished(sulking)
    app = app_at(line)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, QUIT)
        await asked(app, pilot)
        await press(pilot, "escape")
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        await press(pilot, QUIT)
        await asked(app, pilot)
        sulking.refuses_rows = False
        line.after(2)
        while app.is_running and line.live.workout_id is None:
            await pilot.pause(0.1)
        while app.is_running:
            await pilot.pause(0.1)
    assert line.live.all_saved
    assert line.live.kept_as is None
    assert not app.unsaved
    assert sulking.load(1).status == "finished"


async def test_quitting_twice_needs_no_answer_and_loses_nothing(
    sulking: Sulking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELL_LAP_HOME", str(tmp_path))
    line = finished(sulking)
    app = app_at(line)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, QUIT)
        await asked(app, pilot)
        await press(pilot, QUIT)
        await pilot.pause()
    assert app.unsaved == [line.live]
    assert line.live.kept_as == tmp_path / "bell-lap-unsaved-2026-05-28-2026.json"
    assert line.live.kept_as.exists()


async def test_nothing_is_asked_where_all_is_saved(sulking: Sulking) -> None:
    sulking.refuses_rows = False
    line = finished(sulking)
    app = app_at(line)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, LEAVE)
        await pilot.pause()
    assert not app.unsaved
    assert line.live.all_saved
