"""Small real things for the screens: a clock that stands still, a plan, a workout not kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from bell_lap import paths
from bell_lap.clock import FakeClock
from bell_lap.core.cues import CueKind
from bell_lap.core.expand import expand
from bell_lap.core.plan import Plan
from bell_lap.core.profile import Profile
from bell_lap.core.rules import Rules
from bell_lap.core.session import (
    Block,
    Count,
    Manner,
    RaceTime,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Role,
    Session,
    Step,
)
from bell_lap.core.track import Track
from bell_lap.core.units import metres
from bell_lap.library.shelf import Library
from bell_lap.live.workout import LiveWorkout
from bell_lap.settings import Settings, load, save
from bell_lap.sound.client import CheckedSound, SoundOptions, SoundReport, TimedCue
from bell_lap.tui.app import BellLapApp
from bell_lap.tui.buttons import USUAL_UNDO
from bell_lap.tui.keys import HELD_S, UNDO_KEYS
from bell_lap.tui.ports import Chosen, Context, History, Machine, Value
from bell_lap.tui.ring import Ring
from bell_lap.tui.screens.library import LibraryScreen

TODAY = date(2026, 5, 29)
"""The day that it is in the tests; a Friday."""

JOG_90 = Rest((Recovery(RecoveryKind.TIME, Manner.JOG, 90_000, 90_000),))
FULL = Rest((Recovery(RecoveryKind.FULL),))


@dataclass(slots=True)
class PilotClock(FakeClock):
    """A pilot's keys are stamped in another world: they count at this clock's now."""

    def at_stamp(self, stamp_s: float) -> float:
        del stamp_s
        return self.now_s


def reps(
    distance_m: int = 400,
    count: int = 4,
    goal_ms: int | None = 75_000,
    rest: Rest = JOG_90,
    most: int | None = None,
) -> Step:
    """`4 x 400m in 75s, rest 90s jog`."""
    goal = None if goal_ms is None else RepTime(goal_ms, goal_ms)
    return Step(metres(distance_m), Count(count, most or count), goal, None, rest)


def ladder() -> Session:
    """A warm-up, two lines of reps, a cool-down."""
    return Session(
        (
            Block((Step(metres(1200), role=Role.WARMUP),), name="Warm-up", role=Role.WARMUP),
            Block((reps(200, 4, 36_000), reps(600, 2, 112_000, FULL)), name="Ladder"),
            Block((Step(metres(800), role=Role.COOLDOWN),), name="Cool-down", role=Role.COOLDOWN),
        ),
        "Ascending ladder",
        purpose="The reps grow, the pace does not.",
        source="a whiteboard",
    )


def simple(*steps: Step, title: str = "4 x 400m in 75s") -> Session:
    """One block."""
    return Session((Block(steps or (reps(),)),), title)


def plan_of(session: Session, profile: Profile | None = None) -> Plan:
    """The session on a track of 400 m."""
    return expand(session, profile or Profile(), Track())


@dataclass
class Line:
    """A workout at the line, with the hands of a person."""

    live: LiveWorkout
    clock: PilotClock

    def after(self, seconds: float) -> None:
        """Let time pass, as a program that ticks sees it."""
        while seconds > 0:
            part = min(seconds, 1.0)
            self.clock.advance(part)
            seconds -= part
            self.live.tick()

    def tap(self, after_s: float = 0) -> None:
        """A tap, `after_s` later."""
        self.after(after_s)
        self.live.press("space")


def line_of(
    session: Session,
    rules: Rules = Rules(),  # noqa: B008 - frozen
    *,
    rehearsal: bool = False,
    sound: CheckedSound | None = None,
) -> Line:
    """A workout of that session which waits for its first tap."""
    clock = PilotClock()
    live = LiveWorkout(plan_of(session), rules, clock, sound=sound)
    live.rehearsal = rehearsal
    return Line(live, clock)


WELL = SoundReport("miniaudio", "Loudspeaker", "playing", 23.4)


@dataclass
class SoundDouble:
    """A sound without a device: it remembers what it was told."""

    known: SoundReport = WELL
    trouble: str | None = None
    coming: tuple[TimedCue, ...] = ()
    played: list[tuple[CueKind, tuple[str, ...]]] = field(default_factory=list)
    reached: list[CueKind] = field(default_factory=list)
    options: list[SoundOptions] = field(default_factory=list)
    closed: int = 0

    @property
    def status(self) -> str:
        """What plays."""
        return f"{self.known.backend}: {self.known.state}"

    def replace(self, cues: Sequence[TimedCue]) -> None:
        """The cues to come."""
        self.coming = tuple(cues)

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:
        """At once."""
        self.played.append((kind, words))

    def due(self, kind: CueKind) -> None:
        """An instant was reached."""
        self.reached.append(kind)

    def report(self) -> SoundReport:
        """What the test says."""
        return self.known

    def adjust(self, options: SoundOptions) -> None:
        """Other volumes."""
        self.options.append(options)

    def close(self) -> None:
        """Let go."""
        self.closed += 1


@dataclass
class Desk:
    """What a context was asked to do."""

    started: list[tuple[Chosen, Rules]] = field(default_factory=list)
    resumed: list[int] = field(default_factory=list)
    saved: list[Mapping[str, Value]] = field(default_factory=list)
    asked: int = 0
    hints_closed: int = 0


def context_of(
    desk: Desk,
    *,
    settings: Settings | None = None,
    shelf: Library | None = None,
    history: History | None = None,
    clock: PilotClock | None = None,
    ask_goal: bool = False,
    hint: bool = False,
    machine: Callable[[], Machine] = Machine,
    trouble: str = "",
    sound_check: Callable[[], CheckedSound] | None = None,
    today: date = TODAY,
) -> Context:
    """A context with the real settings of the test's home and workouts that are not kept."""
    clock = clock or PilotClock()

    def begin(chosen: Chosen, rules: Rules) -> LiveWorkout:
        desk.started.append((chosen, rules))
        live = LiveWorkout(chosen.plan, rules, clock)
        live.rehearsal = False
        return live

    def go_on(workout: int) -> LiveWorkout:
        desk.resumed.append(workout)
        return line_of(simple()).live

    def keep(changes: Mapping[str, Value]) -> Settings:
        desk.saved.append(changes)
        return save(changes)

    def asked() -> None:
        desk.asked += 1

    def hint_closed() -> None:
        desk.hints_closed += 1

    return Context(
        clock=clock,
        settings=settings or load(),
        save=keep,
        shelf=lambda: shelf or Library(Path("no-such-folder"), paths.sessions_dir()),
        start=begin,
        resume=go_on,
        ring=Ring(),
        history=history,
        trouble=trouble,
        machine=machine,
        sound_check=sound_check,
        ask_goal=ask_goal,
        asked=asked,
        hint=hint,
        hint_closed=hint_closed,
        today=lambda: today,
    )


def app_at(line: Line) -> BellLapApp:
    """The program straight on the run screen."""
    return BellLapApp(context_of(Desk(), clock=line.clock), line.live)


def on(app: App[None], kind: type[Screen[Any]]) -> bool:
    """Whether that kind of screen is on top."""
    return isinstance(app.screen, kind)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys, each with its messages and its frame.

    The same undo key twice is pressed twice, not held: between the two only time itself can pass.
    """
    for before, key in pairwise(("", *keys)):
        if key == before and key in {USUAL_UNDO, *UNDO_KEYS}:
            await asyncio.sleep(HELD_S)
        await pilot.press(key)
        await pilot.pause()


async def open_library(pilot: Pilot[None]) -> None:
    """The library with all its files read, however soon that comes by itself."""
    await pilot.pause()
    screen = pilot.app.screen
    if isinstance(screen, LibraryScreen):
        screen.fill_once()
    await pilot.pause()


def with_mile(settings: Settings, time_ms: int) -> Settings:
    """Settings with a best mile."""
    best = RaceTime("mile", time_ms)
    return replace(settings, performances=replace(settings.performances, best=best))
