"""A workout in lines of text: for pipes, screen readers and terminals that cannot draw.

An empty line on stdin is a tap, with the instant at which it was read. The end of input stops the
workout and keeps it. A signal leaves it as it is, to be resumed. Nothing here decides what a tap
means, and nothing is polled: the loop sleeps until the next instant that matters.
"""

from __future__ import annotations

from collections.abc import Callable

from bell_lap.cli.lines import EndOfInput, Item, Line, PoliteSignals, Signalled, Source
from bell_lap.cli.outcome import SIGNALLED
from bell_lap.cli.output import clean
from bell_lap.cli.sentences import Scene, laps, opening, soon, where
from bell_lap.cli.telling import tell_all
from bell_lap.cli.unsaved import say_unsaved
from bell_lap.cli.words import TAP_KEY, Ask, Done, Unknown, help_lines, read_line
from bell_lap.core.cues import Cue, CueKind
from bell_lap.core.events import Event
from bell_lap.core.inputs import AdjustRecovery, Input, SetDone, Stop
from bell_lap.core.view import Phase
from bell_lap.errors import EnvironmentProblem, ExitCode
from bell_lap.history.listing import result_line
from bell_lap.live.workout import LiveWorkout

TICK_S = 1.0
"""Seconds of the world after which the workout is looked at in any case: a gap is longer."""
SHORTEST_WAIT_S = 0.001
STAY_S = 300.0
"""How long a finished workout waits for a typed time or an undo before it ends by itself."""
RESUME = "`bell-lap resume --plain` goes on with it."
STAYING = "Type a time, undo, or quit; without a word this ends in 5 minutes."

Pump = Callable[[], int | None]
"""Makes the presses of a simulated runner that are due; the instant of the next, or None."""


def run_plain(
    live: LiveWorkout,
    lines: Source,
    pump: Pump | None = None,
    *,
    off: frozenset[CueKind] = frozenset(),
) -> int:
    """Run a workout to its end in lines of text and close it; returns the exit code.

    With a `pump` nobody types, and the workout ends as soon as it is over. The cues in `off` are
    not told.
    """
    try:
        with PoliteSignals(lines):
            code = _Plain(live, lines, pump, off).run()
    finally:
        live.close()
        lost = say_unsaved(live)
    return ExitCode.ENVIRONMENT if lost else code


class _Plain:
    """One workout, one loop."""

    def __init__(
        self, live: LiveWorkout, lines: Source, pump: Pump | None, off: frozenset[CueKind]
    ) -> None:
        self._live = live
        self._off = off
        self._lines = lines
        self._pump = pump
        self._next_press_ms: int | None = None
        self._happened: list[Event] = []
        """Events that have not been told yet."""
        self._warning: str | None = None
        self._over_s: float | None = None
        """When the workout was seen to be over."""
        self._ended = pump is not None
        """Nobody will type any more."""

    def run(self) -> int:
        """Until the workout is over or somebody leaves."""
        self._live.subscribe(self._hear)
        self._live.subscribe_cues(self._hear_cue)
        self._live.subscribe_notices(self._hear_notice)
        self._say(opening(self._scene()))
        self._lines.start()
        code: int | None = None
        while code is None:
            item = self._lines.get(self._wait_s())
            code = None if item is None else self._take(item)
            self._tell()
            self._next_press_ms = None if self._pump is None else self._pump()
            self._live.tick()
            self._tell()
            self._warn()
            code = self._look(code)
        return code

    # --- what comes in ----------------------------------------------------------------------------

    def _take(self, item: Item) -> int | None:
        """Act on a line, the end of input or a signal; an exit code where that is the end."""
        match item:
            case Line():
                return self._read(item)
            case EndOfInput():
                self._ended = True
                if self._begun:
                    if not self._over:
                        self._live.act(Stop(self._live.at_ms(item.clock_s)))
                    return None
                self._say("Nothing was run, so nothing is kept.")
                return ExitCode.FINE
            case Signalled():
                self._leave()
                return SIGNALLED + item.number

    def _read(self, line: Line) -> int | None:
        at_ms = self._live.at_ms(line.clock_s)
        held = self._live.view().phase is Phase.HELD
        meant = read_line(line.text, at_ms, held=held)
        match meant:
            case Ask.TAP:
                self._live.press(TAP_KEY, at_ms)
            case Ask.QUIT:
                self._leave()
                return ExitCode.FINE
            case Ask():
                self._answer(meant)
            case Unknown():
                self._say(f"That means nothing here. {meant.hint}")
            case Done():
                self._set_done(meant, at_ms)
            case Input():
                return self._act(meant)
        return None

    def _set_done(self, done: Done, at_ms: int) -> None:
        at_hand = self._live.set_at_hand()
        if at_hand is None:
            self._say("Not taken: no set has been done just now.")
            return
        step, attempt = at_hand.step, at_hand.attempt
        self._live.act(SetDone(at_ms, step, attempt, done.reps, done.load_thousandths))

    def _act(self, item: Input) -> int | None:
        if isinstance(item, AdjustRecovery):
            self._adjust(item)
            return None
        if not isinstance(item, Stop):
            self._live.act(item)
            return None
        self._ended = True
        if self._begun:
            self._live.act(item)
            return None
        self._say("Nothing was run, so nothing is kept.")
        return ExitCode.FINE

    def _adjust(self, item: AdjustRecovery) -> None:
        """Change the recovery; no event tells of it."""
        before_ms = self._live.next_deadline_ms()
        self._live.act(item)
        if self._live.next_deadline_ms() != before_ms:
            self._say(where(self._scene()))

    def _answer(self, ask: Ask) -> None:
        scene = self._scene()
        if ask is Ask.WHERE:
            self._say(where(scene))
        elif ask is Ask.LAPS:
            self._say(laps(scene))
        else:
            for line in help_lines():
                self._say(line)

    # --- what is said -----------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        self._happened.append(event)

    def _tell(self) -> None:
        """Say what has happened since the last time."""
        happened, self._happened = self._happened, []
        for sentence in tell_all(happened, self._scene()) if happened else ():
            self._say(sentence)

    def _hear_cue(self, cue: Cue) -> None:
        self._tell()
        if cue.kind in self._off:
            return
        left_ms = {CueKind.SOON_30: 30_000, CueKind.SOON_10: 10_000}.get(cue.kind)
        if left_ms is not None:
            self._say(soon(left_ms, self._scene()))
        elif cue.kind is CueKind.HALFWAY:
            self._say("Half of it is done.")
        elif cue.kind is CueKind.BELL:
            self._say("The last lap of the last rep.")

    def _hear_notice(self, notice: str) -> None:
        self._say(f"{notice[:1].upper()}{notice[1:].rstrip('.')}.")

    def _warn(self) -> None:
        warning = self._live.view().warning
        if warning is not None and warning != self._warning:
            self._say(f"Attention: {warning}.")
        elif warning is None and self._warning is not None:
            self._say("All is saved again.")
        self._warning = warning

    def _say(self, line: str) -> None:
        try:
            print(clean(line), flush=True)
        except OSError as error:
            raise EnvironmentProblem(
                f"Nobody reads what is said here any more: {error.strerror or error}",
                hints=(RESUME,) if self._begun and not self._live.rehearsal else (),
            ) from error

    # --- the end ----------------------------------------------------------------------------------

    def _look(self, code: int | None) -> int | None:
        """The exit code where the workout is over and nobody has more to say."""
        if code is not None or not self._over:
            self._over_s = None
            return code
        now_s = self._live.clock.textual_now()
        if self._over_s is None:
            self._over_s = now_s
            self._sum_up()
            if not self._ended:
                self._say(STAYING)
        return ExitCode.FINE if self._ended or now_s - self._over_s >= STAY_S else None

    def _sum_up(self) -> None:
        line = result_line(self._live.result())
        if line:
            self._say(f"{line}.")
        if self._live.rehearsal:
            self._say("This was a rehearsal: nothing is kept.")
        elif self._live.trouble is not None:
            self._say("It is not kept yet: a file takes it when this ends.")
        elif self._live.workout_id is not None:
            number = self._live.workout_id
            self._say(f"Kept as workout {number}: `bell-lap history show {number}`.")

    def _leave(self) -> None:
        if self._live.rehearsal:
            self._say("The rehearsal is broken off.")
        elif not self._begun:
            self._say("Nothing was run, so nothing is kept.")
        elif not self._over:
            self._say(f"The workout is left as it is. {RESUME}")

    # --- the workout ------------------------------------------------------------------------------

    @property
    def _begun(self) -> bool:
        return bool(self._live.journal)

    @property
    def _over(self) -> bool:
        return self._live.view().phase is Phase.DONE

    def _scene(self) -> Scene:
        live = self._live
        return Scene(live.view(), live.result(), live.plan.place, live.plan.lap_m, live.last_time)

    def _wait_s(self) -> float:
        """Seconds of the world until something is due, at most a tick."""
        due = [at for at in (self._live.next_deadline_ms(), self._next_press_ms) if at is not None]
        if not due:
            return TICK_S
        left_s = (min(due) - self._live.now_ms()) / 1000 / self._live.clock.speed
        return min(TICK_S, max(SHORTEST_WAIT_S, left_s))
