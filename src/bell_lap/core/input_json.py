"""An input as plain JSON values and back: what of it stands in the journal beside kind and instant.

Whatever does not fit is refused: a journal may come from a file that anybody wrote.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import get_args

from bell_lap.core.inputs import KINDS, GapCause, GapChoice, Input, Verdict
from bell_lap.errors import BadInput

_WORDS: dict[str, tuple[str, ...]] = {
    "verdict": get_args(Verdict),
    "cause": get_args(GapCause),
    "choice": get_args(GapChoice),
}


class UnknownKind(BadInput):
    """The journal holds an input that this version does not know: open it read-only."""


def payload(item: Input) -> dict[str, int | str | bool | None]:
    """The fields of an input without its kind and instant, for the journal."""
    values = asdict(item)
    del values["at_ms"]
    return values


def from_payload(kind: str, at_ms: int, values: dict[str, object]) -> Input:
    """The input that `payload` wrote.

    Raises UnknownKind for a kind of a later version, BadInput for fields that do not fit.
    """
    cls = KINDS.get(kind)
    if cls is None:
        raise UnknownKind(f"this workout has an input of a kind not known here: {kind!r}")
    known = {field.name: str(field.type) for field in fields(cls) if field.name != "at_ms"}
    for name, value in values.items():
        if name not in known:
            raise BadInput(f"input {kind!r} has a field not known here: {name!r}")
        if not _fits(name, known[name], value):
            raise BadInput(f"input {kind!r}: {name} cannot be {value!r}")
    return cls(at_ms=at_ms, **values)


def _fits(name: str, declared: str, value: object) -> bool:
    if name in _WORDS:
        return value in _WORDS[name]
    if value is None:
        return "None" in declared
    if declared == "bool":
        return isinstance(value, bool)
    if declared == "str":
        return isinstance(value, str)
    return isinstance(value, int) and not isinstance(value, bool)
