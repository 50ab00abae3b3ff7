"""What was done without the laptop: how long a step lasted, written down afterwards.

A time by the watch is kept as such; where nobody took the time, the step has a length that only
says where the next one begins, and its result has no time.
"""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core.events import Repaired
from bell_lap.core.inputs import Input, Logged
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import Flag
from bell_lap.core.state import Ended, Run, Tap

TOO_LONG = "the step began less long ago than that"
_FLAGS = (Flag.BY_WATCH, Flag.NOT_TIMED)


def log(machine: Machine, seq: int, item: Input) -> None:
    """Give the step under way its length, or one of its marks its split.

    What ends by the clock, or has no time, may end later than now: the clock then ends it. A gate
    is a step too: what follows it begins.
    """
    assert isinstance(item, Logged)
    run = machine.current()
    if item.time_ms < 0 or (item.timed and item.time_ms == 0):
        raise Refuse("a time is more than nothing")
    if item.mark is None:
        _whole(machine, seq, item, run)
    else:
        _split(machine, seq, item, run)
    machine.events.append(Repaired(item.at_ms, run.step.index, run.attempt, Logged.kind))


def _split(machine: Machine, seq: int, item: Logged, run: Run) -> None:
    assert item.mark is not None
    if item.mark == len(run.step.marks) - 1:
        raise Refuse("that mark is the finish")
    if run.instant(item.time_ms) > item.at_ms:
        raise Refuse(TOO_LONG)
    machine.put(_with_tap(machine, run, Tap(seq, item.mark, item.time_ms, (Flag.BY_WATCH,))))


def _whole(machine: Machine, seq: int, item: Logged, run: Run) -> None:
    end_ms = run.instant(item.time_ms)
    over_distance = run.step.kind is StepKind.WORK and run.step.measure is MeasureKind.DISTANCE
    later = end_ms > item.at_ms
    needs_clock = item.timed or run.step.kind is StepKind.GATE
    if later and needs_clock and (over_distance or run.deadline_ms is None):
        raise Refuse(TOO_LONG)
    if over_distance and item.timed:
        finish = Tap(seq, len(run.step.marks) - 1, item.time_ms, (Flag.BY_WATCH,))
        timed = _with_tap(machine, run, finish)
    elif run.taps and run.taps[-1].split_ms > item.time_ms:
        raise Refuse("it has a lap later than that")
    else:
        flag = Flag.BY_WATCH if item.timed else Flag.NOT_TIMED
        flags = (*(old for old in run.flags if old not in _FLAGS), flag)
        timed = replace(run, flags=flags, inputs=run.inputs + 1)
    if later:
        moved_ms = 0 if run.deadline_ms is None else end_ms - run.deadline_ms
        timed = replace(timed, deadline_ms=end_ms, adjusted_ms=run.adjusted_ms + moved_ms)
    machine.put(timed)
    if later:
        return
    if run.step.kind is StepKind.WORK:
        machine.end_work(end_ms, Ended.FINISH)
    else:
        machine.go_past_rest(end_ms)


def _with_tap(machine: Machine, run: Run, tap: Tap) -> Run:
    """The run with one more tap. Refuses one that is out of order or faster than anybody runs."""
    marks = run.step.marks
    if run.step.kind is not StepKind.WORK or run.step.measure is not MeasureKind.DISTANCE:
        raise Refuse("only a rep over a distance has splits")
    if not 0 <= tap.mark < len(marks):
        raise Refuse(f"this rep has {len(marks)} marks")
    if run.taps and (run.taps[-1].mark >= tap.mark or run.taps[-1].split_ms >= tap.split_ms):
        raise Refuse("the laps would not be in order")
    before_m = (marks[run.taps[-1].mark].distance_m if run.taps else 0.0) or 0.0
    before_ms = run.taps[-1].split_ms if run.taps else 0
    lap_m = (marks[tap.mark].distance_m or 0.0) - before_m
    if (tap.split_ms - before_ms) * machine.rules.thresholds.top_speed_m_s < lap_m * 1000:
        raise Refuse(f"nobody runs {lap_m:.0f} m that fast")
    return replace(run, taps=(*run.taps, tap), inputs=run.inputs + 1)
