"""The cues to come, each with its instant.

A schedule is a projection like the view: it is made anew whenever the state changes, and whoever
plays it replaces the old one. A countdown never begins before the step that it counts down, and
both pacer and caller yield to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bell_lap.core import counting, pacer
from bell_lap.core.announcing import last_rep
from bell_lap.core.caller import (
    SOON_30_FROM_MS,
    TAPPED_MS,
    Announcer,
    Said,
    Span,
    ended_by_clock,
)
from bell_lap.core.journal import Fold
from bell_lap.core.machine import Machine
from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.rules import Who
from bell_lap.core.session import Splits
from bell_lap.core.state import Run, State
from bell_lap.core.track import marks
from bell_lap.core.view import Phase


class CueKind(Enum):
    """Every sound and flash there is."""

    PIP = "pip"
    """3, 2, 1 before a start."""
    END_PIP = "end pip"
    """3, 2, 1 before the end of a timed rep."""
    GO = "go"
    STOP = "stop"
    """A timed rep is over."""
    HALFWAY = "halfway"
    SOON_30 = "30 seconds left"
    SOON_10 = "10 seconds left"
    OVER = "recovery over"
    """The recovery is over and the coach starts the runner."""
    TICK = "tick"
    """The pacer: goal pace passes a point of the track."""
    MARK_TICK = "mark tick"
    """The pacer at a mark: a double tick."""
    TAP = "tap"
    REFUSED = "refused"
    UNDO = "undo"
    BELL = "bell"
    """The last lap of the last rep begins."""
    SET_DONE = "set done"
    GATE = "gate"
    """The next part waits for a tap."""
    FINISHED = "finished"
    ATTENTION = "attention"
    """Something needs a person: a gap, a screen without focus."""
    SPEECH = "speech"
    """The caller speaks."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue bound to an instant, in ms since the workout's start."""

    at_ms: int
    kind: CueKind
    count: int = 0
    """PIP and END_PIP: 3, 2 or 1."""
    words: tuple[str, ...] = ()
    """SPEECH: clips of `core.voice.CLIPS`, in order."""


class Caller(Enum):
    """How much the caller says."""

    OFF = "off"
    SPLITS = "splits"
    """Only the delta and the time after a tap."""
    FULL = "full"


@dataclass(frozen=True, slots=True)
class CueOptions:
    """What of the pacer and the caller is wanted in one workout."""

    pacer: bool | None = None
    """None: on for the mile and for a session that asks for it."""
    pacer_every_m: float | None = 100.0
    """Metres between two ticks, counted back from the finish; None: a lap."""
    caller: Caller = Caller.FULL
    count_through: bool | None = None
    """Running seconds near a mark. None: for solo and for a pacing session, with a FULL caller."""


AS_USUAL = CueOptions()
"""What nobody chose otherwise."""

HORIZON_MS = 10 * 60_000
"""How far ahead a schedule reaches ..."""
MOST_STEPS = 50
"""... where no more steps than this end by the clock until then."""
PIP_MS = 1_000
PIP_AFTER_MS = 500
"""No pip comes sooner after its step has begun: it would be taken for a part of the start."""
GUARD_MS = 250
"""What is spoken is over this long before a countdown begins."""
BEEP_MS = 1_200
"""How long a cue within a recovery wants to be heard alone."""
HALFWAY_FROM_MS = 60_000
"""A shorter timed rep needs no half-way cue."""
SOON_10_FROM_MS = 15_000
"""A shorter recovery needs no cue of 10 s left."""
SET_DONE_MS = 1_000
"""After a timed rep the set is told this long after the stop."""


def schedule(fold: Fold, now_ms: int, options: CueOptions = AS_USUAL) -> tuple[Cue, ...]:
    """The cues after `now_ms`, up to where the workout waits for a person, in order.

    What the rep under way and those that the clock will start bring is in it, up to the horizon.
    Ask again before the newest half of it has begun.
    """
    machine = fold.at(now_ms)
    until_ms = now_ms + HORIZON_MS
    planner = _Planner(machine, options)
    cues: list[Cue] = []
    for _ in range(MOST_STEPS):
        due_ms = machine.next_deadline()
        cues += planner.cues(machine, due_ms, until_ms)
        if due_ms is None or due_ms > until_ms:
            break
        machine.advance(due_ms)
        cues.append(Cue(due_ms, _at_deadline(machine)))
    found = [cue for cue in cues if now_ms < cue.at_ms <= until_ms]
    return tuple(sorted(found, key=_at))


def _at(cue: Cue) -> int:
    return cue.at_ms


class _Planner:
    """The cues of one state after the other, of a plan that stays as it is by now."""

    def __init__(self, machine: Machine, options: CueOptions):
        self._options = options
        self._plan = machine.plan
        self._rules = machine.rules
        full = options.caller is Caller.FULL
        state = machine.state
        last = last_rep(state.steps)
        self._last_index = None if last is None else state.steps[last].index
        self._announcer = Announcer(self._plan, state, last) if full else None
        self._counts = full and counting.is_on(options.count_through, self._plan, self._rules)

    def cues(self, machine: Machine, due_ms: int | None, until_ms: int) -> list[Cue]:
        """What the state at hand brings before its deadline, in no order."""
        state = machine.state
        match state.phase:
            case Phase.WORK if state.open_run is not None:
                return self._work(state.open_run, due_ms, until_ms)
            case Phase.RECOVERY if state.open_run is not None:
                return self._recovery(state, state.open_run, due_ms)
            case Phase.GET_READY if due_ms is not None:
                return self._get_ready(state, due_ms)
            case Phase.READY if self._announcer is not None:
                return _spoken(self._announcer.waiting(state))
            case _:
                return []

    def _get_ready(self, state: State, due_ms: int) -> list[Cue]:
        counted = _countdown(due_ms, state.at_ms, CueKind.PIP)
        if self._announcer is None:
            return counted
        busy = (_span(counted, due_ms),)
        return counted + _spoken(self._announcer.getting_ready(state, due_ms, busy))

    def _work(self, run: Run, due_ms: int | None, until_ms: int) -> list[Cue]:
        found: list[Cue] = []
        quiet_ms = until_ms + 1
        if due_ms is not None:
            found = _countdown(due_ms, run.start_ms, CueKind.END_PIP)
            quiet_ms = _span(found, due_ms)[0]
            length_ms = due_ms - run.start_ms - run.paused_ms()
            if length_ms >= HALFWAY_FROM_MS:
                found.append(Cue(run.instant(length_ms // 2), CueKind.HALFWAY))
        bell_ms = self._bell_untapped(run)
        if bell_ms is not None:
            found.append(Cue(bell_ms, CueKind.BELL))
        if pacer.is_on(self._options.pacer, self._plan, run.step):
            every_m = self._options.pacer_every_m
            for beat in pacer.beats(run, every_m, self._plan.lap_m):
                if beat.at_ms >= quiet_ms:
                    break
                if beat.at_ms == bell_ms:
                    continue
                found.append(Cue(beat.at_ms, CueKind.MARK_TICK if beat.mark else CueKind.TICK))
        if self._counts:
            tapped_ms = next((tap.at_ms for tap in reversed(run.taps)), None)
            from_ms = run.start_ms if tapped_ms is None else tapped_ms + TAPPED_MS
            for at_ms, words in counting.counts(run, self._plan, self._rules):
                if at_ms > until_ms:
                    break
                if at_ms >= from_ms:
                    found.append(Cue(at_ms, CueKind.SPEECH, words=words))
        return found

    def _bell_untapped(self, run: Run) -> int | None:
        """When a solo runner's goal begins the last lap of the last rep: no tap tells it."""
        step = run.step
        solo = self._rules.who is Who.SOLO
        if not solo or step.index != self._last_index or step.distance_m is None:
            return None
        laps_m = marks(step.distance_m, self._plan.lap_m, Splits.LAP)
        if len(laps_m) < 2 or step.goal is None:
            return None
        split_ms = goal_at_ms(step.goal, laps_m[-2])
        return None if split_ms is None else run.instant(split_ms)

    def _recovery(self, state: State, run: Run, due_ms: int | None) -> list[Cue]:
        found: list[Cue] = []
        busy: list[Span] = []
        if due_ms is not None:
            counted = _countdown(due_ms, run.start_ms, CueKind.PIP)
            length_ms = due_ms - run.start_ms - run.paused_ms()
            if length_ms >= SOON_30_FROM_MS:
                found.append(Cue(due_ms - 30_000, CueKind.SOON_30))
            if length_ms >= SOON_10_FROM_MS:
                found.append(Cue(due_ms - 10_000, CueKind.SOON_10))
            busy = [(cue.at_ms - GUARD_MS, cue.at_ms + BEEP_MS) for cue in found]
            busy.append(_span(counted, due_ms))
            found += counted
        if _set_is_done(state, run):
            done = Cue(run.start_ms + SET_DONE_MS, CueKind.SET_DONE)
            found.append(done)
            busy.append((done.at_ms, done.at_ms + BEEP_MS))
        if self._announcer is not None:
            for said in self._announcer.resting(state, run, due_ms, busy):
                found += _spoken(said)
        return found


def _countdown(due_ms: int, begun_ms: int, kind: CueKind) -> list[Cue]:
    """3, 2, 1 before a deadline: as many as have room after the step began."""
    pips = [Cue(due_ms - count * PIP_MS, kind, count) for count in (3, 2, 1)]
    return [pip for pip in pips if pip.at_ms >= begun_ms + PIP_AFTER_MS]


def _span(countdown: list[Cue], due_ms: int) -> Span:
    """From just before a countdown to just after what it counts down."""
    return min((cue.at_ms for cue in countdown), default=due_ms) - GUARD_MS, due_ms + BEEP_MS


def _spoken(said: Said | None) -> list[Cue]:
    return [] if said is None else [Cue(said.at_ms, CueKind.SPEECH, words=said.words)]


def _set_is_done(state: State, run: Run) -> bool:
    """Whether the clock ended a set with this recovery; a tap's set is told at once."""
    rest = run.step.rest
    return rest is not None and rest.between_sets and ended_by_clock(state) is not None


def _at_deadline(machine: Machine) -> CueKind:
    """What the state that a deadline has led to sounds like."""
    match machine.state.phase:
        case Phase.WORK:
            return CueKind.GO
        case Phase.OVERDUE:
            return CueKind.OVER
        case Phase.DONE:
            return CueKind.FINISHED
        case Phase.READY:
            return CueKind.GATE
        case _:
            return CueKind.STOP
