"""A missed tap noticed: a lap so long that its tap was surely made at a later mark.

The rule. A tap is taken for the mark that is next. It was made at a later one, and the mark it was
taken for was missed, where

1. every yardstick that is known (the goal, the line's earlier reps, this rep's other laps) finds
   the lap MISFIT times too long for its mark or more, and
2. the closest yardstick (this rep's laps before the line's, those before the goal) finds a later
   mark that the tap fits within FITS, with room in the rep for every tap to move on by as much.

With nothing to measure against, a lap at under a walk is no lap of a rep, and the next mark fits if
it was run. The split offered divides the long lap in the goal's proportions, or evenly. Where two
marks in a row were missed the first is offered; once that is accepted the second is.

A finish has no later mark that could tell when it came, so that nothing is estimated for it: where
the whole way that is left has taken FINISH_LATE times what every yardstick gives it, the finish
counts as missed without a split. What helps then is a time by the watch, `x` or `next`, or to
judge the rep as not timed. That holds for a rep of one mark, for the last lap of a longer one, and
for a tap taken for the finish that really came minutes later, when the next rep was to start.

Never asked: a solo runner, who taps finishes only; a mark for which an estimate was refused, or
that has one; a tap that a hand has put where it is; a rep that a person has judged; warm-up,
cool-down and floats without a goal, which may be walked; a rep across a gap whose length is in
doubt; and nothing that could not be accepted now, as an estimate that ends a rep in a pause. Times
are without pauses throughout.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from bell_lap.core.inputs import AcceptEstimate, RefuseEstimate
from bell_lap.core.plan import MeasureKind, StepKind, StepRole
from bell_lap.core.result import Flag
from bell_lap.core.rules import Rules, Who
from bell_lap.core.state import Ended, Run, State
from bell_lap.core.units import round_half_up
from bell_lap.core.view import MissedTap, Phase
from bell_lap.core.yardsticks import Way, Yardstick, goal_stick, lap_stick, line_stick

MISFIT = 1.45
"""Laps that vary by 12 % either way, against a rep with a kick of 20 %, differ by 1.42 at most;
with a tap missed, laps that vary by 8 % differ by 1.53 at least, on a lap of 200 m too."""
FITS = 1.19
"""Two laps that vary by 8 % either way differ by 1.174 at most."""
FINISH_LATE = 1.5
"""No finish is tapped to tell, so that more is asked than of a mark; a runner who is hurt ..."""
FINISH_LATE_MS = 15_000
"""... or a short rep that is simply slow is given this much on top of what is expected."""
WALK_M_S = 1.4
"""Slower than a walk is no lap of a rep."""
RUN_FROM_M_S, RUN_TO_M_S = 2.5, 8.0
"""What a lap of a rep of an unknown runner can be."""

_BY_HAND = {Flag.EDITED, Flag.ESTIMATED, Flag.BY_WATCH}


@dataclass(frozen=True, slots=True)
class Missing:
    """What is noticed of one attempt, for all instants until the next input."""

    tap: MissedTap | None = None
    """What the taps say."""
    finish: MissedTap | None = None
    """A rep under way: its finish as missed, once it is due."""
    finish_due_ms: int = 0
    """The elapsed time from which `finish` holds."""

    def at(self, elapsed_ms: int) -> MissedTap | None:
        """What to offer, that long after the attempt began."""
        if self.tap is not None or self.finish is None or elapsed_ms < self.finish_due_ms:
            return self.tap
        return self.finish


NOTHING = Missing()


def missing_now(state: State, rules: Rules) -> Missing:
    """What is noticed of the work under way, else of the newest that ended."""
    run = state.last_work
    return NOTHING if run is None else missing(state, rules, run)


def missing(state: State, rules: Rules, run: Run) -> Missing:
    """What is noticed of one attempt of a state, any attempt whose result is looked at."""
    way = _way(rules, run)
    if way is None:
        return NOTHING
    judge = _Judge(state, run, way)
    found = judge.mark() or judge.late_finish()
    return Missing(found) if found is not None or not run.open else judge.finish_to_come()


def accepts(missed: MissedTap, at_ms: int) -> AcceptEstimate | None:
    """The input that takes the estimate; None where there is nothing to take."""
    if missed.split_ms is None:
        return None
    return AcceptEstimate(at_ms, missed.step, missed.attempt, missed.mark, missed.split_ms)


def refuses(missed: MissedTap, at_ms: int) -> RefuseEstimate:
    """The input that says that nothing was missed there."""
    return RefuseEstimate(at_ms, missed.step, missed.attempt, missed.mark)


def _way(rules: Rules, run: Run) -> Way | None:
    step = run.step
    if rules.who is Who.SOLO or step.kind is not StepKind.WORK or step.role is not StepRole.WORK:
        return None
    if step.measure is not MeasureKind.DISTANCE or (not step.is_rep and step.goal is None):
        return None
    if run.verdict is not None or run.ended in (Ended.BACK, Ended.SKIPPED):
        return None
    return None if Flag.UNTRUSTED_GAP in run.flags else Way.of(step)


class _Judge:
    """One attempt against its yardsticks; made for one state and thrown away."""

    def __init__(self, state: State, run: Run, way: Way):
        self.state = state
        self.run = run
        self.way = way
        self.last = len(run.step.marks) - 1
        outside = (goal_stick(way), line_stick(state, run, way))
        self.outside = [stick for stick in outside if stick is not None]

    def mark(self) -> MissedTap | None:
        """The first mark that was missed, by what was tapped after it."""
        before_ms, before = 0, -1
        for place, tap in enumerate(self.run.taps):
            if not (_BY_HAND & set(tap.flags) or tap.mark in self.run.not_missed):
                found = self._one(place, before, before_ms)
                if found is not None:
                    return found
            before_ms, before = tap.split_ms, tap.mark
        return None

    def _one(self, place: int, before: int, before_ms: int) -> MissedTap | None:
        tap = self.run.taps[place]
        lap_ms = tap.split_ms - before_ms
        sticks = self._sticks(place)
        if sticks:
            if not self._too_long(sticks, lap_ms, before, tap.mark, MISFIT):
                return None
            fits = self._fitting(sticks[-1], place, before, lap_ms)
        else:
            fits = self._plausible(place, lap_ms)
        if fits is None or lap_ms < 2:
            return None
        share = self.way.weight(before, tap.mark) / self.way.weight(before, fits)
        split_ms = before_ms + min(max(1, round_half_up(lap_ms * share)), lap_ms - 1)
        ends = self.run.open and self._moved(place)[-1] == self.last
        if ends and self.state.phase is not Phase.WORK:
            return None
        return self._missed(tap.mark, split_ms, fits, tap.press, tap.split_ms, ends_rep=ends)

    def _sticks(self, place: int) -> list[Yardstick]:
        """Every yardstick for the lap that this tap ends, the closest last."""
        own = lap_stick(self.run.taps, self.way, place)
        return self.outside if own is None else [*self.outside, own]

    def _too_long(
        self, sticks: list[Yardstick], lap_ms: int, before: int, mark: int, times: float
    ) -> bool:
        expected = self.way.weight(before, mark) * max(stick.slow for stick in sticks)
        return lap_ms >= times * expected

    def _fitting(self, stick: Yardstick, place: int, before: int, lap_ms: int) -> int | None:
        """The later mark that the tap fits best, if it fits one."""
        best: tuple[float, int] | None = None
        for mark in range(self.run.taps[place].mark + 1, self._furthest(place) + 1):
            weight = self.way.weight(before, mark)
            if not stick.fast * weight / FITS <= lap_ms <= stick.slow * weight * FITS:
                continue
            off = abs(log(lap_ms / (weight * (stick.fast + stick.slow) / 2)))
            if best is None or off < best[0]:
                best = off, mark
        return None if best is None else best[1]

    def _plausible(self, place: int, lap_ms: int) -> int | None:
        """The next mark, where this one would be at under a walk and that one at a run.

        Nothing measures the one tap of a rep, so that its lap began at the start.
        """
        mark = self.run.taps[place].mark
        if not self.run.step.is_rep or mark >= self._furthest(place):
            return None
        here_m, next_m = (self.way.marks_m[at + 1] for at in (mark, mark + 1))
        walked = here_m * 1000 < WALK_M_S * lap_ms
        ran = RUN_FROM_M_S * lap_ms <= next_m * 1000 <= RUN_TO_M_S * lap_ms
        return mark + 1 if walked and ran else None

    def _furthest(self, place: int) -> int:
        """The last mark at which this tap can have been, with room for those after it."""
        return self.last - (len(self.run.taps) - 1 - place)

    def _moved(self, place: int) -> list[int]:
        """The marks of the taps once one is put in before this one (as `core.repairs` does)."""
        marks, free = [], self.run.taps[place].mark + 1
        for tap in self.run.taps[place:]:
            marks.append(max(tap.mark, free))
            free = marks[-1] + 1
        return marks

    def late_finish(self) -> MissedTap | None:
        """The finish of an attempt that has its tap, where that came far too late to be it."""
        run = self.run
        if not run.taps or run.taps[-1].mark != self.last or self.last in run.not_missed:
            return None
        tap = run.taps[-1]
        due_ms = self._finish_due_ms(len(run.taps) - 1)
        if due_ms is None or tap.split_ms < due_ms or _BY_HAND & set(tap.flags):
            return None
        return self._missed(self.last, None, None, tap.press, tap.split_ms)

    def finish_to_come(self) -> Missing:
        """When the finish of an attempt under way is to count as missed."""
        due_ms = self._finish_due_ms(len(self.run.taps))
        if due_ms is None or self.last in self.run.not_missed:
            return NOTHING
        return Missing(None, self._missed(self.last, None, None, None, None), due_ms)

    def _finish_due_ms(self, place: int) -> int | None:
        """When the finish is FINISH_LATE after the tap before `place`; None where none can say."""
        sticks = self._sticks(place)
        if not sticks:
            return None
        before = self.run.taps[place - 1] if place else None
        weight = self.way.weight(-1 if before is None else before.mark, self.last)
        expected_ms = round_half_up(weight * max(stick.slow for stick in sticks))
        left_ms = max(round_half_up(FINISH_LATE * expected_ms), expected_ms + FINISH_LATE_MS)
        return (0 if before is None else before.split_ms) + left_ms

    def _missed(
        self,
        mark: int,
        split_ms: int | None,
        fits: int | None,
        press: int | None,
        tap_ms: int | None,
        *,
        ends_rep: bool = False,
    ) -> MissedTap:
        marks_m = self.way.marks_m
        return MissedTap(
            step=self.run.step.index,
            attempt=self.run.attempt,
            mark=mark,
            mark_m=marks_m[mark + 1],
            split_ms=split_ms,
            press=press,
            tap_ms=tap_ms,
            fits_m=None if fits is None else marks_m[fits + 1],
            ends_rep=ends_rep,
        )
