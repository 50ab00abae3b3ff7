"""The canonical spelling of single values: durations, goals and recoveries."""

from __future__ import annotations

from typing import assert_never

from bell_lap.core.session import (
    ChangingPace,
    Effort,
    Goal,
    Manner,
    PaceGoal,
    RacePace,
    RaceTime,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Segments,
    ShiftKind,
    Splits,
    TrainingPace,
    UnitPace,
    Whose,
)
from bell_lap.core.units import Distance, decimal, format_duration


def print_span(min_ms: int, max_ms: int) -> str:
    """A duration or a range of two: `90s`, `75-90s`, `10-15min`, `90s-2min`, `1:52-2:10`."""
    if min_ms == max_ms:
        return format_duration(max_ms)
    low, high = format_duration(min_ms), format_duration(max_ms)
    for suffix in ("s", "min", "h"):
        if low.endswith(suffix) and high.endswith(suffix):
            return f"{low.removesuffix(suffix)}-{high}"
    return f"{low}-{high}"


def print_goal(goal: Goal) -> str:
    """A goal without its `@`: `goal mile or faster`, `in 72-74s`, `90-95% effort`, `5k -> mile`."""
    match goal:
        case PaceGoal():
            return _pace_goal(goal)
        case RepTime():
            return f"in {print_span(goal.min_ms, goal.max_ms)}{_leave(goal.or_faster)}"
        case Effort():
            return _effort(goal)
        case ChangingPace():
            return f"{_pace_goal(goal.start)} -> {_pace_goal(goal.end)}"
        case Segments():
            return "in " + " + ".join(f"{part} {_part_goal(own)}" for part, own in goal.parts)
        case _:
            assert_never(goal)


def _part_goal(goal: RepTime | Effort | PaceGoal) -> str:
    if isinstance(goal, PaceGoal):
        return f"@ {_pace_goal(goal)}"
    return print_goal(goal).removeprefix("in ")


def _leave(or_faster: bool) -> str:
    return " or faster" if or_faster else ""


def _effort(effort: Effort) -> str:
    if effort.min_percent is None or effort.max_percent is None:
        return effort.word
    low, high = effort.min_percent, effort.max_percent
    return f"{low}% effort" if low == high else f"{low}-{high}% effort"


def _pace_goal(goal: PaceGoal) -> str:
    text = _base(goal.base)
    if goal.shift is not None:
        size = abs(goal.shift.amount)
        sign = "-" if goal.shift.amount < 0 else "+"
        match goal.shift.kind:
            case ShiftKind.SPEED:
                text = f"{_tenths(size)}% of {text}"
            case ShiftKind.TIME:
                text = f"{text} {sign} {_tenths(size)}%"
            case ShiftKind.PER_400:
                text = f"{text} {sign} {format_duration(size)}"
            case _:
                assert_never(goal.shift.kind)
    return text + _leave(goal.or_faster)


def _tenths(thousandths: int) -> str:
    """Thousandths of a whole as per cent: 1105 is "110.5"."""
    return decimal(thousandths * 100)


def _base(base: RacePace | TrainingPace | UnitPace) -> str:
    match base:
        case RacePace(race=race, whose=Whose.EITHER):
            return race
        case RacePace(race=race, whose=whose):
            return f"{whose.value} {race}"
        case TrainingPace(zone=zone):
            return zone.value
        case UnitPace(pace=pace, slowest=slowest) if pace == slowest:
            return str(pace)
        case UnitPace(pace=pace, slowest=slowest):
            low, high = str(pace).rpartition("/")[0], str(slowest)
            both_seconds = low.endswith("s") and high.rpartition("/")[0].endswith("s")
            return f"{low.removesuffix('s') if both_seconds else low}-{high}"
        case _:
            assert_never(base)


def print_rest(rest: Rest) -> str:
    """A recovery as a block's default has it: `90s jog`, `full`, `30s/25s/20s`, `on 3min`."""
    texts = [print_recovery(recovery) for recovery in rest.values]
    if texts[0].startswith("on "):
        texts[1:] = [text.removeprefix("on ") for text in texts[1:]]
    return "/".join(texts) + (", last rest" if rest.last else "")


def print_recovery(recovery: Recovery) -> str:
    """One recovery: `80-90s jog`, `200m walk`, `full min 3min`, `1:2`, `walk back`, `0`."""
    text = _recovery_value(recovery)
    if recovery.manner is None or recovery.kind is RecoveryKind.BACK:
        return text
    return f"{text} {recovery.manner.value}"


def _recovery_value(recovery: Recovery) -> str:
    low, high = recovery.min_ms or 0, recovery.max_ms or 0
    match recovery.kind:
        case RecoveryKind.TIME:
            return print_span(low, high)
        case RecoveryKind.DISTANCE:
            return str(recovery.distance)
        case RecoveryKind.FULL:
            return f"full min {format_duration(low)}" if low else "full"
        case RecoveryKind.RATIO:
            return f"{recovery.work}:{recovery.rest}"
        case RecoveryKind.BACK:
            return f"{(recovery.manner or Manner.WALK).value} back"
        case RecoveryKind.SEND_OFF:
            return f"on {format_duration(high)}"
        case RecoveryKind.NONE:
            return "0"
        case RecoveryKind.EQUAL:
            return "equal"
        case RecoveryKind.SAME_DISTANCE:
            return "same distance"
        case _:
            assert_never(recovery.kind)


def print_splits(splits: Splits | Distance) -> str:
    """`lap`, `finish`, or a distance."""
    return splits.value if isinstance(splits, Splits) else str(splits)


def print_race_time(race: RaceTime) -> str:
    """`mile 6min`, `5k 20:10`."""
    return f"{race.race} {format_duration(race.time_ms)}"
