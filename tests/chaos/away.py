"""What must be so after a gap: worked out from what the design says, not by the code under test."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.inputs import Gap, GapCause, GapChoice
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import Flag, StepResult
from bell_lap.core.state import Run, State
from bell_lap.core.view import Phase
from tests.chaos.scenes import BOOTS, ONE_BOOT, SEEN, WALLS_S, Scene, Sleeper

BRIEF_MS = 5_000
"""A gap up to this changes nothing."""
TOO_LONG_MS = 12 * 3_600_000
"""After one that is longer the workout can only be stopped."""
CAUSES: dict[str, GapCause] = {"sleep": "sleep", "stall": "stall", "closed": "closed"}


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table."""

    scene: Scene
    way: str
    away_s: float
    wall: str
    choice: GapChoice


@dataclass(frozen=True, slots=True)
class Before:
    """The workout as it was when the machine went away."""

    entries: tuple[Entry, ...]
    now_ms: int
    twin: Fold
    """The same inputs, and nobody away."""

    @property
    def state(self) -> State:
        return self.twin.at(self.now_ms).state


def the_gap(case: Case, sleeper: Sleeper, before: Before) -> Gap | None:
    """The gap that there must be now, if any; the clock of the workout is right."""
    live, over = sleeper.live, case.scene.phase is Phase.DONE
    from_ms = before.now_ms
    if case.way == "power cut":
        from_ms = max(entry.item.at_ms for entry in before.entries)
    now_ms = sleeper.truth_ms
    if case.way in BOOTS:
        now_ms = max(from_ms, now_ms + WALLS_S[case.wall] * 1000)
    assert live.now_ms() == now_ms
    if over or (case.way in SEEN and now_ms - from_ms <= BRIEF_MS):
        assert live.journal == before.entries
        return None
    gap = Gap(now_ms, from_ms, CAUSES.get(case.way, "crash"), case.way in ONE_BOOT)
    assert live.journal == (*before.entries, Entry(before.entries[-1].seq + 1, gap))
    return gap


def expected_phase(before: Before, gap: Gap | None, now_ms: int) -> Phase:
    """What the design says of a gap: at most the step under way ends, then somebody must say."""
    if gap is None or gap.at_ms - gap.from_ms <= BRIEF_MS:
        return before.twin.at(now_ms).state.phase
    machine = before.twin.at(gap.from_ms)
    state, due_ms = machine.state, machine.next_deadline()
    if state.phase in (Phase.HELD, Phase.DONE):
        return state.phase
    ends = due_ms is not None and due_ms <= now_ms
    if ends and state.phase is Phase.RECOVERY:
        following = machine.step_after(state.position)
        if following is not None and following.kind is StepKind.WORK:
            coach = before.twin.rules.who.value == "coach"
            waits = coach and following.measure is not MeasureKind.COUNT
            ends = not waits
            if waits and now_ms - gap.from_ms <= TOO_LONG_MS:
                return Phase.OVERDUE
    if ends or now_ms - gap.from_ms > TOO_LONG_MS:
        return Phase.HELD
    return state.phase


def expected_flags(was: State, run: Run, gap: Gap | None) -> set[Flag]:
    """What the step under way says of a gap that it went across."""
    asleep = was.phase in (Phase.HELD, Phase.DONE) or run.step.kind is StepKind.GATE
    if gap is None or not run.open or asleep:
        return set()
    if not gap.trusted:
        return {Flag.ACROSS_GAP, Flag.UNTRUSTED_GAP} - set(run.flags)
    return {Flag.ACROSS_GAP} - set(run.flags) if gap.at_ms - gap.from_ms > BRIEF_MS else set()


def key(run: Run | StepResult) -> tuple[int, int]:
    """Which attempt at which step."""
    index = run.index if isinstance(run, StepResult) else run.step.index
    return index, run.attempt
