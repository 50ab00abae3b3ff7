"""Inputs that move a workout on or back: next, back, did not finish, started now, typed, pause.

Each function is one row's work in the engine's table: it moves the machine at the input's own
instant or refuses with a reason, having changed nothing.
"""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core.events import Paused, Repaired, StepStarted
from bell_lap.core.gaps import answer_gap, position_of, stop_before
from bell_lap.core.inputs import AdjustRecovery, GapAnswer, Input, TypedTime
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.plan import MeasureKind, StepKind, StepRole
from bell_lap.core.result import Flag, Status
from bell_lap.core.state import Ended, Run, State, Tap
from bell_lap.core.taps import put_aside
from bell_lap.core.view import Phase


def go_on(machine: Machine, item: Input) -> None:
    """`next`: the rep ends where it is, a recovery ends, a start is not waited for."""
    state = machine.state
    if state.phase is Phase.HELD:
        answer_gap(machine, GapAnswer(item.at_ms, "next"))
        return
    if state.phase is Phase.WORK:
        machine.end_work(item.at_ms, _ended_early(machine.current(), item.at_ms))
        return
    if state.phase is Phase.RECOVERY:
        machine.go_past_rest(item.at_ms)
        return
    if state.to_begin is None:
        raise Refuse("nothing is left to begin")
    machine.begin_work(item.at_ms, by_clock=False)


def _ended_early(run: Run, at_ms: int) -> Ended:
    """Whether going on now still counts as finished: within a range, or where only a tap ends."""
    if run.step.measure in (MeasureKind.COUNT, MeasureKind.OPEN):
        return Ended.FINISH
    span = run.step.duration_ms
    if span is not None and not span.is_one and run.elapsed_at(at_ms) >= span.min:
        return Ended.FINISH
    return Ended.NEXT


def did_not_finish(machine: Machine, item: Input) -> None:
    """The runner stepped off: the laps stay, the recovery begins."""
    machine.end_work(item.at_ms, Ended.DID_NOT_FINISH)


def back(machine: Machine, item: Input) -> None:
    """The last rep again as a new attempt; whatever is under way ends here."""
    state = machine.state
    last = _last_rep(state)
    if last is None:
        raise Refuse("no rep has begun yet")
    if state.status is Status.STOPPED:
        raise Refuse("the workout was stopped: undo first")
    if state.hold is not None and state.hold.only_stop:
        raise Refuse("the gap was too long: stop or discard")
    position = position_of(machine, last.step.index)
    if position is None:
        raise Refuse("that rep was dropped")
    if state.phase is Phase.READY and state.open_run is None and state.position == position:
        raise Refuse("that rep waits for its start already")
    machine.close(item.at_ms, Ended.BACK)
    machine.state = replace(machine.state, status=Status.RUNNING, end_ms=None)
    machine.wait_at(position)


def _last_rep(state: State) -> Run | None:
    """The newest attempt at a rep, a warm-up or a cool-down; at a float where there is no other."""
    rep = next(
        (
            run
            for run in reversed(state.runs)
            if run.step.is_rep or run.step.role in (StepRole.WARMUP, StepRole.COOLDOWN)
        ),
        None,
    )
    return rep or state.last_work


def started_now(machine: Machine, item: Input) -> None:
    """The rep began at this instant; the recovery before it grows by as much."""
    run = machine.current()
    if run.taps:
        raise Refuse("this rep has a lap already")
    if run.pauses:
        raise Refuse("this rep was paused already")
    runs = machine.state.runs
    if (
        len(runs) > 1
        and runs[-2].end_ms == run.start_ms
        and runs[-2].step.kind is not StepKind.WORK
    ):
        machine.put(replace(runs[-2], end_ms=item.at_ms))
    span = run.step.duration_ms
    moved = replace(
        run,
        start_ms=item.at_ms,
        by_clock=False,
        deadline_ms=None if span is None else item.at_ms + span.max,
        inputs=run.inputs + 1,
    )
    machine.put(moved)
    machine.events.append(StepStarted(item.at_ms, run.step.index, run.attempt, by_clock=False))


def typed_time(machine: Machine, seq: int, item: Input) -> None:
    """The rep's time from a watch: for the rep under way it ends there, else it replaces the tap.

    The recovery counts from when the rep really ended, and keeps at least the floor of the rules.
    """
    assert isinstance(item, TypedTime)
    run = machine.state.last_work
    if run is None:
        raise Refuse("no rep has been run yet")
    if run.step.measure is not MeasureKind.DISTANCE:
        raise Refuse("only a rep over a distance has a time to type")
    if item.time_ms <= 0:
        raise Refuse("a time is more than nothing")
    limits = machine.rules.thresholds
    distance_m = run.step.distance_m
    if distance_m is not None and item.time_ms * limits.top_speed_m_s < distance_m * 1000:
        raise Refuse("nobody runs that fast")
    end_ms = run.instant(item.time_ms)
    if end_ms > item.at_ms:
        raise Refuse("the rep began less long ago than that")
    late = tuple(tap for tap in run.taps if _gives_way(run, tap, item.time_ms))
    machine.events.append(Repaired(item.at_ms, run.step.index, run.attempt, TypedTime.kind))
    if run.open:
        machine.put(_with_watch(run, seq, item.time_ms))
        machine.end_work(end_ms, Ended.FINISH)
    else:
        _end_at(machine, run, _with_watch(run, seq, item.time_ms), end_ms)
    for tap in late:
        put_aside(machine, run, tap, "the watch said otherwise")
    _rest_from(machine, item.at_ms)


def _gives_way(run: Run, tap: Tap, time_ms: int) -> bool:
    """Whether a lap cannot be true beside the watch's time: it would come after the finish."""
    return tap.mark < len(run.step.marks) - 1 and tap.split_ms >= time_ms


def _with_watch(run: Run, seq: int, time_ms: int) -> Run:
    """The run with its finish by the watch; laps that would come after it are dropped."""
    mark = len(run.step.marks) - 1
    finish = next((tap for tap in run.taps if tap.mark == mark), None)
    press, at_ms = (finish.press, finish.at_ms) if finish else (seq, None)
    tap = Tap(press, mark, time_ms, (Flag.BY_WATCH,), at_ms)
    kept = tuple(old for old in run.taps if old.mark < mark and old.split_ms < time_ms)
    return replace(run, taps=(*kept, tap), inputs=run.inputs + 1)


def _end_at(machine: Machine, run: Run, timed: Run, end_ms: int) -> None:
    """A rep that has ended really ended at another instant: what followed at once moves with it."""
    runs = machine.state.runs
    at = runs.index(run)
    after = runs[at + 1] if at + 1 < len(runs) else None
    moves = after is not None and after.start_ms == run.end_ms
    if after is not None and not after.open and end_ms > (after.end_ms or 0):
        raise Refuse("what came after it was over before that")
    added_ms = None
    if moves and after is not None and after.deadline_ms is not None:
        before_ms = machine.rest_deadline(after.step, after.start_ms)
        added_ms = after.deadline_ms - (after.deadline_ms if before_ms is None else before_ms)
    machine.put(replace(timed, end_ms=end_ms, ended=Ended.FINISH))
    if moves and after is not None:
        moved = replace(after, start_ms=end_ms)
        if added_ms is not None:
            due_ms = machine.rest_deadline(after.step, end_ms)
            moved = replace(moved, deadline_ms=None if due_ms is None else due_ms + added_ms)
        machine.put(moved)
    elif machine.state.phase is Phase.DONE and machine.state.end_ms == run.end_ms:
        machine.state = replace(machine.state, end_ms=end_ms)


def _rest_from(machine: Machine, at_ms: int) -> None:
    """Keep at least the floor of the recovery at hand from now on, if it has a deadline."""
    rest = machine.state.open_run
    if rest is None or rest.deadline_ms is None or rest.step.kind is not StepKind.RECOVERY:
        return
    floor_ms = at_ms + machine.rules.thresholds.typed_floor_ms
    added_ms = max(0, floor_ms - rest.deadline_ms)
    moved = rest.deadline_ms + added_ms
    machine.put(replace(rest, deadline_ms=moved, adjusted_ms=rest.adjusted_ms + added_ms))
    if machine.state.phase is Phase.OVERDUE:
        machine.state = replace(machine.state, phase=Phase.RECOVERY)


def pause(machine: Machine, item: Input) -> None:
    """Freeze the step and its deadlines."""
    state = machine.state
    machine.events.append(Paused(item.at_ms))
    machine.state = replace(
        state, phase=Phase.PAUSED, paused_from_ms=item.at_ms, paused_phase=state.phase
    )


def stop(machine: Machine, item: Input) -> None:
    """End the workout here; where it was paused, or held by a gap, at the beginning of that."""
    state = machine.state
    if state.hold is not None:
        stop_before(machine, state.hold)
        return
    machine.stop(item.at_ms if state.paused_from_ms is None else state.paused_from_ms)


def adjust_recovery(machine: Machine, item: Input) -> None:
    """This recovery ends later or sooner; never before now."""
    assert isinstance(item, AdjustRecovery)
    state = machine.state
    if state.phase is Phase.GET_READY:
        assert state.start_at_ms is not None
        start_ms = max(item.at_ms, state.start_at_ms + item.by_ms)
        machine.state = replace(state, start_at_ms=start_ms)
        return
    run = machine.current()
    if run.deadline_ms is None:
        raise Refuse("this recovery has no time: it ends at a tap")
    deadline_ms = max(item.at_ms, run.deadline_ms + item.by_ms)
    if state.phase is Phase.OVERDUE and run.deadline_ms + item.by_ms <= item.at_ms:
        raise Refuse("the recovery is over by more than that: tap to start")
    adjusted_ms = run.adjusted_ms + deadline_ms - run.deadline_ms
    machine.put(
        replace(run, deadline_ms=deadline_ms, adjusted_ms=adjusted_ms, inputs=run.inputs + 1)
    )
    machine.state = replace(machine.state, phase=Phase.RECOVERY)
