"""The state machine of a workout: which input may come in which phase, and what it does.

The table below is the whole of it. An input that has no row for the phase is refused with the
sentence of `WHY_NOT` and changes nothing. Inputs apply at their own instant, after every deadline
that lies before them; deadlines themselves are never inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bell_lap.core import flow, gaps, inputs, logged, planmoves, repairs, taps
from bell_lap.core.events import Refused
from bell_lap.core.inputs import Input
from bell_lap.core.machine import Machine, Refuse
from bell_lap.core.view import Phase

READY, GET_READY, WORK, RECOVERY, OVERDUE, PAUSED, HELD, DONE = Phase
RESTING = (RECOVERY, OVERDUE)
RUNNING = (READY, GET_READY, WORK, *RESTING)
ALIVE = (*RUNNING, PAUSED, HELD)
ANY = (*ALIVE, DONE)

Do = Callable[[Machine, int, Input], None]


def _plain(do: Callable[[Machine, Input], None]) -> Do:
    """A rule that does not care which number the input has."""

    def numbered(machine: Machine, _seq: int, item: Input) -> None:
        do(machine, item)

    return numbered


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: in these phases, this input does this."""

    phases: tuple[Phase, ...]
    input: type[Input]
    says: str
    do: Do


TABLE: tuple[Rule, ...] = (
    Rule((READY,), inputs.Press, "starts the next work, after the get-ready", taps.press),
    Rule((GET_READY,), inputs.Press, "is a stray: the start is coming", taps.press),
    Rule((WORK,), inputs.Press, "is a lap, the finish, or done; too fast to be true: a stray",
         taps.press),
    Rule((RECOVERY,), inputs.Press, "starts the next rep where the recovery waits for a tap or is "
         "past the lower end of its range; else a stray", taps.press),
    Rule((OVERDUE,), inputs.Press, "starts the rep", taps.press),
    Rule((PAUSED,), inputs.Press, "ends the pause", taps.press),
    Rule((HELD,), inputs.Press, "starts the next rep; after too long a gap a stray", taps.press),
    Rule((DONE,), inputs.Press, "is a stray: what is finished stays finished", taps.press),
    Rule((READY, GET_READY, OVERDUE), inputs.Next, "starts at once", _plain(flow.go_on)),
    Rule((WORK,), inputs.Next, "ends the rep as not finished (within a range: as finished)",
         _plain(flow.go_on)),
    Rule((RECOVERY,), inputs.Next, "ends the recovery; the next rep starts", _plain(flow.go_on)),
    Rule((HELD,), inputs.Next, "waits at the next rep", _plain(flow.go_on)),
    Rule((*RUNNING, HELD, DONE), inputs.Back, "waits to start the last rep again; the earlier "
         "attempt is kept", _plain(flow.back)),
    Rule((WORK,), inputs.DidNotFinish, "keeps the laps; the recovery starts",
         _plain(flow.did_not_finish)),
    Rule((WORK,), inputs.StartedNow, "moves the start here, while the rep has no lap; the recovery "
         "before it grows", _plain(flow.started_now)),
    Rule((READY, WORK, RECOVERY), inputs.Logged, "is how long the step lasts, by watch "
         "or not timed, or a split of it: written down afterwards", logged.log),
    Rule((*RUNNING, DONE), inputs.TypedTime, "is the time of the rep under way or just run, by "
         "watch; the recovery counts from the real finish, 10 s at least stay", flow.typed_time),
    Rule((GET_READY, WORK, *RESTING), inputs.Pause, "freezes the step and its deadlines",
         _plain(flow.pause)),
    Rule((PAUSED,), inputs.Resume, "lets time go on",
         _plain(lambda machine, item: taps.resume(machine, item.at_ms))),
    Rule(ALIVE, inputs.Stop, "ends the workout: now, where it was paused, or before the gap",
         _plain(flow.stop)),
    Rule((GET_READY, *RESTING), inputs.AdjustRecovery, "moves the deadline, never before now",
         _plain(flow.adjust_recovery)),
    Rule(RUNNING, inputs.AddRep, "adds a rep to this line", _plain(planmoves.add_rep)),
    Rule(RUNNING, inputs.DropRep, "drops the last rep of this line", _plain(planmoves.drop_rep)),
    Rule(RUNNING, inputs.LastRep, "drops every rep after this one", _plain(planmoves.last_rep)),
    Rule(RUNNING, inputs.EnoughReps, "drops the optional reps left", _plain(planmoves.enough_reps)),
    Rule((*RUNNING, DONE), inputs.RepeatRep, "puts that rep in once more",
         _plain(planmoves.repeat_rep)),
    Rule(RUNNING, inputs.SkipBlock, "goes on to the next block", _plain(planmoves.skip_block)),
    Rule(RUNNING, inputs.NewGoal, "moves the goals from here on", _plain(planmoves.new_goal)),
    Rule(RUNNING, inputs.ShiftGoal, "moves the goals from here on", _plain(planmoves.shift_goal)),
    *(
        Rule(ANY, kind, "repairs that attempt's result", repairs.repair)
        for kind in (
            inputs.ShiftTap, inputs.SetSplit, inputs.InsertTap, inputs.DeleteTap, inputs.ClearTap,
            inputs.MoveTap, inputs.RestorePress, inputs.JudgeRep, inputs.SetDone,
            inputs.AcceptEstimate, inputs.RefuseEstimate,
        )
    ),
    Rule(ANY, inputs.Gap, "ends at most the step under way, then holds; up to 5 s changes nothing",
         _plain(gaps.gap)),
    Rule((HELD,), inputs.GapAnswer, "goes on in the way chosen",
         _plain(gaps.answer_gap)),
)  # fmt: skip
"""Undo and redo are not here: they choose which inputs stand (`core.journal`)."""

_RULES: dict[tuple[Phase, type[Input]], Rule] = {
    (phase, rule.input): rule for rule in TABLE for phase in rule.phases
}

WHY_NOT: dict[Phase, str] = {
    READY: "nothing is running: tap to start",
    GET_READY: "the start is coming",
    WORK: "not while a rep runs",
    RECOVERY: "not in a recovery",
    OVERDUE: "the recovery is over: tap to start",
    PAUSED: "paused: resume first",
    HELD: "there was a gap: say what to make of it first",
    DONE: "the workout is over",
}


def allowed(phase: Phase, kind: type[Input]) -> bool:
    """Whether the table has a row for this input in this phase."""
    return (phase, kind) in _RULES


def apply(machine: Machine, seq: int, item: Input) -> bool:
    """Apply one input at its own instant; False where it was refused and changed nothing.

    Presses are never refused as a whole: one that means nothing becomes a stray.
    """
    gap_from_ms = item.from_ms if isinstance(item, inputs.Gap) else item.at_ms
    machine.advance(min(gap_from_ms, item.at_ms))
    state, told = machine.state, len(machine.events)
    try:
        rule = _RULES.get((state.phase, type(item)))
        if rule is None:
            raise Refuse(WHY_NOT[state.phase])
        rule.do(machine, seq, item)
    except Refuse as refusal:
        machine.state = state
        del machine.events[told:]
        machine.events.append(Refused(item.at_ms, type(item).kind, refusal.reason))
        return False
    machine.advance(item.at_ms)
    undoable = machine.state.undoable
    if not isinstance(item, inputs.Press | inputs.Gap):
        undoable = (*undoable, seq)
    machine.state = replace(machine.state, at_ms=item.at_ms, undoable=undoable)
    return True
