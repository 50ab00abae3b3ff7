"""A workout told as a conversation: who does what at which instant, and what it has come to.

    talk = Talk("2 x 400m in 72s, rest 90s")
    talk.at(0).tap()
    talk.at(72_000).tap()
    assert talk.phase == "recovery"

Instants are ms since the workout's start. What is asked is told as of the newest instant named.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from bell_lap.core import inputs
from bell_lap.core.derive import workout_result
from bell_lap.core.events import Event, Refused
from bell_lap.core.expand import expand
from bell_lap.core.inputs import Input
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.notation import parse
from bell_lap.core.plan import Plan, StepKind
from bell_lap.core.profile import NOBODY, Profile
from bell_lap.core.projection import view_at
from bell_lap.core.result import Flag, MarkResult, StepResult, WorkoutResult
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import Block, Kind, Place, Session
from bell_lap.core.state import Run, State
from bell_lap.core.track import Track
from bell_lap.core.view import Action, View


def plan_of(
    *blocks: str, profile: Profile = NOBODY, place: Place = Place.TRACK, flow: bool = False
) -> Plan:
    """The plan of a session whose blocks are these notations."""
    parts = tuple(
        Block(parse(text, kind=Kind.POWER if "reps" in text else Kind.INTERVALS).items, flow=flow)
        for text in blocks
    )
    return expand(Session(parts, "A session", place=place), profile, Track())


def rules_of(who: str = "coach", start: str = "auto", ready: int | None = None) -> Rules:
    """Rules by their words; `ready` is the get-ready everywhere, in ms."""
    return Rules(Who(who), Start(start), ready, ready)


class Talk:
    """A plan, its rules, and everything said so far."""

    def __init__(
        self,
        plan: str | Plan,
        who: str = "coach",
        *,
        start: str = "auto",
        ready: int | None = None,
        entries: Iterable[Entry] = (),
    ):
        self.plan = plan_of(plan) if isinstance(plan, str) else plan
        self.rules = rules_of(who, start, ready)
        self.fold = Fold(self.plan, self.rules, entries)
        self.now = 0
        self.taken = True
        """Whether the newest input had an effect."""
        self._at = 0

    def at(self, ms: int) -> Self:
        """What follows is said at this instant, which may be late news."""
        self._at = ms
        self.now = max(self.now, ms)
        return self

    # --- what is done -----------------------------------------------------------------------------

    def does(self, kind: type[Input], **fields: object) -> Self:
        """Any input at this instant."""
        item = kind(at_ms=self._at, **fields)
        self.taken = self.fold.add(Entry(self.fold.next_seq, item))
        return self

    @property
    def seq(self) -> int:
        """The number of the newest input."""
        return self.fold.entries[-1].seq

    def tap(self, key: str = "space") -> Self:
        return self.does(inputs.Press, key=key)

    def next(self) -> Self:
        return self.does(inputs.Next)

    def back(self) -> Self:
        return self.does(inputs.Back)

    def steps_off(self) -> Self:
        return self.does(inputs.DidNotFinish)

    def started_now(self) -> Self:
        return self.does(inputs.StartedNow)

    def types(self, time_ms: int) -> Self:
        return self.does(inputs.TypedTime, time_ms=time_ms)

    def pause(self) -> Self:
        return self.does(inputs.Pause)

    def resume(self) -> Self:
        return self.does(inputs.Resume)

    def stop(self) -> Self:
        return self.does(inputs.Stop)

    def adjust(self, by_ms: int) -> Self:
        return self.does(inputs.AdjustRecovery, by_ms=by_ms)

    def add(self) -> Self:
        return self.does(inputs.AddRep)

    def drop(self) -> Self:
        return self.does(inputs.DropRep)

    def last(self) -> Self:
        return self.does(inputs.LastRep)

    def enough(self) -> Self:
        return self.does(inputs.EnoughReps)

    def repeat(self) -> Self:
        return self.does(inputs.RepeatRep)

    def skip(self) -> Self:
        return self.does(inputs.SkipBlock)

    def goal(self, time_ms: int) -> Self:
        return self.does(inputs.NewGoal, time_ms=time_ms)

    def shift(self, per_lap_ms: int) -> Self:
        return self.does(inputs.ShiftGoal, per_lap_ms=per_lap_ms)

    def undo(self) -> Self:
        return self.does(inputs.Undo)

    def redo(self) -> Self:
        return self.does(inputs.Redo)

    def gap(self, from_ms: int, cause: str = "crash", *, trusted: bool = True) -> Self:
        return self.does(inputs.Gap, from_ms=from_ms, cause=cause, trusted=trusted)

    def answers(self, choice: str) -> Self:
        return self.does(inputs.GapAnswer, choice=choice)

    # --- what it has come to ----------------------------------------------------------------------

    @property
    def state(self) -> State:
        return self.fold.at(self.now).state

    @property
    def phase(self) -> str:
        """The phase in its word."""
        return self.state.phase.value

    @property
    def view(self) -> View:
        return view_at(self.fold, self.now)

    def can(self, action: Action) -> bool:
        return action in self.view.can

    @property
    def tap_is(self) -> str:
        """What a tap would do, in its word."""
        return self.view.tap.value

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.state.runs

    @property
    def run(self) -> Run:
        """The newest attempt."""
        return self.state.runs[-1]

    @property
    def result(self) -> WorkoutResult:
        return workout_result(self.state, self.rules)

    @property
    def times(self) -> list[int | None]:
        """The times of the reps that stand and have ended."""
        return [rep.elapsed_ms for rep in self.result.reps if not rep.running]

    @property
    def starts(self) -> list[int]:
        """When each attempt at a piece of work began."""
        return [run.start_ms for run in self.runs if run.step.kind is StepKind.WORK]

    @property
    def rests(self) -> list[int | None]:
        """How long each recovery took; None for the one under way."""
        return [step.elapsed_ms for step in self.result.steps if step.kind is StepKind.RECOVERY]

    def rep(self, number: int) -> StepResult:
        """The newest attempt at a rep, by its number."""
        return [step for step in self.result.steps if step.rep == number][-1]

    def marks(self, number: int) -> list[MarkResult]:
        return list(self.rep(number).marks)

    def splits(self, number: int) -> list[int | None]:
        return [mark.split_ms for mark in self.rep(number).marks]

    def flags(self, number: int) -> set[Flag]:
        return set(self.rep(number).flags)

    @property
    def labels(self) -> list[str]:
        """The plan by now: "1", "rest", "float", "warmup", "gate" ..."""
        return [
            str(step.rep)
            if step.rep is not None
            else {"recovery": "rest", "work": "float"}.get(step.role.value, step.role.value)
            for step in self.state.steps
        ]

    @property
    def strays(self) -> list[str]:
        """Why presses counted for nothing, oldest first."""
        return [stray.reason for stray in self.state.strays]

    @property
    def events(self) -> list[Event]:
        return self.fold.events(self.now)

    @property
    def why(self) -> str:
        """The newest reason for which something was refused."""
        told = (*self.fold.events(self.now), *self.fold.notices)
        refused = [event for event in told if isinstance(event, Refused)]
        refused.sort(key=lambda event: event.at_ms)
        return refused[-1].reason if refused else ""

    @property
    def left(self) -> int | None:
        """Milliseconds to the next thing that happens by itself."""
        due = self.fold.at(self.now).next_deadline()
        return None if due is None else due - self.now
