"""Gives the sets of a history of version 1 the names of their movements, from the stored plans.

Part of a migration, so it stands on nothing that may change: neither on the code that reads plans
nor on that which names movements today.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

_WORKOUTS = """
SELECT id, plan FROM workout
WHERE EXISTS (SELECT 1 FROM rep WHERE rep.workout = workout.id AND rep.measure = 'count')
"""

_SETS = "SELECT ord, step, label, flags FROM rep WHERE workout = ? AND measure = 'count'"

_NAME = "UPDATE rep SET movement = ? WHERE workout = ? AND ord = ?"

_NOT_DONE = {"did not finish", "not finished", "attempted again"}


def name_movements(connection: sqlite3.Connection) -> None:
    """Fill `rep.movement`. A plan that cannot be read leaves its rows as they are."""
    for workout, plan in connection.execute(_WORKOUTS).fetchall():
        names = _names(plan)
        rows = connection.execute(_SETS, (workout,)).fetchall()
        # A set that was added on the move is in no plan: another with the same words has its name.
        alike = {label: names[step] for _, step, label, _ in rows if step in names}
        for ord_, step, label, flags in rows:
            name = names.get(step) or alike.get(label)
            if name and not _NOT_DONE & set(json.loads(flags)):
                connection.execute(_NAME, (name, workout, ord_))


def _names(plan: str) -> dict[int, str]:
    """The name of the movement of each step that has one."""
    try:
        steps: Any = json.loads(plan)["steps"]
        return {
            step["index"]: " ".join(step["label"].split()).casefold()
            for step in steps
            if step["measure"] == "count" and "label" in step
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
