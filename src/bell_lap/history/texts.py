"""What a text or a tag of a diary may be: no letters that no screen shows, and not too many."""

from __future__ import annotations

import unicodedata

from bell_lap.errors import BadInput

TAG_LENGTH = 40


def clean_text(text: str, what: str, most: int, *, lines: bool) -> str:
    """A text as it is kept: line ends as `\\n`, no white space around it.

    Raises BadInput, naming `what`, where it is longer than `most` or has letters that no screen
    shows; without `lines` it is one line.
    """
    clean = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not lines:
        clean = " ".join(clean.split())
    if len(clean) > most:
        raise BadInput(
            f"{len(clean):,} characters are too many for {what}",
            hints=(f"Say it in {most:,}.",),
        )
    odd = next((sign for sign in clean if _is_control(sign) and sign not in "\n\t"), None)
    if odd is not None:
        raise BadInput(
            f"{what} cannot have the character U+{ord(odd):04X}",
            hints=("Take it out: it is no letter, but a command to a terminal.",),
        )
    return clean


def clean_tag(word: str) -> str:
    """A tag as it is kept: one word in small letters, without a # before it.

    Raises BadInput for anything else.
    """
    clean = fold_tag(word)
    hints = (f"A tag is one word of up to {TAG_LENGTH} letters: race, long-run, new_shoes.",)
    if not clean:
        raise BadInput("A tag has no letters", hints=hints)
    if len(clean) > TAG_LENGTH:
        raise BadInput(f"A tag has {len(clean)} letters", hints=hints)
    if any(sign.isspace() or not sign.isprintable() or sign in '#"' for sign in clean):
        raise BadInput(f"{word!r} is no tag", hints=hints)
    return clean


def fold_tag(word: str) -> str:
    """A tag as it is looked for: in small letters, composed in one way, without a # before it."""
    folded = unicodedata.normalize("NFC", word.strip().lstrip("#")).casefold()
    return unicodedata.normalize("NFC", folded)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs")
