"""What a press of a tap key means: a start, a mark, a finish, a bounce or a stray.

The journal keeps presses and taps are a fold of them: every press ends either as one tap or as one
`Stray` that says why, so none vanishes and each can be restored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bell_lap.core.events import Bounced, MarkTaken, Refused, Resumed
from bell_lap.core.gaps import answer_gap
from bell_lap.core.inputs import GapAnswer, Input, Press
from bell_lap.core.machine import Machine
from bell_lap.core.plan import MeasureKind, RestRule
from bell_lap.core.rules import Rules, Who
from bell_lap.core.session import Place, RecoveryKind
from bell_lap.core.state import Ended, Run, State, Stray, Tap
from bell_lap.core.units import format_clock
from bell_lap.core.view import Phase, TapMeans

BOUNCE = "bounce"
HELD_KEY = "held key"


def next_mark(run: Run, rules: Rules) -> int:
    """The mark (0-based, of the step's) that the next tap is for: a solo runner taps finishes."""
    if rules.who is Who.SOLO and run.step.marks:
        return len(run.step.marks) - 1
    return run.taps[-1].mark + 1 if run.taps else 0


def tap_means(machine: Machine, at_ms: int) -> tuple[TapMeans, str]:
    """What a tap would do now, and why not where it would do nothing."""
    state = machine.state
    match state.phase:
        case Phase.READY | Phase.OVERDUE:
            return TapMeans.START, ""
        case Phase.PAUSED:
            return TapMeans.RESUME, ""
        case Phase.WORK:
            return _means_in_work(machine, at_ms)
        case Phase.RECOVERY:
            return _means_in_recovery(machine, at_ms)
        case Phase.HELD if state.hold is not None and not state.hold.only_stop:
            return TapMeans.START, ""
        case Phase.HELD:
            return TapMeans.NOTHING, "the gap was too long: stop or discard"
        case Phase.GET_READY:
            return TapMeans.NOTHING, "the start is coming"
        case Phase.DONE:
            return TapMeans.NOTHING, "the workout is over"
        case _:
            assert_never(state.phase)


def _means_in_work(machine: Machine, at_ms: int) -> tuple[TapMeans, str]:
    run, limits = machine.current(), machine.rules.thresholds
    step, split_ms = run.step, run.elapsed_at(at_ms)
    last = run.taps[-1] if run.taps else None
    if step.measure is MeasureKind.DISTANCE:
        marks, mark = step.marks, next_mark(run, machine.rules)
        here = marks[mark].distance_m if mark < len(marks) else None
        before = (marks[last.mark].distance_m if last else 0.0) or 0.0
        lap_ms = split_ms - (last.split_ms if last else 0)
        if here is not None and lap_ms * limits.top_speed_m_s < (here - before) * 1000:
            return TapMeans.NOTHING, f"nobody runs {here - before:.0f} m that fast"
        return (TapMeans.FINISH if mark + 1 >= len(marks) else TapMeans.LAP), ""
    if split_ms < limits.done_guard_ms:
        return TapMeans.NOTHING, "it has only just begun"
    if step.measure is MeasureKind.TIME:
        lap_m = machine.plan.lap_m if machine.plan.place is Place.TRACK else 0.0
        if last and (split_ms - last.split_ms) * limits.top_speed_m_s < lap_m * 1000:
            return TapMeans.NOTHING, "nobody runs a lap that fast"
        return TapMeans.LAP, ""
    return TapMeans.DONE, ""


def _means_in_recovery(machine: Machine, at_ms: int) -> tuple[TapMeans, str]:
    run, limits = machine.current(), machine.rules.thresholds
    rest, elapsed_ms = run.step.rest, run.elapsed_at(at_ms)
    assert rest is not None, "every recovery has its rule"
    if rest.kind is RecoveryKind.FULL:
        least_ms = max(limits.full_guard_ms, rest.min_ms or 0)
        if elapsed_ms < least_ms:
            left = format_clock(least_ms - elapsed_ms + 999)
            return TapMeans.NOTHING, f"too early: a tap starts the next in {left}"
        return TapMeans.GO_ON, ""
    if rest.kind in (RecoveryKind.DISTANCE, RecoveryKind.SAME_DISTANCE, RecoveryKind.BACK):
        least_ms = limits.done_guard_ms
        if rest.distance_m is not None:
            least_ms = max(least_ms, int(rest.distance_m * 1000 / limits.top_speed_m_s))
        if elapsed_ms < least_ms:
            return TapMeans.NOTHING, "the recovery has only just begun"
        return TapMeans.GO_ON, ""
    if rest.kind is RecoveryKind.TIME and _may_be_cut(rest, elapsed_ms):
        return TapMeans.GO_ON, ""
    left = format_clock((run.deadline_ms or at_ms) - at_ms + 999)
    return TapMeans.NOTHING, f"the recovery goes on for {left}"


def _may_be_cut(rest: RestRule, elapsed_ms: int) -> bool:
    """Whether a recovery of a range has come to its lower end; one of a single time never does."""
    least_ms, most_ms = rest.min_ms, rest.max_ms
    if least_ms is None or most_ms is None or least_ms >= most_ms:
        return False
    return elapsed_ms >= least_ms


def press(machine: Machine, seq: int, item: Input) -> None:
    """A press in any phase: bounced, or one tap, or one stray."""
    assert isinstance(item, Press)
    if _bounced(machine, seq, item):
        return
    state, at_ms = machine.state, item.at_ms
    means, reason = tap_means(machine, at_ms)
    machine.state = replace(
        state,
        press_at_ms=at_ms,
        press_key=item.key,
        press_leader=seq,
        window_ms=machine.rules.thresholds.bounce_ms,
        undoable=(*state.undoable, seq),
    )
    match means:
        case TapMeans.NOTHING:
            _stray(machine, seq, item, reason)
            machine.events.append(Refused(at_ms, "press", reason))
        case TapMeans.START if state.phase is Phase.HELD:
            answer_gap(machine, GapAnswer(at_ms, "next"))
            if machine.state.phase is Phase.READY:
                machine.ask_start(at_ms)
        case TapMeans.START | TapMeans.GO_ON:
            machine.ask_start(at_ms)
        case TapMeans.RESUME:
            _widen(machine)
            resume(machine, at_ms)
        case TapMeans.DONE:
            _widen(machine)
            machine.end_work(at_ms, Ended.FINISH)
        case TapMeans.LAP | TapMeans.FINISH:
            take_mark(machine, seq, at_ms)
            if means is TapMeans.FINISH:
                _widen(machine)
                machine.end_work(at_ms, Ended.FINISH)
        case _:
            assert_never(means)


def take_mark(machine: Machine, seq: int, at_ms: int) -> None:
    """The press is a tap at the next mark of the work under way."""
    run = machine.current()
    mark = next_mark(run, machine.rules)
    tap = Tap(press=seq, mark=mark, split_ms=run.elapsed_at(at_ms), at_ms=at_ms)
    machine.put(replace(run, taps=(*run.taps, tap), inputs=run.inputs + 1))
    machine.events.append(MarkTaken(at_ms, run.step.index, run.attempt, tap.mark, seq))


def resume(machine: Machine, at_ms: int) -> None:
    """End a pause: every deadline moves on by its length."""
    state = machine.state
    assert state.paused_from_ms is not None, "only asked for in a pause"
    assert state.paused_phase is not None, "only asked for in a pause"
    length_ms = at_ms - state.paused_from_ms
    run = state.open_run
    if run is not None:
        deadline_ms = None if run.deadline_ms is None else run.deadline_ms + length_ms
        pauses = (*run.pauses, (state.paused_from_ms, at_ms))
        machine.put(replace(run, pauses=pauses, deadline_ms=deadline_ms, inputs=run.inputs + 1))
    start_ms = None if state.start_at_ms is None else state.start_at_ms + length_ms
    machine.events.append(Resumed(at_ms))
    machine.state = replace(
        machine.state,
        phase=state.paused_phase,
        paused_from_ms=None,
        paused_phase=None,
        start_at_ms=start_ms,
    )


def _bounced(machine: Machine, seq: int, item: Press) -> bool:
    state, limits = machine.state, machine.rules.thresholds
    if state.press_at_ms is None:
        return False
    apart_ms = item.at_ms - state.press_at_ms
    held = item.key == state.press_key and apart_ms <= limits.held_ms
    if not held and apart_ms >= state.window_ms:
        return False
    _stray(machine, seq, item, HELD_KEY if held else BOUNCE, state.press_leader)
    machine.events.append(Bounced(item.at_ms, seq))
    machine.state = replace(machine.state, press_at_ms=item.at_ms, press_key=item.key)
    return True


def _stray(machine: Machine, seq: int, item: Press, reason: str, leader: int | None = None) -> None:
    state: State = machine.state
    run = state.open_run
    stray = Stray(
        press=seq,
        at_ms=item.at_ms,
        key=item.key,
        reason=reason,
        step=run.step.index if run else None,
        attempt=run.attempt if run else 1,
        leader=leader,
    )
    machine.state = replace(state, strays=(*state.strays, stray))


def put_aside(machine: Machine, run: Run, tap: Tap, reason: str) -> None:
    """A press that was a tap of an attempt is none any more: it stays among the strays.

    A tap that no press made (put in, estimated, typed) leaves nothing behind.
    """
    if tap.at_ms is None:
        return
    stray = Stray(
        press=tap.press,
        at_ms=tap.at_ms,
        key="",
        reason=reason,
        step=run.step.index,
        attempt=run.attempt,
    )
    machine.state = replace(machine.state, strays=(*machine.state.strays, stray))


def _widen(machine: Machine) -> None:
    limits = machine.rules.thresholds
    machine.state = replace(machine.state, window_ms=limits.bounce_finish_ms)
