"""A session typed or pasted: what is understood is shown at every key, and Enter runs it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Static, TextArea

from bell_lap.errors import BellLapError
from bell_lap.library.files import from_notation
from bell_lap.tui import screens
from bell_lap.tui.choosing import choose
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.plan_words import error_content, plan_content
from bell_lap.tui.ports import Chosen
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.writing_box import WritingBox

EXAMPLES = """As on a whiteboard, for example:

  4 x 400m @ mile, rest 90s jog
  3 x (4 x 200m in 36s, rest 30s), rest 5min
  200m - 400m - 600m - 400m - 200m, rest full
  8-10 x 30s @ hard, rest 60s jog

A new line or ; begins the next part."""

MOST_SIGNS = 20_000
"""A session of a thousand steps, each written out, is shorter."""
TOO_LONG = f"A session has at most {MOST_SIGNS:,} signs: that was not taken."

NOTATION_COMMANDS = (
    Command("notation-back", "escape", "back", "Back", "Back to the sessions"),
    Command("notation-help", "f1", "help", "Help", "The keys of this screen"),
)


class NotationBox(WritingBox):
    """Lines of notation; Enter is the end of the session, Ctrl+J a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j", "new_line", "New line", id="notation-new-line",
                tooltip="Begin a new line of the session"),
    ]  # fmt: skip

    class Entered(Message):
        """Enter was pressed."""

    async def _on_paste(self, event: Paste) -> None:
        # The text area itself takes it, unless it is kept from that.
        if not self.has_room(event.text):
            event.stop()
            event.prevent_default()

    def has_room(self, more: str) -> bool:
        """Whether there is room for more text; says so where there is none."""
        if len(self.text) + len(more) <= MOST_SIGNS:
            return True
        self.notify(TOO_LONG, severity="warning", markup=False)
        return False

    async def _on_key(self, event: Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered())
            return
        if event.is_printable and not self.has_room(" "):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class NotationScreen(Commanded):
    """The box, and under it the plan or the error with its caret."""

    HEADING = "Write a session"
    COMMANDS_HERE = NOTATION_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NOTATION_COMMANDS)]
    AUTO_FOCUS = "NotationBox"
    DEFAULT_CSS = """
    NotationScreen {
        NotationBox, NotationBox:focus { height: 6; border: round $accent; background: $surface; }
        NotationBox.-wrong, NotationBox.-wrong:focus { border: round $text-error; }
        VerticalScroll { height: 1fr; padding: 0 1; }
        #echo { height: auto; }
        Footer { background: $panel; }
    }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text
        self._early: str | None = ""
        """What was typed before the box was there to take it; None once it is."""
        self._chosen: Chosen | None = None

    def compose(self) -> ComposeResult:
        taken = self._text if len(self._text) <= MOST_SIGNS else ""
        box = NotationBox(taken, soft_wrap=True, show_line_numbers=False)
        box.border_title = "Type or paste a session"
        box.border_subtitle = "Enter runs it · Ctrl+J new line"
        yield box
        with VerticalScroll(can_focus=False):
            yield Static(id="echo", markup=False)
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        box = self.query_one(NotationBox)
        box.move_cursor(box.document.end)
        box.has_room(self._text if not box.text else "")
        # Not left to Textual, which does it later: signs that came meanwhile go before the next.
        self.set_focus(box)
        box.insert(self._early or "")
        self._early = None
        self._echo()

    def types(self, character: str) -> bool:
        """Keep what is typed before the box is there; whether it was kept."""
        if self._early is None or not character or not character.isprintable():
            return False
        self._early += character
        return True

    @on(TextArea.Changed)
    def _echo(self) -> None:
        """Say what is understood by now."""
        box = self.query_one(NotationBox)
        self._chosen = None
        words = Content(EXAMPLES)
        wrong = False
        if box.text.strip():
            try:
                self._chosen = choose(from_notation(box.text), host_of(self).context.settings)
                words = plan_content(self._chosen.plan)
            except BellLapError as error:
                words, wrong = error_content(error), True
        box.set_class(wrong, "-wrong")
        self.query_one("#echo", Static).update(words)

    @on(NotationBox.Entered)
    def _run(self) -> None:
        if self._chosen is not None and self._chosen.plan.steps:
            self.app.push_screen(screens.ReadyScreen(self._chosen))
        else:
            self.app.bell()

    def action_back(self) -> None:
        """Back to the sessions."""
        self.app.pop_screen()
