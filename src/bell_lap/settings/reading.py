"""Reads `settings.toml`. Every error names the file, the line and the column it is about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bell_lap import paths
from bell_lap.core.rules import Start, Who
from bell_lap.core.session import RACES
from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.library.cursor import TomlError
from bell_lap.library.document import MAX_BYTES, Document, read_document
from bell_lap.library.positions import Positions, scan
from bell_lap.settings import values
from bell_lap.settings.model import (
    Cues,
    Performances,
    Runner,
    Screen,
    Settings,
    SoundSettings,
    Taps,
    TrackSettings,
)
from bell_lap.settings.values import Wrong, suggestion

if TYPE_CHECKING:
    from bell_lap.core.cues import CueKind


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the file."""

    section: str
    key: str
    read: Callable[[object], Any]
    """The checked value; raises `values.Wrong`."""
    field: str = ""
    """The field of the section's dataclass, where it is not called as the key is."""

    @property
    def path(self) -> str:
        """`taps.who`."""
        return f"{self.section}.{self.key}"


SETTINGS = (
    Setting("runner", "name", values.text),
    Setting("runner", "beginner", values.flag),
    Setting("profile", "best", values.performance),
    Setting("profile", "goal", values.performance),
    Setting("track", "lap_m", values.number(50, 1000, "metres")),
    Setting("track", "kerb", values.flag),
    Setting("track", "lane", values.lane),
    Setting("taps", "who", values.one_of(Who)),
    Setting("taps", "start", values.one_of(Start)),
    Setting("taps", "ready_line_s", values.seconds_as_ms, "ready_line_ms"),
    Setting("taps", "ready_away_s", values.seconds_as_ms, "ready_away_ms"),
    Setting("cues", "flash", values.flag),
    Setting("cues", "bell", values.flag),
    Setting("sound", "backend", values.word("auto", "simpleaudio", "miniaudio", "bell", "none")),
    Setting("sound", "volume", values.whole(0, 100, "percent")),
    Setting("sound", "delay_ms", values.whole(0, 2_000, "milliseconds")),
    Setting("sound", "preroll_ms", values.whole(0, 5_000, "milliseconds")),
    Setting("sound", "keep_awake", values.flag),
    Setting("sound", "pacer", values.switch),
    Setting("sound", "pacer_every", values.pacer_every, "pacer_every_m"),
    Setting("sound", "caller", values.word("off", "splits", "full")),
    Setting("sound", "count_through", values.switch),
    Setting("screen", "theme", values.text),
    Setting("screen", "hundredths", values.flag),
)
"""Every key but those of `[paces]`, `[volumes]` and `[keys]`: races, cues and binding ids."""

OPEN_SECTIONS = ("paces", "volumes", "keys")

_KNOWN = {(setting.section, setting.key): setting for setting in SETTINGS}
SECTIONS = (*dict.fromkeys(setting.section for setting in SETTINGS), *OPEN_SECTIONS)


def load(path: Path | None = None) -> Settings:
    """The settings in `path` (the user's own where None); the defaults where there is no file.

    Raises BadInput for what is wrong in it, EnvironmentProblem where it cannot be read.
    """
    path = paths.settings_file() if path is None else path
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise EnvironmentProblem(f"Cannot read {path}: it is no plain file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise EnvironmentProblem(f"Cannot read {path}: {error.strerror or error}") from error
    return loads(data, str(path))


def loads(data: bytes, source: str | None = None) -> Settings:
    """The settings in the bytes of a file that messages call `source`. Raises BadInput."""
    document = read_document(data, source)
    try:
        positions = scan(document.text)
    except TomlError as error:
        raise document.error(
            error.message, error.span.start, error.span.end, *error.hints
        ) from error
    try:
        tables = tomllib.loads(document.text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(document, str(error)) from error
    return _Reader(document, positions).settings(tables)


def _cue_names() -> tuple[str, ...]:
    """What the cues are called in the file."""
    # The cues bring the engine with them: only a file that names one pays for it.
    from bell_lap.core.cues import CueKind  # noqa: PLC0415

    return tuple(kind.name.lower() for kind in CueKind)


def _cue_volumes(named: Mapping[str, int | None]) -> Iterator[tuple[CueKind, int | None]]:
    """The cues of a checked `[volumes]`."""
    if not named:
        return
    from bell_lap.core.cues import CueKind  # noqa: PLC0415 - as above

    for name, volume in named.items():
        yield CueKind[name.upper()], volume


def _syntax(document: Document, said: str) -> BadInput:
    """What tomllib says, at the place it names, or at the end where it names none."""
    found = re.search(r" \(at line (\d+), column (\d+)\)$", said)
    if found is None:
        end = len(document.text)
        return document.error(re.sub(r" \(at end of document\)$", "", said), end, end)
    start = document.offset(int(found[1]), int(found[2]))
    return document.error(said[: found.start()], start, start + 1)


class _Reader:
    """Turns tables into settings; knows where each key stands."""

    def __init__(self, document: Document, positions: Positions):
        self._document = document
        self._positions = positions

    def settings(self, tables: Mapping[str, object]) -> Settings:
        fields: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
        for section, table in tables.items():
            if section not in SECTIONS:
                raise self._unknown((section,), "section", SECTIONS)
            if not isinstance(table, dict):
                raise self._wrong((section,), Wrong(f"a section: [{section}]"))
            for key, value in table.items():
                name, read = self._setting(section, key)
                fields[section][name] = self._read((section, key), read, value)
        best, best_date = fields["profile"].get("best", (None, None))
        goal, goal_date = fields["profile"].get("goal", (None, None))
        return Settings(
            runner=Runner(**fields["runner"]),
            performances=Performances(best, best_date, goal, goal_date),
            paces=tuple(fields["paces"].values()),
            track=TrackSettings(**fields["track"]),
            taps=Taps(**fields["taps"]),
            cues=Cues(**fields["cues"]),
            sound=SoundSettings(**fields["sound"]),
            volumes=tuple(_cue_volumes(fields["volumes"])),
            screen=Screen(**fields["screen"]),
            keys=tuple(fields["keys"].items()),
        )

    def _setting(self, section: str, key: str) -> tuple[str, Callable[[object], Any]]:
        """The name of the field, and how its value is read."""
        if section == "keys":
            return key, values.text
        if section == "volumes":
            if key not in _cue_names():
                raise self._unknown((section, key), "cue", _cue_names())
            return key, values.cue_volume
        if section == "paces":
            try:
                race = values.race(key)
            except Wrong:
                raise self._unknown((section, key), "race", RACES) from None
            return race, lambda value: values.race_time(race, value)
        setting = _KNOWN.get((section, key))
        if setting is None:
            known = [name for of, name in _KNOWN if of == section]
            raise self._unknown((section, key), "setting", known)
        return setting.field or key, setting.read

    def _read(self, path: tuple[str, ...], read: Callable[[object], Any], value: object) -> Any:
        try:
            return read(value)
        except Wrong as wrong:
            raise self._wrong(path, wrong) from None

    def _unknown(self, path: tuple[str, ...], what: str, known: Any) -> BadInput:
        wrong = Wrong(", ".join(known), suggestion(path[-1], known), unknown=True)
        return self._wrong(path, wrong, what)

    def _wrong(self, path: tuple[str, ...], wrong: Wrong, what: str = "key") -> BadInput:
        full = (*path, *wrong.below)
        message = wrong.message(path, what)
        spans = (self._positions.values, self._positions.keys)
        if wrong.unknown:
            spans = (self._positions.keys, self._positions.values)
        hints = (wrong.hint,) if wrong.hint else ()
        span = next((found[full] for found in spans if full in found), None)
        if span is None:
            return BadInput(f"{self._document.source or 'settings'}: {message}", hints=hints)
        return self._document.error(message, span.start, span.end, *hints)
