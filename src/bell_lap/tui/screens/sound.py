"""The sound check: every cue by its name, how the sound does, and all that can be set by ear.

What is set counts at once and is in the settings before the screen is left. The sound is open while
the screen is shown, and no longer.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from bell_lap.errors import BellLapError
from bell_lap.sound.client import CheckedSound, SoundReport
from bell_lap.tui import dials, sound_words
from bell_lap.tui.commands import Command, Commanded, bindings
from bell_lap.tui.cue_rows import ROWS, CueRow
from bell_lap.tui.dials import DIALS, Turned
from bell_lap.tui.host import host_of
from bell_lap.tui.playing import BEAT, Playing
from bell_lap.tui.ports import Value
from bell_lap.tui.visiting import back
from bell_lap.tui.widgets.command_footer import CommandFooter
from bell_lap.tui.widgets.cue_list import CueLine, CueList
from bell_lap.tui.widgets.frame import QUIET
from bell_lap.tui.widgets.panel import ends
from bell_lap.tui.widgets.row_list import RowList

SOUND_COMMANDS = (
    Command("sound-play", "enter,space", "play", "Play", "Play the cue under the cursor",
            shown_key="⏎"),
    Command("sound-all", "a", "play_all", "All",
            "Play every cue, one after the other; again: stop"),
    Command("sound-beat", "b", "beat", "Beat",
            "A tick and a flash each second: set the delay until they come together"),
    Command("sound-switch", "x", "switch", "On/off",
            "Switch the cue under the cursor off, or on again"),
    Command("sound-next", "tab", "dial(1)", "Next dial",
            "The next of volume, this cue, delay, pacer, caller, count-through", footer=False),
    Command("sound-before", "shift+tab", "dial(-1)", "Dial before", "The one before it",
            footer=False),
    Command("sound-more", "right,plus,equals_sign", "turn(1)", "More",
            "More of it, or the next choice", footer=False),
    Command("sound-less", "left,minus", "turn(-1)", "Less",
            "Less of it, or the choice before", footer=False),
    Command("sound-back", "escape,q", "back", "Back", "Back to where you came from"),
    Command("sound-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

LOOK_S = 0.25
"""How often the sound is asked how it does."""
SAVE_S = 0.5
"""What was set is saved when no key was pressed for so long."""
FLASH_S = 0.12
WIDEST = 40
"""Columns from one row of dials to the next, at most."""
DELAY_DIAL = next(number for number, dial in enumerate(DIALS) if dial.label == "Delay")
HEIGHTS: list[tuple[int, str]] | None = [(0, "-short"), (24, "-usual")]


class SoundScreen(Commanded):
    """Opens the sound of the settings, plays what is asked for, and lets go of it."""

    HEADING = "Sound check"
    COMMANDS_HERE = SOUND_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SOUND_COMMANDS)]
    AUTO_FOCUS = "CueList"
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    SoundScreen {
        #title { padding: 0 1; background: $panel; text-style: bold; height: 1; }
        #report { padding: 0 1; height: 2; text-wrap: nowrap; text-overflow: ellipsis; }
        #trouble {
            padding: 0 1; height: auto; display: none; background: $warning; color: $text;
        }
        #trouble.-shown { display: block; }
        #dials { padding: 0 1; height: 3; }
        #now { padding: 0 1; height: 1; background: $surface; text-align: center; }
        #now.-flash { background: $foreground; color: $background; }
        &.-usual {
            #now { height: 3; padding: 1; margin: 1 0 0 0; }
            #dials { margin: 1 0; }
        }
        Footer { background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sound: CheckedSound | None = None
        self._playing: Playing | None = None
        self._dial = 0
        self._looked: tuple[SoundReport | None, str, int] | None = None
        self._unsaved: dict[str, Value] = {}
        self._saver: Timer | None = None
        self._waker: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static("Sound check", id="title", markup=False)
        yield Static(id="report", markup=False)
        yield Static(id="trouble", markup=False)
        yield Static(id="dials", markup=False)
        yield CueList()
        yield Static(id="now", markup=False)
        yield CommandFooter(show_command_palette=False)

    def on_mount(self) -> None:
        self._settings = host_of(self).context.settings
        self._show()
        self.call_after_refresh(self._open)
        self.set_interval(LOOK_S, self._look)

    def _open(self) -> None:
        open_it = host_of(self).context.sound_check
        if open_it is None or not self.is_current:
            return  # left before the first frame: nobody would close it
        try:
            self._sound = open_it()
        except BellLapError as error:
            host_of(self).complain(error)
            return
        self._playing = Playing(self._sound, self._settings.sound.delay_ms / 1000)
        self._look()

    def on_unmount(self) -> None:
        self._let_go()

    def on_resize(self) -> None:
        self._show()

    def _let_go(self) -> None:
        """Save what is not saved yet, and let go of the device."""
        self._save()
        sound, self._sound, self._playing = self._sound, None, None
        if sound is not None:
            sound.replace(())
            sound.close()

    # --- what is shown ----------------------------------------------------------------------------

    @property
    def _row(self) -> CueRow:
        return ROWS[self.query_one(CueList).cursor]

    def _look(self) -> None:
        """Say how the sound does."""
        trouble = "No sound was opened"
        report = None
        width = self.size.width - 2
        if self._sound is not None:
            report = self._sound.report()
            trouble = sound_words.trouble_words(report, self._sound.trouble)
        if (report, trouble, width) == self._looked:
            return
        self._looked = (report, trouble, width)
        right = "" if report is None else sound_words.name_words(report)
        title = ends(Content("Sound check"), Content.styled(right, QUIET), width)
        self.query_one("#title", Static).update(title)
        if report is not None:
            words = f"{sound_words.device_words(report)}\n{sound_words.figures(report)}"
            self.query_one("#report", Static).update(words)
        shown = self.query_one("#trouble", Static)
        shown.set_class(bool(trouble), "-shown")
        shown.update(trouble)

    def _show(self) -> None:
        """Show the dials and the cues as they are set, and what sounds now."""
        playing = self._playing
        row = None if playing is None else playing.row
        self.query_one(CueList).show(
            tuple(
                CueLine(
                    cue.name, dials.volume_words(self._settings, cue.kind), cue.when, cue is row
                )
                for cue in ROWS
            )
        )
        self.query_one("#dials", Static).update(self._dial_lines())
        self.query_one("#now", Static).update(self._now(row))

    def _dial_lines(self) -> Content:
        half = len(DIALS) // 2
        room = min(WIDEST, (self.size.width - 2) // 2)
        return Content("\n").join(
            [
                Content.assemble(self._dial_words(number, room), self._dial_words(number + half, 0))
                for number in range(half)
            ]
        )

    def _dial_words(self, number: int, width: int) -> Content:
        dial = DIALS[number]
        value = dial.shown(self._settings, self._row.kind)
        if number == self._dial:
            words = Content.styled(f"▸ {dial.label:<13} ← {value:^7}→", "bold reverse") + Content(
                "  "
            )
        else:
            words = Content.assemble(f"  {dial.label:<13}   ", (f"{value:^7}", "bold"), " ")
        return words.pad_right(max(0, width - words.cell_length))

    def _now(self, row: CueRow | None) -> str:
        if self._playing is not None and self._playing.beating:
            return "Beat: ← → until tick and flash come together"
        if row is None:
            return "⏎ plays the cue · Tab chooses a dial · ← → turn it"
        off = dials.volume_of(self._settings, row.kind) in (None, 0)
        return f"♪ {row.name}: " + ("switched off, x turns it on" if off else row.when)

    # --- what sounds ------------------------------------------------------------------------------

    def _wake(self) -> None:
        """Pass what is due, and come back when the next thing is."""
        playing = self._playing
        if playing is None:
            return
        clock = host_of(self).context.clock
        before = playing.row
        heard = playing.advance(clock.now())
        if playing.beating and heard:
            self._flash()
        if playing.row is not before:
            self._follow()
        next_s = playing.next_s
        if self._waker is not None:
            self._waker.stop()
        self._waker = None
        if next_s is not None:
            self._waker = self.set_timer(max(0.0, next_s - clock.now()), self._wake)

    def _flash(self) -> None:
        bar = self.query_one("#now", Static)
        bar.add_class("-flash")
        self.set_timer(FLASH_S, lambda: bar.remove_class("-flash"))

    def _follow(self) -> None:
        """Let the cursor stand on what sounds."""
        playing = self._playing
        if playing is not None and playing.row is not None:
            listed = self.query_one(CueList)
            listed.action_move(ROWS.index(playing.row) - listed.cursor)
        self._show()

    def _begin(self, *rows: CueRow) -> None:
        playing = self._playing
        if playing is None:
            self.notify("No sound was opened.", severity="warning")
            return
        beating = playing.beating
        playing.play(rows, host_of(self).context.clock.now())
        if beating:
            self._adjust()
        self._follow()
        self._wake()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_play()

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._show()

    def action_play(self) -> None:
        """Play the cue under the cursor."""
        self._begin(self._row)

    def action_play_all(self) -> None:
        """Play every cue from the first on; while they are played: stop."""
        if self._playing is not None and self._playing.in_turn:
            self._begin()
        else:
            self._begin(*ROWS)

    def action_beat(self) -> None:
        """Begin or end the beat; the delay is at hand then."""
        playing = self._playing
        if playing is None or playing.beating:
            self._begin()
            return
        self._dial = DELAY_DIAL
        playing.beat(host_of(self).context.clock.now())
        self._adjust()
        self._show()
        self._wake()

    # --- what is set ------------------------------------------------------------------------------

    def action_dial(self, way: int) -> None:
        """Choose another dial."""
        self._dial = (self._dial + way) % len(DIALS)
        self._show()

    def action_turn(self, way: int) -> None:
        """Turn the dial by a step."""
        self._take(DIALS[self._dial].turn(self._settings, self._row.kind, way))

    def action_switch(self) -> None:
        """Switch the cue under the cursor off, or fully on."""
        off = dials.volume_of(self._settings, self._row.kind) is None
        self._take(dials.set_volume(self._settings, self._row.kind, 100 if off else None))

    def _take(self, turned: Turned | None) -> None:
        """Hear it at once, and save it soon."""
        if turned is None:
            return
        self._settings = turned.settings
        self._unsaved[turned.key] = turned.value
        self._adjust()
        if self._playing is not None:
            delay_s = self._settings.sound.delay_ms / 1000
            self._playing.set_delay(delay_s, host_of(self).context.clock.now())
        self._show()
        if self._saver is not None:
            self._saver.stop()
        self._saver = self.set_timer(SAVE_S, self._save)

    def _adjust(self) -> None:
        """Tell the sound; in a beat the tick is heard however it is set."""
        if self._sound is None or self._playing is None:
            return
        settings = self._settings
        if self._playing.beating:
            settings = dials.set_volume(settings, BEAT, 100).settings
        self._sound.adjust(dials.options_of(settings))

    def _save(self) -> None:
        changes, self._unsaved = self._unsaved, {}
        if not changes:
            return
        try:
            host_of(self).change_settings(changes)
        except BellLapError as error:
            host_of(self).complain(error)

    def action_back(self) -> None:
        """Back; where this was the first screen, out of the program."""
        self._let_go()
        back(self)
