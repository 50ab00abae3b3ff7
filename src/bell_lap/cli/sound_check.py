"""The sound check in lines of text: every cue by its name as it sounds, and how the sound does."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from threading import Event

from bell_lap.cli.output import print_json, print_lines
from bell_lap.cli.sound_list import key_of
from bell_lap.cli.sounds import plain_sound, sound_options
from bell_lap.clock import SystemClock
from bell_lap.core.cues import CueKind
from bell_lap.errors import EnvironmentProblem, ExitCode
from bell_lap.settings import Settings
from bell_lap.sound.client import CheckedSound, SoundReport
from bell_lap.tui.cue_rows import ROWS, CueRow
from bell_lap.tui.playing import Playing

OPENS_S = 8.0
"""A device that is not open after this long will not be."""
LOOK_S = 0.05
SETTLES_S = 0.6
"""After the last cue the sound process tells what came of it."""
SHORT = (CueKind.TAP, CueKind.GO, CueKind.TAP)
"""Enough to measure the latency by."""

HINTS = ("`bell-lap doctor` tells what was tried.", "`--backend` tries another way.")


def check_in_lines(usual: Settings, backend: str | None, *, as_json: bool) -> int:
    """Play through the cues and report; with `as_json` play three only, and print the report.

    Raises EnvironmentProblem where nothing plays.
    """
    asked = sound_options(backend, usual).backend
    sound = plain_sound(backend, usual)
    try:
        report = opened(sound, OPENS_S)
        if plays(report):
            wanted = [row for kind in SHORT for row in ROWS if row.kind is kind]
            _play(sound, wanted if as_json else ROWS, usual, tell=not as_json)
            Event().wait(SETTLES_S)
            report = sound.report()
        trouble = sound.trouble
    finally:
        sound.close()
    if as_json:
        print_json(report_json(report, trouble, asked))
        return ExitCode.FINE if plays(report) else ExitCode.ENVIRONMENT
    print_lines(["", *report_lines(report)])
    if not plays(report):
        raise EnvironmentProblem(_why_not(report, trouble), hints=HINTS)
    if trouble is not None:
        print_lines([trouble])
    return ExitCode.FINE


def plays(report: SoundReport) -> bool:
    """Whether anything is heard."""
    return report.state == "playing"


def report_json(report: SoundReport, trouble: str | None, asked: str) -> dict[str, object]:
    """The report as plain values."""
    latency = report.latency_ms
    return {
        "plays": plays(report),
        "asked": asked,
        "backend": report.backend,
        "device": report.device or None,
        "state": report.state,
        "latency_s": None if latency is None else round(latency / 1000, 3),
        "played": report.played,
        "late": report.late,
        "restarts": report.deaths,
        "trouble": trouble,
    }


def report_lines(report: SoundReport) -> list[str]:
    """The report in lines of text."""
    latency = "not known" if report.latency_ms is None else f"{report.latency_ms:.0f} ms, measured"
    return [
        f"backend  {report.backend}",
        f"device   {report.device or 'not known'}",
        f"state    {report.state}",
        f"latency  {latency}",
        f"cues     {report.played} played, {report.late or 'none'} late",
    ]


def opened(sound: CheckedSound, within_s: float) -> SoundReport:
    """How the sound does once it has opened its device, or has not within that time."""
    clock = SystemClock()
    until_s = clock.now() + within_s
    while (report := sound.report()).state == "starting" and clock.now() < until_s:
        Event().wait(LOOK_S)
    return report


def _play(sound: CheckedSound, rows: Sequence[CueRow], usual: Settings, *, tell: bool) -> None:
    """Play these cues one after the other, each told as it begins."""
    clock, off = SystemClock(), usual.cues_off
    playing = Playing(sound, usual.sound.delay_ms / 1000)
    playing.play([row for row in rows if row.kind not in off], clock.now())
    told: CueRow | None = None
    while playing.row is not None:
        if playing.row is not told and tell:
            print_lines([_line(playing.row)])
            sys.stdout.flush()
        told = playing.row
        if playing.next_s is not None:
            Event().wait(max(0.0, playing.next_s - clock.now()))
        playing.advance(clock.now())


def _line(row: CueRow) -> str:
    return f"{key_of(row.kind):<10}  {row.name}: {row.when}"


def _why_not(report: SoundReport, trouble: str | None) -> str:
    if trouble is not None:
        return trouble
    if report.backend == "none":
        return "No sound plays: none is asked for, or only a bell, and this is no terminal."
    return f"No sound plays: {report.state or 'it is not known why'}."
