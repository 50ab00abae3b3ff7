"""The dialog that writes down a workout done without the laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from bell_lap import resources
from bell_lap.clock import FakeClock
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from bell_lap.library.resolve import resolve
from bell_lap.library.shelf import Library
from bell_lap.live.logged import Done, log_workout
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.log import LogScreen
from tests.tui.support import TODAY, Desk, context_of, on, press

SHELF = Library(resources.sessions_dir(), Path("no-such-folder"))


@dataclass
class Book:
    """The program with a history, and what it was told."""

    store: Store
    app: BellLapApp
    told: list[Done] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)

    def said(self) -> str:
        """What stands under the fields."""
        return str(self.app.screen.query_one("#said", Static).visual)

    def value(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Input).value


@contextmanager
def opened(path: Path, log: Callable[[Done], int] | None = None) -> Iterator[Book]:
    with Store.open(path / "history.sqlite3") as store:
        told: list[Done] = []

        def keep(done: Done) -> int:
            told.append(done)
            return log_workout(store, FakeClock(), TODAY, done).workout

        context = replace(
            context_of(Desk(), shelf=SHELF, history=store),
            find=lambda text: resolve(text, SHELF),
            log=log or keep,
        )
        yield Book(store, BellLapApp(context, history=True), told)


async def open_dialog(pilot: Pilot[None], book: Book, day: date | None = None) -> None:
    await pilot.pause()
    pilot.app.push_screen(LogScreen(day, book.kept.append))
    await pilot.pause()


async def test_a_session_and_its_times_are_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book, date(2026, 5, 27))
            await press(pilot, *"3 x 200m, rest 90s", "enter", *"36.4 - 35.9")
            assert "Wed 27 May 2026" in book.said()
            assert "36.4" in book.said()
            await press(pilot, "enter")
            assert not on(book.app, LogScreen)
        (number,) = book.kept
        times = [rep.elapsed_ms for rep in result_of(book.store.load(number)).reps]
        assert times == [36_400, None, 35_900]
        assert book.store.summary(number).date == date(2026, 5, 27)
        assert book.store.diary(number).source == "log"


async def test_every_field_goes_into_the_diary(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book)
            await press(
                pilot, *"rest", "tab", "tab", "tab", *"swam a mile [b]", "tab", *"#Pool easy"
            )
            await press(pilot, "tab", *"3", "ctrl+s")
        diary = book.store.diary(book.kept[0])
        assert (diary.note, diary.tags, diary.rpe) == ("swam a mile [b]", ("easy", "pool"), 3)
        assert book.store.summary(book.kept[0]).title == "Rest day"


async def test_a_text_longer_than_its_field_stays_in_sight(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test(size=(60, 20)) as pilot:
            await open_dialog(pilot, book)
            field = book.app.screen.query_one("#session", Input)
            field.value = "8 x 200m in 36s, rest 90s jog, " * 4
            await press(pilot, *"the end")
            assert field.scrollable_content_region.height == 1
            assert "the end" in field.render_line(0).text


async def test_arrows_change_the_day_but_never_past_today(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book)
            await press(pilot, "tab", "tab", "down", "down")
            assert book.value("day") == "2026-05-27"
            await press(pilot, "up", "up", "up", "up")
            assert book.value("day") == "2026-05-29"


@pytest.mark.parametrize(
    ("session", "times", "said"),
    [
        ("4 x 200", "36", "4 x 200m"),
        ("", "", "A session's name"),
        ("pyramid", "36 soon", "time 2 is no time: 'soon'"),
        ("pyra", "1", "nobody runs 200 m that fast"),
        ("pyramide", "", "no session is called"),
        ("lift-heavy", "", "step-up 3 x 5"),
        ("rest-day", "", "a mark for the calendar"),
    ],
)
async def test_what_is_understood_stands_below(
    tmp_path: Path, session: str, times: str, said: str
) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book)
            await press(pilot, *session, "tab", *times)
            assert said in " ".join(book.said().split())


async def test_enter_keeps_nothing_that_does_not_fit(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book)
            await press(pilot, "tab", "enter")
            assert on(book.app, LogScreen)
            await press(pilot, *"2 x 200m", "enter", *"36 35 34", "enter")
            assert on(book.app, LogScreen)
            assert "34 is one time too many" in book.said()
            await press(pilot, "escape")
            assert not on(book.app, LogScreen)
        assert (book.kept, book.store.count()) == ([], 0)


async def test_a_disk_that_refuses_keeps_what_was_typed(tmp_path: Path) -> None:
    def refuses(_done: Done) -> int:
        raise EnvironmentProblem("the disk is full")

    with opened(tmp_path, refuses) as book:
        async with book.app.run_test() as pilot:
            await open_dialog(pilot, book)
            await press(pilot, *"2 x 200m", "enter", *"36 35", "enter")
            assert on(book.app, LogScreen)
            assert "the disk is full" in book.said()
            assert book.value("times") == "36 35"


async def test_the_list_opens_it_and_shows_what_was_logged(tmp_path: Path) -> None:
    with opened(tmp_path) as book:
        async with book.app.run_test() as pilot:
            await press(pilot, "l", *"2 x 200m", "enter", *"36.4 35.9", "enter")
            await pilot.pause()
            assert not on(book.app, LogScreen)
        assert book.store.count() == 1
