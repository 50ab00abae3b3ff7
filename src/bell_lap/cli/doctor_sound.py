"""What `doctor` finds of the sound: libraries, devices, and what the settings come to.

A library is tried in the sound process alone: one that crashes takes nothing with it, and one that
does not answer is not waited for. Nothing is heard.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from bell_lap import settings
from bell_lap.cli.finding import Finding
from bell_lap.cli.sound_check import opened, plays
from bell_lap.cli.sounds import sound_options
from bell_lap.errors import BellLapError
from bell_lap.settings import Settings
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.opening import WAYS_OUT, open_sound

WAIT_S = 4.0
"""How long one library may take to open its device."""
LOUDSPEAKER = "Connect a loudspeaker or headphones; look at the system's sound settings."
CARDS = Path("/proc/asound/cards")


def look_at_sound() -> Iterator[Finding]:
    """Libraries, devices on Linux, what plays, and what the screen does."""
    known = _settings()
    options = sound_options(None, known)
    playing: list[str] = []
    for name in WAYS_OUT:
        finding, is_playing = _library(name, options)
        playing += [name] if is_playing else []
        yield finding
    if sys.platform == "linux":
        yield servers()
    yield verdict(options.backend, playing, bell=known.cues.bell)
    if not known.cues.flash:
        yield Finding("flash", "note", "cues do not flash", "Set cues.flash to true.")


def verdict(wanted: str, playing: list[str], *, bell: bool) -> Finding:
    """What plays the cues of the next workout; `playing` are the libraries that found a device."""
    if wanted == "none":
        return Finding("sound", "note", "off by the settings", 'Set sound.backend to "auto".')
    if wanted == "bell":
        return Finding("sound", "ok", "the terminal's bell, by the settings")
    found = playing[:1] if wanted == "auto" else [name for name in playing if name == wanted]
    if found:
        return Finding("sound", "ok", f"{found[0]} plays the cues; `bell-lap sound` checks them")
    instead = "the terminal's bell and flashes" if bell else "flashes only"
    hint = LOUDSPEAKER if not playing else f"Set sound.backend to {playing[0]!r} or 'auto'."
    return Finding("sound", "note", f"{wanted} does not play: {instead}", hint)


def _library(name: str, options: SoundOptions) -> tuple[Finding, bool]:
    """One library, and whether it has a device."""
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        optional = name == "simpleaudio"
        hint = "" if optional else WAYS_OUT[name][0]
        said = "not installed (it is not needed)" if optional else "not installed"
        return Finding(name, "ok" if optional else "note", said, hint), False
    try:
        sound = open_sound(replace(options, backend=name), _silent)
    except BellLapError as error:
        return Finding(name, "note", f"{version}: {error.message}", " ".join(error.hints)), False
    try:
        report, trouble = opened(sound, WAIT_S), sound.trouble
    finally:
        sound.close()
    if plays(report):
        latency = "" if report.latency_ms is None else f", latency {report.latency_ms:.0f} ms"
        device = report.device or "a device without a name"
        return Finding(name, "ok", f"{version}: {device}{latency}"), True
    if report.state == "starting":
        return Finding(name, "note", f"{version}: no answer after {WAIT_S:g} s", LOUDSPEAKER), False
    why = report.state if trouble is None else _reason(trouble, name)
    return Finding(name, "note", f"{version}: {why}", LOUDSPEAKER), False


def _reason(trouble: str, name: str) -> str:
    """What a trouble says of that library alone; all of it where it says nothing of that kind."""
    return trouble.partition(f"({name}: ")[2].rpartition("): ")[0] or trouble


def servers(cards: Path = CARDS) -> Finding:
    """Where Linux would play: a sound server, ALSA's cards."""
    server = _server()
    try:
        lines = cards.read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    names = [line.partition("]: ")[2] for line in lines if "]: " in line]
    said = [
        f"sound server at {server}" if server else "no sound server (PulseAudio, PipeWire)",
        f"ALSA cards: {', '.join(names)}" if names else "no ALSA card",
    ]
    hint = ""
    if not server and not names:
        hint = "Without a card there is no sound; over ssh and in containers that is usual."
    elif not server:
        hint = "If nothing is heard: is another program holding the card?"
    return Finding("sound devices", "ok" if server or names else "note", "; ".join(said), hint)


def _server() -> str:
    """Where the sound server listens; empty where none does."""
    named = os.environ.get("PULSE_SERVER", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    socket = Path(runtime) / "pulse" / "native"
    return named or (str(socket) if runtime and socket.exists() else "")


def _settings() -> Settings:
    """The defaults where they cannot be read: that has been told already."""
    try:
        return settings.load()
    except BellLapError:
        return Settings()


def _silent() -> None:
    """Nothing is to ring here."""
