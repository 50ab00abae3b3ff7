"""Every screen as a picture. After a wanted change: pytest tests/tui --snapshot-update."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from bell_lap import resources
from bell_lap.core.inputs import Gap, Pause
from bell_lap.core.rules import Rules, Who
from bell_lap.library.shelf import Library
from bell_lap.settings import load
from bell_lap.sound.client import SoundReport
from bell_lap.sound.messages import Failed
from bell_lap.sound.troubles import no_device
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import Machine
from bell_lap.tui.screens.sound import SoundScreen
from tests.tui.history_double import many
from tests.tui.support import (
    Desk,
    Line,
    SoundDouble,
    app_at,
    context_of,
    ladder,
    line_of,
    open_library,
    with_mile,
)

Snap = Callable[..., bool]
SIZES = [(60, 20), (80, 24), (120, 40)]


def at_the_start() -> Line:
    """Waiting for the first tap."""
    return line_of(ladder(), Rules(Who.COACH))


def in_a_rep() -> Line:
    """In the first rep of 600 m, past its first lap."""
    line = line_of(ladder(), Rules(Who.COACH))
    for wait in (0, 400, 5, 35.2, 90, 36.4, 95, 36.0, 93, 37.1, 92, 38.0):
        line.tap(wait)
    line.after(60)
    return line


def late_in_a_rep() -> Line:
    """The goal instant of the finish has passed."""
    line = in_a_rep()
    line.after(16)
    return line


def in_a_recovery() -> Line:
    """A full recovery."""
    line = in_a_rep()
    line.tap(15.4)
    line.after(42)
    return line


def overdue() -> Line:
    """A coach's recovery of 90 s is over."""
    line = line_of(ladder(), Rules(Who.COACH))
    for wait in (0, 400, 5, 35.2):
        line.tap(wait)
    line.after(93)
    return line


def paused() -> Line:
    """A pause in a rep."""
    line = in_a_rep()
    line.live.act(Pause(line.live.now_ms()))
    line.after(20)
    return line


def held() -> Line:
    """The machine slept through the end of a recovery."""
    line = line_of(ladder(), Rules(Who.SOLO, ready_line_ms=0, ready_away_ms=0))
    for wait in (0, 400, 5, 35.2):
        line.tap(wait)
    line.after(20)
    line.clock.sleep(300)
    line.live.act(Gap(line.live.now_ms(), line.live.now_ms() - 300_000, "sleep"))
    return line


def done() -> Line:
    """Everything was run."""
    line = in_a_rep()
    for wait in (15.4, 200, 37, 74, 60, 300):
        line.tap(wait)
    return line


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "scene", [at_the_start, in_a_rep, late_in_a_rep, in_a_recovery, overdue, paused, held, done]
)
def test_the_run_screen(
    snap_compare: Snap, scene: Callable[[], Line], size: tuple[int, int]
) -> None:
    assert snap_compare(app_at(scene()), terminal_size=size)


def test_the_run_screen_on_a_wall(snap_compare: Snap) -> None:
    assert snap_compare(app_at(in_a_rep()), terminal_size=(200, 60))


def test_the_pacer_is_shown(snap_compare: Snap) -> None:
    assert snap_compare(app_at(in_a_rep()), press=["m"], terminal_size=(60, 20))


def test_a_rehearsal_is_marked(snap_compare: Snap) -> None:
    line = in_a_rep()
    line.live.rehearsal = True
    assert snap_compare(app_at(line), terminal_size=(80, 24))


@pytest.mark.parametrize("keys", [["question_mark"], ["s"], ["space"]], ids=lambda keys: keys[0])
def test_what_lies_over_the_run_screen(snap_compare: Snap, keys: list[str]) -> None:
    assert snap_compare(app_at(overdue()), press=keys, terminal_size=(80, 24))


def test_a_typed_time(snap_compare: Snap) -> None:
    async def type_it(pilot: Pilot[None]) -> None:
        await pilot.press("3", "6", "full_stop", "4")
        await quiet()(pilot)

    assert snap_compare(app_at(in_a_recovery()), run_before=type_it, terminal_size=(80, 24))


# --- the other screens ----------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's with a broken session, named alike everywhere."""
    monkeypatch.chdir(tmp_path)
    folder = Path("own")
    folder.mkdir()
    (folder / "broken.toml").write_text(
        'title = "Broken"\n\n[[block]]\nsteps = "4 x 400m @ 4:30"\n'
    )
    return folder


def shelf(own: Path) -> Library:
    """The shipped sessions, and the user's."""
    return Library(resources.sessions_dir(), own)


def at_home(own: Path) -> BellLapApp:
    """The library of a runner with a mile of 6:30."""
    settings = with_mile(load(), 390_000)
    return BellLapApp(context_of(Desk(), settings=settings, shelf=shelf(own)))


def quiet(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, with no cursor that blinks, and wait for what a filter finds."""

    async def press(pilot: Pilot[None]) -> None:
        await open_library(pilot)
        for key in keys:
            await pilot.press(key)
        reading = [worker for worker in pilot.app.workers if worker.group == "filter"]
        if reading:
            await pilot.app.workers.wait_for_complete(reading)
        for field in pilot.app.screen.query("Input, TextArea"):
            assert isinstance(field, Input | TextArea)
            field.cursor_blink = False
            field._cursor_visible = True
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", SIZES)
def test_the_library(snap_compare: Snap, own: Path, size: tuple[int, int]) -> None:
    keys = ("down",) * 7
    assert snap_compare(at_home(own), run_before=quiet(*keys), terminal_size=size)


def test_a_broken_file_is_listed_with_its_error(snap_compare: Snap, own: Path) -> None:
    app = at_home(own)
    assert snap_compare(app, run_before=quiet("slash", *"broken"), terminal_size=(80, 24))


@pytest.mark.parametrize(
    "text", ["4 x 3 x 400 (56\") [3' & 5']", "4 x 400m, rst 90s"], ids=["plan", "error"]
)
def test_a_typed_session(snap_compare: Snap, own: Path, text: str) -> None:
    async def type_it(pilot: Pilot[None]) -> None:
        await quiet("n")(pilot)
        await pilot.press(*text)
        await quiet()(pilot)

    assert snap_compare(at_home(own), run_before=type_it, terminal_size=(80, 24))


@pytest.mark.parametrize("size", SIZES)
def test_the_ready_screen(snap_compare: Snap, own: Path, size: tuple[int, int]) -> None:
    machine = Machine("Awake: kept awake", "Sound: terminal bell", "Battery: 80 %, plugged in")
    app = BellLapApp(
        context_of(
            Desk(), settings=with_mile(load(), 390_000), shelf=shelf(own),
            machine=lambda: machine,
        )
    )  # fmt: skip
    keys = (*("down",) * 7, "enter", "k")
    assert snap_compare(app, run_before=quiet(*keys), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_sound_check(snap_compare: Snap, size: tuple[int, int]) -> None:
    known = SoundReport("miniaudio", "Built-in Audio Analog Stereo", "playing", 23.4, 12, 1)
    app = BellLapApp(context_of(Desk(), sound_check=lambda: SoundDouble(known)), sound_check=True)
    keys = (*("minus",) * 3, "tab", *("down",) * 3, "minus", "minus", "up", "x", "up", "enter")
    assert snap_compare(app, run_before=seen(*keys), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_a_sound_check_without_a_sound(snap_compare: Snap, size: tuple[int, int]) -> None:
    sound = SoundDouble(SoundReport("bell", state="no sound device: bell and flash"))
    sound.trouble = no_device(Failed((("miniaudio", "no such file or directory"),)))
    app = BellLapApp(context_of(Desk(), sound_check=lambda: sound), sound_check=True)
    assert snap_compare(app, run_before=seen("b"), terminal_size=size)


def seen(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Press keys, and let the sound check look at the sound."""

    async def press(pilot: Pilot[None]) -> None:
        await quiet(*keys)(pilot)
        assert isinstance(pilot.app.screen, SoundScreen)
        pilot.app.screen._look()
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", SIZES)
def test_the_goal_prompt(snap_compare: Snap, own: Path, size: tuple[int, int]) -> None:
    app = BellLapApp(context_of(Desk(), shelf=shelf(own), ask_goal=True))
    assert snap_compare(app, run_before=quiet(*"6:3"), terminal_size=size)


@pytest.mark.parametrize("size", SIZES)
def test_the_history(snap_compare: Snap, size: tuple[int, int]) -> None:
    app = BellLapApp(context_of(Desk(), history=many(500)), history=True)
    keys = ("down", "down")
    assert snap_compare(app, run_before=quiet(*keys), terminal_size=size)


def test_an_empty_history(snap_compare: Snap) -> None:
    app = BellLapApp(context_of(Desk(), history=many(0)), history=True)
    assert snap_compare(app, run_before=quiet(), terminal_size=(80, 24))


def test_one_workout(snap_compare: Snap) -> None:
    app = BellLapApp(context_of(Desk(), history=many(3)), history=True)
    assert snap_compare(app, run_before=quiet("enter"), terminal_size=(80, 24))
