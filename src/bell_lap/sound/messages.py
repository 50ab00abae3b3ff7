"""What the program and its sound process say to each other: frozen values, each one line of JSON.

A line that is not understood is no message and never an error: `decode` gives None, and whoever
reads counts it. Instants are seconds of the clock that both processes share.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bell_lap.core.cues import CueKind
from bell_lap.sound.client import SoundOptions, TimedCue

# --- what the program says ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Setup:
    """Open a device and play with these options. The first command, and given once."""

    options: SoundOptions


@dataclass(frozen=True, slots=True)
class Replace:
    """These are the cues to come, in place of those at or after `from_s`."""

    from_s: float
    cues: tuple[TimedCue, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """Play this at once, and say the words right after it."""

    asked_s: float
    kind: CueKind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjust:
    """From now on with these volumes and this delay."""

    options: SoundOptions


@dataclass(frozen=True, slots=True)
class Close:
    """Let what ends the workout ring out, and end."""


Command = Setup | Replace | Play | Adjust | Close

# --- what the sound process says ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ready:
    """The device is open."""

    backend: str
    device: str
    latency_s: float | None
    """From handing a sound over to hearing it, as far as the backend can tell."""


@dataclass(frozen=True, slots=True)
class Failed:
    """No device: the process ends."""

    reasons: tuple[tuple[str, str], ...]
    """Each backend that was tried, and why it cannot play."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The device has stopped working: the process ends."""

    why: str


@dataclass(frozen=True, slots=True)
class Played:
    """A cue has been handed over to the device."""

    cue: TimedCue
    due_s: float
    """When it was to be heard: its own instant, or a little later for speech that had to wait."""
    handed_s: float
    at_once: bool
    """It came by `Play`, and not from the schedule."""
    buffer: int
    """Which buffer it is in: the cues of one buffer keep their distances to the sample."""


@dataclass(frozen=True, slots=True)
class Late:
    """A cue was dropped: it would have been heard `late_s` too late."""

    cue: TimedCue
    late_s: float


@dataclass(frozen=True, slots=True)
class Alive:
    """A sign of life, about once a second."""

    latency_s: float | None
    """From the command to play at once to the loudspeaker, of the last such sounds."""
    unread: int = 0
    """Lines that were not understood."""


Report = Ready | Failed | Lost | Played | Late | Alive
Message = Command | Report

# --- as lines -------------------------------------------------------------------------------------


def encode(message: Message) -> bytes:
    """The message as a line, with its line feed."""
    data = {"is": type(message).__name__.lower(), **_ENCODERS[type(message)](message)}
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes | str) -> Message | None:
    """The message that a line is; None where it is none."""
    try:
        data = json.loads(line)
        return _DECODERS[data["is"]](data)
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
        return None


def _cue_out(cue: TimedCue) -> list[Any]:
    return [cue.at_s, cue.kind.name, cue.count, list(cue.words)]


def _cue_in(data: Any) -> TimedCue:
    at_s, kind, count, words = data
    return TimedCue(_number(at_s), CueKind[kind], int(count), _words(words))


def _options_out(options: SoundOptions) -> dict[str, Any]:
    return {
        "backend": options.backend,
        "volume": options.volume,
        "volumes": [[kind.name, volume] for kind, volume in options.volumes],
        "delay_ms": options.delay_ms,
        "preroll_ms": options.preroll_ms,
        "keep_awake": options.keep_awake,
    }


def _options_in(data: Any) -> SoundOptions:
    return SoundOptions(
        backend=str(data["backend"]),
        volume=int(data["volume"]),
        volumes=tuple((CueKind[kind], int(volume)) for kind, volume in data["volumes"]),
        delay_ms=int(data["delay_ms"]),
        preroll_ms=int(data["preroll_ms"]),
        keep_awake=bool(data["keep_awake"]),
    )


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no instant")
    return number


def _maybe(value: Any) -> float | None:
    return None if value is None else _number(value)


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError("words are a list")
    return tuple(str(word) for word in value)


_ENCODERS: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    Setup: lambda m: {"options": _options_out(m.options)},
    Replace: lambda m: {"from": m.from_s, "cues": [_cue_out(cue) for cue in m.cues]},
    Play: lambda m: {"asked": m.asked_s, "kind": m.kind.name, "words": list(m.words)},
    Adjust: lambda m: {"options": _options_out(m.options)},
    Close: lambda _: {},
    Ready: lambda m: {"backend": m.backend, "device": m.device, "latency": m.latency_s},
    Failed: lambda m: {"reasons": [list(reason) for reason in m.reasons]},
    Lost: lambda m: {"why": m.why},
    Played: lambda m: {
        "cue": _cue_out(m.cue),
        "due": m.due_s,
        "handed": m.handed_s,
        "at_once": m.at_once,
        "buffer": m.buffer,
    },
    Late: lambda m: {"cue": _cue_out(m.cue), "late": m.late_s},
    Alive: lambda m: {"latency": m.latency_s, "unread": m.unread},
}

_DECODERS: Mapping[str, Callable[[Any], Message]] = {
    "setup": lambda d: Setup(_options_in(d["options"])),
    "replace": lambda d: Replace(_number(d["from"]), tuple(_cue_in(cue) for cue in d["cues"])),
    "play": lambda d: Play(_number(d["asked"]), CueKind[d["kind"]], _words(d["words"])),
    "adjust": lambda d: Adjust(_options_in(d["options"])),
    "close": lambda _: Close(),
    "ready": lambda d: Ready(str(d["backend"]), str(d["device"]), _maybe(d["latency"])),
    "failed": lambda d: Failed(tuple((str(name), str(why)) for name, why in d["reasons"])),
    "lost": lambda d: Lost(str(d["why"])),
    "played": lambda d: Played(
        _cue_in(d["cue"]),
        _number(d["due"]),
        _number(d["handed"]),
        bool(d["at_once"]),
        int(d["buffer"]),
    ),
    "late": lambda d: Late(_cue_in(d["cue"]), _number(d["late"])),
    "alive": lambda d: Alive(_maybe(d["latency"]), int(d["unread"])),
}
