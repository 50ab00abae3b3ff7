"""How the sound does, in words for the sound check and the ready screen."""

from __future__ import annotations

import re

from bell_lap.sound.client import SoundReport
from bell_lap.tui.words import counted

WAY_OUT = "`bell-lap doctor` tells more."


def name_words(report: SoundReport) -> str:
    """`miniaudio`, `the terminal's bell`: what plays; empty while nothing is found."""
    names = {"bell": "the terminal's bell", "none": "no sound", "auto": ""}
    return names.get(report.backend, report.backend)


def device_words(report: SoundReport) -> str:
    """`playing on Loudspeaker`: its state, and the device where it is known."""
    return " on ".join(part for part in (report.state, report.device) if part) or "not known"


def ready_words(status: str, trouble: str | None) -> str:
    """`sound: miniaudio`, or that it does not play and where more is told; for the ready screen.

    Of a trouble its first sentence, without the reasons, which are as long as a device's name.
    """
    if trouble is None:
        return f"sound: {status}"
    return f"sound: {short(trouble)}. v tells why and what helps"


def short(trouble: str) -> str:
    """A trouble's first sentence without what is in brackets, and without its full stop."""
    return re.sub(r" \(.*\)", "", trouble.partition(". ")[0]).rstrip(".")


def figures(report: SoundReport) -> str:
    """`latency 23 ms · 12 played · none late · no restart`."""
    return " · ".join(
        (
            _latency_words(report),
            f"{report.played} played",
            f"{report.late or 'none'} late",
            "no restart" if not report.deaths else counted(report.deaths, "restart"),
        )
    )


def _latency_words(report: SoundReport) -> str:
    """Only what sounds at once measures it: a countdown, which is planned, does not."""
    if report.latency_ms is not None:
        return f"latency {report.latency_ms:.0f} ms"
    return "latency: play go" if report.device else "latency not measured"


def trouble_words(report: SoundReport, trouble: str | None) -> str:
    """Why not everything is heard, and the way out; empty where all is well."""
    if trouble:
        return f"{trouble.rstrip('.')}. {WAY_OUT}"
    if report.backend == "none":
        return "No sound is asked for: cues are only seen. The setting is sound.backend."
    if report.backend == "bell":
        return "The terminal's bell alone: one sound for all, no volume, no pacer, no caller."
    return ""
