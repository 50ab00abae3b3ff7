"""`bell-lap doctor keys`: shows what a key or a remote sends, and makes tap and undo keys of it.

The same driver reads the keys as at the line. Nothing is written before `y` says so; Ctrl+Q and
Ctrl+C always leave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from textual.app import ComposeResult
from textual.content import Content
from textual.events import AppBlur, AppFocus, Event, Key
from textual.timer import Timer
from textual.widgets import Static

from bell_lap.errors import BellLapError
from bell_lap.settings import Settings
from bell_lap.tui import key_words
from bell_lap.tui.heard import Heard, Own, Proposal, names, proposal, pushes
from bell_lap.tui.keys import MODIFIER_KEYS
from bell_lap.tui.plain_lines import PlainApp

LEAVE = frozenset({"ctrl+q", "ctrl+c"})
QUIET_S = 0.8
"""A button is up again when this long nothing came."""
OTHER_ROWS = 13
"""Rows that are left to all that is not a key: a hint may take five of them."""
PATIENCE_S = 8.0
"""When this long nothing came, keys may be lost on their way."""


class Step(Enum):
    """What is asked for."""

    TAP = "tap"
    UNDO = "undo"
    SURE = "sure"


WANTED = {Step.TAP: 3, Step.UNDO: 2}
"""How often a button is to be pushed: the play button of a remote sends two keys in turn."""


class KeyCheck(PlainApp):
    """Listens to a remote."""

    TITLE = "bell-lap doctor keys"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Static { width: 100%; height: auto; padding: 0 1; }
    #title { text-style: bold; background: $panel; margin-bottom: 1; }
    #ask { text-style: bold; }
    #table { height: 1fr; margin: 1 0 0 0; }
    #hint { color: $text-warning; }
    #leave { color: $text-muted; background: $panel; }
    """

    def __init__(
        self,
        own: Own,
        save: Callable[[Mapping[str, str]], Settings],
        *,
        quiet_s: float = QUIET_S,
        patience_s: float = PATIENCE_S,
    ) -> None:
        super().__init__()
        self.written: tuple[tuple[str, str], ...] = ()
        """What was put into the settings."""
        self.refused: tuple[str, ...] = ()
        """Why the buttons that were tried last cannot be used."""
        self.trouble: BellLapError | None = None
        """Why the settings could not be written: the program has ended for it."""
        self._own = own
        self._save = save
        self._quiet_s = quiet_s
        self._patience_s = patience_s
        self._step = Step.TAP
        self._heard: dict[Step, list[Heard]] = {}
        self._proposal = Proposal((), (), ())
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        for part in ("title", "ask", "table", "sums", "hint", "leave"):
            yield Static(id=part, markup=False)

    def on_mount(self) -> None:
        self._put("title", "Keys and remotes: what arrives and what it means")
        self._put("leave", key_words.LEAVE)
        self._begin(Step.TAP)

    # --- keys -------------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            self.hear(event)
            return
        await super().on_event(event)

    def hear(self, event: Key) -> None:
        """A key arrived."""
        if event.key in LEAVE:
            self.exit()
        elif self._step is Step.SURE:
            self._answer(event.key)
        elif self._step is Step.UNDO and event.key == "enter" and not self._heard[Step.UNDO]:
            self._begin(Step.SURE)
        else:
            self._heard[self._step].append(Heard(event.key, event.character, event.time))
            self._show()
            self._wait(self._quiet_s, self._quiet)

    def on_app_blur(self, _event: AppBlur) -> None:
        """The keyboard writes elsewhere."""
        self._put("hint", key_words.BLURRED)

    def on_app_focus(self, _event: AppFocus) -> None:
        """The keyboard is ours again."""
        self._show()

    # --- steps ------------------------------------------------------------------------------------

    def _begin(self, step: Step) -> None:
        self._step = step
        if step is Step.SURE:
            self._stop_waiting()
            self._propose()
        else:
            self._heard[step] = []
            self._show()
            self._wait(self._patience_s, self._nothing)

    def _quiet(self) -> None:
        """The button is up: either it was pushed often enough, or we go on waiting."""
        if len(pushes(self._pushed())) < WANTED[self._step]:
            self._wait(self._patience_s, self._nothing)
        else:
            self._begin(Step.UNDO if self._step is Step.TAP else Step.SURE)

    def _nothing(self) -> None:
        """Keys may be eaten on their way."""
        self._put("hint", key_words.nothing(self._patience_s, some=bool(self._pushed())))

    def _propose(self) -> None:
        taps, undos = (names(self._pushed(step)) for step in (Step.TAP, Step.UNDO))
        self._proposal = proposal(self._own, taps, undos)
        self.refused = self._proposal.refused
        self._put("ask", key_words.verdict(self._proposal))
        self._put("table", key_words.proposed(self._proposal))
        self._put("sums", "")
        self._put("hint", key_words.warnings((*taps, *undos)))

    def _answer(self, key: str) -> None:
        asks = bool(self._proposal.changes) and not self.refused
        if key == "n":
            self.refused = ()
            self._begin(Step.TAP)
        elif key == "y" and asks:
            self._write()
        elif key == "enter" and not asks and not self.refused:
            self.exit()

    def _write(self) -> None:
        try:
            self._save({f"keys.{id_}": keys for id_, keys in self._proposal.changes})
        except BellLapError as error:
            self.trouble = error
        else:
            self.written = self._proposal.changes
        self.exit()

    # --- what is shown ----------------------------------------------------------------------------

    def _pushed(self, step: Step | None = None) -> list[Heard]:
        """The keys of a step but those that only modify others."""
        heard = self._heard.get(step or self._step, [])
        return [one for one in heard if one.key not in MODIFIER_KEYS]

    def _show(self) -> None:
        if self._step is Step.SURE:
            self._put("hint", "")
            return
        pushed = self._pushed()
        asked, wanted = key_words.ASKED[self._step.value], WANTED[self._step]
        done = min(wanted, len(pushes(pushed)))
        self._put("ask", f"{asked}  {done} of {wanted}")
        rows = max(1, self.size.height - OTHER_ROWS)
        self._put("table", key_words.table(self._heard[self._step], self._own, rows))
        self._put("sums", key_words.sums(pushed))
        self._put("hint", key_words.warnings(names(pushed)))

    def _put(self, part: str, text: str | Content) -> None:
        self.query_one(f"#{part}", Static).update(text)

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        self._stop_waiting()
        self._timer = self.set_timer(seconds, then)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.stop()
