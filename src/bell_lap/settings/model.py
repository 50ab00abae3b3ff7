"""The settings as frozen values. A field that has no default of its own says what None means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bell_lap.core.profile import Profile
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import RaceTime

if TYPE_CHECKING:
    from bell_lap.core.cues import CueKind, CueOptions


@dataclass(frozen=True, slots=True)
class Runner:
    """Who runs."""

    name: str = ""
    beginner: bool = False
    """The weekly rule asks for a day between runs."""


@dataclass(frozen=True, slots=True)
class Performances:
    """What the goals of a plan are reckoned from."""

    best: RaceTime | None = None
    best_date: str | None = None
    """ISO date of the best, where given."""
    goal: RaceTime | None = None
    goal_date: str | None = None
    """ISO date of the race to come, where given."""


@dataclass(frozen=True, slots=True)
class TrackSettings:
    """The track that is run on."""

    lap_m: float = 400.0
    """Metres of one lap in lane 1."""
    kerb: bool = True
    """A kerb inside lane 1; without one there is a painted line."""
    lane: int = 1


@dataclass(frozen=True, slots=True)
class Taps:
    """Who taps, and how a rep begins."""

    who: Who = Who.COACH
    start: Start = Start.AUTO
    ready_line_ms: int | None = None
    """Get-ready before a start at the line; None: as `who` implies."""
    ready_away_ms: int | None = None
    """The same where the start is elsewhere."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Which cues the terminal gives."""

    flash: bool = True
    bell: bool = True
    """Its bell rings where no sound can be played."""


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """What plays the cues and how, and what of the pacer and the caller is wanted."""

    backend: str = "auto"
    volume: int = 100
    """Of everything, in percent."""
    delay_ms: int = 0
    """How long the loudspeaker takes."""
    preroll_ms: int = 1_000
    """Silence before the first sound."""
    keep_awake: bool = True
    """Silence goes on between sounds."""
    pacer: bool | None = None
    """None: as the session asks."""
    pacer_every_m: float | None = 100.0
    """Metres between two ticks; None: a lap."""
    caller: str = "full"
    """The value of a `core.cues.Caller`."""
    count_through: bool | None = None
    """None: as who taps and the session imply."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How the screen looks."""

    theme: str | None = None
    """A theme's name; None: the program's own."""
    hundredths: bool = False
    """Results in hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. Without a file every one has its default."""

    runner: Runner = Runner()
    performances: Performances = Performances()
    paces: tuple[RaceTime, ...] = ()
    """Race times that go before any reckoning, in the file's order."""
    track: TrackSettings = TrackSettings()
    taps: Taps = Taps()
    cues: Cues = Cues()
    sound: SoundSettings = SoundSettings()
    volumes: tuple[tuple[CueKind, int | None], ...] = ()
    """Percent of single cues, in the file's order: 0 is only seen, None neither heard nor seen."""
    screen: Screen = Screen()
    keys: tuple[tuple[str, str], ...] = ()
    """(binding id, keys) as written; the screens know the ids."""

    @property
    def profile(self) -> Profile:
        """The runner's profile as plans want it."""
        known = self.performances
        return Profile(known.best, known.goal, self.paces, self.runner.name, known.best_date)

    @property
    def rules(self) -> Rules:
        """The rules that a new workout is folded by."""
        taps = self.taps
        return Rules(taps.who, taps.start, taps.ready_line_ms, taps.ready_away_ms)

    @property
    def cue_options(self) -> CueOptions:
        """What of the pacer and the caller is wanted."""
        # The cues bring the engine with them, which commands that print a plan do without.
        from bell_lap.core.cues import Caller, CueOptions  # noqa: PLC0415

        sound = self.sound
        return CueOptions(
            sound.pacer, sound.pacer_every_m, Caller(sound.caller), sound.count_through
        )

    @property
    def cues_off(self) -> frozenset[CueKind]:
        """The cues that are neither heard nor seen."""
        return frozenset(kind for kind, volume in self.volumes if volume is None)
