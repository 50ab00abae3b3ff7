"""One workout of the history on its screen: its rows, its diary, and the way to others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from bell_lap.core import inputs
from bell_lap.history.records import Summary
from bell_lap.history.store import Store
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.diary_words import EFFORTS, HINT, effort_words, line_of, tags_in
from bell_lap.tui.screens.compare import CompareScreen
from bell_lap.tui.screens.detail import DetailScreen
from bell_lap.tui.screens.diary import DiaryScreen
from bell_lap.tui.screens.trend import TrendScreen
from bell_lap.tui.widgets.lap_chart import LapChart
from bell_lap.tui.widgets.rep_chart import RepChart
from bell_lap.tui.widgets.rep_list import RepList
from bell_lap.tui.workout_rows import rows_of
from tests.core.talk import Talk
from tests.tui.support import Desk, context_of, on, press
from tests.tui.years import years

NEWEST, THOUSANDS, PYRAMID, EASY = 44, 30, 39, 40


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The fixed history, to be changed."""
    with years(tmp_path) as opened:
        yield opened


class Reader(BellLapApp):
    """The program on one workout of a history."""

    def __init__(self, store: Store, workout: int) -> None:
        super().__init__(context_of(Desk(), history=store), history=True)
        self.store, self.workout = store, workout
        self.heard: list[Summary] = []

    def detail(self, around: Callable[[int], int | None] | None = None) -> DetailScreen:
        """The screen under test."""
        return DetailScreen(self.store.load(self.workout), self.heard.append, around)


async def opened(
    pilot: Pilot[None], around: Callable[[int], int | None] | None = None
) -> DetailScreen:
    """The workout's screen, drawn."""
    app = pilot.app
    assert isinstance(app, Reader)
    screen = app.detail(around)
    await app.push_screen(screen)
    await pilot.pause()
    return screen


def text(screen: DetailScreen, name: str) -> str:
    """What a line of the screen says."""
    return str(screen.query_one(name, Static).render())


def rows(screen: DetailScreen) -> list[str]:
    """The rows as they are drawn at 120 columns, blanks closed up."""
    listed = screen.query_one(RepList)
    count = listed.virtual_size.height
    return [" ".join(listed.row_content(at, 120).plain.split()) for at in range(count)]


# --- what is shown --------------------------------------------------------------------------------


async def test_reps_stand_with_goal_delta_and_the_recovery_after_them(store: Store) -> None:
    app = Reader(store, NEWEST)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        assert rows(screen)[0] == "1. 400m 71.0 ▲ -1.0 fast 72.0 75.7"
        assert text(screen, "#title") == "6 x 400m in 72s, rest 75s jog · Fri 2026-05-29 18:30"
        assert text(screen, "#series").startswith("6 x 400m avg 71.4 · spread 0.9 · fade 0.2 slow")


@pytest.mark.parametrize("workout", [NEWEST, EASY])
async def test_the_heads_stand_over_their_columns(store: Store, workout: int) -> None:
    app = Reader(store, workout)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        listed = screen.query_one(RepList)
        assert text(screen, "#heads") == listed.head(listed.size.width).plain


async def test_laps_unfold_under_their_rep_and_fold_again(store: Store) -> None:
    app = Reader(store, THOUSANDS)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        folded = rows(screen)
        await press(pilot, "down", "enter")
        assert len(rows(screen)) == len(folded) + 3
        assert rows(screen)[2] == "200m 39.1 ▲ -0.9 fast 40.0 lap 39.1"
        await press(pilot, "down", "enter")
        assert rows(screen) == folded
        assert screen.query_one(RepList).step == 2
        await press(pilot, "a")
        assert len(rows(screen)) == 16
        await press(pilot, "a")
        assert rows(screen) == folded


async def test_the_charts_follow_the_cursor(store: Store) -> None:
    app = Reader(store, THOUSANDS)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        chart = screen.query_one(LapChart)
        before = chart.words(0, 60).text
        await press(pilot, "down")
        assert before.startswith("Rep 1: ")
        assert chart.words(0, 60).text.startswith("Rep 2: ")


async def test_the_cursor_begins_on_a_rep_and_passes_over_the_names_of_blocks(store: Store) -> None:
    app = Reader(store, PYRAMID)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        listed = screen.query_one(RepList)
        assert rows(screen)[listed.cursor].startswith("1. 200m")
        await press(pilot, "up")
        assert rows(screen)[listed.cursor].startswith("10min")
        await press(pilot, "home", "up")
        assert rows(screen)[listed.cursor].startswith("10min")


@pytest.mark.parametrize(
    ("workout", "shown"),
    [(NEWEST, (True, False)), (THOUSANDS, (True, True)), (36, (False, True)), (EASY, (False,) * 2)],
)
async def test_only_charts_that_say_something_are_there(
    store: Store, workout: int, shown: tuple[bool, bool]
) -> None:
    app = Reader(store, workout)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        charts = (screen.query_one(RepChart), screen.query_one(LapChart))
        assert tuple(chart.size.height > 0 for chart in charts) == shown


async def test_on_a_narrow_screen_one_key_turns_to_the_other_chart(store: Store) -> None:
    app = Reader(store, THOUSANDS)
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await opened(pilot)
        seen = []
        for key in ("v", "v"):
            seen.append((screen.query_one(RepChart).region, screen.query_one(LapChart).region))
            await press(pilot, key)
        (reps, no_laps), (no_reps, laps) = seen
        assert reps == laps
        assert reps.area
        assert not no_laps.area
        assert not no_reps.area


async def test_the_notes_have_what_was_planned_beside_what_was_done(store: Store) -> None:
    app = Reader(store, 11)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        await press(pilot, "tab")
        notes = [" ".join(line.split()) for line in text(screen, "#notes").splitlines()]
        assert "reps 6 4" in notes
        assert "distance 2400m 1600m" in notes
        assert "6 x 400m @ mile, rest 90s jog" in notes
        await press(pilot, "tab", "down")
        assert screen.query_one(RepList).cursor == 1


def test_a_missed_lap_an_estimate_and_a_lap_of_two_are_told() -> None:
    talk = Talk("1200m in 3:36").at(0).tap().at(72_000).tap().at(144_000).tap().at(216_000).tap()
    talk.does(inputs.ClearTap, step=0, attempt=1, press=talk.result.steps[0].marks[1].press)
    (row,) = rows_of(talk.result, talk.plan)
    assert (row.time, row.laps) == ("3:36.0", "72.0 — 2:24.0/2")
    missed = rows_of(talk.result, talk.plan, {0})[2]
    assert (missed.name.strip(), missed.time) == ("800m", "missed")


# --- the diary ------------------------------------------------------------------------------------


async def test_a_figure_is_the_effort_and_undo_takes_it_back(store: Store) -> None:
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        assert text(screen, "#diary") == HINT
        await press(pilot, "3", "0")
        assert store.diary(EASY).rpe == 10
        assert "effort 10 of 10, all out" in text(screen, "#diary")
        assert [row.rpe for row in app.heard] == [3, 10]
        await press(pilot, "u")
        assert store.diary(EASY).rpe == 3
        await press(pilot, "u", "u")
        assert store.diary(EASY).rpe is None


async def test_all_of_the_diary_is_written_in_one_dialog(store: Store) -> None:
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        await press(pilot, "n")
        assert on(app, DiaryScreen)
        await press(pilot, *"Calm", "enter", *"and [b]slow", "tab", *"18 C", "tab")
        await press(pilot, *"#Club easy", "tab", "4", "enter")
        assert on(app, DetailScreen)
        kept = store.diary(EASY)
        assert (kept.note, kept.conditions) == ("Calm\nand [b]slow", "18 C")
        assert (kept.tags, kept.rpe) == (("club", "easy"), 4)
        assert "#club #easy · 18 C · Calm and [b]slow" in text(screen, "#diary")
        assert "Calm\nand [b]slow" in text(screen, "#notes")
        await press(pilot, "u")
        assert (store.diary(EASY).note, store.diary(EASY).tags) == ("", ())


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_no_way_out_of_the_dialog_loses_what_was_typed(store: Store, key: str) -> None:
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await press(pilot, "n", *"space q e", key)
        assert on(app, DetailScreen)
        assert store.diary(EASY).note == "space q e"


async def test_what_cannot_be_kept_is_said_and_left_out_the_second_time(store: Store) -> None:
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await press(pilot, "n", *"fine", "tab", "tab", "tab", *"11", "enter")
        assert on(app, DiaryScreen)
        assert "1 to 10" in str(app.screen.query_one("#wrong", Static).render())
        await press(pilot, "escape")
        assert on(app, DetailScreen)
        assert (store.diary(EASY).note, store.diary(EASY).rpe) == ("fine", None)


async def test_a_tag_that_was_used_before_is_offered(store: Store) -> None:
    store.tag(NEWEST, "evening")
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await press(pilot, "n", "tab", "tab", *"#eve")
        field = app.screen.query_one("#tags", Input)
        await pilot.pause()
        await press(pilot, "right", "enter")
        assert field.value == "#evening"
        assert "evening" in store.diary(EASY).tags


async def test_a_note_is_opened_at_its_end(store: Store) -> None:
    store.set_note(EASY, "one\ntwo")
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        await opened(pilot)
        await press(pilot, "n", "!")
        assert app.screen.query_one(TextArea).text == "one\ntwo!"


@given(st.text(max_size=60))
def test_tags_as_typed_are_words_once_each(typed: str) -> None:
    tags = tags_in(typed)
    assert len(set(tags)) == len(tags)
    assert all(tag and not set(tag) & set(" ,\t\n") and tag[0] != "#" for tag in tags)
    assert tags_in(" ".join(tags)) == tags


def test_every_effort_has_a_word() -> None:
    assert sorted(EFFORTS) == list(range(1, 11))
    assert effort_words(7) == "7 of 10, very hard"
    assert effort_words(None) == ""


def test_the_line_of_a_diary_has_its_parts_in_order(store: Store) -> None:
    store.set_rpe(EASY, 2)
    store.set_note(EASY, "first\nsecond")
    store.tag(EASY, "club")
    assert line_of(store.diary(EASY)) == "effort 2 of 10, easy · #club · first second"


# --- the trash, and other workouts ----------------------------------------------------------------


async def test_a_workout_is_deleted_and_had_back_whole(store: Store) -> None:
    app = Reader(store, NEWEST)
    before = store.load(NEWEST)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        shown = rows(screen)
        await press(pilot, "d")
        assert NEWEST not in [row.id for row in store.list()]
        assert text(screen, "#title").startswith("in the trash, u brings it back")
        assert app.heard[-1].status == "discarded"
        assert rows(screen) == shown
        await press(pilot, "d", "n")
        assert on(app, DetailScreen)
        await press(pilot, "u")
        assert store.load(NEWEST) == before
        assert app.heard[-1] == before.summary


async def test_the_workouts_before_and_after_are_one_key_away(store: Store) -> None:
    places = [EASY]

    def around(by: int) -> int | None:
        if not 39 <= places[-1] + by <= 41:
            return None
        places.append(places[-1] + by)
        return places[-1]

    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        screen = await opened(pilot, around)
        await press(pilot, "right_square_bracket")
        assert "8 x 200m" in text(screen, "#title")
        await press(pilot, "right_square_bracket", "left_square_bracket", "left_square_bracket")
        assert text(screen, "#title").startswith("Pyramid · Sat 2026-05-16")
        await press(pilot, "5")
        assert store.diary(PYRAMID).rpe == 5


async def test_without_a_list_there_is_no_before_and_after(store: Store) -> None:
    app = Reader(store, EASY)
    async with app.run_test() as pilot:
        screen = await opened(pilot)
        offered = {command.id for command in screen.possible()}
        assert not {"detail-before", "detail-after", "detail-undo", "detail-laps"} & offered
        assert "detail-write" in offered


async def test_the_line_to_share_is_copied_and_said(store: Store) -> None:
    app = Reader(store, NEWEST)
    async with app.run_test(notifications=True) as pilot:
        await opened(pilot)
        await press(pilot, "s")
        assert app.clipboard.startswith("6 x 400m [75s jog] 71.0 ")
        (said,) = app._notifications
        assert said.message == app.clipboard


async def test_it_is_compared_with_the_last_one_of_the_same_work(store: Store) -> None:
    app = Reader(store, NEWEST)
    async with app.run_test() as pilot:
        await opened(pilot)
        await press(pilot, "c")
        assert on(app, CompareScreen)


async def test_where_nothing_is_alike_that_is_said(store: Store) -> None:
    app = Reader(store, 22)
    async with app.run_test(notifications=True) as pilot:
        await opened(pilot)
        await press(pilot, "c")
        assert on(app, DetailScreen)
        (said,) = app._notifications
        assert "same work" in said.message


async def test_its_trend_is_one_key_away(store: Store) -> None:
    app = Reader(store, NEWEST)
    async with app.run_test() as pilot:
        await opened(pilot)
        await press(pilot, "t")
        assert on(app, TrendScreen)
