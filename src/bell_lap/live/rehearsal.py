"""A rehearsal: a simulated runner and a simulated thumb drive a real workout.

The runner is a function of the seed and the step alone, never of how often it is asked, so that a
slow screen sees the same rehearsal as a fast one.
"""

from __future__ import annotations

import math
from random import Random
from typing import Protocol

from bell_lap.core.pacing import goal_at_ms
from bell_lap.core.plan import MeasureKind, PlanStep
from bell_lap.core.session import Manner, RecoveryKind
from bell_lap.core.units import round_half_up
from bell_lap.core.view import Phase, TapMeans, View

KEY = "rehearsal"
"""The key of a simulated press."""

FADE_A_REP = 0.002
"""How much slower each rep is than the one before."""
FORM = 0.008
"""Standard deviation of a rep's pace, as a share."""
UNEVEN = 0.004
"""The same for the way within a rep."""
PRESS_MEAN_MS, PRESS_SD_MS = 110.0, 70.0
"""Human error of a press at a finish line (see docs)."""
REACTION_MEAN_MS, REACTION_SD_MS = 700.0, 200.0
"""How long a coach takes from a signal to the tap."""

AT_400_MS, RIEGEL = 75_000, 1.06
"""Without a goal: 75 s for 400 m, other distances by Riegel's exponent."""
EASY_MS_A_M = 360
JOG_MS_A_M = 420
WALK_MS_A_M = 720
MOVEMENT_MS = 3_000
OPEN_MS = 60_000
FULL_MS = 150_000
WAIT_MS = 4_000
"""How long a gate, or the very start, waits for its tap."""


class Driven(Protocol):
    """What a rehearsal needs of a workout: `bell_lap.live.workout.LiveWorkout` has it."""

    def now_ms(self) -> int:
        """Milliseconds since the workout's start."""

    def view(self) -> View:
        """The workout at this instant."""

    def press(self, key: str, at_ms: int | None = None) -> None:
        """A tap key went down."""


class Runner:
    """A simulated runner near goal pace. `seed` names the runner."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed

    def press_ms(self, view: View, since_ms: int) -> int | None:
        """When the next press comes, in ms since the workout's start; it may be past.

        `since_ms` is when the view's phase began. None where nothing is to be pressed: the clock
        goes on by itself, or the workout is over.
        """
        step = view.step
        if step is None or view.phase in (Phase.DONE, Phase.PAUSED, Phase.GET_READY):
            return None
        luck = self._luck(step, view.attempt, view.phase)
        if view.phase in (Phase.READY, Phase.HELD):
            return since_ms + WAIT_MS
        start_ms = view.now_ms - view.elapsed_ms
        if view.phase is Phase.OVERDUE:
            over_ms = 0 if view.deadline_ms is None else min(0, view.deadline_ms)
            reaction_ms = max(200.0, luck.gauss(REACTION_MEAN_MS, REACTION_SD_MS))
            return view.now_ms + over_ms + round_half_up(reaction_ms)
        if view.phase is Phase.RECOVERY:
            if view.deadline_ms is not None and view.tap is not TapMeans.GO_ON:
                return None
            return start_ms + self.recovery_ms(step, luck)
        if step.measure is MeasureKind.TIME:
            return None
        if step.measure is MeasureKind.DISTANCE:
            if view.tap_mark is None:
                return None
            return start_ms + self.split_ms(step, view.attempt, view.tap_mark)
        return start_ms + self.set_ms(step, luck)

    def split_ms(self, step: PlanStep, attempt: int, mark: int) -> int:
        """When a mark (0-based) of a distance rep is tapped, from the rep's start."""
        luck = self._luck(step, attempt, Phase.WORK)
        length_m = step.distance_m or 0.0
        tired = 1 + FADE_A_REP * ((step.rep or 1) - 1)
        pace = tired * max(0.9, 1 + luck.gauss(0.0, FORM))
        split_ms = 0.0
        for place in range(mark + 1):
            at_m = step.marks[place].distance_m or length_m
            uneven = 1 + luck.gauss(0.0, UNEVEN) * (1 - at_m / length_m)
            error_ms = max(0.0, luck.gauss(PRESS_MEAN_MS, PRESS_SD_MS))
            split_ms = max(split_ms, usual_ms(step, at_m) * pace * uneven + error_ms)
        return round_half_up(split_ms)

    def recovery_ms(self, step: PlanStep, luck: Random) -> int:
        """How long a recovery lasts that ends at a tap."""
        rest = step.rest
        if step.expected_ms is not None:
            usual = step.expected_ms
        elif rest is not None and rest.distance_m is not None:
            walked = rest.manner in (Manner.WALK, Manner.STAND)
            usual = round_half_up(rest.distance_m * (WALK_MS_A_M if walked else JOG_MS_A_M))
        else:
            usual = FULL_MS
        if rest is not None and rest.kind is RecoveryKind.FULL:
            usual = max(usual, rest.min_ms or 0)
        return round_half_up(usual * (1 + abs(luck.gauss(0.0, 0.03)))) + WAIT_MS

    def set_ms(self, step: PlanStep, luck: Random) -> int:
        """How long a set of movements takes, or a step that lasts until it is told otherwise."""
        if step.measure is MeasureKind.COUNT:
            usual = step.expected_ms or (step.count or 10) * MOVEMENT_MS
        else:
            usual = step.expected_ms or OPEN_MS
        return round_half_up(max(2_000, usual * (1 + luck.gauss(0.0, 0.05))))

    def _luck(self, step: PlanStep, attempt: int, phase: Phase) -> Random:
        # Not for secrets: the same seed gives the same runner.
        return Random(f"{self._seed}/{step.index}/{attempt}/{phase.value}")  # noqa: S311


def usual_ms(step: PlanStep, at_m: float) -> float:
    """The time to a place in a distance step: its goal's, its expected one, or a plausible one."""
    length_m = step.distance_m or at_m
    if step.goal is not None:
        asked = goal_at_ms(step.goal, at_m)
        if asked is not None:
            return asked
    if step.expected_ms is not None:
        return step.expected_ms * at_m / length_m
    if step.is_rep:
        return AT_400_MS * math.pow(length_m / 400, RIEGEL) * at_m / length_m
    return EASY_MS_A_M * at_m


class Rehearsal:
    """Lets a runner press, each press at its own instant however late it is made."""

    def __init__(self, live: Driven, runner: Runner) -> None:
        self._live = live
        self._runner = runner
        self._situation: tuple[Phase, int, int] | None = None
        self._since_ms = 0
        self._not_before_ms = 0
        """A press that was refused is tried again only from here."""

    def pump(self) -> int | None:
        """Make the presses that are due; returns the instant of the next one, or None.

        The instant is in ms since the workout's start. Call it before `tick`, and again no later
        than at that instant.
        """
        while True:
            view = self._live.view()
            self._notice(view)
            at_ms = self._runner.press_ms(view, self._since_ms)
            if at_ms is None:
                return None
            at_ms = max(at_ms, self._not_before_ms)
            if at_ms > view.now_ms:
                return at_ms
            self._live.press(KEY, at_ms)
            after = self._live.view()
            if _place(after) == _place(view):
                self._not_before_ms = after.now_ms + WAIT_MS

    def _notice(self, view: View) -> None:
        situation = _place(view)[:3]
        if situation != self._situation:
            self._situation = situation
            self._since_ms = view.now_ms
            self._not_before_ms = 0


def _place(view: View) -> tuple[Phase, int, int, int | None]:
    """What a press that counts changes."""
    index = -1 if view.step is None else view.step.index
    return (view.phase, index, view.attempt, view.tap_mark)
