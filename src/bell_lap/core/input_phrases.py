"""Inputs as a person names them, after "taken back" or "not taken"."""

from __future__ import annotations

_WORDS = {
    "press": "the tap",
    "next": "next",
    "back": "back",
    "did-not-finish": "did not finish",
    "started-now": "started now",
    "typed-time": "the typed time",
    "pause": "the pause",
    "resume": "going on",
    "stop": "stop",
    "adjust-recovery": "the change of the recovery",
    "add-rep": "the added rep",
    "drop-rep": "the dropped rep",
    "last-rep": "last rep",
    "enough-reps": "enough reps",
    "repeat-rep": "the repeated rep",
    "skip-block": "the skipped block",
    "new-goal": "the new goal",
    "shift-goal": "the changed goals",
    "set-done": "what was done of the set",
    "logged": "what was written down",
    "gap-answer": "the answer to the gap",
    "undo": "undo",
    "redo": "redo",
}


def input_words(kind: str) -> str:
    """What a person calls an input of this kind; whatever mends a result is a repair."""
    return _WORDS.get(kind, "the repair")
