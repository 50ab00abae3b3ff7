"""What the sound check can set: each dial shows one setting and moves it by a step.

A dial turns settings into settings and names what changed in the file; it plays and saves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bell_lap.core.cues import Caller, CueKind
from bell_lap.settings import Settings, SoundSettings
from bell_lap.sound.client import SoundOptions
from bell_lap.tui.ports import Value

VOLUME_STEP = 5
DELAY_STEP_MS = 10
LONGEST_DELAY_MS = 2_000
_SWITCH: tuple[bool | None, ...] = (None, True, False)
_SWITCH_WORDS: dict[bool | None, str] = {None: "auto", True: "on", False: "off"}
_CALLERS = tuple(caller.value for caller in Caller)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Turned:
    """What a dial made of the settings."""

    settings: Settings
    key: str
    """The setting that changed: `sound.volume`."""
    value: Value
    """As the file has it."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One setting that is moved by steps."""

    label: str
    shown: Callable[[Settings, CueKind], str]
    """Its value in a word."""
    turn: Callable[[Settings, CueKind, int], Turned | None]
    """Moved by +1 or -1 step; None where it is at its end. The cue is the highlighted one."""


def _volume(settings: Settings, _kind: CueKind, way: int) -> Turned | None:
    volume = _stepped(settings.sound.volume, way * VOLUME_STEP, 100)
    if volume == settings.sound.volume:
        return None
    return _turned(settings, replace(settings.sound, volume=volume), "volume", volume)


def _delay(settings: Settings, _kind: CueKind, way: int) -> Turned | None:
    delay_ms = _stepped(settings.sound.delay_ms, way * DELAY_STEP_MS, LONGEST_DELAY_MS)
    if delay_ms == settings.sound.delay_ms:
        return None
    return _turned(settings, replace(settings.sound, delay_ms=delay_ms), "delay_ms", delay_ms)


def _cue(settings: Settings, kind: CueKind, way: int) -> Turned | None:
    before = volume_of(settings, kind)
    volume = _stepped(before or 0, way * VOLUME_STEP, 100)
    if volume == before or (before is None and way < 0):
        return None
    return set_volume(settings, kind, volume)


def _pacer(settings: Settings, _kind: CueKind, way: int) -> Turned:
    pacer = _next(_SWITCH, settings.sound.pacer, way)
    return _turned(settings, replace(settings.sound, pacer=pacer), "pacer", _SWITCH_WORDS[pacer])


def _caller(settings: Settings, _kind: CueKind, way: int) -> Turned:
    caller = _next(_CALLERS, settings.sound.caller, way)
    return _turned(settings, replace(settings.sound, caller=caller), "caller", caller)


def _count_through(settings: Settings, _kind: CueKind, way: int) -> Turned:
    count = _next(_SWITCH, settings.sound.count_through, way)
    sound = replace(settings.sound, count_through=count)
    return _turned(settings, sound, "count_through", _SWITCH_WORDS[count])


def volume_of(settings: Settings, kind: CueKind) -> int | None:
    """Percent of that cue; None where it is switched off."""
    return dict(settings.volumes).get(kind, 100)


def volume_words(settings: Settings, kind: CueKind) -> str:
    """`85 %`, or `off`."""
    volume = volume_of(settings, kind)
    return "off" if volume is None else f"{volume} %"


def set_volume(settings: Settings, kind: CueKind, volume: int | None) -> Turned:
    """That cue at so many percent; None switches it off."""
    volumes = {**dict(settings.volumes), kind: volume}
    value: Value = False if volume is None else volume
    if volume == 100:
        del volumes[kind]
        value = None
    changed = replace(settings, volumes=tuple(volumes.items()))
    return Turned(changed, f"volumes.{kind.name.lower()}", value)


DIALS = (
    Dial("Volume", lambda settings, _: f"{settings.sound.volume} %", _volume),
    Dial("This cue", volume_words, _cue),
    Dial("Delay", lambda settings, _: f"{settings.sound.delay_ms} ms", _delay),
    Dial("Pacer", lambda settings, _: _SWITCH_WORDS[settings.sound.pacer], _pacer),
    Dial("Caller", lambda settings, _: settings.sound.caller, _caller),
    Dial("Count-through", lambda settings, _: _SWITCH_WORDS[settings.sound.count_through],
         _count_through),
)  # fmt: skip
"""In the order in which Tab goes through them."""


def options_of(settings: Settings) -> SoundOptions:
    """The settings as the sound wants them: what is switched off is silent."""
    sound = settings.sound
    return SoundOptions(
        backend=sound.backend,
        volume=sound.volume,
        volumes=tuple((kind, volume or 0) for kind, volume in settings.volumes),
        delay_ms=sound.delay_ms,
        preroll_ms=sound.preroll_ms,
        keep_awake=sound.keep_awake,
    )


def _stepped(value: int, step: int, most: int) -> int:
    """The next multiple of the step, from 0 to `most`."""
    size = abs(step)
    moved = (value // size + 1) * size if step > 0 else (-(-value // size) - 1) * size
    return max(0, min(most, moved))


def _next(choices: Sequence[T], now: T, way: int) -> T:
    return choices[(choices.index(now) + way) % len(choices)]


def _turned(settings: Settings, sound: SoundSettings, key: str, value: Value) -> Turned:
    return Turned(replace(settings, sound=sound), f"sound.{key}", value)
