"""The runner of a generated history: how form goes over ten years, and one workout's taps.

The taps are real inputs and the result is their fold, by the rules of a workout with a coach.
"""

from __future__ import annotations

import math
from datetime import date
from random import Random

from bell_lap.core.derive import workout_result
from bell_lap.core.inputs import AcceptEstimate, DidNotFinish, Input, Pause, Press, Resume, Stop
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import MeasureKind, Plan, PlanStep
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.core.state import Run
from bell_lap.core.view import Phase
from bell_lap.live.rehearsal import Runner, usual_ms

FIRST_MILE_MS, LAST_MILE_MS = 375_000, 302_000
YEARS_TO_IMPROVE = 3.5
"""After so long about two thirds of the way is made."""
SEASON = 0.015
"""How much slower midwinter is than the year's mean, as a share."""
MIDSUMMER = 172
"""The day of the year of the best form."""
STOPPED, DID_NOT_FINISH, PAUSED, MISSED = 0.05, 0.004, 0.003, 0.01
"""How often: of workouts; of reps; of reps; of reps with laps."""
UNEVEN = 0.02
"""Standard deviation of the pace from mark to mark, as a share."""
REACTION_MS = 700
WAIT_MS = 4_000


def mile_ms(years: float, day: date) -> float:
    """What the mile would have taken on a day, so many years into the history."""
    gone = math.exp(-years / YEARS_TO_IMPROVE)
    level_ms = LAST_MILE_MS + (FIRST_MILE_MS - LAST_MILE_MS) * gone
    turn = 2 * math.pi * (day.timetuple().tm_yday - MIDSUMMER) / 365.25
    return level_ms * (1 - SEASON * math.cos(turn))


class Performance:
    """One workout being run. For one use.

    `pace` is the day's times as a share of what the plan expects.
    """

    def __init__(self, plan: Plan, luck: Random, pace: float) -> None:
        self.plan = plan
        self.luck = luck
        self.pace = pace
        self.fold = Fold(plan, Rules())
        self.at_ms = WAIT_MS
        self.runner = Runner()
        self.gives_up = luck.random() < STOPPED

    def run(self) -> tuple[tuple[Entry, ...], WorkoutResult]:
        """The inputs of the workout and what they come to."""
        while (state := self.fold.at(self.at_ms).state).status is Status.RUNNING:
            before = self.at_ms
            run = state.runs[-1] if state.runs else None
            match state.phase:
                case Phase.WORK if run is not None:
                    self._work(run)
                case Phase.RECOVERY if run is not None:
                    self._recover(run)
                case Phase.OVERDUE:
                    self._press(self.at_ms + round(abs(self.luck.gauss(REACTION_MS, 200))))
                case _:
                    self._press(self.at_ms + WAIT_MS)
            if self.at_ms <= before:
                raise RuntimeError(f"{self.plan.title} stands still at {before} ms: {state.phase}")
        return tuple(self.fold.entries), workout_result(state, self.fold.rules)

    def _work(self, run: Run) -> None:
        step = run.step
        if step.measure is MeasureKind.DISTANCE:
            self._run_distance(run)
        elif run.deadline_ms is not None:
            self.at_ms = run.deadline_ms
        else:
            self._press(run.start_ms + self.runner.set_ms(step, self.luck))

    def _run_distance(self, run: Run) -> None:
        step, luck = run.step, self.luck
        if step.is_rep and luck.random() < DID_NOT_FINISH:
            self._do(DidNotFinish(run.start_ms + 20_000))
            return
        late_ms = 0
        if step.is_rep and luck.random() < PAUSED:
            late_ms = 15_000
            self._do(Pause(run.start_ms + 1_000))
            self._do(Resume(run.start_ms + 16_000))
        from_ms = run.start_ms + late_ms
        missed: int | None = None
        if step.is_rep and len(step.marks) > 2 and luck.random() < MISSED:
            missed = luck.randrange(1, len(step.marks) - 1)
        splits = self._splits(step)
        for place, split_ms in enumerate(splits):
            if place != missed:
                self._press(from_ms + split_ms)
            if place - 1 == missed:
                guess_ms = (splits[place - 2] + split_ms) // 2
                at_ms = self.at_ms + 500
                self._do(AcceptEstimate(at_ms, step.index, run.attempt, place - 1, guess_ms))

    def _splits(self, step: PlanStep) -> list[int]:
        """From the rep's start to each mark: uneven, slower from rep to rep, pressed by a thumb."""
        luck, length_m = self.luck, step.distance_m or 0.0
        tired = 1 + 0.002 * ((step.rep or 1) - 1)
        pace = self.pace * tired * (1 + luck.gauss(0.0, 0.008))
        splits: list[int] = []
        run_ms = usual_before_ms = 0.0
        for mark in step.marks:
            by_now_ms = usual_ms(step, mark.distance_m or length_m)
            run_ms += (by_now_ms - usual_before_ms) * pace * (1 + luck.gauss(0.0, UNEVEN))
            usual_before_ms = by_now_ms
            splits.append(round(run_ms + max(0.0, luck.gauss(110, 70))))
        return splits

    def _recover(self, run: Run) -> None:
        if self.gives_up and self.luck.random() < 0.3:
            self._do(Stop(self.at_ms + 5_000))
        elif run.deadline_ms is not None:
            self.at_ms = run.deadline_ms
        else:
            self._press(run.start_ms + self.runner.recovery_ms(run.step, self.luck))

    def _press(self, at_ms: int) -> None:
        self._do(Press(at_ms))

    def _do(self, item: Input) -> None:
        self.fold.add(Entry(self.fold.next_seq, item))
        self.at_ms = item.at_ms
