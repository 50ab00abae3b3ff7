"""The JSON Schema of a session file, for editors.

It is made from the table of keys alone. `python -m bell_lap.library.json_schema` prints what
`assets/session.schema.json` must hold.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from bell_lap.core.session import Kind
from bell_lap.library.schema import BLOCK_KEYS, SESSION_KEYS, SUITS_PATTERN, Form, Key


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 7, which editors know) of a session file, as plain data."""
    is_rest = {"properties": {"kind": {"const": Kind.REST.value}}, "required": ["kind"]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "bell-lap session",
        "description": "A session for the track: blocks of steps in whiteboard notation.",
        **_table(SESSION_KEYS),
        "if": is_rest,
        "then": {"not": {"required": ["block"]}},
        "else": {"required": ["block"]},
    }


def _table(keys: Mapping[str, Key]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {key.name: _property(key) for key in keys.values()},
        "required": [key.name for key in keys.values() if key.required],
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, object]:
    about: dict[str, object] = {"description": key.about}
    if key.form is Form.BLOCKS:
        return {**about, "type": "array", "minItems": 1, "items": _table(BLOCK_KEYS)}
    if key.form is Form.FLAG:
        return {**about, "type": "boolean", "default": key.default == "true"}
    rules: dict[str, object] = {**about, "type": "string"}
    if key.choices:
        rules["enum"] = list(key.choices)
    else:
        rules["minLength"] = 1
    if key.max_length:
        rules["maxLength"] = key.max_length
    if key.form is Form.SUITS:
        rules["pattern"] = rf"^(any|beginners|experienced|{SUITS_PATTERN})$"
    if key.default in key.choices or key.form in (Form.SUITS, Form.SPLITS, Form.REST):
        rules["default"] = key.default
    if key.examples:
        rules["examples"] = list(key.examples)
    return rules


def schema_text() -> str:
    """The JSON Schema as the text of a file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
