"""What the run screen says in its one line for news, and when it flashes."""

from __future__ import annotations

from textual.events import Key

from bell_lap.core.cues import Cue, CueKind
from bell_lap.core.events import Event, Refused
from bell_lap.core.plan import PlanStep
from bell_lap.core.state import State
from bell_lap.core.view import Phase, View
from bell_lap.tui import happenings, offers
from bell_lap.tui.flash import Flash, flash_in
from bell_lap.tui.keys import MODIFIER_KEYS
from bell_lap.tui.ports import Live
from bell_lap.tui.run_acts import RunActs

NOTICE_S = 5.0
SOUND_NOTICE_S = 12.0
"""What becomes of the sound is told once, so it stands longer."""
IDLE_S = 2.0
"""What is said of a key that does nothing hides an offer no longer than this."""
FLASH_S = 0.15
FLASH_APART_S = 0.4
"""Full-screen flashes stay under three a second."""


class RunTelling(RunActs):
    """A screen that hears what happens in a workout."""

    def __init__(self, live: Live, *, flash: bool, off: frozenset[CueKind]) -> None:
        super().__init__(live)
        self._flashes = flash
        self._off = off
        self._notice: happenings.Said = happenings.NOTHING
        self._notice_until_s = 0.0
        self._flashed_s = float("-inf")
        self.lit: Flash | None = None
        """The flash that is seen now."""
        self._aside_of: State | None = None
        self._last_times: dict[int, str] = {}

    def on_key(self, event: Key) -> None:
        """Say of a key that does nothing now that it does; the next frame shows it."""
        if self._notice.text or event.key in MODIFIER_KEYS or event.key in self.active_bindings:
            return
        mine = self._bindings.key_to_bindings.get(event.key, ())
        self.note(happenings.idle_said([binding.description for binding in mine]), IDLE_S)

    def _hear(self, event: Event) -> None:
        """Remember what is to be said; whoever acted or ticked shows it in the same frame."""
        self._refused = self._refused or isinstance(event, Refused)
        said = happenings.said(event)
        if said is not None:
            self.note(said)

    def _hear_of_sound(self, notice: str) -> None:
        self.note(happenings.sound_said(notice), SOUND_NOTICE_S)

    def note(self, said: happenings.Said, for_s: float = NOTICE_S) -> None:
        """Show a line for a while."""
        self._notice = said
        self._notice_until_s = self.live.clock.textual_now() + for_s

    def _cue(self, cue: Cue) -> None:
        if happenings.flashes(cue, self._off):
            self.flash()

    def _look_aside(self) -> None:
        """Find what was put aside, once for each state."""
        state = self.live.state()
        if state is not self._aside_of:
            self._aside_of = state
            live = self.live
            self._aside = offers.put_aside(live.plan, live.rules, state, live.now_ms())

    def _said(self, view: View) -> happenings.Said:
        """The one line for now: news, else a question, else a danger, else what lies aside."""
        if self._notice.text:
            return self._notice
        if view.phase is Phase.DONE:
            return happenings.Said(view.warning, bad=True) if view.warning else happenings.NOTHING
        if view.missed is not None:
            return offers.missed_said(view.missed, self.size.width)
        if view.warning:
            return happenings.Said(view.warning, bad=True)
        return offers.put_aside_said(self._aside) if self._aside.count else happenings.NOTHING

    def _last_time(self, step: PlanStep | None) -> str:
        """What was done of that step last time; asked once."""
        if step is None:
            return ""
        if step.index not in self._last_times:
            self._last_times[step.index] = self.live.last_time(step) or ""
        return self._last_times[step.index]

    def flash(self) -> None:
        """Flash the whole screen once, unless one was just seen."""
        now_s = self.live.clock.textual_now()
        if not self._flashes or now_s - self._flashed_s < FLASH_APART_S:
            return
        self._flashed_s = now_s
        theme = self.app.theme_variables
        self._light(flash_in(theme["background"], theme["warning"]))
        self.set_timer(FLASH_S, self._light)

    def _light(self, flash: Flash | None = None) -> None:
        """Paint what there is, with the flash over it or without."""
        self.lit = flash
        self.refresh()
