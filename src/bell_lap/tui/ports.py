"""What the screens ask of the rest of the program. They know no file, no database and no sound.

`cli` fills a `Context` with the real things, a test with small ones of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bell_lap.clock import today
from bell_lap.tui.editable import Kept

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bell_lap.clock import Clock
    from bell_lap.core.cues import Cue, CueOptions
    from bell_lap.core.events import Event
    from bell_lap.core.inputs import Input
    from bell_lap.core.plan import Plan, PlanStep, Range
    from bell_lap.core.result import WorkoutResult
    from bell_lap.core.rules import Rules
    from bell_lap.core.state import State
    from bell_lap.core.strength import SetAtHand
    from bell_lap.core.view import View
    from bell_lap.core.week import DayWork
    from bell_lap.errors import BadInput
    from bell_lap.history.bests import DistanceBests, SetBest, SingleBest
    from bell_lap.history.exchange.copies import Copy
    from bell_lap.history.filtering import Filter
    from bell_lap.history.lock import LockHeld
    from bell_lap.history.records import DaySum, Diary, Key, Summary
    from bell_lap.history.stored import StoredWorkout
    from bell_lap.history.trends import TrendPoint
    from bell_lap.library.files import SessionFile
    from bell_lap.library.shelf import Entry
    from bell_lap.live.logged import Done
    from bell_lap.settings import Settings
    from bell_lap.sound.client import CheckedSound
    from bell_lap.tui.ring import Ring

Value = str | float | bool | Mapping[str, str] | None
"""What a setting can be set to; None takes it out of the file."""

Pump = Callable[[], int | None]
"""Does what a simulated runner is due to do; the next instant it wants, in workout ms."""


class Live(Protocol):
    """A workout under way: `bell_lap.live.workout.LiveWorkout` is one."""

    kept_as: Path | None
    """The file that it was written to because the history did not take it."""

    @property
    def plan(self) -> Plan:
        """As it is by now."""

    @property
    def rules(self) -> Rules:
        """Who taps, and what is a bounce."""

    @property
    def rehearsal(self) -> bool:
        """Simulated, and not kept."""

    @property
    def clock(self) -> Clock:
        """The clock that all its instants are taken from."""

    def now_ms(self) -> int:
        """Milliseconds since the workout's start."""

    def at_ms(self, clock_s: float) -> int:
        """An instant of `clock.now()` in milliseconds since the workout's start."""

    def press(self, key: str, at_ms: int | None = None) -> None:
        """A tap key went down."""

    def act(self, item: Input) -> None:
        """Any other input."""

    def tick(self) -> None:
        """Publish what deadlines have brought."""

    def view(self) -> View:
        """The workout at this instant."""

    def state(self) -> State:
        """The state at this instant, for the lap editor."""

    @property
    def all_saved(self) -> bool:
        """Whether there is nothing to lose: every input, and how it ended, is on the disk."""

    @property
    def trouble(self) -> str | None:
        """Why something is not on the disk."""

    def copy(self) -> Copy | None:
        """All of it, for a file of its own; None where there is nothing to keep."""

    def next_deadline_ms(self) -> int | None:
        """The next instant at which something happens by itself."""

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Hear every event from now on; call the result to stop."""

    def result(self) -> WorkoutResult:
        """Reps, laps and recoveries by now."""

    def subscribe_cues(self, listener: Callable[[Cue], None]) -> Callable[[], None]:
        """Hear of every cue at its instant, for a flash; call the result to stop."""

    def subscribe_notices(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Hear, once each, of trouble with the sound and of its end; call the result to stop."""

    @property
    def cue_options(self) -> CueOptions:
        """What of the pacer and the caller is wanted."""

    def set_cue_options(self, options: CueOptions) -> None:
        """Other wishes, from now on; they are no input."""

    @property
    def pacer_on(self) -> bool:
        """Whether ticks are wanted in the rep under way, or else in the next one."""

    def call_attention(self) -> None:
        """Sound and flash that a person is needed."""

    def set_at_hand(self) -> SetAtHand | None:
        """The set of movements under way or just done; None where other work is."""

    def change_set(self, *, reps_by: int = 0, load_by: int = 0) -> None:
        """Its repetitions, and its load in steps of a small disc on each side, more or fewer."""

    def last_time(self, step: PlanStep) -> str | None:
        """What was done of this movement last time: `3 x 5 @ 100kg, 12 days ago`."""

    def close(self) -> bool:
        """Let go of disk, sound and sleep; what is not finished stays to be resumed.

        False where something could not be saved.
        """


class History(Protocol):
    """The workouts that were kept: `bell_lap.history.store.Store` is one."""

    def list(
        self, after: Key | None = None, limit: int | None = None, wanted: Filter = ...
    ) -> tuple[Summary, ...]:
        """Rows from the newest on, or what follows `after`."""

    def count(self, wanted: Filter = ...) -> int:
        """How many rows there are."""

    def days(self, wanted: Filter = ...) -> tuple[DaySum, ...]:
        """What each local day has that has a row, newest first."""

    def alike(self, workout: int, *, exact: bool = False, limit: int = 100) -> tuple[Summary, ...]:
        """Workouts with the same work, this one among them, newest first."""

    def delete(self, workout: int, now_utc_ms: int) -> None:
        """Out of every list; 30 days long it can be brought back. Raises BadInput."""

    def undelete(self, workout: int, result: WorkoutResult) -> None:
        """Back in every list. Raises BadInput."""

    def day_works(self, runner: str, since: date, until: date) -> tuple[DayWork, ...]:
        """What a runner did from day to day, both days included, in order."""

    def summary(self, workout: int) -> Summary:
        """One row. Raises BadInput where there is none."""

    def load(self, workout: int) -> StoredWorkout:
        """One workout. Raises BadInput where it cannot be read."""

    def unfinished(self) -> tuple[Summary, ...]:
        """Workouts without an end, newest first."""

    def holder(self) -> LockHeld | None:
        """Who has a workout under way just now, where another program has."""

    def diary(self, workout: int) -> Diary:
        """What a person wrote about a workout, deleted ones too. Raises BadInput."""

    def set_note(self, workout: int, text: str) -> None:
        """Replace the note. Raises BadInput for one that cannot be kept, like all that follow."""

    def set_conditions(self, workout: int, text: str) -> None:
        """Replace the conditions."""

    def set_rpe(self, workout: int, rpe: int | None) -> None:
        """How hard it was, 1 to 10."""

    def tag(self, workout: int, word: str) -> None:
        """Add a tag."""

    def untag(self, workout: int, word: str) -> None:
        """Take a tag off."""

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Every tag with how many workouts have it, the commonest first."""

    # --- the whole of it: bests and trends; a season is a calendar year, bounds are inclusive -----

    def best_board(
        self, *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[DistanceBests, ...]:
        """The bests over every distance, the shortest first."""

    def fastest(
        self, distance_mm: int, *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[SingleBest, ...]:
        """The ten fastest reps over a distance, fastest first."""

    def best_sets(
        self, distance_mm: int, *, season: int | None = None, rest_ms: Range | None = None
    ) -> tuple[SetBest, ...]:
        """The ten sets of the fastest mean over a distance."""

    def seasons(self) -> tuple[int, ...]:
        """The years that have a rep that counts, newest first."""

    def trend_of_work(self, workout: int, *, since: date | None = None) -> tuple[TrendPoint, ...]:
        """The workouts of the same work as this one, oldest first."""

    def trend_of_distance(
        self, distance_mm: int, *, kind: str | None = None, since: date | None = None
    ) -> tuple[TrendPoint, ...]:
        """The workouts with reps over a distance, oldest first."""

    def distances(self) -> tuple[tuple[int, int], ...]:
        """Every distance in millimetres with how many reps over it count, the commonest first."""


class Shelf(Protocol):
    """The sessions at hand: `bell_lap.library.shelf.Library` is one."""

    @property
    def problems(self) -> tuple[BadInput, ...]:
        """What keeps a whole folder from being listed."""

    def names(self) -> tuple[str, ...]:
        """Every name, in order; no file is read for it."""

    def entries(self) -> tuple[Entry, ...]:
        """Every entry in the order of their names."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a workout is about to be made of."""

    plan: Plan
    text: str
    """As its author wrote it."""
    name: str | None = None
    """Its name in the library; None for a line typed by hand."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is known of this machine before a workout; each is a short sentence or empty."""

    awake: str = ""
    sound: str = ""
    battery: str = ""
    lid: str = ""
    worry: bool = False
    """One of them wants looking at."""


class Save(Protocol):
    """Changes settings in the user's file; gives the settings as they are then."""

    def __call__(self, changes: Mapping[str, Value], /) -> Settings:
        """Raises BellLapError where that cannot be done; then nothing is changed."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that the screens can reach."""

    clock: Clock
    settings: Settings
    save: Save
    shelf: Callable[[], Shelf]
    """The library, listed anew."""
    start: Callable[[Chosen, Rules], Live]
    """Begin a workout, which then waits for its first tap."""
    resume: Callable[[int], Live]
    """Go on with a workout of the history."""
    ring: Ring
    """The terminal's bell; the app binds it."""
    history: History | None = None
    """None where the history cannot be opened; `trouble` then says why."""
    trouble: str = ""
    machine: Callable[[], Machine] = Machine
    """Looks at this machine."""
    sound_check: Callable[[], CheckedSound] | None = None
    """Opens the sound of the settings as they are then, for the sound check and the ready screen.
    Whoever opens it closes it: there is one sound at a time. It never waits for the device."""
    ask_goal: bool = False
    """Nobody has been asked for a best and a goal yet."""
    asked: Callable[[], None] = lambda: None
    """The question was put: never again."""
    mend: Callable[[int], Kept] | None = None
    """Opens a workout of the history for the lap editor. Raises BellLapError where that may not be;
    None where nothing can be mended."""
    hint: bool = False
    """Nobody has closed the hint for new users yet."""
    hint_closed: Callable[[], None] = lambda: None
    """It was closed: never again."""
    today: Callable[[], date] = today
    """The local day."""
    find: Callable[[str], SessionFile] | None = None
    """The session that a text means: a name, a file, or notation. Raises BadInput with ways out."""
    log: Callable[[Done], int] | None = None
    """Keeps a workout done without the laptop; returns its number. Raises BellLapError."""
