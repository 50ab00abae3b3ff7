"""The library's rows: each session with what it would be for this runner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from bell_lap.errors import BellLapError
from bell_lap.library.shelf import Entry
from bell_lap.library.suits import suits
from bell_lap.settings import Settings
from bell_lap.tui import words
from bell_lap.tui.choosing import best_mile_ms, choose
from bell_lap.tui.plan_words import error_content, plan_content
from bell_lap.tui.ports import Chosen
from bell_lap.tui.widgets.frame import QUIET

_MARKS = {
    True: ("✓ ", "bold $text-success"), False: ("✗ ", "$text-error"), None: ("· ", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A session of the list. Either `chosen` or `error` is there."""

    entry: Entry
    chosen: Chosen | None
    error: BellLapError | None
    suits: bool | None
    """Whether it suits the runner; None where that cannot be told."""

    def matches(self, text: str) -> bool:
        """Whether every word of `text` is in its name, title, kind or purpose."""
        file = self.entry.file
        said = [self.entry.name]
        if file is not None:
            session = file.session
            said += [session.title, session.kind.value, session.purpose, session.suits.text]
        hay = " ".join(said).casefold()
        return all(word in hay for word in text.casefold().split())

    def prompt(self) -> Content:
        """Two lines: the name with the suits-you mark; the kind and the totals."""
        name = self.entry.name
        if self.chosen is None:
            return Content.assemble(
                ("! ", "bold $text-error"), (name, "bold"),
                "\n", ("  cannot be read", "$text-error"),
            )  # fmt: skip
        plan = self.chosen.plan
        own = ("  own", QUIET) if self.entry.is_own else ""
        about = " · ".join(
            part for part in (words.KIND_WORDS[plan.kind], words.size_of(plan)) if part
        )
        return Content.assemble(
            _MARKS[self.suits], (name, "bold"), own, "\n", (f"  {about}", QUIET)
        )

    def preview(self) -> Content:
        """The plan in full, or what is wrong with the file."""
        if self.chosen is None:
            return Content("") if self.error is None else error_content(self.error)
        file = self.entry.file
        plan = plan_content(self.chosen.plan, None if file is None else file.session)
        if not self.entry.remark:
            return plan
        return Content.styled(f"{self.entry.remark}\n", "$text-warning") + plan


def nearest(search: str, names: Sequence[str]) -> str | None:
    """The name that was most likely meant by a search that found nothing; None where none is near.

    A name is near as a whole or in one of its parts: `piramid`, `ladder-op`, `enduranse`.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only where nothing was found

    wanted = "-".join(search.casefold().split())
    parts: dict[str, str] = {}
    for name in names:
        for part in (name, *name.split("-")):
            parts.setdefault(part, name)
    near = get_close_matches(wanted, names, 1) or get_close_matches(wanted, parts, 1)
    return parts[near[0]] if near else None


def make_rows(entries: tuple[Entry, ...], settings: Settings) -> tuple[Row, ...]:
    """A row for each entry, for the runner and the track of the settings."""
    best_ms = best_mile_ms(settings.profile)
    return tuple(_row(entry, settings, best_ms) for entry in entries)


def _row(entry: Entry, settings: Settings, best_ms: int | None) -> Row:
    if entry.file is None:
        return Row(entry, None, entry.error, None)
    try:
        chosen = choose(entry.file, settings)
    except BellLapError as error:
        return Row(entry, None, error, None)
    return Row(entry, chosen, None, suits(entry.file.session, best_ms))
