"""Every input a workout can ever have, frozen, each with its own instant.

These are for ever: a kind is never renamed and never given a new meaning, because a workout is its
plan, its rules and these. `at_ms` is milliseconds since the workout's start. A repair names the
step by its plan index, the attempt (1-based) and, where one tap is meant, the `press`: the sequence
number of the input that made the tap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Input:
    """What every input has."""

    kind: ClassVar[str] = ""
    at_ms: int


# --- at the line ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Press(Input):
    """A tap key went down. What it means is decided by the fold."""

    kind = "press"
    key: str = "space"


@dataclass(frozen=True, slots=True)
class Next(Input):
    """Go on: ends a rep as not finished, ends a recovery, opens a gate, starts at once."""

    kind = "next"


@dataclass(frozen=True, slots=True)
class Back(Input):
    """The last rep again, as a new attempt; the earlier attempt is kept."""

    kind = "back"


@dataclass(frozen=True, slots=True)
class DidNotFinish(Input):
    """The runner stepped off: laps are kept, the recovery starts."""

    kind = "did-not-finish"


@dataclass(frozen=True, slots=True)
class StartedNow(Input):
    """The rep really started at this instant; the recovery before it grows."""

    kind = "started-now"


@dataclass(frozen=True, slots=True)
class TypedTime(Input):
    """The rep's time as read from a watch."""

    kind = "typed-time"
    time_ms: int = 0


@dataclass(frozen=True, slots=True)
class Pause(Input):
    """Freezes the step and its deadlines."""

    kind = "pause"


@dataclass(frozen=True, slots=True)
class Resume(Input):
    """Ends a pause."""

    kind = "resume"


@dataclass(frozen=True, slots=True)
class Stop(Input):
    """Ends the workout here."""

    kind = "stop"


# --- the plan on the move -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AdjustRecovery(Input):
    """This recovery is longer (plus) or shorter (minus) by `by_ms`."""

    kind = "adjust-recovery"
    by_ms: int = 0


@dataclass(frozen=True, slots=True)
class AddRep(Input):
    """One more rep at the end of this line."""

    kind = "add-rep"


@dataclass(frozen=True, slots=True)
class DropRep(Input):
    """One rep fewer at the end of this line."""

    kind = "drop-rep"


@dataclass(frozen=True, slots=True)
class LastRep(Input):
    """This rep (in a recovery: the one to come) is the last; the cool-down stays."""

    kind = "last-rep"


@dataclass(frozen=True, slots=True)
class EnoughReps(Input):
    """The optional reps of this line that are left are not run: eight of "8-10" were enough."""

    kind = "enough-reps"


@dataclass(frozen=True, slots=True)
class RepeatRep(Input):
    """That rep once more, right after its recovery, beside what is planned."""

    kind = "repeat-rep"


@dataclass(frozen=True, slots=True)
class SkipBlock(Input):
    """Leave this block now and go to the next."""

    kind = "skip-block"


@dataclass(frozen=True, slots=True)
class NewGoal(Input):
    """From the rep at hand on, the goal is `time_ms` for its distance.

    Other goals move in proportion; reps of a distance without a goal get the same pace.
    """

    kind = "new-goal"
    time_ms: int = 0


@dataclass(frozen=True, slots=True)
class ShiftGoal(Input):
    """From the rep at hand on, every goal is slower (plus) or faster (minus) by this much a lap."""

    kind = "shift-goal"
    per_lap_ms: int = 0


# --- repairs --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repair(Input):
    """What every repair names."""

    step: int = 0
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class ShiftTap(Repair):
    """The tap came `by_ms` later (plus) or earlier (minus)."""

    kind = "shift-tap"
    press: int = 0
    by_ms: int = 0


@dataclass(frozen=True, slots=True)
class SetSplit(Repair):
    """The split at a mark (0-based) is `split_ms`: changes the tap there, or puts one there."""

    kind = "set-split"
    mark: int = 0
    split_ms: int = 0


@dataclass(frozen=True, slots=True)
class InsertTap(Repair):
    """A tap was missed at `split_ms` from the rep's start; the taps after it move on by a mark."""

    kind = "insert-tap"
    split_ms: int = 0


@dataclass(frozen=True, slots=True)
class DeleteTap(Repair):
    """This tap was none; the taps after it move back by a mark."""

    kind = "delete-tap"
    press: int = 0


@dataclass(frozen=True, slots=True)
class ClearTap(Repair):
    """This tap was none, but the others stay at their marks: two laps become one."""

    kind = "clear-tap"
    press: int = 0


@dataclass(frozen=True, slots=True)
class MoveTap(Repair):
    """This tap belongs to another mark (0-based), which must be free and in order."""

    kind = "move-tap"
    press: int = 0
    mark: int = 0


@dataclass(frozen=True, slots=True)
class RestorePress(Repair):
    """A press that was taken for a bounce, a held key or a stray was a tap of this step."""

    kind = "restore-press"
    press: int = 0


Verdict = Literal["ok", "did-not-finish", "not-timed"]


@dataclass(frozen=True, slots=True)
class JudgeRep(Repair):
    """What the rep counts as: "ok", "did-not-finish" or "not-timed"."""

    kind = "judge-rep"
    verdict: Verdict = "ok"


@dataclass(frozen=True, slots=True)
class SetDone(Repair):
    """What was really done of a set of movements: repetitions, and the load in thousandths."""

    kind = "set-done"
    reps: int | None = None
    load_thousandths: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptEstimate(Repair):
    """A tap was missed at a mark (0-based): `split_ms` is estimated for it, later taps move on."""

    kind = "accept-estimate"
    mark: int = 0
    split_ms: int = 0


@dataclass(frozen=True, slots=True)
class RefuseEstimate(Repair):
    """No tap was missed at that mark; do not offer it again."""

    kind = "refuse-estimate"
    mark: int = 0


# --- without the laptop ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Logged(Input):
    """Written down afterwards: the step under way lasts `time_ms` in all, by the watch.

    With a `mark` (0-based) it is the split at that mark instead. Where it is not `timed`, nobody
    took the time: the length only says where the next step begins.
    """

    kind = "logged"
    time_ms: int = 0
    mark: int | None = None
    timed: bool = True


# --- undo -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Undo(Input):
    """Withdraws the newest standing input, as if it had never been."""

    kind = "undo"


@dataclass(frozen=True, slots=True)
class Redo(Input):
    """Brings back what the last undo withdrew."""

    kind = "redo"


# --- gaps -----------------------------------------------------------------------------------------

GapCause = Literal["sleep", "crash", "stall", "closed"]


@dataclass(frozen=True, slots=True)
class Gap(Input):
    """From `from_ms` to `at_ms` nobody could see, hear or tap."""

    kind = "gap"
    from_ms: int = 0
    cause: GapCause = "crash"
    trusted: bool = True
    """False where the length was reckoned from the wall clock, across a boot."""


GapChoice = Literal["next", "repeat", "run", "stop"]


@dataclass(frozen=True, slots=True)
class GapAnswer(Input):
    """What to make of a gap: next rep, repeat this rep, count the gap as run, stop before it."""

    kind = "gap-answer"
    choice: GapChoice = "next"


KINDS: dict[str, type[Input]] = {
    cls.kind: cls
    for cls in (
        Press, Next, Back, DidNotFinish, StartedNow, TypedTime, Pause, Resume, Stop,
        AdjustRecovery, AddRep, DropRep, LastRep, EnoughReps, RepeatRep, SkipBlock, NewGoal,
        ShiftGoal, ShiftTap, SetSplit, InsertTap, DeleteTap, ClearTap, MoveTap, RestorePress,
        JudgeRep, SetDone, AcceptEstimate, RefuseEstimate, Logged, Undo, Redo, Gap, GapAnswer,
    )
}  # fmt: skip
"""Every kind by its name in the journal."""
