"""What the run screen has to do with sound: pacer, caller, notices, attention and flashes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.events import AppBlur

from bell_lap.core.cues import Caller, Cue, CueKind
from bell_lap.core.rules import Rules
from bell_lap.core.session import Effort
from bell_lap.settings import save
from bell_lap.tui import happenings, run_telling
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.widgets.lines import Notice, TopLine
from tests.tui.support import (
    Desk,
    Line,
    SoundDouble,
    app_at,
    context_of,
    line_of,
    press,
    reps,
    simple,
)


def running(sound: SoundDouble | None = None) -> Line:
    """Twenty seconds into the first of `4 x 400m in 75s`."""
    line = line_of(simple(), Rules(ready_line_ms=0), sound=sound)
    line.tap()
    line.after(20)
    return line


def said(app: BellLapApp) -> str:
    """The notice line."""
    return str(app.screen.query_one(Notice).render())


def top(app: BellLapApp) -> str:
    """The top line."""
    return str(app.screen.query_one(TopLine).render())


def ticks(sound: SoundDouble) -> int:
    """How many ticks are to come."""
    return sum(cue.kind in (CueKind.TICK, CueKind.MARK_TICK) for cue in sound.coming)


async def test_a_key_switches_the_pacer_and_the_screen_shows_it() -> None:
    sound = SoundDouble()
    line = running(sound)
    before = line.live.journal
    app = app_at(line)
    async with app.run_test() as pilot:
        assert "pacer" not in top(app)
        await press(pilot, "m")
        assert ticks(sound) > 0
        assert said(app) == "Pacer on"
        assert "♪ pacer" in top(app)
        await press(pilot, "m")
        assert ticks(sound) == 0
        assert said(app) == "Pacer off"
        assert "pacer" not in top(app)
    assert line.live.journal == before


@pytest.mark.parametrize("goal", [None, Effort("hard")], ids=["no goal", "an effort"])
async def test_a_pacer_without_a_goal_pace_says_that_it_has_nothing_to_tick(
    goal: Effort | None,
) -> None:
    step = replace(reps(goal_ms=None), goal=goal)
    line = line_of(simple(step), Rules(ready_line_ms=0))
    line.tap()
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "m")
        assert "no goal to pace" in said(app)


async def test_a_key_goes_through_what_the_caller_says() -> None:
    sound = SoundDouble()
    line = running(sound)
    app = app_at(line)
    async with app.run_test() as pilot:
        assert line.live.cue_options.caller is Caller.FULL
        seen = []
        for _ in range(3):
            await press(pilot, "v")
            seen.append((line.live.cue_options.caller, said(app)))
    assert seen == [
        (Caller.OFF, "Caller off"),
        (Caller.SPLITS, "Caller: splits only"),
        (Caller.FULL, "Caller: everything"),
    ]


async def test_the_palette_knows_pacer_and_caller_until_the_workout_is_over() -> None:
    line = running()
    app = app_at(line)
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, RunScreen)
        await pilot.pause()
        assert {"Pacer", "Caller"} <= {command.title for command in screen.possible()}
        await press(pilot, "s", "y")
        assert not {"Pacer", "Caller"} & {command.title for command in screen.possible()}


async def test_where_time_runs_faster_nothing_is_called() -> None:
    line = line_of(simple(), rehearsal=True)
    line.clock.speed = 20.0
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, RunScreen)
        titles = {command.title for command in screen.possible()}
        assert "Pacer" in titles
        assert "Caller" not in titles


async def test_trouble_with_the_sound_is_said_once_and_so_is_its_end() -> None:
    sound = SoundDouble()
    line = running(sound)
    app = app_at(line)
    async with app.run_test(size=(60, 20)) as pilot:
        screen = app.screen
        assert isinstance(screen, RunScreen)
        sound.trouble = "No sound device (miniaudio: no such file): bell and flash. Connect one."
        screen.refresh_now()
        assert said(app) == "No sound device: bell and flash"
        assert app.screen.query_one(Notice).has_class("-bad")
        line.after(run_telling.SOUND_NOTICE_S + 1)
        screen.refresh_now()
        await pilot.pause()
        assert "sound" not in said(app)
        sound.trouble = None
        screen.refresh_now()
        assert said(app) == "Sound is back"
        assert not app.screen.query_one(Notice).has_class("-bad")


async def test_a_lost_focus_is_sounded_as_attention() -> None:
    sound = SoundDouble()
    line = running(sound)
    app = app_at(line)
    async with app.run_test() as pilot:
        app.post_message(AppBlur())
        await pilot.pause()
        assert (CueKind.ATTENTION, ()) in sound.played
        count = len(sound.played)
        await press(pilot, "s", "y")
        app.post_message(AppBlur())
        await pilot.pause()
        assert [kind for kind, _ in sound.played[count:]].count(CueKind.ATTENTION) == 0


@pytest.mark.parametrize("kind", [CueKind.TICK, CueKind.MARK_TICK, CueKind.SPEECH, CueKind.TAP])
def test_what_is_often_or_spoken_does_not_flash(kind: CueKind) -> None:
    assert not happenings.flashes(Cue(0, kind))


@pytest.mark.parametrize(
    "kind", [CueKind.GO, CueKind.STOP, CueKind.OVER, CueKind.PIP, CueKind.BELL, CueKind.ATTENTION]
)
def test_what_must_be_seen_flashes_unless_it_is_switched_off(kind: CueKind) -> None:
    assert happenings.flashes(Cue(0, kind))
    assert not happenings.flashes(Cue(0, kind), frozenset({kind}))


@pytest.mark.parametrize(("volume", "seen"), [(0, True), (False, False)])
async def test_a_silent_cue_flashes_and_one_that_is_off_does_not(
    volume: int, *, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_telling, "FLASH_S", 60.0)
    line = line_of(simple(), Rules(ready_line_ms=0))
    settings = save({"volumes.go": volume})
    app = BellLapApp(context_of(Desk(), settings=settings, clock=line.clock), line.live)
    async with app.run_test() as pilot:
        await press(pilot, "space")
        assert isinstance(app.screen, RunScreen)
        assert (app.screen.lit is not None) is seen


async def test_ticks_and_words_flash_nothing_on_their_way_through_a_rep() -> None:
    line = running()
    line.live.set_cue_options(replace(line.live.cue_options, pacer=True, count_through=True))
    heard: set[CueKind] = set()
    line.live.subscribe_cues(lambda cue: heard.add(cue.kind))
    app = app_at(line)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, RunScreen)
        for _ in range(58):
            line.clock.advance(1.0)
            screen.refresh_now()
            assert screen.lit is None
    assert {CueKind.TICK, CueKind.MARK_TICK, CueKind.SPEECH} <= heard
