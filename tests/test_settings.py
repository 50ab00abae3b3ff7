"""Settings: read, refused with their place, changed without losing a comment."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bell_lap import paths
from bell_lap.core.cues import Caller, CueKind, CueOptions
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import RaceTime
from bell_lap.errors import BadInput, EnvironmentProblem, ExitCode
from bell_lap.settings import SETTINGS, Settings, SoundSettings, load, loads, save

TOP = Path(__file__).resolve().parent.parent

FULL = b"""
[runner]
name = "Ada"
beginner = true

[profile]
best = {race = "mile", time = "5:20", date = "2026-05-01"}
goal = {race = "mile", time = "5:00"}

[paces]
5k = "20:10"
half = "1:32:00"

[track]
lap_m = 200
kerb = false
lane = 3

[taps]
who = "clicker"
start = "tap"
ready_line_s = 5
ready_away_s = 60.5

[cues]
flash = false
bell = false

[sound]
backend = "miniaudio"
volume = 80
delay_ms = 180
preroll_ms = 0
keep_awake = false
pacer = "on"
pacer_every = "lap"
caller = "splits"
count_through = "off"

[volumes]
tick = 60
tap = 0
end_pip = false
speech = true

[screen]
theme = "nord"
hundredths = true

[keys]
undo = "u"
"""


def test_without_a_file_all_is_default() -> None:
    assert load() == Settings()


def test_every_setting_can_be_set() -> None:
    settings = loads(FULL)
    assert settings.profile.best == RaceTime("mile", 320_000)
    assert settings.profile.best_date == "2026-05-01"
    assert settings.profile.goal == RaceTime("mile", 300_000)
    assert settings.profile.stated == (RaceTime("5k", 1_210_000), RaceTime("half", 5_520_000))
    assert settings.profile.name == "Ada"
    assert settings.runner.beginner
    assert settings.rules == Rules(Who.CLICKER, Start.TAP, 5_000, 60_500)
    assert (settings.track.lap_m, settings.track.kerb, settings.track.lane) == (200.0, False, 3)
    assert (settings.cues.flash, settings.cues.bell) == (False, False)
    assert settings.sound == SoundSettings(
        backend="miniaudio",
        volume=80,
        delay_ms=180,
        preroll_ms=0,
        keep_awake=False,
        pacer=True,
        pacer_every_m=None,
        caller="splits",
        count_through=False,
    )
    assert settings.cue_options == CueOptions(True, None, Caller.SPLITS, False)  # noqa: FBT003
    assert settings.volumes == (
        (CueKind.TICK, 60), (CueKind.TAP, 0), (CueKind.END_PIP, None), (CueKind.SPEECH, 100)
    )  # fmt: skip
    assert settings.cues_off == {CueKind.END_PIP}
    assert (settings.screen.theme, settings.screen.hundredths) == ("nord", True)
    assert settings.keys == (("undo", "u"),)


def test_what_is_not_said_of_the_cues_is_as_the_cues_have_it() -> None:
    assert Settings().cue_options == CueOptions()
    assert Settings().cues_off == frozenset()


@pytest.mark.parametrize(
    ("written", "every_m"), [("50", 50.0), ("100", 100.0), ("200", 200.0), ('"lap"', None)]
)
def test_the_pacers_steps(written: str, every_m: float | None) -> None:
    settings = loads(f"[sound]\npacer_every = {written}".encode())
    assert settings.cue_options.pacer_every_m == every_m


@pytest.mark.parametrize("kind", CueKind)
def test_every_cue_has_a_volume(kind: CueKind) -> None:
    settings = loads(f"[volumes]\n{kind.name.lower()} = 7".encode())
    assert settings.volumes == ((kind, 7),)


def test_the_full_file_above_has_every_setting() -> None:
    text = FULL.decode()
    assert [setting.path for setting in SETTINGS if f"\n{setting.key} = " not in text] == []


@pytest.mark.parametrize(
    ("written", "race"),
    [
        ("Mile", "mile"),
        ("1 mile", "mile"),
        ("5000m", "5k"),
        ("5 km", "5k"),
        ("1500", "1500m"),
        ("10K", "10k"),
        ("half marathon", "half"),
    ],
)
def test_races_are_read_as_people_write_them(written: str, race: str) -> None:
    time = "1:30:00" if race == "half" else "40:00" if race == "10k" else "20:00"
    settings = loads(f'[profile]\nbest = {{race = "{written}", time = "{time}"}}'.encode())
    assert settings.profile.best is not None
    assert settings.profile.best.race == race


def test_a_date_may_be_a_date_of_tomls() -> None:
    settings = loads(b'[profile]\nbest = {race = "mile", time = "5:20", date = 2026-05-01}')
    assert settings.profile.best_date == "2026-05-01"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ('[taps]\nhwo = "coach"', "2:1", "there is no setting taps.hwo", 'did you mean "who"?'),
        ('[tap]\nwho = "coach"', "1:2", "there is no section tap", 'did you mean "taps"?'),
        ('who = "coach"', "1:1", "there is no section who", ""),
        ('taps = "coach"', "1:8", "taps must be a section: [taps]", ""),
        ('[taps]\nwho = "couch"', "2:7", "taps.who must be one of", 'did you mean "coach"?'),
        ("[taps]\nready_line_s = -1", "2:16", "a number of seconds from 0 to 3600", ""),
        ("[taps]\nready_line_s = true", "2:16", "a number of seconds from 0 to 3600", ""),
        ("[taps]\nready_line_s = nan", "2:16", "a number of seconds from 0 to 3600", ""),
        ("[track]\nlap_m = 4", "2:9", "track.lap_m must be a number of metres", ""),
        ("[track]\nlane = 1.5", "2:8", "a whole number from 1 to 10", ""),
        ('[track]\nkerb = "yes"', "2:8", "true or false", ""),
        ("[screen]\ntheme = 3", "2:9", "screen.theme must be a text in quotes", ""),
        ("[runner]\nname = ' '", "2:8", "a text in quotes", ""),
        ('[profile]\nbest = "5:20"', "2:8", "must be a race and its time", ""),
        ('[profile]\nbest = {race = "mile"}', "2:8", "must be a race and its time", ""),
        (
            '[profile]\nbest = {rase = "mile", time = "5:20"}',
            "2:9",
            "there is no key profile.best.rase",
            'did you mean "race"?',
        ),
        (
            '[profile]\nbest = {race = "mlie", time = "5:20"}',
            "2:16",
            "profile.best.race must be a race",
            'did you mean "mile"?',
        ),
        (
            '[profile]\nbest = {race = "mile", time = "5.20.1"}',
            "2:31",
            "profile.best.time must be a time in quotes",
            "",
        ),
        (
            '[profile]\ngoal = {race = "marathon", time = "3:20"}',
            "2:35",
            "marathon in 3:20.0 is 211.0 m/s",
            "hours are written too: H:MM:SS",
        ),
        (
            '[profile]\nbest = {race = "mile", time = "5:20", date = "2026-02-30"}',
            "2:46",
            "a day that the calendar has",
            "",
        ),
        (
            '[profile]\nbest = {race = "mile", time = "5:20", date = 5}',
            "2:46",
            "profile.best.date must be a date",
            "",
        ),
        ('[paces]\n11k = "45:10"', "2:1", "there is no race paces.11k", 'did you mean "1'),
        ("[paces]\n5k = 20", "2:6", "paces.5k must be a time in quotes", ""),
        ('[sound]\nbackend = "minaudio"', "2:11", "one of", 'did you mean "miniaudio"?'),
        ("[sound]\nvolume = 101", "2:10", "a whole number of percent from 0 to 100", ""),
        ("[sound]\nvolume = 50.5", "2:10", "a whole number of percent from 0 to 100", ""),
        ("[sound]\ndelay_ms = 2001", "2:12", "a whole number of milliseconds from 0", ""),
        ("[sound]\npreroll_ms = -1", "2:14", "a whole number of milliseconds from 0", ""),
        ("[sound]\npacer = true", "2:9", 'one of "auto", "on", "off"', ""),
        ("[sound]\npacer_every = 75", "2:15", '50, 100, 200 or "lap"', ""),
        ("[sound]\npacer_every = []", "2:15", '50, 100, 200 or "lap"', ""),
        ('[sound]\ncaller = "ful"', "2:10", "one of", 'did you mean "full"?'),
        ("[volumes]\ntik = 5", "2:1", "there is no cue volumes.tik", 'did you mean "tick"?'),
        ("[volumes]\ntick = 101", "2:8", "a whole number from 0 to 100, or true or false", ""),
        ('[volumes]\ntick = "loud"', "2:8", "a whole number from 0 to 100", ""),
        ("[keys]\nundo = 3", "2:8", "keys.undo must be a text in quotes", ""),
        ("[taps]\nwho = coach", "2:7", "", ""),
        ("[taps\nwho = 1", "1:", "", ""),
        ("[taps]\n[taps]\n", "2:", "", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, place: str, message: str, hint: str) -> None:
    with pytest.raises(BadInput) as caught:
        loads(text.encode(), "settings.toml")
    error = caught.value
    assert error.exit_code is ExitCode.BAD_INPUT
    assert str(error).startswith(f"settings.toml:{place}")
    assert message in str(error)
    assert hint in str(error)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[taps]\nwho = \x80", b"[taps]\x00"])
def test_bytes_that_are_no_text_are_bad_input(data: bytes) -> None:
    with pytest.raises(BadInput):
        loads(data, "settings.toml")


def test_a_file_that_cannot_be_read_is_the_environments_fault() -> None:
    folder = paths.settings_file()
    folder.mkdir(parents=True)
    with pytest.raises(EnvironmentProblem, match=r"settings\.toml"):
        load()


def test_saving_keeps_comments_and_order() -> None:
    path = paths.settings_file()
    paths.ensure(path.parent)
    path.write_text('# mine\n[taps]\nwho = "coach"  # for now\n\n[cues]\nbell = false\n', "utf-8")
    settings = save({"taps.who": "solo", "taps.ready_line_s": 5, "runner.name": "Ada"})
    assert settings == load()
    assert settings.rules == Rules(Who.SOLO, Start.AUTO, 5_000, None)
    text = path.read_text("utf-8")
    assert text.startswith('# mine\n[taps]\nwho = "solo"  # for now\n')
    assert text.index("[taps]") < text.index("[cues]") < text.index("[runner]")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_saving_keeps_the_ends_of_lines_that_an_editor_made(mark: bytes) -> None:
    path = paths.settings_file()
    paths.ensure(path.parent)
    path.write_bytes(mark + b'# mine\r\n[taps]\r\nwho = "coach"\r\n')
    save({"taps.who": "solo", "runner.name": "Ada"})
    assert path.read_bytes() == (
        b'# mine\r\n[taps]\r\nwho = "solo"\r\n\r\n[runner]\r\nname = "Ada"\r\n'
    )


def test_saving_makes_the_file_for_its_owner_only() -> None:
    settings = save({"profile.goal": {"race": "mile", "time": "5:00"}})
    assert settings.profile.goal == RaceTime("mile", 300_000)
    path = paths.settings_file()
    assert load() == settings
    assert path.read_text("utf-8").startswith("# The settings of bell-lap")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_none_takes_a_key_out() -> None:
    save({"runner.name": "Ada", "taps.who": "solo"})
    assert save({"taps.who": None, "screen.theme": None}) == loads(b'[runner]\nname = "Ada"')


@pytest.mark.parametrize(
    "changes",
    [{"taps.who": "nobody"}, {"taps.hwo": "coach"}, {"profile.best": {"race": "mile"}}],
)
def test_a_wrong_change_leaves_the_file_as_it_was(changes: dict[str, str | dict[str, str]]) -> None:
    save({"runner.name": "Ada"})
    before = paths.settings_file().read_bytes()
    with pytest.raises(BadInput):
        save(dict(changes))
    assert paths.settings_file().read_bytes() == before


def test_a_broken_file_is_not_changed() -> None:
    path = paths.settings_file()
    paths.ensure(path.parent)
    path.write_text("[taps\n", "utf-8")
    with pytest.raises(BadInput):
        save({"taps.who": "solo"})
    assert path.read_text("utf-8") == "[taps\n"


def test_a_write_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    save({"runner.name": "Ada"})
    path = paths.settings_file()
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="No space left"):
        save({"runner.name": "Bo"})
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "bell-lap.toml"
    real.parent.mkdir()
    real.write_text("# real\n", "utf-8")
    path = paths.settings_file()
    paths.ensure(path.parent)
    path.symlink_to(real)
    save({"runner.name": "Ada"})
    assert path.is_symlink()
    assert real.read_text("utf-8").startswith("# real\n")
    assert load().runner.name == "Ada"


def test_reading_loads_nothing_that_only_writing_needs() -> None:
    code = (
        "import sys; from bell_lap import settings; settings.load();"
        "print([m for m in ('tomlkit', 'tempfile', 'platformdirs', 'bell_lap.core.engine')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.docs
def test_every_setting_is_in_the_docs() -> None:
    text = (TOP / "docs" / "settings.md").read_text("utf-8")
    assert [setting.path for setting in SETTINGS if f"| `{setting.key}` |" not in text] == []
    for section in {setting.section for setting in SETTINGS} | {"paces", "volumes", "keys"}:
        assert f"## `[{section}]`" in text
    assert [kind.name for kind in CueKind if f"`{kind.name.lower()}`" not in text] == []
