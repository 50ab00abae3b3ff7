"""The settings: every one of them, what it does, and its change in place.

A change is in the file before the next key is read, and counts at once. What cannot be is refused
in the words of the file's own errors; what cannot be written changes nothing.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from bell_lap.errors import BellLapError
from bell_lap.tui import screens, setting_words, themes
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.host import host_of
from bell_lap.tui.ports import Value
from bell_lap.tui.setting_rows import SOUND_CHECK, Page, Row, pages
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.page_bar import PageBar
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.row_list import RowList
from bell_lap.tui.widgets.setting_list import SettingList

SETTINGS_COMMANDS = (
    Command("settings-change", "enter,space", "change", "Change",
            "Type a new value, or take the next one; digits begin a number too", shown_key="⏎"),
    Command("settings-more", "right,plus,equals_sign", "turn(1)", "Turn",
            "More of it, or the next choice; it counts at once", shown_key="← →"),
    Command("settings-less", "left,minus", "turn(-1)", "Less",
            "Less of it, or the choice before", footer=False),
    Command("settings-default", "delete,backspace,d", "default", "Default",
            "Back to the default", shown_key="Del"),
    Command("settings-next", "tab", "page(1)", "Page", "The next page", shown_key="Tab"),
    Command("settings-before", "shift+tab", "page(-1)", "Page before", "The page before",
            footer=False),
    Command("settings-sound", "v", "sound", "Sound", "Check the sound: cues, volumes, delay",
            footer=False),
    Command("settings-back", "escape,q", "back", "Back",
            "Back to where you came from; out of a field nothing is changed", shown_key="Esc"),
    Command("settings-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

WIDTHS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]


class SettingsScreen(Commanded):
    """Pages of rows above, or beside, what the row under the cursor does."""

    HEADING = "Settings"
    COMMANDS_HERE = SETTINGS_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SETTINGS_COMMANDS)]
    AUTO_FOCUS = "SettingList"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    DEFAULT_CSS = """
    SettingsScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #pages { margin: 0 0 1 0; }
        #sides { height: 1fr; layout: vertical; }
        #panel { height: 8; padding: 0 1; border-top: hkey $panel; }
        #about { height: auto; }
        #entry { display: none; border: none; height: 1; padding: 0 1; background: $boost; }
        #entry:focus { background: $primary 30%; }
        #wrong { height: auto; color: $text-error; }
        &.-typing #entry { display: block; }
        &.-wrong #panel { height: auto; min-height: 8; max-height: 16; }
        &.-wide {
            #sides { layout: horizontal; }
            #settings { width: 1fr; height: 1fr; }
            #panel { width: 48; height: 1fr; border-top: none; border-left: vkey $panel; }
            #entry, #wrong { margin: 1 0 0 0; }
        }
        Footer { background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[Page, ...] = ()
        self._page = 0
        self._wrong = ""
        self._said = ""

    def compose(self) -> ComposeResult:
        self._make()
        yield Static(id="title", markup=False)
        yield PageBar(tuple(page.title for page in self._pages), id="pages")
        with Container(id="sides"):
            yield SettingList()
            with Vertical(id="panel"):
                yield Static(id="about", markup=False)
                yield Input(id="entry", compact=True, select_on_focus=False)
                yield Static(id="wrong", markup=False)
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        self._show()

    def on_screen_resume(self) -> None:
        """The sound check may have set something."""
        self._make()
        self._show()

    def on_resize(self) -> None:
        self._show()
        # The panel has its own new width only once it was laid out.
        self.call_after_refresh(self._show_row)

    # --- what is shown ----------------------------------------------------------------------------

    def _make(self) -> None:
        host = host_of(self)
        self._pages = pages(host.context.settings, themes.listed(host))

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._page]

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        line = self.page.lines[self.query_one(SettingList).cursor]
        assert isinstance(line, Row)
        return line

    @property
    def _typing(self) -> bool:
        return self.has_class("-typing")

    def _show(self) -> None:
        self.query_one(PageBar).show(self._page)
        self.query_one(SettingList).show(setting_words.lines(self.page))
        said = Content.styled(self._said, "$text-warning" if self._wrong else "$text-success")
        title = ends(Content("Settings"), said, self.size.width - 2)
        self.query_one("#title", Static).update(title)
        self._show_row()

    def _show_row(self) -> None:
        self.set_class(bool(self._wrong), "-wrong")
        short = self._typing or bool(self._wrong)
        width = self.query_one("#panel").size.width - 2
        self.query_one("#about", Static).update(setting_words.about(self.row, width, short=short))
        self.query_one("#wrong", Static).update(self._wrong)

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._stop_typing()
        self._show_row()

    @on(PageBar.Chosen)
    def _page_clicked(self, event: PageBar.Chosen) -> None:
        self._go_to(event.index)

    def _go_to(self, page: int) -> None:
        self._stop_typing()
        self._page = page
        self._show()
        self.query_one(SettingList).begin(0)
        self._show_row()

    def action_page(self, way: int) -> None:
        """Go to another page."""
        self._go_to((self._page + way) % len(self._pages))

    # --- changing ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._typing and action in ("change", "turn", "default", "page", "sound", "help"):
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """A digit begins a value."""
        if not self._typing and self.row.kind.types and (event.character or " ") in "0123456789":
            event.stop()
            self._begin_typing(event.character or "", select=False)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_change()

    @on(SettingList.Turned)
    def _turned(self, event: SettingList.Turned) -> None:
        self.action_turn(event.way)

    def action_change(self) -> None:
        """Open the field, or take the next choice."""
        if self.row.path == SOUND_CHECK:
            self.action_sound()
        elif self.row.kind.types:
            self._begin_typing(self.row.kind.text(self.row.value), select=True)
        else:
            self.action_turn(1)

    def action_turn(self, way: int) -> None:
        """Move the value by a step."""
        turned = self.row.kind.turned(self.row.value, way)
        if turned != self.row.value or type(turned) is not type(self.row.value):
            self._take(turned)

    def action_default(self) -> None:
        """Take the setting out of the file."""
        if self.row.changed:
            self._take(None)

    def _begin_typing(self, first: str, *, select: bool) -> None:
        self._wrong = ""
        self.add_class("-typing")
        field = self.query_one("#entry", Input)
        field.value = first
        field.cursor_position = len(first)
        # Not `focus()`, which waits its turn: the next key may be here already.
        self.set_focus(field, scroll_visible=False)
        if select:
            field.action_select_all()
        self._show_row()
        self.refresh_bindings()

    def _stop_typing(self) -> None:
        self._wrong = ""
        if self._typing:
            self.remove_class("-typing")
            self.set_focus(self.query_one(SettingList), scroll_visible=False)
            self.refresh_bindings()

    @on(Input.Submitted, "#entry")
    def _typed(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        self._take(self.row.kind.read(text) if text else None)

    def _take(self, value: Value) -> None:
        """Check it, write it, and show what came of it."""
        row = self.row
        self._wrong = row.refusal(value) if value is not None else ""
        if self._wrong:
            self._said = "not saved"
        else:
            self._write(row.path, row.kept(value))
        if not self._wrong:
            self._stop_typing()
        self._show()

    def _write(self, path: str, value: Value) -> None:
        try:
            host_of(self).change_settings({path: value})
        except BellLapError as error:
            self._wrong, self._said = f"Nothing is changed. {error}", "not saved"
            return
        self._said = "● saved"
        self._make()

    # --- elsewhere --------------------------------------------------------------------------------

    def action_sound(self) -> None:
        """Check the sound."""
        self.app.push_screen(screens.SoundScreen())

    def action_back(self) -> None:
        """Out of the field, or back to the screen below."""
        if self._typing or self._wrong:
            self._stop_typing()
            self._show()
        else:
            self.app.pop_screen()
