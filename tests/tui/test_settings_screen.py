"""The settings screen: every setting can be seen, changed, refused in place and put back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input, Static

from bell_lap import paths, resources
from bell_lap.core.cues import CueKind
from bell_lap.core.rules import Who
from bell_lap.core.session import RACES, RaceTime
from bell_lap.errors import EnvironmentProblem
from bell_lap.library.shelf import Library
from bell_lap.settings import SETTINGS, Setting, Settings, load, loads, save
from bell_lap.settings.explained import EXPLAINED
from bell_lap.settings.values import Wrong
from bell_lap.settings.written import written
from bell_lap.tui import key_rows, keymap, setting_words
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.ports import Context, Value
from bell_lap.tui.screens.library import LibraryScreen
from bell_lap.tui.screens.run import RunScreen
from bell_lap.tui.screens.settings import SettingsScreen
from bell_lap.tui.screens.sound import SoundScreen
from bell_lap.tui.setting_kinds import Choice
from bell_lap.tui.setting_rows import Heading, Row, pages
from bell_lap.tui.widgets.page_bar import PageBar
from bell_lap.tui.widgets.setting_list import SettingList
from tests.test_settings import FULL
from tests.tui.history_double import many
from tests.tui.support import (
    Desk,
    SoundDouble,
    app_at,
    context_of,
    line_of,
    on,
    open_library,
    press,
    simple,
)

THEMES = ("textual-dark", "sun", "nord")
DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def rows_of(settings: Settings) -> dict[str, Row]:
    """Every row by its path."""
    return {row.path: row for page in pages(settings, THEMES) for row in page.rows}


ROWS = rows_of(Settings())


@given(st.text(min_size=1).map(str.strip).filter(bool))
@example(",")
@example("nan")
@example("9" * 5000)
def test_whatever_is_typed_is_taken_or_refused_in_words(text: str) -> None:
    for row in ROWS.values():
        # The keys have one check for all of them, and a test of their own.
        if row.kind.types and not row.path.startswith("keys."):
            assert isinstance(row.refusal(row.kind.read(text)), str), row.path


# --- the rows -------------------------------------------------------------------------------------


def test_every_setting_has_a_row_and_every_row_a_setting() -> None:
    open_ones = {
        *(f"paces.{race}" for race in RACES),
        *(f"volumes.{kind.name.lower()}" for kind in CueKind),
        *(f"keys.{b.id}" for b in keymap.bindings_of(*keymap.places()) if b.id is not None),
    }
    expected = {setting.path for setting in SETTINGS} | open_ones | {"sound-check"}
    assert set(rows_of(Settings())) == expected


def test_every_setting_is_explained_as_the_page_does() -> None:
    told = documented()
    assert set(told) == {setting.path for setting in SETTINGS} == set(EXPLAINED)
    for path, (_, about) in told.items():
        assert EXPLAINED[path].about == about, path


def test_the_page_tells_the_defaults() -> None:
    rows = rows_of(Settings())
    for setting in SETTINGS:
        default, _ = documented()[setting.path]
        row = rows[setting.path]
        flag = str(row.default).lower() if isinstance(row.default, bool) else str(row.default)
        assert default == (row.absent or flag), setting.path


def documented() -> dict[str, tuple[str, str]]:
    """What docs/settings.md says: path -> (default, what it does), without quotes."""
    found: dict[str, tuple[str, str]] = {}
    section = ""
    for line in DOCS.read_text("utf-8").splitlines():
        heading = re.match(r"## `\[(\w+)\]`", line)
        if heading:
            section = heading[1]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4:
            default, about = (cell.replace("`", "").replace('"', "") for cell in cells[2:])
            found[f"{section}.{cells[0].strip('`')}"] = (default, about)
    return found


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.path)
@pytest.mark.parametrize("settings", [Settings(), loads(FULL)], ids=["default", "full"])
def test_what_is_written_is_read_back(setting: Setting, settings: Settings) -> None:
    value = written(settings, setting)
    if value is None:
        assert settings == Settings()
        return
    again = save({setting.path: value}, paths.settings_file())
    assert written(again, setting) == value
    assert rows_of(settings)[setting.path].refusal(value) == ""


@pytest.mark.parametrize("row", rows_of(Settings()).values(), ids=lambda row: row.path)
def test_every_choice_and_step_can_be_in_the_file(row: Row) -> None:
    values = list(row.kind.values) if isinstance(row.kind, Choice) else []
    value = row.value
    for way in (1, 1, 1, -1, -1, -1, -1, -1):
        value = row.kind.turned(value, way)
        values.append(value)
    for value in values:
        assert value is None or row.refusal(value) == "", value


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.path)
def test_no_word_that_the_file_takes_is_missing(setting: Setting) -> None:
    row = rows_of(Settings())[setting.path]
    try:
        setting.read("no such word")
    except Wrong as wrong:
        listed = set(re.findall(r'"(\w+)"', wrong.expected)) - {"mile", "5"}
        if wrong.expected.startswith("one of"):
            assert isinstance(row.kind, Choice)
            assert set(row.kind.values) == listed


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("track.lap_m", "200", 200),
        ("track.lap_m", "333,33", 333.33),
        ("profile.best", "6:30", {"race": "mile", "time": "6:30"}),
        ("profile.best", "5k 24:10", {"race": "5k", "time": "24:10"}),
        (
            "profile.goal",
            "half marathon 1:30:00 2026-10-04",
            {"race": "half marathon", "time": "1:30:00", "date": "2026-10-04"},
        ),
        ("volumes.tick", "60", 60),
        ("volumes.tick", "Off", False),
        ("volumes.tick", "on", None),
        ("paces.5k", "20:10", "20:10"),
        ("runner.name", "404", "404"),
    ],
)
def test_what_is_typed_is_read(path: str, text: str, value: Value) -> None:
    row = rows_of(Settings())[path]
    read = row.kind.read(text)
    assert read == value
    assert read is None or row.refusal(read) == ""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("track.lap_m", "10"),
        ("track.lap_m", "a lot"),
        ("track.lane", "1.5"),
        ("taps.ready_line_s", "-1"),
        ("sound.volume", "101"),
        ("profile.best", "moon 4:00"),
        ("profile.best", "mile 0:10"),
        ("profile.goal", "mile 5:00 2026-02-30"),
        ("paces.5k", "fast"),
        ("volumes.tick", "loud"),
    ],
)
def test_what_cannot_be_is_refused_in_the_words_of_the_file(path: str, text: str) -> None:
    row = rows_of(Settings())[path]
    said = row.refusal(row.kind.read(text))
    assert said
    with pytest.raises(Exception, match=re.escape(said.partition(". ")[0].rstrip("."))) as refused:
        save({path: row.kind.read(text)})
    assert str(refused.value)


# --- the screen -----------------------------------------------------------------------------------


def context(desk: Desk | None = None, **more: object) -> Context:
    """The shipped sessions, the real file of the test's home, a sound."""
    shelf = Library(resources.sessions_dir(), Path("no-such-folder"))
    made = context_of(desk or Desk(), shelf=shelf, history=many(0), sound_check=SoundDouble)
    return replace(made, **more)  # type: ignore[arg-type]


async def open_settings(pilot: Pilot[None], page: str = "You") -> SettingsScreen:
    """The settings from the library, at a page."""
    await open_library(pilot)
    await press(pilot, "s")
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    while screen.page.title != page:
        await press(pilot, "tab")
    return screen


async def go_to(pilot: Pilot[None], path: str) -> SettingsScreen:
    """The cursor on a setting."""
    screen = await open_settings(pilot, next(
        page.title for page in pages(load(), THEMES) for row in page.rows if row.path == path
    ))  # fmt: skip
    while screen.row.path != path:
        await press(pilot, "down")
    return screen


def shown(pilot: Pilot[None], selector: str) -> str:
    """The words of a static."""
    return str(pilot.app.screen.query_one(selector, Static).render())


async def test_a_setting_is_typed_saved_and_put_back() -> None:
    save({"taps.who": "solo"})
    file = paths.settings_file()
    file.write_text("# mine\n" + file.read_text())
    async with BellLapApp(context()).run_test() as pilot:
        screen = await go_to(pilot, "track.lap_m")
        assert "Metres of one lap in lane 1." in shown(pilot, "#about")
        assert "Default: 400 m" in shown(pilot, "#about")
        await press(pilot, "2", "0", "0", "enter")
        assert load().track.lap_m == 200
        assert screen.row.shown == "200 m"
        assert "saved" in shown(pilot, "#title")
        await press(pilot, "delete")
        assert load().track.lap_m == 400
        assert not screen.row.changed
        assert file.read_text().startswith("# mine\n")
        assert load().taps.who is Who.SOLO


async def test_bad_input_is_refused_in_place_and_nothing_is_written() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        screen = await go_to(pilot, "track.lap_m")
        await press(pilot, "enter", *"20", "enter")
        assert "track.lap_m must be a number of metres from 50 to 1000" in shown(pilot, "#wrong")
        assert screen.query_one("#entry", Input).value == "20"
        assert screen.query_one("#entry", Input).has_focus
        assert not paths.settings_file().exists()
        await press(pilot, "0", "enter")
        assert shown(pilot, "#wrong") == ""
        assert load().track.lap_m == 200


async def test_escape_leaves_the_field_first_and_then_the_screen() -> None:
    app = BellLapApp(context())
    async with app.run_test() as pilot:
        await go_to(pilot, "runner.name")
        await press(pilot, "enter", *"Ann", "escape")
        assert on(app, SettingsScreen)
        assert load().runner.name == ""
        await press(pilot, "escape")
        assert on(app, LibraryScreen)


async def test_letters_and_blanks_are_for_the_field() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        await go_to(pilot, "runner.name")
        await press(pilot, "enter", *"quid", "space", *"+v?", "enter")
        assert load().runner.name == "quid +v?"


async def test_an_emptied_field_is_the_default() -> None:
    save({"runner.name": "Ann"})
    async with BellLapApp(context()).run_test() as pilot:
        await go_to(pilot, "runner.name")
        await press(pilot, "enter", "backspace", "enter")
        assert load().runner.name == ""
        assert "name" not in paths.settings_file().read_text()


async def test_choices_are_turned_both_ways_and_by_enter() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        await go_to(pilot, "taps.who")
        await press(pilot, "right")
        assert load().taps.who is Who.CLICKER
        await press(pilot, "left", "left")
        assert load().taps.who is Who.SOLO
        await press(pilot, "enter")
        assert load().taps.who is Who.COACH
        assert "who" not in paths.settings_file().read_text()


async def test_what_who_taps_implies_is_shown() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        await go_to(pilot, "taps.who")
        await press(pilot, "left")
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        lines = [row.shown for row in screen.page.rows]
        assert "10 s, by who taps" in lines
        assert "75 s, by who taps" in lines
        await press(pilot, "down", "down", "right")
        assert load().taps.ready_line_ms == 15_000


async def test_the_goals_of_the_library_follow_the_profile() -> None:
    app = BellLapApp(context())
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "profile.best")
        await press(pilot, "6", "colon", "3", "0", "enter", "escape")
        assert load().profile.best == RaceTime("mile", 390_000)
        await press(pilot, "slash", *"repeats")
        assert "2:25.4" in shown(pilot, "#preview")


async def test_a_theme_is_tried_as_it_is_turned() -> None:
    app = BellLapApp(context())
    async with app.run_test() as pilot:
        await go_to(pilot, "screen.theme")
        before = app.theme
        await press(pilot, "right")
        assert app.theme != before
        assert load().screen.theme == app.theme
        await press(pilot, "left")
        assert app.theme == before
        assert load().screen.theme is None


async def test_other_keys_count_at_once() -> None:
    app = BellLapApp(context())
    async with app.run_test() as pilot:
        await go_to(pilot, "keys.library-settings")
        await press(pilot, "enter", "f", "2", "enter", "escape")
        assert on(app, LibraryScreen)
        await press(pilot, "s")
        assert on(app, LibraryScreen)
        await press(pilot, "f2")
        assert on(app, SettingsScreen)


async def test_keys_that_cannot_be_are_refused_as_at_the_start() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        await go_to(pilot, "keys.next")
        await press(pilot, "enter", "p", "enter")
        assert "next and pause both have p" in shown(pilot, "#wrong")
        assert load().keys == ()


async def test_a_volume_goes_down_to_seen_only_and_to_off() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        await go_to(pilot, "volumes.tick")
        await press(pilot, "5", "enter", "left")
        assert load().volumes == ((CueKind.TICK, 0),)
        await press(pilot, "left", "left")
        assert load().cues_off == {CueKind.TICK}
        await press(pilot, *("right",) * 21)
        assert load().volumes == ()


async def test_the_sound_check_is_a_row_and_a_key() -> None:
    app = BellLapApp(context())
    async with app.run_test() as pilot:
        await open_settings(pilot, "Sound")
        await press(pilot, "enter")
        assert on(app, SoundScreen)
        await press(pilot, "minus", "escape")
        assert on(app, SettingsScreen)
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        assert next(row for row in screen._pages[3].rows if row.path == "sound.volume").value == 95
        await press(pilot, "v")
        assert on(app, SoundScreen)


async def test_a_file_that_broke_meanwhile_is_said_and_left_alone() -> None:
    file = paths.settings_file()
    async with BellLapApp(context()).run_test() as pilot:
        screen = await go_to(pilot, "track.kerb")
        paths.ensure(file.parent)
        file.write_text("[taps]\nwho = 'nobody'\n")
        await press(pilot, "right")
        assert "Nothing is changed" in shown(pilot, "#wrong")
        assert ":2:7: taps.who must be one of" in shown(pilot, "#wrong")
        assert screen.row.value is True
        assert file.read_text() == "[taps]\nwho = 'nobody'\n"
        assert "not saved" in shown(pilot, "#title")
        file.write_text("[taps]\nwho = 'solo'\n")
        await press(pilot, "right")
        assert shown(pilot, "#wrong") == ""
        assert (load().track.kerb, load().taps.who) == (False, Who.SOLO)


async def test_a_folder_that_cannot_be_written_is_said() -> None:
    def refuse(_changes: Mapping[str, Value]) -> Settings:
        raise EnvironmentProblem("Cannot write settings.toml: Read-only file system")

    app = BellLapApp(context(save=refuse))
    async with app.run_test() as pilot:
        screen = await go_to(pilot, "runner.name")
        await press(pilot, "enter", *"Ann", "enter")
        assert "Read-only file system" in shown(pilot, "#wrong")
        assert screen.query_one("#entry", Input).value == "Ann"
        await press(pilot, "escape")
        assert screen.row.value is None
        assert on(app, SettingsScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_everything_told_of_every_row_fits(size: tuple[int, int]) -> None:
    async with BellLapApp(context()).run_test(size=size) as pilot:
        screen = await open_settings(pilot)
        panel = screen.query_one("#panel")
        about = screen.query_one("#about", Static)
        for page in screen._pages:
            rows = [index for index, line in enumerate(page.lines) if isinstance(line, Row)]
            longest = sorted(rows, key=lambda index: told(page.lines[index]))[-4:]
            for index in longest:
                screen.query_one(SettingList).begin(index)
                await pilot.pause()
                assert about.region.bottom <= panel.region.bottom, screen.row.path
            await press(pilot, "tab")


def told(line: Row | Heading) -> int:
    """How much is told of a row."""
    return len(str(setting_words.about(line, 40, short=False))) if isinstance(line, Row) else 0


async def test_pages_lines_and_arrows_can_be_clicked() -> None:
    app = BellLapApp(context())
    async with app.run_test() as pilot:
        screen = await open_settings(pilot)
        bar = screen.query_one(PageBar)
        await pilot.click(bar, offset=(1 + 5 + 7 + 2, 0))
        assert screen.page.title == "Taps"
        listed = screen.query_one(SettingList)
        await pilot.click(listed, offset=(5, 1))
        assert screen.row.path == "taps.start"
        assert not paths.settings_file().exists()
        await pilot.click(listed, offset=(5, 1))
        assert screen.row.value == "clock"
        left = str(listed.row_content(1, 80)).index("←")
        await pilot.click(listed, offset=(left, 1))
        assert screen.row.value == "auto"
        right = str(listed.row_content(1, 80)).index("→")
        await pilot.click(listed, offset=(right, 1))
        assert screen.row.value == "clock"


async def test_headings_are_stepped_over() -> None:
    async with BellLapApp(context()).run_test() as pilot:
        screen = await open_settings(pilot, "Keys")
        lines = screen.page.lines
        assert isinstance(lines[0], Heading)
        assert screen.row is lines[1]
        await press(pilot, "up")
        assert screen.row is lines[1]
        place = next(n for n in range(1, len(lines)) if isinstance(lines[n], Heading))
        await press(pilot, *("down",) * (place - 1))
        assert screen.row is lines[place + 1]
        await press(pilot, "up")
        assert screen.row is lines[place - 1]
        await press(pilot, "end", "home")
        assert screen.row is lines[1]


async def test_it_is_not_reached_while_a_workout_lives() -> None:
    app = app_at(line_of(simple()))
    async with app.run_test() as pilot:
        await press(pilot, "comma")
        assert on(app, RunScreen)
        assert "Settings" not in [command.title for command in app.get_system_commands(app.screen)]


async def test_the_palette_offers_it_elsewhere() -> None:
    app = BellLapApp(context(), history=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        (command,) = [one for one in app.get_system_commands(app.screen) if one.title == "Settings"]
        command.callback()
        await pilot.pause()
        assert on(app, SettingsScreen)
        assert "Settings" not in [one.title for one in app.get_system_commands(app.screen)]


def test_every_place_of_keys_has_a_heading() -> None:
    headings = [heading for heading, _ in key_rows.by_place()]
    assert len(headings) == len(set(headings))
    assert all(" screen" not in heading.casefold() for heading in headings)
