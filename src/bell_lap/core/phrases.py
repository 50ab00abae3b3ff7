"""The words for steps, goals, rests and deltas: said the same on every screen and aloud.

Plus is slow and minus is fast; nobody is ever ahead or behind.
"""

from __future__ import annotations

from bell_lap.core.plan import MeasureKind, PlanStep, Range, RestRule, StepGoal, StepKind, StepRole
from bell_lap.core.session import Manner, RecoveryKind
from bell_lap.core.track import start_place
from bell_lap.core.units import (
    MILE_M,
    MS,
    Pace,
    decimal,
    format_delta,
    format_duration,
    format_metres,
    format_time,
)


def range_words(figure: Range) -> str:
    """`9`, `8-10`."""
    return str(figure.max) if figure.is_one else f"{figure.min}-{figure.max}"


def span_words(figure: Range) -> str:
    """A duration in ms or a range of them: `90s`, `75s-90s`, `5min`."""
    if figure.is_one:
        return format_duration(figure.max)
    return f"{format_duration(figure.min)}-{format_duration(figure.max)}"


def delta_words(delta_ms: int) -> str:
    """`1.1 slow`, `0.4 fast`, `even`."""
    figure = format_delta(delta_ms)
    if figure.startswith("+"):
        return f"{figure[1:]} slow"
    return f"{figure[1:]} fast" if figure.startswith("-") else "even"


def step_words(step: PlanStep) -> str:
    """What a step is, without its goal: `400m`, `400m easy`, `90s jog`, `5 x squat 100kg`."""
    if step.kind is StepKind.GATE:
        return "wait for a tap"
    if step.rest is not None:
        return rest_words(step.rest)
    parts = [_size(step), step.label or "", _load(step), _manner(step.manner)]
    return " ".join(part for part in parts if part) or "until a tap"


def _size(step: PlanStep) -> str:
    if step.measure is MeasureKind.DISTANCE and step.distance_m is not None:
        return _distance_words(step.distance_m)
    if step.measure is MeasureKind.TIME and step.duration_ms is not None:
        return span_words(step.duration_ms)
    if step.measure is MeasureKind.COUNT and step.count is not None:
        return f"{step.count} x" if step.label else f"{step.count} reps"
    return ""


def _distance_words(distance_m: float) -> str:
    """`400m`, `1mi`: whole miles are said as such."""
    miles = round(distance_m / MILE_M)
    return f"{miles}mi" if miles and distance_m == miles * MILE_M else format_metres(distance_m)


def _load(step: PlanStep) -> str:
    return "" if step.load is None else f"{decimal(step.load.thousandths)}{step.load.unit}"


def _manner(manner: Manner | None) -> str:
    return "" if manner is None else manner.value


def rest_words(rest: RestRule) -> str:
    """How a recovery ends: `90s jog`, `full recovery`, `the rep's time`, `on 3min`."""
    manner = _manner(rest.manner)
    match rest.kind:
        case RecoveryKind.TIME:
            most = rest.max_ms or 0
            text = span_words(Range(most if rest.min_ms is None else rest.min_ms, most))
        case RecoveryKind.SEND_OFF:
            text = f"on {format_duration(rest.max_ms or 0)}"
        case RecoveryKind.FULL:
            least = f", {format_duration(rest.min_ms)} at least" if rest.min_ms else ""
            text = f"full recovery{least}"
        case RecoveryKind.EQUAL:
            text = "the rep's time"
        case RecoveryKind.RATIO:
            text = f"{rest.work}:{rest.rest} of the rep's time"
        case RecoveryKind.BACK:
            return f"{manner or 'walk'} back"
        case RecoveryKind.NONE:
            return "no recovery"
        case _:
            far = "" if rest.distance_m is None else format_metres(rest.distance_m)
            text = far or "the rep's distance"
    return f"{text} {manner}".strip()


def goal_words(goal: StepGoal) -> str:
    """What was asked, as the author would say it: `mile or faster`, `90-95% effort`."""
    faster = " or faster" if goal.or_faster and "faster" not in goal.text else ""
    return f"{goal.text}{faster}"


def goal_time_words(goal: StepGoal) -> str:
    """The goal as a figure: `72.0`, `72.0-74.0`, `3:20/km`; the author's words where it has none.

    A pace without a time is told in whole seconds a kilometre, from its fastest to its slowest. A
    time reckoned from a much longer race has a `~`.
    """
    if goal.time_ms is None:
        return goal_words(goal) if goal.pace is None else _pace_words(goal, goal.pace)
    rough = "~" if goal.rough else ""
    if goal.time_ms.is_one:
        return rough + format_time(goal.time_ms.max)
    return f"{rough}{format_time(goal.time_ms.min)}-{format_time(goal.time_ms.max)}"


def _pace_words(goal: StepGoal, pace: Pace) -> str:
    if goal.pace_range is None and pace.ms % MS == 0:
        return str(pace)
    fastest, slowest = goal.pace_range or (pace, pace)
    fast, slow = (format_time(one.time_ms(1000.0), 0) for one in (fastest, slowest))
    return f"{slow}/km" if fast == slow else f"{fast}-{slow}/km"


def start_words(step: PlanStep, lap_m: float) -> str:
    """Where a rep starts, `the 200 m start`; empty where it has no place of its own."""
    if step.kind is not StepKind.WORK or step.measure is not MeasureKind.DISTANCE:
        return ""
    return start_place(step.start_m, lap_m)


def rep_word(measure: MeasureKind) -> str:
    """What one piece of work is called: `rep`, or `set` where movements are counted in it."""
    return "set" if measure is MeasureKind.COUNT else "rep"


def heading_words(step: PlanStep) -> str:
    """`rep 3 of 11`, `set 2 of 18`, `warm-up`, `cool-down`, `recovery`, `float`, `gate`."""
    if step.rep is not None and step.of is not None:
        return f"{rep_word(step.measure)} {step.rep} of {range_words(step.of)}"
    return {
        StepRole.WARMUP: "warm-up",
        StepRole.COOLDOWN: "cool-down",
        StepRole.RECOVERY: "recovery",
        StepRole.GATE: "gate",
        StepRole.WORK: "float",
    }[step.role]


def short_heading_words(step: PlanStep) -> str:
    """`rep 3`, `set 2`, else as `heading_words`."""
    if step.rep is None:
        return heading_words(step)
    return f"{rep_word(step.measure)} {step.rep}"
