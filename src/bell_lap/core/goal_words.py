"""Goals in words, as an author would say them: "goal mile - 2s or faster", "72-74s", "hard"."""

from __future__ import annotations

from bell_lap.core.session import (
    ChangingPace,
    Effort,
    Goal,
    PaceGoal,
    RacePace,
    RepTime,
    Segments,
    Shift,
    ShiftKind,
    TrainingPace,
    UnitPace,
    Whose,
)
from bell_lap.core.units import decimal, format_duration


def goal_words(goal: Goal) -> str:
    """A goal as it would be written after `@` or `in`, without that word."""
    match goal:
        case RepTime():
            return _faster(_span(goal.min_ms, goal.max_ms), or_faster=goal.or_faster)
        case Effort():
            return _effort(goal)
        case PaceGoal():
            return _pace(goal)
        case ChangingPace():
            return f"{_pace(goal.start)} -> {_pace(goal.end)}"
        case Segments():
            return " + ".join(f"{length} {goal_words(part)}" for length, part in goal.parts)


def _pace(goal: PaceGoal) -> str:
    base = _base(goal.base)
    if goal.shift is not None:
        base = _shifted(base, goal.shift)
    return _faster(base, or_faster=goal.or_faster)


def _base(base: RacePace | TrainingPace | UnitPace) -> str:
    match base:
        case RacePace():
            return base.race if base.whose is Whose.EITHER else f"{base.whose.value} {base.race}"
        case TrainingPace():
            return base.zone.value
        case UnitPace():
            if base.pace == base.slowest:
                return str(base.pace)
            return f"{str(base.pace).partition('/')[0]}-{base.slowest}"


def _shifted(base: str, shift: Shift) -> str:
    sign, size = ("-", -shift.amount) if shift.amount < 0 else ("+", shift.amount)
    match shift.kind:
        case ShiftKind.PER_400:
            return f"{base} {sign} {format_duration(size)}"
        case ShiftKind.TIME:
            return f"{base} {sign} {decimal(size * 100)}%"
        case ShiftKind.SPEED:
            return f"{decimal(shift.amount * 100)}% of {base}"


def _effort(goal: Effort) -> str:
    low, high = goal.min_percent, goal.max_percent
    if low is None or high is None:
        return goal.word
    return f"{high}% effort" if low == high else f"{low}-{high}% effort"


def _span(min_ms: int, max_ms: int) -> str:
    if min_ms == max_ms:
        return format_duration(max_ms)
    fast, slow = format_duration(min_ms), format_duration(max_ms)
    return f"{fast.removesuffix('s') if slow.endswith('s') else fast}-{slow}"


def _faster(text: str, *, or_faster: bool) -> str:
    return f"{text} or faster" if or_faster else text
