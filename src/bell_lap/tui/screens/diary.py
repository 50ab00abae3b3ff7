"""Writes the diary of one workout: note, conditions, tags, effort.

Nothing typed is lost: Escape keeps it as Enter does, and undo on the workout takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from bell_lap.errors import BellLapError
from bell_lap.history.records import Diary
from bell_lap.tui.dialog import Dialog
from bell_lap.tui.diary_words import tag_words, tags_in
from bell_lap.tui.widgets.writing_box import WritingBox

HINT = "Tab: next field · Enter, Ctrl+S or Escape: keep and close"
HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-high")]
ONCE_MORE = " Escape once more leaves that out."


class TagSuggester(Suggester):
    """Ends the word that is being typed with a tag that was used before, the commonest first."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        before, _, word = value.rpartition(" ")
        start = word.lstrip("#")
        if not start:
            return None
        there = tags_in(before)
        found = (tag for tag in self._known if tag.startswith(start) and tag not in there)
        tag = next(found, None)
        return None if tag is None else value + tag[len(start) :]


class DiaryScreen(Dialog[bool]):
    """Dismissed with True once all is kept. `keep` writes and raises where a part cannot be."""

    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Keep and close", id="diary-leave",
                tooltip="Keep what was written and close it"),
        Binding("ctrl+s", "keep", "Keep", id="diary-keep", priority=True,
                tooltip="Keep what was written and close it, from the note too"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    DiaryScreen {
        align: center middle;
        background: transparent;
        #box {
            width: 72; max-width: 96%; height: auto; max-height: 100%; padding: 0 1;
            border: round $accent; background: $surface;
        }
        TextArea { height: 6; border: none; padding: 0 1; background: $boost; }
        TextArea:focus { border: none; background: $block-cursor-background; }
        .field { height: 1; margin: 1 0 0 0; }
        .field Static { width: 12; }
        Input { width: 1fr; background: $boost; }
        Input:focus { background: $block-cursor-background; background-tint: transparent; }
        #wrong { color: $text-error; height: auto; }
        #hint { color: $text-muted; margin: 1 0 0 0; }
        &.-low TextArea { height: 4; }
        &.-low .field { margin: 0; }
        &.-low #hint { margin: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(
        self,
        title: str,
        diary: Diary,
        keep: Callable[[Diary], bool],
        tags: Sequence[str] = (),
    ) -> None:
        """`tags` are those that were used before."""
        super().__init__()
        self._title = title
        self._diary = diary
        self._keep = keep
        self._tags = tags
        self._refused: Diary | None = None
        """What could not be kept as it was written."""

    def compose(self) -> ComposeResult:
        diary = self._diary
        used = tag_words(self._tags[:4])
        with Vertical(id="box") as box:
            box.border_title = Content(self._title)
            yield WritingBox(diary.note, soft_wrap=True, show_line_numbers=False, id="note",
                             placeholder="How it went, how it felt")  # fmt: skip
            with Horizontal(classes="field"):
                yield Static("Conditions", markup=False)
                yield Input(diary.conditions, placeholder="warm, wind on the back straight",
                            id="conditions", compact=True, select_on_focus=False)  # fmt: skip
            with Horizontal(classes="field"):
                yield Static("Tags", markup=False)
                yield Input(
                    " ".join(diary.tags), placeholder=used or "race spikes club",
                    id="tags", compact=True, select_on_focus=False,
                    suggester=TagSuggester(self._tags),
                )  # fmt: skip
            with Horizontal(classes="field"):
                yield Static("Effort 1-10", markup=False)
                yield Input("" if diary.rpe is None else str(diary.rpe), restrict=r"[0-9]{0,2}",
                            placeholder="7", id="effort", compact=True)  # fmt: skip
            yield Static(id="wrong", markup=False)
            yield Static(HINT, id="hint", markup=False)

    def on_mount(self) -> None:
        note = self.query_one(TextArea)
        note.move_cursor(note.document.end)

    def _written(self) -> Diary:
        """The diary as it stands in the fields; the history judges them."""
        effort = self.query_one("#effort", Input).value
        return replace(
            self._diary,
            note=self.query_one(TextArea).text.strip(),
            conditions=" ".join(self.query_one("#conditions", Input).value.split()),
            tags=tags_in(self.query_one("#tags", Input).value),
            rpe=int(effort) if effort else None,
        )

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep it and close; say what cannot be kept."""
        self._refused = None
        self.action_leave()

    def action_leave(self) -> None:
        """The same; what cannot be kept is left out the second time."""
        written = self._written()
        try:
            self._keep(written)
        except BellLapError as error:
            if written != self._refused:
                self._refused = written
                self.query_one("#wrong", Static).update(f"{error}{ONCE_MORE}")
                return
        self.dismiss(True)  # noqa: FBT003 - the dialog's answer
