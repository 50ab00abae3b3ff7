"""The run screen by hand: taps on every screen, stop by `y` alone, typed times, gaps."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual._context import NoActiveAppError
from textual.command import CommandPalette
from textual.events import AppBlur, AppFocus
from textual.pilot import Pilot
from textual.widgets import Footer, Static

from bell_lap.core.inputs import Gap
from bell_lap.core.result import Flag
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import Count, Recovery, RecoveryKind, Rest, Span, Step
from bell_lap.core.view import Phase
from bell_lap.settings import save
from bell_lap.tui import run_telling
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.commands import screen_commands
from bell_lap.tui.palette import ScreenCommands
from bell_lap.tui.run_telling import IDLE_S
from bell_lap.tui.screens.help import HelpScreen
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.screens.stop import StopDialog
from bell_lap.tui.widgets.banner import Banner
from bell_lap.tui.widgets.big_clock import BigClock
from bell_lap.tui.widgets.lines import Notice, TapBar, TopLine
from bell_lap.tui.widgets.panel import Panel
from bell_lap.tui.widgets.tables import LapsPanel
from bell_lap.tui.widgets.time_entry import TimeEntry
from tests.tui.support import Desk, Line, app_at, context_of, line_of, on, press, reps, simple


def said(app: BellLapApp, panel: type[Panel]) -> str:
    """The words that a panel shows."""
    return str(run_screen(app).query_one(panel).render())


def run_screen(app: BellLapApp) -> RunScreen:
    """The run screen, wherever it lies in the stack."""
    return next(screen for screen in app.screen_stack if isinstance(screen, RunScreen))


def in_recovery(who: Who = Who.COACH) -> Line:
    """`4 x 400m in 75s, rest 90s jog`, 20 s after the first rep of 74.0 s."""
    line = line_of(simple(), Rules(who, ready_line_ms=0))
    line.tap()
    line.tap(74.0)
    line.after(20)
    return line


@pytest.mark.parametrize("key", ["space", "enter", "pagedown", "right"])
async def test_every_tap_key_starts_and_finishes_a_rep(key: str) -> None:
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, key)
        assert line.live.view().phase is Phase.WORK
        line.after(74)
        await press(pilot, key)
        assert line.live.view().phase is Phase.RECOVERY
        assert line.live.result().reps[0].elapsed_ms == 74_000


@pytest.mark.parametrize("key", ["pageup", "left", "backspace", "u"])
async def test_every_undo_key_takes_the_last_tap_back(key: str) -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, key)
        view = line.live.view()
        assert view.phase is Phase.WORK
        assert view.clock_ms == 94_000
        assert "Taken back" in said(app, Notice)


async def open_help(pilot: Pilot[None]) -> None:
    await press(pilot, "question_mark")
    assert on(pilot.app, HelpScreen)


async def open_palette(pilot: Pilot[None]) -> None:
    await press(pilot, "ctrl+p")
    assert on(pilot.app, CommandPalette)


async def open_stop(pilot: Pilot[None]) -> None:
    await press(pilot, "s")
    assert on(pilot.app, StopDialog)


Open = Callable[[Pilot[None]], object]


@pytest.mark.parametrize(
    ("open_it", "keys"),
    [
        (open_help, ("space", "enter", "pagedown", "right")),
        (open_stop, ("space", "enter", "pagedown", "right")),
        (open_palette, ("pagedown",)),
    ],
)
async def test_a_tap_closes_what_lies_over_the_line_and_counts(
    open_it: Open, keys: tuple[str, ...]
) -> None:
    for key in keys:
        line = line_of(simple())
        app = app_at(line)
        async with app.run_test() as pilot:
            await press(pilot, "space")
            line.after(74)
            opened = open_it(pilot)
            assert hasattr(opened, "__await__")
            await opened
            await press(pilot, key)
            assert line.live.result().reps[0].elapsed_ms == 74_000
            assert line.live.view().phase is Phase.RECOVERY
            assert on(app, RunScreen)


async def test_an_undo_closes_the_help_and_counts() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await open_help(pilot)
        await press(pilot, "pageup")
        assert line.live.view().phase is Phase.WORK
        assert on(app, RunScreen)


@pytest.mark.parametrize("key", ["escape", "f5", "full_stop", "b"])
async def test_the_other_buttons_of_a_remote_do_nothing(key: str) -> None:
    line = in_recovery()
    before = line.live.journal
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, key, key)
        assert on(app, RunScreen)
        assert line.live.journal == before
        await open_stop(pilot)
        await press(pilot, key)
        assert on(app, StopDialog)
        assert line.live.journal == before


async def test_only_y_stops() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await open_stop(pilot)
        await press(pilot, "n")
        assert on(app, RunScreen)
        assert line.live.view().phase is Phase.RECOVERY
        await open_stop(pilot)
        await press(pilot, "y")
        assert line.live.view().phase is Phase.DONE


async def test_a_stop_can_be_taken_back() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "s", "y")
        assert run_screen(app).has_class("-done")
        await press(pilot, "u")
        assert line.live.view().phase is Phase.RECOVERY
        assert not run_screen(app).has_class("-done")


async def test_digits_then_enter_give_the_time_by_watch() -> None:
    line = in_recovery(Who.SOLO)
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "7", "3", "full_stop", "4")
        assert app.screen.query_one(TimeEntry).value == "73.4"
        await press(pilot, "enter")
        await pilot.pause()
        rep = line.live.result().reps[0]
        assert rep.elapsed_ms == 73_400
        assert Flag.BY_WATCH in rep.flags
        assert not app.screen.query_one(TimeEntry).is_open


async def test_figures_behind_a_timed_rep_are_refused_aloud_and_their_enter_is_no_tap() -> None:
    rest = Rest((Recovery(RecoveryKind.TIME, min_ms=10_000, max_ms=10_000),))
    line = line_of(simple(Step(Span(20_000, 20_000), Count(2, 2), rest=rest)))
    line.tap()
    line.after(35)
    assert line.live.view().phase is Phase.OVERDUE
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "2", "1", "full_stop", "4", "enter")
        assert line.live.view().phase is Phase.OVERDUE
        assert "only a rep over a distance" in str(app.screen.query_one(Notice).render())
        await press(pilot, "enter")
        assert line.live.view().phase is Phase.WORK


async def test_the_footer_names_keys_on_a_narrow_screen() -> None:
    line = line_of(simple())
    line.tap()
    app = app_at(line)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(Footer)
        assert footer.scrollbar_size_horizontal == 0


async def test_the_palette_over_the_help_has_the_commands_of_the_line() -> None:
    line = line_of(simple())
    line.tap()
    line.after(5)
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")
        assert on(app, HelpScreen)
        assert screen_commands in app.screen.COMMANDS
        commands = ScreenCommands(app.screen)
        assert "Pause" in {str(hit.text) async for hit in commands.discover()}


async def test_what_is_no_time_stays_to_be_mended() -> None:
    line = in_recovery(Who.SOLO)
    before = line.live.journal
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "7", "colon", "9", "enter")
        entry = app.screen.query_one(TimeEntry)
        assert entry.has_class("-open", "-wrong")
        assert line.live.journal == before
        await press(pilot, "escape")
        assert not entry.is_open
        assert line.live.journal == before


@pytest.mark.parametrize("key", ["pagedown", "space", "right"])
async def test_a_tap_over_a_half_typed_time_counts(key: str) -> None:
    line = in_recovery()
    line.after(80)
    assert line.live.view().phase is Phase.OVERDUE
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "7", key)
        assert line.live.view().phase is Phase.WORK
        assert not app.screen.query_one(TimeEntry).is_open


async def test_undo_in_the_time_field_only_mends_the_time() -> None:
    line = in_recovery()
    before = line.live.journal
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "7", "backspace", "backspace", "backspace")
        assert line.live.journal == before


async def test_keys_that_cannot_be_now_do_nothing() -> None:
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "x", "g", "f", "c")
        assert line.live.journal == ()


@pytest.mark.parametrize(
    ("key", "told"),
    [("g", "Not now: Started now"), ("f", "Not now: Enough"), ("h", "That key does nothing here")],
)
async def test_a_key_that_does_nothing_says_so(key: str, told: str) -> None:
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, key)
        assert isinstance(app.screen, RunScreen)
        app.screen.refresh_now()
        assert told in said(app, Notice)
        assert line.live.journal == ()
        line.clock.advance(IDLE_S + 0.1)
        app.screen.refresh_now()
        assert told not in said(app, Notice)


@pytest.mark.parametrize("key", ["left_shift", "m", "ctrl+p"])
async def test_a_key_that_does_something_or_is_none_is_not_told(key: str) -> None:
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await press(pilot, key)
        run = app.screen_stack[1]
        assert isinstance(run, RunScreen)
        run.refresh_now()
        assert "nothing here" not in run._notice.text
        assert "Not now" not in run._notice.text


async def test_commands_become_inputs() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "plus")
        assert line.live.view().deadline_ms == 85_000
        await press(pilot, "a")
        assert line.live.view().reps_all.max == 5
        await press(pilot, "n")
        assert line.live.view().phase is Phase.WORK
        line.after(10)
        await press(pilot, "x")
        assert Flag.DID_NOT_FINISH in line.live.result().reps[1].flags


async def test_pause_and_go_on_share_a_key() -> None:
    line = line_of(simple())
    line.tap()
    line.after(10)
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "p")
        assert line.live.view().phase is Phase.PAUSED
        line.after(30)
        await press(pilot, "p")
        assert line.live.view().phase is Phase.WORK
        assert line.live.view().clock_ms == 10_000


def in_gap() -> Line:
    """A recovery that ended while the machine slept."""
    line = in_recovery(Who.SOLO)
    line.clock.advance(200)
    line.live.act(Gap(line.live.now_ms(), line.live.now_ms() - 200_000, "sleep"))
    assert line.live.view().phase is Phase.HELD
    return line


@pytest.mark.parametrize(
    ("key", "phase"), [("n", Phase.READY), ("r", Phase.READY), ("c", Phase.WORK)]
)
async def test_a_gap_is_answered_by_one_key(key: str, phase: Phase) -> None:
    line = in_gap()
    app = app_at(line)
    async with app.run_test() as pilot:
        assert "count the gap" in said(app, LapsPanel)
        await press(pilot, key)
        assert line.live.view().phase is phase


async def test_stopping_in_a_gap_asks_and_stops_before_it() -> None:
    line = in_gap()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "s")
        assert on(app, StopDialog)
        await press(pilot, "y")
        assert line.live.view().phase is Phase.DONE


async def test_the_end_shows_the_result_and_taps_change_nothing() -> None:
    line = line_of(simple(reps(400, 1)))
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "space")
        line.after(74.2)
        await press(pilot, "space")
        assert run_screen(app).has_class("-done")
        result = str(app.screen.query_one("#result", Static).render())
        assert "Finished" in result
        assert "74.2" in result
        line.after(5)
        await press(pilot, "space", "enter", "escape")
        assert run_screen(app).has_class("-done")
        await press(pilot, "q")
    assert app.return_code == 0
    assert app.live is None


async def test_blur_is_said_over_the_full_width_until_the_focus_is_back() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        app.post_message(AppBlur())
        await pilot.pause()
        banner = app.screen.query_one("#blurred", Banner)
        assert banner.display
        assert banner.region.width == 80
        app.post_message(AppFocus())
        await pilot.pause()
        assert not banner.display


async def test_a_key_shows_that_the_focus_is_back() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        app.post_message(AppBlur())
        await pilot.pause()
        await press(pilot, "z")
        assert not app.screen.query_one("#blurred", Banner).display


async def test_keys_are_stamped_fast_while_a_workout_lives_and_as_before_after_it() -> None:
    before = sys.getswitchinterval()
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test():
        assert sys.getswitchinterval() == pytest.approx(0.0005)
    assert sys.getswitchinterval() == pytest.approx(before)


async def test_what_was_refused_is_said() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "space")
        assert "Not taken" in said(app, Notice)
        assert app.screen.query_one(Notice).has_class("-bad")


async def test_what_a_tap_means_is_on_the_screen_in_every_phase() -> None:
    line = line_of(simple(reps(600, 2, 112_000)), Rules(ready_line_ms=0, ready_away_ms=5_000))
    app = app_at(line)
    async with app.run_test() as pilot:
        assert "starts rep 1" in said(app, TapBar)
        await press(pilot, "space")
        assert line.live.view().phase is Phase.GET_READY
        line.after(6)
        run_screen(app).refresh_now()
        line.after(20)
        run_screen(app).refresh_now()
        assert "lap at 200m" in said(app, TapBar)
        line.after(17)
        await press(pilot, "space")
        line.after(60)
        run_screen(app).refresh_now()
        assert "finish at 600m" in said(app, TapBar)


@pytest.mark.parametrize(
    ("size", "rows"), [((60, 20), 5), ((80, 24), 7), ((120, 40), 12), ((200, 60), 16)]
)
async def test_the_clock_is_as_large_as_there_is_room(size: tuple[int, int], rows: int) -> None:
    line = in_recovery()
    line.tap(80)
    line.after(61.2)
    app = app_at(line)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        clock = app.screen.query_one("#clock", BigClock)
        assert clock.rows >= rows
        assert clock.text == "61.2"


async def test_the_figures_do_not_change_their_size_while_a_rep_runs() -> None:
    line = in_recovery()
    line.tap(80)
    app = app_at(line)
    sizes = set()
    async with app.run_test(size=(120, 40)) as pilot:
        for seconds in (1, 9, 40, 49.9, 1):
            line.after(seconds)
            run_screen(app).refresh_now()
            await pilot.pause()
            sizes.add(app.screen.query_one("#clock", BigClock).rows)
    assert len(sizes) == 1


async def test_text_of_a_session_is_never_markup() -> None:
    line = line_of(simple(title="[bold red]x[/] \\[/nope"))
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "[bold red]x[/]" in str(app.screen.query_one("#top").render())


async def test_a_start_flashes_the_whole_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_telling, "FLASH_S", 60.0)  # as long as a slow machine may take to look
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert run_screen(app).lit is None
        await pilot.press("space")
        assert run_screen(app).lit is not None


async def test_flashes_stay_under_three_a_second() -> None:
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = run_screen(app)
        seen = 0
        for _ in range(40):
            line.clock.advance(0.05)
            screen.lit = None
            screen.flash()
            seen += screen.lit is not None
    assert 3 <= seen <= 6


async def test_flashes_can_be_switched_off() -> None:
    line = line_of(simple())
    settings = save({"cues.flash": False})
    app = BellLapApp(context_of(Desk(), settings=settings, clock=line.clock), line.live)
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert run_screen(app).lit is None


async def test_the_users_own_keys_do_what_the_command_does() -> None:
    line = in_recovery()
    settings = save({"keys.next": "z"})
    app = BellLapApp(context_of(Desk(), settings=settings, clock=line.clock), line.live)
    async with app.run_test() as pilot:
        await press(pilot, "n")
        assert line.live.view().phase is Phase.RECOVERY
        await press(pilot, "z")
        assert line.live.view().phase is Phase.WORK


async def test_the_palette_offers_what_can_be_done_now() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        titles = {command.title for command in run_screen(app).possible()}
        assert {"Next", "+15 s", "Stop", "Undo"} <= titles
        assert not titles & {"Go on", "Count it", "Leave", "Started now"}


async def test_a_command_is_done_from_the_palette() -> None:
    line = in_recovery()
    app = app_at(line)
    async with app.run_test() as pilot:
        await open_palette(pilot)
        await press(pilot, *"+15")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "enter")
        await pilot.pause()
        assert line.live.view().deadline_ms == 85_000


async def test_a_rehearsal_is_marked_and_says_that_nothing_is_saved() -> None:
    line = line_of(simple(), rehearsal=True)
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.query_one("#rehearsal").display
        assert "not saved" in said(app, TopLine)


async def test_what_is_not_on_the_disk_is_said() -> None:
    line = line_of(simple())
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        view = replace(line.live.view(), saved=False, warning="not saved: the disk is full")
        run_screen(app)._show(view)
        assert "not saved" in said(app, TopLine)
        assert "the disk is full" in said(app, Notice)
        assert app.screen.query_one(Notice).has_class("-bad")


async def test_one_rep_is_told_as_one() -> None:
    line = line_of(simple(reps(400, 1)))
    line.tap()
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "0 of 1 rep ·" in said(app, Notice)


async def test_a_frame_that_comes_due_as_the_screen_goes_is_not_drawn() -> None:
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, RunScreen)
    screen._frame_is_due()
    with pytest.raises(NoActiveAppError):
        screen.refresh_now()
