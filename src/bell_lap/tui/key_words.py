"""The words of `bell-lap doctor keys`."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from bell_lap.tui.heard import Heard, Own, Proposal, again, pushes, use_of
from bell_lap.tui.words import counted

LEAVE = "Ctrl+Q leaves. Nothing is written before you say so."
ASKED = {
    "tap": "Push the button that you will tap with, three times, a second apart.",
    "undo": "Now the one that is to undo, twice. Enter: there is none.",
}
BLURRED = "The keyboard writes in another window: click here, then push again."
ESCAPE = (
    "Escape arrives 0.1 s late in most terminals: it could be the beginning of another key. "
    "Use another button for taps if there is one."
)
HEADS = ("key", "character", "at the line", "after")


def nothing(seconds: float, *, some: bool) -> str:
    """What may be the matter where no key came for a while."""
    what = "Nothing more" if some else "Nothing"
    return (
        f"{what} arrived for {seconds:g} s. Volume keys and some others belong to the desktop and "
        "never reach a terminal. Is the remote on and paired? Has it a switch for another mode, "
        "such as PowerPoint or PC? Try another button."
    )


def table(heard: Sequence[Heard], own: Own, rows: int) -> Content:
    """The keys that came last, one a line."""
    lines = [HEADS]
    for number, one in enumerate(heard):
        before = heard[number - 1] if number else None
        apart = "" if before is None else f"{one.at_s - before.at_s:.3f} s"
        lines.append((one.key, shown(one.character), use_of(one, own), apart))
    kept = [lines[0], *lines[1:][-rows:]]
    widths = [max(len(line[place]) for line in kept) for place in range(len(HEADS))]
    text = ["   ".join(map(str.ljust, line, widths)).rstrip() for line in kept]
    return Content("\n").join([Content.styled(text[0], "bold"), *map(Content, text[1:])])


def shown(character: str | None) -> str:
    """A character as it can be shown; its number where it cannot."""
    if character is None:
        return "none"
    if character == " " or not character.isprintable():
        return " ".join(f"U+{ord(part):04X}" for part in character)
    return character


def sums(heard: Sequence[Heard]) -> str:
    """How the keys of this step fall into pushes."""
    if not heard:
        return ""
    held, bounced = again(heard)
    count = len(pushes(heard))
    said = [f"{counted(len(heard), 'key')}: {count} {'push' if count == 1 else 'pushes'}"]
    if held:
        said.append(f"{held} within 120 ms of the same key: it was held")
    if bounced:
        said.append(f"{bounced} within 300 ms: {'a bounce' if bounced == 1 else 'bounces'}")
    return "; ".join(said)


def warnings(keys: Sequence[str]) -> str:
    """What is better known of these keys before a workout."""
    return ESCAPE if "escape" in keys else ""


def verdict(found: Proposal) -> str:
    """What became of the buttons, and what can be answered."""
    if found.refused:
        return "This cannot be. n: start again with other buttons."
    if found.changes:
        return "Write this into the settings? y: write it. n: start again."
    return "Nothing has to be written. Enter: done. n: start again."


def proposed(found: Proposal) -> str:
    """The lines of the settings, or why they cannot be."""
    lines = list(found.refused)
    if not found.refused and found.changes:
        lines += ["[keys]", *(f'{id_} = "{keys}"' for id_, keys in found.changes)]
    return "\n".join([*lines, *([""] if lines and found.already else []), *found.already])
