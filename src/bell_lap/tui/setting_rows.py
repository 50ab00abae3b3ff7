"""The settings screen's pages: every setting there is, as a row that knows how it is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bell_lap.core.profile import race_time
from bell_lap.core.session import RACES
from bell_lap.core.track import Track
from bell_lap.core.units import format_metres
from bell_lap.errors import BellLapError
from bell_lap.settings import SETTINGS, Setting, Settings
from bell_lap.settings.explained import EXPLAINED
from bell_lap.settings.values import cue_volume
from bell_lap.settings.values import race_time as read_race_time
from bell_lap.settings.written import time_text, written
from bell_lap.tui import key_rows
from bell_lap.tui.cue_rows import ROWS as CUES
from bell_lap.tui.ports import Value
from bell_lap.tui.setting_kinds import (
    YES_NO,
    Check,
    Choice,
    Kind,
    Number,
    Percent,
    RaceText,
    Text,
    refusal,
    words,
)

AUTO_ON_OFF = words("auto", "on", "off")
KINDS: dict[str, Kind] = {
    "runner.name": Text(),
    "runner.beginner": YES_NO,
    "profile.best": RaceText(),
    "profile.goal": RaceText(),
    "track.lap_m": Number(10, 50, 1000, "m"),
    "track.kerb": YES_NO,
    "track.lane": Number(1, 1, 10),
    "taps.who": words("coach", "clicker", "solo"),
    "taps.start": words("auto", "clock", "tap"),
    "taps.ready_line_s": Number(5, 0, 3600, "s"),
    "taps.ready_away_s": Number(5, 0, 3600, "s"),
    "cues.flash": YES_NO,
    "cues.bell": YES_NO,
    "sound.backend": words("auto", "simpleaudio", "miniaudio", "bell", "none"),
    "sound.volume": Number(5, 0, 100, "%"),
    "sound.delay_ms": Number(10, 0, 2000, "ms"),
    "sound.preroll_ms": Number(250, 0, 5000, "ms"),
    "sound.keep_awake": YES_NO,
    "sound.pacer": AUTO_ON_OFF,
    "sound.pacer_every": Choice(
        (50, 100, 200, "lap"), {50: "50 m", 100: "100 m", 200: "200 m", "lap": "a lap"}
    ),
    "sound.caller": words("off", "splits", "full"),
    "sound.count_through": AUTO_ON_OFF,
    "screen.hundredths": YES_NO,
}
"""All but the theme, whose choices the app knows."""

KEYS_TAKEN = (
    "keys with commas between them: u,ctrl+z,f5. `bell-lap doctor keys` tells what a key or a "
    "clicker sends"
)
PACE_ABOUT = "your time over this distance, before what would be reckoned from your best"
SOUND_CHECK = "sound-check"
"""The path of the row that opens the sound check."""


@dataclass(frozen=True, slots=True)
class Row:
    """One setting as it stands."""

    path: str
    """`taps.who`."""
    title: str
    about: str
    kind: Kind
    check: Check
    value: Value
    """As the file has it, or its default."""
    default: Value = None
    """What no value comes to, where that is a value."""
    absent: str = ""
    """The default in words, where it is no value."""
    note: str = ""
    """What follows from it, or what it is called on the screens."""

    @property
    def shown(self) -> str:
        """Its value in words."""
        return self.kind.shown(self.value)

    @property
    def changed(self) -> bool:
        """Whether it is other than its default."""
        return self.value != self.default

    @property
    def default_words(self) -> str:
        """The default in words."""
        return self.absent or self.kind.shown(self.default)

    def refusal(self, value: Value) -> str:
        """Why that value cannot be; empty where it can."""
        return refusal(self.check, tuple(self.path.split(".", 1)), value)

    def kept(self, value: Value) -> Value:
        """What to write for that value: the default is written as no value at all."""
        return None if value in (self.default, "") else value


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between rows."""

    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows under one name."""

    title: str
    lines: tuple[Row | Heading, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows without the headings."""
        return tuple(line for line in self.lines if isinstance(line, Row))


def pages(settings: Settings, themes: tuple[str, ...]) -> tuple[Page, ...]:
    """Every page; the first of `themes` is the program's own."""

    def some(*sections: str) -> tuple[Row, ...]:
        return tuple(
            _row(setting, settings, themes)
            for section in sections
            for setting in SETTINGS
            if setting.section == section
        )

    return (
        Page(
            "You",
            (
                *some("runner", "profile"),
                Heading("Race times of yours, before any reckoning"),
                *(_pace(race, settings) for race in RACES),
            ),
        ),
        Page("Track", some("track")),
        Page("Taps", some("taps")),
        Page("Sound", (_sound_check(), *some("cues", "sound"))),
        Page("Volumes", tuple(_cues(settings))),
        Page("Screen", some("screen")),
        Page("Keys", tuple(_keys(settings))),
    )


def _row(setting: Setting, settings: Settings, themes: tuple[str, ...]) -> Row:
    told = EXPLAINED[setting.path]
    value, default = written(settings, setting), written(Settings(), setting)
    return Row(
        setting.path, told.title, told.about, _kind(setting, settings, themes), setting.read,
        value, default, told.default, _note(setting.path, settings),
    )  # fmt: skip


def _kind(setting: Setting, settings: Settings, themes: tuple[str, ...]) -> Kind:
    if setting.path == "screen.theme":
        own, *others = themes
        return Choice((None, *others), {None: own})
    kind = KINDS[setting.path]
    if isinstance(kind, Number) and setting.section == "taps":
        usual = replace(settings.rules, ready_line_ms=None, ready_away_ms=None)
        start_m = 0.0 if setting.key == "ready_line_s" else 1.0
        return replace(kind, implied=usual.ready_ms(start_m) / 1000)
    return kind


def _note(path: str, settings: Settings) -> str:
    """What follows from the setting as it is, where that is worth a word."""
    track = settings.track
    if path in ("track.lane", "track.lap_m", "track.kerb"):
        lap_m = Track(track.lap_m, track.kerb, track.lane).length_m
        return f"A lap in lane {track.lane} is {format_metres(round(lap_m, 2))}."
    return ""


def _pace(race: str, settings: Settings) -> Row:
    stated = {pace.race: pace.time_ms for pace in settings.paces}
    try:
        found = race_time(replace(settings.profile, stated=()), race)
    except BellLapError:
        found = None
    if found is None:
        usual = "not known"
    else:
        about = "about " if found.rough else ""
        usual = f"{about}{time_text(round(found.time_ms, -3))}, reckoned"
    value = time_text(stated[race]) if race in stated else None
    return Row(
        f"paces.{race}", race, PACE_ABOUT, Text(usual, "a time, such as 5:20 or 1:32:00"),
        lambda given: read_race_time(race, given), value, None, usual,
    )  # fmt: skip


def _cues(settings: Settings) -> Iterable[Row]:
    volumes = {kind: False if volume is None else volume for kind, volume in settings.volumes}
    for cue in CUES:
        value = volumes.get(cue.kind)
        yield Row(
            f"volumes.{cue.kind.name.lower()}", cue.name, cue.when, Percent(), cue_volume,
            None if value == 100 and value is not True else value, None,
        )  # fmt: skip


def _sound_check() -> Row:
    return Row(
        SOUND_CHECK, "Sound check", "play every cue, and set volumes and the delay by ear",
        Choice((None,), {None: "Enter opens it"}), lambda value: value, None, None, "-",
    )  # fmt: skip


def _keys(settings: Settings) -> Iterable[Row | Heading]:
    own = dict(settings.keys)
    for title, bindings in key_rows.by_place():
        yield Heading(title)
        for binding in bindings:
            id_ = binding.id or ""
            yield Row(
                f"keys.{id_}", id_, binding.tooltip, Text(takes=KEYS_TAKEN),
                key_rows.check(id_, settings.keys), own.get(id_, binding.key or None),
                binding.key or None, "" if binding.key else "none",
            )  # fmt: skip
