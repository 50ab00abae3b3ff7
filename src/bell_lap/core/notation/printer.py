"""Values of a session into the one canonical spelling of each.

`parse(print_items(items)).items == items` for every value that the notation can write, and printing
what was parsed from a print gives the same text again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bell_lap.core.session import (
    Chain,
    ChangingPace,
    Count,
    Effort,
    Goal,
    Item,
    Load,
    Manner,
    Measure,
    Movements,
    Open,
    PaceGoal,
    RacePace,
    RaceTime,
    Recovery,
    RecoveryKind,
    RepTime,
    Rest,
    Role,
    Segments,
    ShiftKind,
    Span,
    Splits,
    Step,
    TrainingPace,
    UnitPace,
    Whose,
)
from bell_lap.core.units import (
    Distance,
    decimal,
    format_duration,
)

_ROLES = {Role.WARMUP: "wu ", Role.COOLDOWN: "cd "}


def print_items(items: Sequence[Item]) -> str:
    """The lines of a block, one for each item."""
    return "\n".join(print_item(item) for item in items)


def print_item(item: Item) -> str:
    """One line: `4 x 400m @ mile, rest 90s jog`."""
    if isinstance(item, Step):
        return _step(item)
    if isinstance(item, Chain):
        return _chain(item)
    parts = "; ".join(print_item(part) for part in item.parts)
    return f"{print_count(item.count)} x ({parts}){_tail_rest(item.rest)}"


def print_count(count: Count) -> str:
    """`4`, or `8-10` for a range."""
    return str(count.max) if count.min == count.max else f"{count.min}-{count.max}"


# --- steps and lists ------------------------------------------------------------------------------


def _step(step: Step) -> str:
    count = "" if step.count == Count() else f"{print_count(step.count)} x "
    body = _member(step, with_goal=True)
    return f"{_ROLES.get(step.role, '')}{count}{body}{_tail_rest(step.rest)}"


def _member(step: Step, *, with_goal: bool) -> str:
    words = [print_measure(step.measure)]
    if step.manner is not None:
        words.append(step.manner.value)
    if step.goal is not None and with_goal:
        words.append(_marked_goal(step.goal))
    if step.label is not None:
        words.insert(len(words) if words[0] else 1, f'"{step.label}"')
    if isinstance(step.measure, Movements) and step.measure.load is not None:
        words.append(_load(step.measure.load))
    return " ".join(word for word in words if word)


def _chain(chain: Chain) -> str:
    work = [member for member in chain.members if member.role is not Role.FLOAT]
    shared = chain.members[-1].role is not Role.FLOAT and _is_shared(work)
    last = len(chain.members) - 1
    texts = [
        _member(member, with_goal=not shared or index == last)
        for index, member in enumerate(chain.members)
    ]
    return _joined(chain.members, texts, shared=shared) + _tail_rest(chain.rest)


def _is_shared(work: Sequence[Step]) -> bool:
    """Whether one goal, written once at the end, is the goal of all."""
    goal = work[-1].goal if work else None
    if goal is None or isinstance(goal, RepTime | Segments):
        return False
    return all(member.goal == goal for member in work)


def _joined(members: Sequence[Step], texts: list[str], *, shared: bool) -> str:
    """The members of a list with what stands between them.

    After a pace, `- 60s` would be a shift. Such a list has commas, where those can mean nothing
    else, and otherwise `1 x` before the time.
    """
    unsafe = [
        _ends_in_pace(before.goal) and isinstance(after.measure, Span)
        for before, after in pairwise(members)
    ]
    if shared or not any(unsafe):
        return " - ".join(texts)
    floats = [member for member in members if member.role is Role.FLOAT]
    named = any(one.label is not None or isinstance(one.measure, Movements) for one in members)
    recovery = floats == [members[-1]] and len(members) > 2 and members[-1].manner in _OF_RECOVERIES
    if not named and not recovery:
        return ", ".join(texts)
    joints = [" - 1 x " if one else " - " for one in unsafe]
    return texts[0] + "".join(joint + text for joint, text in zip(joints, texts[1:], strict=True))


def _ends_in_pace(goal: Goal | None) -> bool:
    if isinstance(goal, Segments):
        goal = goal.parts[-1][1]
    return isinstance(goal, PaceGoal | ChangingPace)


_OF_RECOVERIES = (Manner.JOG, Manner.WALK, Manner.STAND)


def print_measure(measure: Measure) -> str:
    """`400m`, `2 laps`, `5min`, `10-15min`, `5 reps`, `open`; "" for a movement only named."""
    match measure:
        case Distance():
            return str(measure)
        case Span():
            return print_span(measure.min_ms, measure.max_ms)
        case Movements(reps=None):
            return ""
        case Movements(reps=reps):
            return "1 rep" if reps == 1 else f"{reps} reps"
        case Open():
            return "open"


def print_span(min_ms: int, max_ms: int) -> str:
    """A duration or a range of two: `90s`, `75-90s`, `10-15min`, `90s-2min`, `1:52-2:10`."""
    if min_ms == max_ms:
        return format_duration(max_ms)
    low, high = format_duration(min_ms), format_duration(max_ms)
    for suffix in ("s", "min", "h"):
        if low.endswith(suffix) and high.endswith(suffix):
            return f"{low.removesuffix(suffix)}-{high}"
    return f"{low}-{high}"


def _load(load: Load) -> str:
    return f"{decimal(load.thousandths)}{load.unit}"


# --- goals ----------------------------------------------------------------------------------------


def _marked_goal(goal: Goal) -> str:
    text = print_goal(goal)
    return text if text.startswith("in ") else f"@ {text}"


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


# --- recoveries -----------------------------------------------------------------------------------


def _tail_rest(rest: Rest | None) -> str:
    if rest is None:
        return ""
    text = print_rest(rest)
    return f", {text}" if text.startswith("on ") else f", rest {text}"


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


def print_splits(splits: Splits | Distance) -> str:
    """`lap`, `finish`, or a distance."""
    return splits.value if isinstance(splits, Splits) else str(splits)


def print_race_time(race: RaceTime) -> str:
    """`mile 6min`, `5k 20:10`."""
    return f"{race.race} {format_duration(race.time_ms)}"
