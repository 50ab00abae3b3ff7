"""A session's sound track as a file, and in words: what became of its recoveries, and the schedule.

The file is written before anything is printed, so that what is printed is true.
"""

from __future__ import annotations

import argparse
import shlex
from dataclasses import dataclass, replace
from pathlib import Path

from bell_lap import paths
from bell_lap.cli.load import Loaded, load, plan_of, track_of
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.cli.sound_list import key_of
from bell_lap.core.notation.printer import print_items
from bell_lap.core.profile import race_words
from bell_lap.core.retelling import Synchronous, synchronous
from bell_lap.core.sendoffs import Wait
from bell_lap.core.units import MS, format_clock, format_duration, format_time
from bell_lap.core.voice import CLIPS
from bell_lap.errors import WrongUsage
from bell_lap.live.rendering import Rendering, render
from bell_lap.sound.backends import RATE
from bell_lap.sound.client import TimedCue
from bell_lap.sound.kit import Kit
from bell_lap.sound.render import schedule, unheard, write_track
from bell_lap.tui.cue_rows import ROWS
from bell_lap.tui.dials import options_of

COLUMNS = (Column("at", right=True), Column("cue"), Column("what", wide=True))
NAMES = {row.kind: row.name for row in ROWS}


@dataclass(frozen=True, slots=True)
class Track:
    """What was written, with all that is said of it."""

    loaded: Loaded
    told: Synchronous
    rendering: Rendering
    heard: tuple[tuple[int, TimedCue], ...]
    """Each cue that is heard, with the sample at which it begins."""
    left_out: tuple[TimedCue, ...]
    path: Path
    goal: str | None

    @property
    def notation(self) -> str:
        """The session of send-offs on one line."""
        lines = print_items(self.told.session.blocks[0].items)
        return lines.replace("\n", "; ")

    @property
    def command(self) -> str:
        """What runs the same session on the laptop."""
        race = self.goal or self._own_race()
        goal = f" --goal {shlex.quote(race)}" if race else ""
        ready_s = self.rendering.starts_ms // MS
        return f"bell-lap run {shlex.quote(self.notation)}{goal} --start clock --ready {ready_s}"

    def _own_race(self) -> str:
        """The session's own race, where paces are from it: a line of notation has none."""
        profile, race = self.loaded.profile, self.loaded.file.session.race
        needed = race is not None and profile.best is None and profile.goal is None
        return race_words(race) if race is not None and needed else ""


def render_track(args: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    argument, file = args.render
    path = Path(file)
    if path.suffix.casefold() != ".wav":
        raise WrongUsage(
            f"bell-lap sound: {file} must end in .wav", hints=(f"Such as {path.stem}.wav.",)
        )
    paths.refuse_to_replace(path, force=args.force)
    loaded = load(argument, args.goal)
    told = synchronous(loaded.file.session, loaded.plan)
    plan = plan_of(
        replace(loaded.file, session=told.session), loaded.profile, track_of(loaded.settings)
    )
    usual = loaded.settings
    rendering = render(plan, usual.rules, usual.cue_options)
    # A phone has a volume of its own, and what it plays cannot be sent earlier.
    options = replace(options_of(usual), volume=100 if args.volume is None else args.volume)
    kit = Kit.load(options)
    cues = [TimedCue(cue.at_ms / MS, cue.kind, cue.count, cue.words) for cue in rendering.cues]
    write_track(path, cues, kit, rendering.ends_ms / MS, force=args.force)
    heard, left_out = tuple(schedule(cues, kit)), tuple(unheard(cues, kit))
    track = Track(loaded, told, rendering, heard, left_out, path, args.goal)
    if args.json:
        print_json(as_json(track))
    else:
        _print(track)
    return 0


def as_json(track: Track) -> dict[str, object]:
    """All that is said of a track, as plain values."""
    return {
        "title": track.loaded.plan.title,
        "file": str(track.path),
        "rate": RATE,
        "starts_s": _seconds(track.rendering.starts_ms),
        "ends_s": _seconds(track.rendering.ends_ms),
        "notation": track.notation,
        "command": track.command,
        "send_offs": [
            {"what": one.what, "every_s": _seconds(one.every_ms)} for one in track.told.send_offs
        ],
        "waits": [
            {
                "what": wait.what,
                "s": _seconds(wait.ms),
                "times": wait.times,
                "expected": not wait.stated,
            }
            for wait in track.told.waits
        ],
        "not_in_it": list(track.told.dropped),
        "drifts": track.told.drifts,
        "cues": [
            {"sample": sample, "at_s": round(sample / RATE, 3), **_cue_json(cue)}
            for sample, cue in track.heard
        ],
        "unheard": [{"at_s": round(cue.at_s, 3), **_cue_json(cue)} for cue in track.left_out],
    }


def _cue_json(cue: TimedCue) -> dict[str, object]:
    return {"cue": key_of(cue.kind), "count": cue.count or None, "words": _words(cue) or None}


def _seconds(ms: int) -> float:
    return ms / MS


def _print(track: Track) -> None:
    told, ends = track.told, format_clock(track.rendering.ends_ms)
    print_lines([f"{track.loaded.plan.title}: a sound track of {ends} in {track.path}"])
    if told.send_offs:
        print_lines(["", "Recoveries are send-offs, so that phone and laptop stay together:"])
        print_lines(f"  {one.what} -> every {format_clock(one.every_ms)}" for one in told.send_offs)
    if told.waits:
        print_lines(["", "What waits for a tap waits for nobody here:"])
        print_lines(f"  {_wait_words(wait)}" for wait in told.waits)
    if told.dropped:
        print_lines(["", f"Not in it, before and after the reps: {', '.join(told.dropped)}."])
    print_lines([""])
    print_table(
        COLUMNS,
        [Row((_at(sample), key_of(cue.kind), _what(cue))) for sample, cue in track.heard],
    )
    if track.left_out:
        count = len(track.left_out)
        print_lines(["", f"Left out, switched off or too close to another cue: {count}."])
    lead = format_duration(track.rendering.starts_ms)
    print_lines(
        [
            "",
            f"The first start is {lead} into the track. To run it with the laptop, press tap there",
            "at the very instant at which the track begins:",
            f"  {track.command}",
        ]
    )
    if told.drifts:
        print_lines(
            ["Work that is followed at once has no send-off: tap it at its goal, or both drift."]
        )


def _wait_words(wait: Wait) -> str:
    each = f", {wait.times} times" if wait.times > 1 else ""
    why = "a plain figure" if wait.stated else "its expected time"
    return f"{wait.what}: {format_clock(wait.ms)}{each} ({why})"


def _at(sample: int) -> str:
    return format_time(round(sample * MS / RATE), 2)


def _what(cue: TimedCue) -> str:
    if cue.words:
        return f'"{_words(cue)}"'
    return f"{NAMES[cue.kind]} {cue.count}" if cue.count else NAMES[cue.kind]


def _words(cue: TimedCue) -> str:
    """What is said, as text."""
    return " ".join(CLIPS[word] for word in cue.words)
