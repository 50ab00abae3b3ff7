"""Gaps: time in which nobody could see, hear or tap, and the four answers to one.

In a gap only the step under way may end, a timed one at its deadline; nothing new begins.
"""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core.events import Held
from bell_lap.core.inputs import Gap, GapAnswer, Input
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.plan import StepKind
from bell_lap.core.result import Flag
from bell_lap.core.state import Ended, Hold
from bell_lap.core.view import Phase


def gap(machine: Machine, item: Input) -> None:
    """Cross a gap. The machine has been advanced to its beginning, and no further."""
    assert isinstance(item, Gap)
    limits = machine.rules.thresholds
    phase, hold = machine.state.phase, machine.state.hold
    from_ms = max(item.from_ms, machine.state.at_ms)  # whoever gave an input was there
    length_ms = item.at_ms - from_ms
    if phase is Phase.DONE:
        return
    if hold is not None:
        hold = replace(hold, trusted=hold.trusted and item.trusted)
        if length_ms > limits.gap_ms:
            too_long = item.at_ms - hold.from_ms > limits.gap_end_ms
            hold = replace(hold, to_ms=item.at_ms, only_stop=hold.only_stop or too_long)
        machine.state = replace(machine.state, hold=hold)
        return
    if length_ms <= limits.gap_ms:
        _cross_briefly(machine, item)
        return
    only_stop = length_ms > limits.gap_end_ms
    due_ms = machine.next_deadline()
    ends = due_ms is not None and due_ms <= item.at_ms
    _flag(machine, trusted=item.trusted)
    if ends and phase is Phase.RECOVERY and _only_waits(machine):
        assert due_ms is not None
        machine.pass_deadline(due_ms)
        ends = False
    if not ends and not only_stop:
        return
    at_ms = due_ms if ends and due_ms is not None else from_ms
    if ends and phase in (Phase.WORK, Phase.RECOVERY):
        machine.close(at_ms, Ended.FINISH if phase is Phase.WORK else Ended.OVER)
    machine.events.append(Held(item.at_ms, from_ms, item.cause))
    hold = Hold(from_ms, item.at_ms, at_ms, phase, item.cause, only_stop, item.trusted)
    machine.state = replace(machine.state, phase=Phase.HELD, hold=hold)


def _cross_briefly(machine: Machine, item: Gap) -> None:
    """A gap in which nothing was missed. By the wall clock it may have been any longer."""
    if not item.trusted:
        _flag(machine, trusted=False)
    machine.advance(item.at_ms)
    if not item.trusted:
        _flag(machine, trusted=False)


def _flag(machine: Machine, *, trusted: bool) -> None:
    """The attempt under way went across a gap."""
    run = machine.state.open_run
    if run is None or run.step.kind is StepKind.GATE:
        return
    flags = (Flag.ACROSS_GAP,) if trusted else (Flag.ACROSS_GAP, Flag.UNTRUSTED_GAP)
    fresh = tuple(flag for flag in flags if flag not in run.flags)
    machine.put(replace(run, flags=(*run.flags, *fresh)))


def _only_waits(machine: Machine) -> bool:
    """Whether the recovery's deadline starts nothing: the next rep waits for a tap anyway."""
    following = machine.step_after(machine.state.position)
    return (
        following is not None
        and following.kind is StepKind.WORK
        and not machine.starts_by_clock(following)
    )


def answer_gap(machine: Machine, item: Input) -> None:
    """Go on after a gap in one of the four ways."""
    assert isinstance(item, GapAnswer)
    hold = machine.state.hold
    assert hold is not None, "only asked for where a gap waits for an answer"
    if item.choice == "stop":
        stop_before(machine, hold)
        return
    if hold.only_stop:
        raise Refuse("the gap was too long: stop or discard")
    if item.choice == "repeat":
        _repeat(machine, hold)
    elif item.choice == "next":
        _next(machine, hold)
    else:
        _count_as_run(machine, hold, item.at_ms)


def stop_before(machine: Machine, hold: Hold) -> None:
    """Stop at the gap's beginning, or where it was paused: what ended in the gap ends there too."""
    state = machine.state
    at_ms = hold.from_ms if state.paused_from_ms is None else state.paused_from_ms
    run = state.runs[-1] if state.runs else None
    if run is not None and run.taps:
        at_ms = max(at_ms, run.instant(run.taps[-1].split_ms))  # a tap put in since then
    if run is not None and run.end_ms is not None and run.end_ms > at_ms:
        machine.put(replace(run, end_ms=at_ms, ended=Ended.STOPPED))
    machine.stop(at_ms)


def _repeat(machine: Machine, hold: Hold) -> None:
    run = machine.state.last_work
    position = None
    if hold.phase is not Phase.GET_READY and run is not None:
        position = position_of(machine, run.step.index)
    if position is None:
        position = machine.state.to_begin
    if position is None:
        raise Refuse("there is no rep to repeat")
    machine.close(hold.at_ms, Ended.OVER)
    machine.wait_at(position)


def _next(machine: Machine, hold: Hold) -> None:
    """Wait for a tap at the next work: past the rep that ended, past the recovery that ended."""
    if hold.phase is Phase.WORK:
        machine.state = replace(machine.state, position=machine.state.position + 1)
    position = machine.state.to_begin
    if position is None:
        machine.close(hold.at_ms, Ended.OVER)
        machine.finish(hold.at_ms)
        return
    machine.close(hold.at_ms, Ended.OVER)
    machine.wait_at(position)


def _count_as_run(machine: Machine, hold: Hold, at_ms: int) -> None:
    """As if somebody had been there all the time: every deadline passed at its instant."""
    if hold.phase is Phase.WORK:
        machine.enter(machine.state.position + 1, hold.at_ms)
    elif machine.state.to_begin == machine.state.position + 1 or hold.phase is Phase.GET_READY:
        machine.begin_work(hold.at_ms, by_clock=True)
    else:
        machine.enter(machine.state.position + 1, hold.at_ms)
    machine.advance(hold.to_ms)
    _flag(machine, trusted=hold.trusted)
    machine.advance(at_ms)


def position_of(machine: Machine, index: int) -> int | None:
    """Where in the plan by now the step with this index stands."""
    for position, step in enumerate(machine.state.steps):
        if step.index == index:
            return position
    return None
