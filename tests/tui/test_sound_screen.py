"""The sound check: what is heard, shown, set and let go of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from bell_lap.core.cues import CueKind
from bell_lap.errors import EnvironmentProblem
from bell_lap.settings import Settings, load
from bell_lap.sound.client import SoundReport
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.cue_rows import ROWS
from bell_lap.tui.playing import BEAT
from bell_lap.tui.screens import sound as sound_screen
from bell_lap.tui.sound_words import figures
from bell_lap.tui.widgets.cue_list import CueList
from tests.tui.support import WELL, Desk, PilotClock, SoundDouble, context_of, press


@pytest.fixture
def sound() -> SoundDouble:
    """The one sound."""
    return SoundDouble()


def app_with(
    sound: SoundDouble, clock: PilotClock | None = None, desk: Desk | None = None
) -> BellLapApp:
    """The program straight on the sound check."""
    context = context_of(desk or Desk(), clock=clock, sound_check=lambda: sound)
    return BellLapApp(context, sound_check=True)


def shown(app: BellLapApp, selector: str) -> str:
    """The words of a static."""
    return str(app.screen.query_one(selector, Static).render())


def looked(app: BellLapApp) -> None:
    """Ask the sound how it does, without waiting for the next look."""
    assert isinstance(app.screen, sound_screen.SoundScreen)
    app.screen._look()


async def reach(pilot: Pilot[None], clock: PilotClock, seconds: float) -> None:
    """Let time pass, as the screen's own timers see it."""
    clock.advance(seconds)
    assert isinstance(pilot.app.screen, sound_screen.SoundScreen)
    pilot.app.screen._wake()
    await pilot.pause()


async def test_it_names_every_cue_and_says_how_the_sound_does(sound: SoundDouble) -> None:
    sound.known = replace(WELL, played=12, late=1, deaths=2)
    app = app_with(sound)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        looked(app)
        assert "miniaudio" in shown(app, "#title")
        report = shown(app, "#report")
        assert "playing on Loudspeaker" in report
        assert "latency 23 ms · 12 played · 1 late · 2 restarts" in report
        listed = app.screen.query_one(CueList)
        rows = [str(listed.row_content(number, 80)) for number in range(len(ROWS))]
        assert all(row.name in line for row, line in zip(ROWS, rows, strict=True))
        assert not app.screen.query_one("#trouble").display


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_the_cue_under_the_cursor_is_played(sound: SoundDouble, key: str) -> None:
    app = app_with(sound)
    async with app.run_test() as pilot:
        await press(pilot, "down", key)
        assert sound.played == [(CueKind.GO, ())]
        assert "♪ go" in shown(app, "#now")
        await press(pilot, "end", key)
        kind, words = sound.played[-1]
        assert kind is CueKind.SPEECH
        assert words


async def test_all_are_played_with_the_cursor_at_what_sounds(sound: SoundDouble) -> None:
    clock = PilotClock()
    app = app_with(sound, clock)
    async with app.run_test() as pilot:
        await press(pilot, "a")
        listed = app.screen.query_one(CueList)
        for number, row in enumerate(ROWS):
            assert listed.cursor == number
            assert f"♪ {row.name}" in shown(app, "#now")
            assert "♪" in str(listed.row_content(number, 80))
            await reach(pilot, clock, 6)
        assert "♪" not in shown(app, "#now")


async def test_the_same_key_stops_them(sound: SoundDouble) -> None:
    clock = PilotClock()
    app = app_with(sound, clock)
    async with app.run_test() as pilot:
        await press(pilot, "a")
        assert sound.coming
        await press(pilot, "a")
        assert list(sound.coming) == []
        await reach(pilot, clock, 60)
        assert sound.played == []


async def test_a_step_of_a_dial_is_heard_at_once_and_saved(sound: SoundDouble) -> None:
    desk = Desk()
    app = app_with(sound, desk=desk)
    async with app.run_test() as pilot:
        await press(pilot, "minus", "left")
        assert sound.options[-1].volume == 90
        assert "90 %" in shown(app, "#dials")
        await press(pilot, "tab", "minus")
        assert dict(sound.options[-1].volumes) == {CueKind.PIP: 95}
        await press(pilot, "tab", "right", "plus", "equals_sign")
        assert sound.options[-1].delay_ms == 30
        await press(pilot, "q")
    assert load().sound.volume == 90
    assert load().sound.delay_ms == 30
    assert load().volumes == ((CueKind.PIP, 95),)
    assert len(desk.saved) <= 8


async def test_what_was_set_is_saved_however_the_program_is_left(sound: SoundDouble) -> None:
    app = app_with(sound)
    async with app.run_test() as pilot:
        await press(pilot, "minus", "ctrl+q")
    assert load().sound.volume == 95
    assert sound.closed == 1


async def test_a_cue_is_switched_off_and_says_so_when_it_is_played(sound: SoundDouble) -> None:
    app = app_with(sound)
    async with app.run_test() as pilot:
        await press(pilot, "down", "x", "enter")
        assert "switched off" in shown(app, "#now")
        assert "off" in str(app.screen.query_one(CueList).row_content(1, 80))
        assert dict(sound.options[-1].volumes) == {CueKind.GO: 0}
        await press(pilot, "x", "q")
    assert load().volumes == ()


async def test_pacer_and_caller_are_chosen(sound: SoundDouble) -> None:
    app = app_with(sound)
    async with app.run_test() as pilot:
        await press(pilot, "tab", "tab", "tab", "right", "tab", "left", "shift+tab", "right", "q")
    assert load().sound.pacer is False
    assert load().sound.caller == "splits"


async def test_the_beat_flashes_at_its_instant(
    sound: SoundDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound_screen, "FLASH_S", 60.0)
    clock = PilotClock()
    app = app_with(sound, clock)
    async with app.run_test() as pilot:
        await press(pilot, "b")
        first_s = sound.coming[0].at_s
        bar = app.screen.query_one("#now")
        await reach(pilot, clock, first_s - clock.now() - 0.01)
        assert not bar.has_class("-flash")
        await reach(pilot, clock, 0.01)
        assert bar.has_class("-flash")
        assert sound.reached == [BEAT]


async def test_in_a_beat_the_arrows_move_the_delay_and_the_tick_is_heard(
    sound: SoundDouble,
) -> None:
    app = app_with(sound)
    async with app.run_test() as pilot:
        await press(pilot, *["down"] * ROWS.index(next(r for r in ROWS if r.kind is BEAT)), "x")
        assert dict(sound.options[-1].volumes) == {BEAT: 0}
        await press(pilot, "b", "right")
        assert sound.options[-1].delay_ms == 10
        assert BEAT not in dict(sound.options[-1].volumes)
        await press(pilot, "b")
        assert list(sound.coming) == []
        assert dict(sound.options[-1].volumes) == {BEAT: 0}


async def test_the_device_is_let_go_of_on_leaving(sound: SoundDouble) -> None:
    app = app_with(sound)
    async with app.run_test() as pilot:
        await press(pilot, "b", "escape")
    assert sound.closed == 1
    assert list(sound.coming) == []
    assert app.return_code == 0


async def test_what_cannot_be_heard_is_said_with_its_reason_and_a_way_out(
    sound: SoundDouble,
) -> None:
    sound.known = SoundReport("bell", state="off")
    sound.trouble = "miniaudio cannot open the device: no such file."
    app = app_with(sound)
    async with app.run_test() as pilot:
        await pilot.pause()
        looked(app)
        assert "no such file. `bell-lap doctor`" in shown(app, "#trouble")
        assert "doctor" in shown(app, "#trouble")
        sound.trouble = None
        looked(app)
        assert "terminal's bell alone" in shown(app, "#trouble")
        sound.known = SoundReport("none")
        looked(app)
        assert "sound.backend" in shown(app, "#trouble")


async def test_without_a_sound_it_still_shows_and_sets(sound: SoundDouble) -> None:
    del sound
    app = BellLapApp(context_of(Desk()), sound_check=True)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "a", "b", "minus")
        looked(app)
        assert "No sound" in shown(app, "#trouble")
        await press(pilot, "q")
    assert load().sound.volume == 95


async def test_settings_that_cannot_be_written_are_said(sound: SoundDouble) -> None:
    def refuse(_changes: object) -> Settings:
        raise EnvironmentProblem("Cannot write settings.toml: read-only")

    context = replace(context_of(Desk(), sound_check=lambda: sound), save=refuse)
    app = BellLapApp(context, sound_check=True)
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "minus")
        assert isinstance(app.screen, sound_screen.SoundScreen)
        app.screen._save()
        await pilot.pause()
        assert any("read-only" in note.message for note in app._notifications)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_nothing_that_matters_is_cut(sound: SoundDouble, size: tuple[int, int]) -> None:
    sound.trouble = "The sound process died three times in a minute"
    app = app_with(sound)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        looked(app)
        await pilot.pause()
        for selector in ("#title", "#report", "#trouble", "#dials", "#now", "#cues"):
            region = app.screen.query_one(selector).region
            assert region.height >= 1
            assert region.bottom < size[1]
        assert app.screen.query_one(CueList).region.height >= 6
        lines = shown(app, "#dials").splitlines()
        assert len(lines) == 3
        assert all(len(line) <= size[0] - 2 for line in lines)
        await press(pilot, "b")
        assert len(shown(app, "#now")) <= size[0] - 2
        width = app.screen.query_one(CueList).size.width
        for row, number in zip(ROWS, range(len(ROWS)), strict=True):
            line = str(app.screen.query_one(CueList).row_content(number, width))
            assert row.when in line


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (SoundReport("miniaudio", "Loudspeaker", "playing", 23.4, 3), "latency 23 ms"),
        (SoundReport("miniaudio", "Loudspeaker", "playing", None, 3), "latency: play go"),
        (SoundReport("bell", state="no sound device"), "latency not measured"),
    ],
)
def test_a_latency_that_is_not_known_tells_what_would_measure_it(
    report: SoundReport, words: str
) -> None:
    assert figures(report).split(" · ")[0] == words


async def test_left_before_its_first_frame_it_opens_no_sound() -> None:
    opened: list[SoundDouble] = []

    def open_it() -> SoundDouble:
        opened.append(SoundDouble())
        return opened[-1]

    app = BellLapApp(context_of(Desk(), sound_check=open_it))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.push_screen(sound_screen.SoundScreen())
        app.pop_screen()
        await pilot.pause()
        await pilot.pause()
    assert all(sound.closed for sound in opened)
