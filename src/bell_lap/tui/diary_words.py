"""What a person writes about a workout, and how it is said in a line."""

from __future__ import annotations

from collections.abc import Sequence

from bell_lap.history.records import Diary

EFFORTS = {
    1: "very easy", 2: "easy", 3: "moderate", 4: "somewhat hard", 5: "hard", 6: "hard",
    7: "very hard", 8: "very hard", 9: "very, very hard", 10: "all out",
}  # fmt: skip
"""The words beside the figures of effort, after Borg's scale of ten."""
HINT = "Nothing noted yet: n writes; 1-9, and 0 for 10, say how hard it was"


def effort_words(rpe: int | None) -> str:
    """`7 of 10, very hard`; empty for none."""
    return "" if rpe is None else f"{rpe} of 10, {EFFORTS[rpe]}"


def tag_words(tags: Sequence[str]) -> str:
    """`#club #race`."""
    return " ".join(f"#{tag}" for tag in tags)


def tags_in(text: str) -> tuple[str, ...]:
    """The tags in a line as typed: words, with or without a `#`, each once and in order."""
    words = (word.lstrip("#") for word in text.replace(",", " ").split())
    return tuple(dict.fromkeys(word.casefold() for word in words if word))


def line_of(diary: Diary) -> str:
    """All of it in a line for the top of the screen; a hint where nothing is written."""
    effort = "" if diary.rpe is None else f"effort {effort_words(diary.rpe)}"
    note = " ".join(diary.note.split())
    parts = (effort, tag_words(diary.tags), diary.conditions, note)
    return " · ".join(part for part in parts if part) or HINT
