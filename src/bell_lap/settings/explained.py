"""What each setting is called and what it does: one wording for the screen and docs/settings.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explained:
    """One setting for a reader."""

    title: str
    """A few words for a list."""
    about: str
    """What it does, without a capital and a full stop."""
    unit: str = ""
    default: str = ""
    """What its absence means, where that is no value of its own."""


EXPLAINED = {
    "runner.name": Explained("Name", "your name, in the history", default="none"),
    "runner.beginner": Explained(
        "Beginner", "the weekly rule of the calendar asks for a day between runs"
    ),
    "profile.best": Explained(
        "Best",
        "a recent race; @ mile is its mile pace. The date may be left out",
        default="none",
    ),
    "profile.goal": Explained(
        "Goal", "the race to come; @ goal mile is its mile pace", default="none"
    ),
    "track.lap_m": Explained("Lap", "metres of one lap in lane 1", "m"),
    "track.kerb": Explained(
        "Kerb", "whether lane 1 has a kerb; without one it has a painted line"
    ),
    "track.lane": Explained("Lane", "the lane you run in"),
    "taps.who": Explained(
        "Who taps",
        "who taps: someone at the laptop, the runner with a remote, or the runner at the laptop "
        "after each rep",
    ),
    "taps.start": Explained(
        "Start of a rep", "what starts a rep after a recovery; auto: as who implies"
    ),
    "taps.ready_line_s": Explained(
        "Get ready, at line",
        "seconds to get ready where the start is at the line",
        "s",
        "coach 0, else 10",
    ),
    "taps.ready_away_s": Explained(
        "Get ready, away",
        "seconds to get ready where the start is elsewhere",
        "s",
        "coach 0, else 75",
    ),
    "cues.flash": Explained("Flash", "the screen flashes with each cue"),
    "cues.bell": Explained(
        "Terminal bell",
        "the terminal's bell rings where no sound can be played; without it the cues are then "
        "only seen",
    ),
    "sound.backend": Explained(
        "Played by",
        "what plays: a library, the terminal's bell, or nothing; auto: the first of simpleaudio "
        "and miniaudio that works, else the bell",
    ),
    "sound.volume": Explained("Volume", "percent of every cue's loudness", "%"),
    "sound.delay_ms": Explained(
        "Delay",
        "how long the loudspeaker takes (Bluetooth): everything is sent this much earlier",
        "ms",
    ),
    "sound.preroll_ms": Explained(
        "Silence before", "silence before the first sound, in which a sleeping loudspeaker wakes",
        "ms",
    ),
    "sound.keep_awake": Explained(
        "Keep it awake", "silence goes on between cues, so that the loudspeaker stays awake"
    ),
    "sound.pacer": Explained(
        "Pacer", "ticks at goal pace; auto: for the mile and in sessions that ask for it"
    ),
    "sound.pacer_every": Explained(
        "Pacer, every", "metres between two ticks, counted back from the finish"
    ),
    "sound.caller": Explained(
        "Caller",
        "how much the voice says: nothing, the delta and the time after a tap, or everything",
    ),
    "sound.count_through": Explained(
        "Count-through",
        "the voice counts the running seconds near a mark; auto: for solo and in pacing sessions, "
        "where the caller is full",
    ),
    "screen.theme": Explained(
        "Theme",
        "the name of a theme: dark, light, sun (black on white, for bright sun), ansi (the "
        "terminal's own colours), or one of Textual's",
        default="the program's own",
    ),
    "screen.hundredths": Explained(
        "Hundredths", "results in hundredths of a second instead of tenths"
    ),
}  # fmt: skip
"""By `section.key`, one for each of `reading.SETTINGS`."""
