"""Repairs of a result: taps shifted, put in, taken out, moved, estimated; reps judged.

A repair names one attempt at one step and changes that result alone: it never gives another step's
tap to this one and never moves a start. Only a repair that fills the finish of the rep under way
ends that rep, at the finish's own instant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bell_lap.core.events import Repaired
from bell_lap.core.inputs import (
    AcceptEstimate,
    ClearTap,
    DeleteTap,
    Input,
    InsertTap,
    JudgeRep,
    MoveTap,
    RefuseEstimate,
    Repair,
    RestorePress,
    SetDone,
    SetSplit,
    ShiftTap,
)
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.plan import MeasureKind, StepKind
from bell_lap.core.result import Flag
from bell_lap.core.session import Load
from bell_lap.core.state import Ended, Run, Tap
from bell_lap.core.taps import put_aside
from bell_lap.core.units import format_time
from bell_lap.core.view import Phase


def repair(machine: Machine, seq: int, item: Input) -> None:
    """Carry out any repair, or refuse it with the reason."""
    assert isinstance(item, Repair)
    run = _run(machine, item)
    match item:
        case ShiftTap():
            tap = _tap(run, item.press)
            taps = _with(run, replace(_edited(tap), split_ms=tap.split_ms + item.by_ms))
        case SetSplit():
            taps = _set_split(run, seq, item)
        case InsertTap():
            taps = _insert(run, Tap(seq, 0, item.split_ms, (Flag.EDITED,)))
        case AcceptEstimate():
            taps = _estimate(run, seq, item)
        case DeleteTap():
            taps = _delete(machine, run, item.press, close_up=True)
        case ClearTap():
            taps = _delete(machine, run, item.press, close_up=False)
        case MoveTap():
            taps = _with(run, replace(_edited(_tap(run, item.press)), mark=item.mark))
        case RestorePress():
            _restore(machine, run, item)
            return
        case _:
            assert isinstance(item, JudgeRep | SetDone | RefuseEstimate)
            _judge(machine, run, item)
            return
    _put_taps(machine, run, taps, item)


def _run(machine: Machine, item: Repair) -> Run:
    for run in machine.state.runs:
        if (run.step.index, run.attempt) == (item.step, item.attempt):
            return run
    raise Refuse("that step has not been run")


def _tap(run: Run, press: int) -> Tap:
    for tap in run.taps:
        if tap.press == press:
            return tap
    raise Refuse("that tap is not in this step")


def _edited(tap: Tap) -> Tap:
    """The tap marked as edited; a hand that moves an estimate makes it its own."""
    flags = tuple(flag for flag in tap.flags if flag not in (Flag.EDITED, Flag.ESTIMATED))
    return replace(tap, flags=(*flags, Flag.EDITED))


def _with(run: Run, changed: Tap) -> tuple[Tap, ...]:
    taps = [changed if tap.press == changed.press else tap for tap in run.taps]
    return tuple(sorted(taps, key=lambda tap: tap.mark))


def _insert(run: Run, new: Tap) -> tuple[Tap, ...]:
    """Put a tap in by its split; the taps after it move on by a mark."""
    before = [tap for tap in run.taps if tap.split_ms < new.split_ms]
    after = [tap for tap in run.taps if tap.split_ms >= new.split_ms]
    mark = before[-1].mark + 1 if before else 0
    moved: list[Tap] = []
    free = mark + 1
    for tap in after:
        moved.append(replace(tap, mark=max(tap.mark, free)))
        free = moved[-1].mark + 1
    return (*before, replace(new, mark=mark), *moved)


def _estimate(run: Run, seq: int, item: AcceptEstimate) -> tuple[Tap, ...]:
    """A missed tap at a mark: what was taken for that mark and those after it moves on."""
    before = tuple(tap for tap in run.taps if tap.mark < item.mark)
    free = item.mark + 1
    moved: list[Tap] = []
    for tap in run.taps[len(before) :]:
        moved.append(replace(tap, mark=max(tap.mark, free)))
        free = moved[-1].mark + 1
    return (*before, Tap(seq, item.mark, item.split_ms, (Flag.ESTIMATED,)), *moved)


def _delete(machine: Machine, run: Run, press: int, *, close_up: bool) -> tuple[Tap, ...]:
    gone = _tap(run, press)
    put_aside(machine, run, gone, "taken out")
    kept = [tap for tap in run.taps if tap is not gone]
    if close_up:
        kept = [replace(tap, mark=tap.mark - 1) if tap.mark > gone.mark else tap for tap in kept]
    return tuple(kept)


def _set_split(run: Run, seq: int, item: SetSplit) -> tuple[Tap, ...]:
    here = next((tap for tap in run.taps if tap.mark == item.mark), None)
    if here is not None:
        return _with(run, replace(_edited(here), split_ms=item.split_ms))
    new = Tap(seq, item.mark, item.split_ms, (Flag.EDITED,))
    return tuple(sorted((*run.taps, new), key=lambda tap: tap.mark))


def _restore(machine: Machine, run: Run, item: RestorePress) -> None:
    """A press that counted for nothing was a tap of this step after all."""
    state = machine.state
    stray = next((stray for stray in state.strays if stray.press == item.press), None)
    if stray is None:
        raise Refuse("that press is not among the strays")
    until_ms = run.end_ms if run.end_ms is not None else item.at_ms
    if not run.start_ms < stray.at_ms <= until_ms:
        raise Refuse("that press did not come in this step")
    tap = Tap(stray.press, 0, run.elapsed_at(stray.at_ms), (Flag.EDITED,), stray.at_ms)
    _put_taps(machine, run, _insert(run, tap), item)
    strays = tuple(other for other in machine.state.strays if other is not stray)
    machine.state = replace(machine.state, strays=strays)


def _judge(machine: Machine, run: Run, item: JudgeRep | SetDone | RefuseEstimate) -> None:
    if run.step.kind is not StepKind.WORK:
        raise Refuse("that step is no work")
    match item:
        case JudgeRep():
            if run.open:
                raise Refuse("the step is still under way")
            run = replace(run, verdict=item.verdict)
        case SetDone():
            if run.step.measure is not MeasureKind.COUNT:
                raise Refuse("only a set of movements has a count and a load")
            if (item.reps or 0) < 0 or (item.load_thousandths or 0) < 0:
                raise Refuse("a count or a load is not less than nothing")
            unit = run.step.load.unit if run.step.load else "kg"
            load = run.load_done
            if item.load_thousandths is not None:
                load = Load(item.load_thousandths, unit)
            reps = run.reps_done if item.reps is None else item.reps
            run = replace(run, reps_done=reps, load_done=load)
        case RefuseEstimate():
            if item.mark in run.not_missed:
                raise Refuse("that was said already")
            run = replace(run, not_missed=(*run.not_missed, item.mark))
        case _:
            assert_never(item)
    machine.put(replace(run, inputs=run.inputs + 1))
    _repaired(machine, run, item)


def _put_taps(machine: Machine, run: Run, taps: tuple[Tap, ...], item: Repair) -> None:
    """Check the taps, give them to the run, and end it where its finish is now filled."""
    _check(machine, run, taps, item)
    machine.put(replace(run, taps=taps, inputs=run.inputs + 1))
    _repaired(machine, run, item)
    last = len(run.step.marks) - 1
    if run.open and run.step.measure is MeasureKind.DISTANCE and taps and taps[-1].mark == last:
        if machine.state.phase is not Phase.WORK:
            raise Refuse("that would end the rep: first go on from where it stands")
        machine.end_work(run.instant(taps[-1].split_ms), Ended.FINISH)
        machine.advance(item.at_ms)


def _check(machine: Machine, run: Run, taps: tuple[Tap, ...], item: Repair) -> None:
    has_laps = run.step.measure in (MeasureKind.DISTANCE, MeasureKind.TIME)
    if run.step.kind is not StepKind.WORK or not has_laps:
        raise Refuse("this step has no laps")
    splits = [tap.split_ms for tap in taps]
    marks = [tap.mark for tap in taps]
    if any(later <= earlier for earlier, later in zip([0, *splits], splits, strict=False)):
        raise Refuse("the laps would not be in order")
    if any(later <= earlier for earlier, later in zip([-1, *marks], marks, strict=False)):
        raise Refuse("two taps would be at one mark")
    until_ms = run.elapsed_at(_until(machine, run, item))
    if splits and splits[-1] > until_ms:
        long = format_time(until_ms)
        raise Refuse(f"the step was only {long if ':' in long else f'{long} s'} long by then")
    if run.step.measure is MeasureKind.DISTANCE:
        count = len(run.step.marks)
        if marks and marks[-1] >= count:
            raise Refuse(f"this rep has {count} marks, and each has its tap")
    elif marks and marks[-1] > (run.taps[-1].mark if run.taps else -1) + 1:
        raise Refuse("the tap before that was not made")


def _until(machine: Machine, run: Run, item: Repair) -> int:
    """The newest instant at which a lap of this attempt can have been.

    A rep over a distance may have ended later than its finish was tapped; no other step may.
    """
    if run.open:
        paused_ms = machine.state.paused_from_ms
        return item.at_ms if paused_ms is None else paused_ms
    assert run.end_ms is not None
    if run.step.measure is MeasureKind.DISTANCE and run.ended is Ended.FINISH:
        return item.at_ms
    return run.end_ms


def _repaired(machine: Machine, run: Run, item: Repair) -> None:
    machine.events.append(Repaired(item.at_ms, run.step.index, run.attempt, type(item).kind))
