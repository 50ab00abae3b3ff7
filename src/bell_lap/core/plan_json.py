"""A plan as plain JSON values and back, without loss.

The stored plan outlives the program that wrote it: keys are the field names of `core.plan`, a value
equal to its field's default is left out, so a field added later changes no stored plan, and no
default may ever change. What cannot be read is refused with its place; nothing is guessed.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
from collections.abc import Callable
from enum import Enum
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from bell_lap.core.plan import (
    PLAN_FORMAT,
    Plan,
    PlanStep,
    Range,
    StepGoal,
    StepKind,
)
from bell_lap.errors import BadInput

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FORMAT_KEY = "plan_format"

Json = dict[str, object]


def to_json(plan: Plan) -> Json:
    """The plan as plain values: dicts, lists, strings, numbers, booleans and None."""
    fields = _object(plan)
    fields.pop("format", None)
    return {FORMAT_KEY: plan.format, **fields}


def from_json(values: object) -> Plan:
    """What `to_json` made.

    Raises BadInput, with the place, for anything else; says so where a later version wrote it.
    """
    if not isinstance(values, dict):
        raise _bad("", "a plan", values)
    number = values.get(FORMAT_KEY)
    if number != PLAN_FORMAT or isinstance(number, bool):
        raise BadInput(
            f"this plan has the format {number!r}; this version reads {PLAN_FORMAT}",
            hints=("a later version of bell-lap wrote it: update to read it",)
            if isinstance(number, int) and number > PLAN_FORMAT
            else (),
        )
    rest = {key: value for key, value in values.items() if key != FORMAT_KEY}
    if "format" in rest:
        raise BadInput("this plan cannot be read: 'format' is not known here")
    plan = _read_object(Plan, rest, "")
    _check(plan)
    return plan


def dumps(plan: Plan) -> str:
    """The plan as one line of canonical JSON: sorted keys, no spaces. Equal plans, equal text."""
    return canonical(to_json(plan))


def loads(text: str) -> Plan:
    """What `dumps` wrote. Raises BadInput as `from_json` does, and for text that is no JSON."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"this plan is no JSON: {error}") from error
    return from_json(values)


def canonical(values: object) -> str:
    """Plain values as one line of JSON with sorted keys and no spaces, in ASCII."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), allow_nan=False)


# --- writing --------------------------------------------------------------------------------------


def plain(value: object) -> object:
    """Any value of `core.plan` as plain JSON values."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    return value


def _object(value: DataclassInstance) -> Json:
    fields: Json = {}
    for field in dataclasses.fields(value):
        found = getattr(value, field.name)
        if found != field.default:
            fields[field.name] = plain(found)
    return fields


# --- reading --------------------------------------------------------------------------------------

Part = TypeVar("Part", bound="DataclassInstance")


Reader = Callable[[object, str], object]
"""Reads a value that stands at a place."""


def _read_object(kind: type[Part], value: object, where: str) -> Part:
    if not isinstance(value, dict):
        raise _bad(where, "an object", value)
    fields = _fields(kind)
    for key in value:
        if key not in fields:
            raise BadInput(f"this plan cannot be read: {_under(where, str(key))} is not known here")
    found: dict[str, object] = {}
    for name, (read, needed) in fields.items():
        if name in value:
            found[name] = read(value[name], _under(where, name))
        elif needed:
            raise BadInput(f"this plan cannot be read: {_under(where, name)} is missing")
    return kind(**found)


@cache
def _fields(kind: type[DataclassInstance]) -> dict[str, tuple[Reader, bool]]:
    """How each field is read, and whether it has to be there. A plan has thousands of values."""
    hints = get_type_hints(kind)
    return {
        field.name: (_reader(hints[field.name]), field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
    }


def _reader(hint: Any) -> Reader:
    """How a value of a type is read."""
    if get_origin(hint) in (Union, types.UnionType):
        inner = _reader(next(one for one in get_args(hint) if one is not type(None)))
        return lambda value, where: None if value is None else inner(value, where)
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return partial(_read_object, hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return partial(_read_word, hint)
    return partial(_read_plain, hint)


def _tuple_reader(hints: tuple[Any, ...]) -> Reader:
    readers = [_reader(hint) for hint in hints if hint is not Ellipsis]

    def read(value: object, where: str) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise _bad(where, "a list", value)
        each = readers * len(value) if hints[-1] is Ellipsis else readers
        if len(each) != len(value):
            raise _bad(where, f"a list of {len(each)}", value)
        return tuple(
            one(item, f"{where}[{at}]")
            for at, (one, item) in enumerate(zip(each, value, strict=True))
        )

    return read


def _read_word(kind: type[Enum], value: object, where: str) -> Enum:
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    raise _bad(where, "one of " + ", ".join(repr(member.value) for member in kind), value)


def _read_plain(hint: object, value: object, where: str) -> object:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is str and isinstance(value, str):
        return value
    if hint is int and number and isinstance(value, int):
        return value
    if hint is float and number and isinstance(value, int | float) and abs(value) < 1e12:
        return float(value)
    names = {bool: "true or false", str: "a text", int: "a whole number", float: "a number"}
    raise _bad(where, next(name for kind, name in names.items() if kind is hint), value)


def _under(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _bad(where: str, expected: str, value: object) -> BadInput:
    shown = repr(value)
    shown = shown if len(shown) <= 40 else f"{shown[:37]}..."
    return BadInput(f"this plan cannot be read: {where or 'it'} should be {expected}, not {shown}")


# --- what must hold -------------------------------------------------------------------------------


def _check(plan: Plan) -> None:
    """Raises BadInput where the values fit but cannot be a plan."""
    if not plan.lap_m > 0:
        raise BadInput("this plan cannot be read: lap_m should be more than 0")
    for at, step in enumerate(plan.steps):
        fault = _fault(step, at)
        if fault is not None:
            raise BadInput(f"this plan cannot be read: steps[{at}]: {fault}")


def _fault(step: PlanStep, at: int) -> str | None:
    if step.index != at:
        return f"its index is {step.index}"
    if (step.kind is StepKind.RECOVERY) is not (step.rest is not None):
        return "a recovery has a rest, and nothing else has"
    if step.duration_ms is not None and not _in_order(step.duration_ms):
        return "duration_ms is no range"
    places = [mark.distance_m for mark in step.marks if mark.distance_m is not None]
    if any(a >= b for a, b in pairwise(places)):
        return "its marks are out of order"
    if places and step.distance_m is not None and not math.isclose(places[-1], step.distance_m):
        return "its last mark is not its finish"
    return None if step.goal is None else _goal_fault(step.goal)


def _goal_fault(goal: StepGoal) -> str | None:
    if goal.time_ms is not None and not _in_order(goal.time_ms):
        return "goal.time_ms is no range"
    if any(a.distance_m >= b.distance_m or a.ms >= b.ms for a, b in pairwise(goal.curve)):
        return "the curve of its goal turns back"
    if goal.curve and (goal.curve[0].ms or goal.curve[0].distance_m or len(goal.curve) < 2):
        return "the curve of its goal does not begin at the start"
    return None


def _in_order(figure: Range) -> bool:
    return 0 <= figure.min <= figure.max
