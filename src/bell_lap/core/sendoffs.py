"""How long each step lasts once nobody taps, so that two machines started together stay together.

What is run keeps its order, its sets and its goals. Each recovery after work that ends at a tap
becomes a send-off: the time of the work and the rest, up to a whole second. What waits for a tap
waits its expected time. `core.retelling` writes the session; here is how long everything takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bell_lap.core.drafts import Work, lay_out
from bell_lap.core.phrases import goal_time_words, rest_words, step_words
from bell_lap.core.plan import MeasureKind, Plan, PlanStep, RestRule, StepKind
from bell_lap.core.session import Block, Manner, Recovery, RecoveryKind, Session
from bell_lap.core.units import MS, round_half_up
from bell_lap.errors import BadInput

TENTH_MS = 100
OPEN_MS = 60_000
"""How long a step lasts that only a tap ends."""
MOVEMENTS_MS = 30_000
"""How long movements without a number take."""
FULL_MS = 180_000
"""How long a recovery lasts of which nothing is known."""
GATE_MS = 120_000
"""What lies between two parts."""

NOTHING = Recovery(RecoveryKind.NONE)
_SAID = (Manner.JOG, Manner.WALK, Manner.STAND)


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that waits for a tap, and how long it lasts by the clock."""

    what: str
    ms: int
    stated: bool
    """A figure of ours; else what the plan expects."""
    times: int = 1


@dataclass(frozen=True, slots=True)
class SendOff:
    """Reps that are alike, and when the next one starts."""

    what: str
    """`rep 1-4: 400m in 72.0, 90s jog`."""
    every_ms: int


@dataclass(slots=True)
class Piece:
    """One piece of work, how long it takes, and what lies between it and the next."""

    work: Work
    step: PlanStep
    block: Block
    gaps: tuple[PlanStep, ...] = ()
    """Recoveries and gates before the next work."""
    run_ms: int = 0
    recovery: Recovery | None = None
    """None: nothing follows."""

    @property
    def by_clock(self) -> bool:
        """Whether it ends by itself; what is open does so once it has a time."""
        return self.step.measure in (MeasureKind.TIME, MeasureKind.OPEN)


def pieces_of(session: Session, plan: Plan) -> list[Piece]:
    """All the work of a plan with where it came from; `plan` is what `session` was expanded to."""
    works = (
        (block, draft)
        for block in session.blocks
        for draft in lay_out(block)
        if isinstance(draft, Work)
    )
    pieces: list[Piece] = []
    for step in plan.steps:
        if step.kind is StepKind.WORK:
            block, work = next(works)
            pieces.append(Piece(work, step, block))
        else:
            pieces[-1].gaps += (step,)
    return pieces


@dataclass(slots=True)
class Timing:
    """Gives every piece its time and its recovery; notes what would have waited for a tap."""

    _waits: dict[tuple[str, int, bool], int] = field(default_factory=dict)

    @property
    def waits(self) -> tuple[Wait, ...]:
        """What waits, in the order met; like waits are one."""
        return tuple(Wait(*wait, times) for wait, times in self._waits.items())

    def time(self, pieces: Sequence[Piece]) -> None:
        """Time these pieces; nothing follows the last. Raises BadInput for a rep without a time."""
        for number, piece in enumerate(pieces):
            piece.run_ms = self._run_ms(piece.step)
            if number + 1 < len(pieces):
                piece.recovery = self._recovery(piece)

    def _run_ms(self, step: PlanStep) -> int:
        if step.duration_ms is not None:
            return step.duration_ms.max
        if step.goal is not None and step.goal.time_ms is not None:
            return tenths(step.goal.time_ms.max)
        what = step_words(step)
        if step.measure is MeasureKind.DISTANCE:
            if step.expected_ms is None:
                raise _no_time(step)
            return self._wait(what, step.expected_ms)
        usual_ms = MOVEMENTS_MS if step.measure is MeasureKind.COUNT else OPEN_MS
        return self._wait(what, step.expected_ms, usual_ms)

    def _recovery(self, piece: Piece) -> Recovery:
        rules = [gap.rest for gap in piece.gaps if gap.rest is not None]
        if len(rules) == 1 and rules[0].kind is RecoveryKind.SEND_OFF:
            return Recovery(RecoveryKind.SEND_OFF, max_ms=rules[0].max_ms)
        rest_ms = sum(self._rest_ms(gap, piece) for gap in piece.gaps if gap.rest is not None)
        if not rest_ms and any(gap.rest is None for gap in piece.gaps):
            rest_ms = self._wait("between two parts", None, GATE_MS)
        if not rest_ms:
            return NOTHING
        if piece.by_clock:
            manner = rules[0].manner if rules and rules[0].manner in _SAID else None
            return Recovery(RecoveryKind.TIME, manner, rest_ms, rest_ms)
        return Recovery(RecoveryKind.SEND_OFF, max_ms=whole_second(piece.run_ms + rest_ms))

    def _rest_ms(self, gap: PlanStep, piece: Piece) -> int:
        rule = gap.rest
        assert rule is not None, "only asked for a recovery"
        known_ms = _known_ms(rule, piece.run_ms)
        if known_ms is not None:
            return known_ms
        what = f"{rest_words(rule)} after {step_words(piece.step)}"
        return self._wait(what, gap.expected_ms, max(FULL_MS, rule.min_ms or 0))

    def _wait(self, what: str, expected_ms: int | None, usual_ms: int = 0) -> int:
        stated = expected_ms is None
        ms = whole_second(usual_ms if expected_ms is None else expected_ms)
        key = (what, ms, stated)
        self._waits[key] = self._waits.get(key, 0) + 1
        return ms


def _known_ms(rule: RestRule, run_ms: int) -> int | None:
    """How long a recovery lasts after work of that length; None for one that ends at a tap."""
    match rule.kind:
        case RecoveryKind.TIME:
            return rule.max_ms
        case RecoveryKind.EQUAL | RecoveryKind.RATIO:
            return run_ms * rule.rest // rule.work
        case RecoveryKind.SEND_OFF:
            return max(0, (rule.max_ms or 0) - run_ms)
        case _:
            return None


def send_offs(pieces: Sequence[Piece]) -> Iterator[SendOff]:
    """The recoveries that have become send-offs, like ones in a row as one."""
    keys = [_send_off(piece) for piece in pieces]
    if len(pieces) > 1 and _asked(pieces[-1]) == _asked(pieces[-2]):
        # The last rep starts by the send-off before it, and none follows.
        keys[-1] = keys[-2]
    for key, group in groupby(zip(keys, pieces, strict=True), lambda one: one[0]):
        if key is not None:
            reps = [piece.step.rep for _, piece in group if piece.step.rep is not None]
            several = f"{reps[0]}-{reps[-1]}" if len(reps) > 1 else f"{reps[0]}" if reps else ""
            what, every_ms = key
            yield SendOff(f"rep {several}: {what}" if several else what, every_ms)


def _send_off(piece: Piece) -> tuple[str, int] | None:
    recovery = piece.recovery
    given = any(gap.rest and gap.rest.kind is RecoveryKind.SEND_OFF for gap in piece.gaps)
    if recovery is None or recovery.kind is not RecoveryKind.SEND_OFF or given:
        return None
    rests = [rest_words(gap.rest) if gap.rest else "wait for a tap" for gap in piece.gaps]
    return f"{_asked(piece)}, {', '.join(rests)}", recovery.max_ms or 0


def _asked(piece: Piece) -> str:
    """`400m @ 72.0`."""
    goal = "" if piece.step.goal is None else f" @ {goal_time_words(piece.step.goal)}"
    return step_words(piece.step) + goal


def tenths(ms: int) -> int:
    """`ms` to the nearest tenth of a second, halves up."""
    return round_half_up(ms / TENTH_MS) * TENTH_MS


def whole_second(ms: int) -> int:
    """`ms` up to a whole second: nobody rests less than was asked."""
    return -(-ms // MS) * MS


def _no_time(step: PlanStep) -> BadInput:
    goal = "" if step.goal is None else f" @ {goal_time_words(step.goal)}"
    return BadInput(
        f"rep {step.rep}, {step_words(step)}{goal}: nothing says how long it takes",
        hints=(
            "Give a race: --goal 'mile 5:00'.",
            "Or write your best or your goal in the [profile] of the settings.",
        ),
    )
