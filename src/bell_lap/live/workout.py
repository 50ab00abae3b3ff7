"""A workout that lives: it owns the journal, the clock, the store and the sound, and no screen.

Whatever a person does becomes one input with its own instant; the fold decides what it means.
Deadlines that pass between inputs are told, never recorded. All methods belong to one thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from bell_lap.clock import Anchor, Clock
from bell_lap.core.cues import AS_USUAL, CueKind, CueOptions
from bell_lap.core.derive import Results, workout_result
from bell_lap.core.inputs import Gap, Input, Press, Redo, Stop, Undo
from bell_lap.core.journal import Entry, Fold
from bell_lap.core.plan import Plan, PlanStep
from bell_lap.core.projection import Projector
from bell_lap.core.result import Status, WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.core.state import State
from bell_lap.core.strength import SetAtHand, changed, set_at_hand
from bell_lap.core.view import Phase, View
from bell_lap.history.exchange.copies import Copy
from bell_lap.live.cueing import Cueing, CueListener, NoticeListener
from bell_lap.live.saving import Saver
from bell_lap.live.strength import Memory, nothing_known
from bell_lap.live.telling import Listener, Telling
from bell_lap.sound.client import Sound
from bell_lap.sound.none import Silence

HEARTBEAT_MS = 1_000


@dataclass(frozen=True, slots=True)
class SoFar:
    """What there is of a workout that is resumed."""

    entries: tuple[Entry, ...] = ()
    now_ms: int = 0
    """An instant shortly before now, in ms since the workout's start."""
    clock_s: float | None = None
    """The same instant on the clock: reading and noting what there is takes time that is run. None
    for now."""


NEW = SoFar()


class LiveWorkout:
    """One performance of a plan, from opening the run screen to closing it."""

    def __init__(
        self,
        plan: Plan,
        rules: Rules,
        clock: Clock,
        *,
        saver: Saver | None = None,
        sound: Sound | None = None,
        cue_options: CueOptions = AS_USUAL,
        so_far: SoFar = NEW,
        at_close: Iterable[Callable[[], None]] = (),
    ):
        """Raises nothing of its own."""
        now_ms, now_s = so_far.now_ms, clock.now()
        known_s = now_s if so_far.clock_s is None else so_far.clock_s
        self.plan = plan
        self.rules = rules
        self.clock = clock
        self.rehearsal = saver is None
        """Nothing is saved."""
        self._fold = Fold(plan, rules, so_far.entries)
        self._projector = Projector(self._fold)
        self._results = Results(rules)
        self._memory = Memory(nothing_known if saver is None else saver.last_time, clock)
        self._saver = saver
        self._at_close = tuple(at_close)
        self._origin_s = known_s - now_ms / 1000
        self._begun = so_far is not NEW
        self._telling = Telling(self._fold, now_ms)
        self._ticked_ms = now_ms
        self._monotonic_s = clock.textual_now() - (now_s - known_s)
        self._beat_ms = now_ms - HEARTBEAT_MS
        self._status = self._fold.at(now_ms).state.status
        self._closed = False
        self._closed_well = True
        self.kept_as: Path | None = None
        """The file that it was written to because the history did not take it."""
        self._cueing = Cueing(
            self._fold,
            sound if sound is not None else Silence(),
            cue_options,
            self._world_s,
            life_speed=clock.speed <= 1.0,
        )
        self._cueing.plan(now_ms)

    # --- time -------------------------------------------------------------------------------------

    def now_ms(self) -> int:
        """Milliseconds since the workout's start."""
        return self.at_ms(self.clock.now())

    def at_ms(self, clock_s: float) -> int:
        """An instant of the clock as milliseconds since the workout's start."""
        return round((clock_s - self._origin_s) * 1000)

    def _world_s(self, at_ms: int) -> float:
        return self.clock.world(self._origin_s + at_ms / 1000)

    def next_deadline_ms(self) -> int | None:
        """The next instant at which something happens by itself, cues included."""
        due_ms = self._fold.at(self.now_ms()).next_deadline()
        ahead = (due_ms, self._cueing.next_ms)
        return min((at for at in ahead if at is not None), default=None)

    # --- looking ----------------------------------------------------------------------------------

    @property
    def workout_id(self) -> int | None:
        """Its number in the history; None before the first input and in a rehearsal."""
        return None if self._saver is None else self._saver.workout_id

    @property
    def journal(self) -> tuple[Entry, ...]:
        """Every input so far."""
        return tuple(self._fold.entries)

    @property
    def saved(self) -> bool:
        """Whether every input so far is on the disk; a rehearsal has nothing to save."""
        if self._saver is None or not self._fold.entries:
            return True
        return self._saver.acked_seq >= self._fold.entries[-1].seq

    @property
    def all_saved(self) -> bool:
        """Whether there is nothing to lose: every input, and how it ended, is on the disk."""
        return self._saver is None or self._saver.all_saved

    def copy(self) -> Copy | None:
        """All of it as `bell-lap history import` takes it; None where there is nothing to keep."""
        if self._saver is None or not self._fold.entries:
            return None
        return self._saver.copy(self._fold.entries, self.result())

    @property
    def trouble(self) -> str | None:
        """Why something is not on the disk."""
        return None if self._saver is None else self._saver.trouble

    def state(self) -> State:
        """The state at this instant."""
        return self._fold.at(self.now_ms()).state

    def view(self) -> View:
        """Everything a screen needs at this instant."""
        warning = None if self.trouble is None else f"not saved: {self.trouble}"
        view = self._projector.view_at(self.now_ms())
        return replace(view, saved=self.saved, warning=warning)

    def result(self) -> WorkoutResult:
        """What it has come to at this instant."""
        return self._result_of(self.state())

    # --- strength ---------------------------------------------------------------------------------

    def set_at_hand(self) -> SetAtHand | None:
        """The set of movements under way or just done: what `change_set` changes."""
        return set_at_hand(self.state())

    def change_set(self, *, reps_by: int = 0, load_by: int = 0) -> None:
        """The set at hand had so many repetitions, and steps of its load, more or fewer.

        Does nothing where there is none. A load that is not known yet becomes that of the set
        before it, else last time's, else an empty bar's.
        """
        at_hand = self.set_at_hand()
        if at_hand is None or not (reps_by or load_by):
            return
        usual = self._memory.load(at_hand.movement)
        self.act(changed(at_hand, self.now_ms(), reps_by=reps_by, load_by=load_by, usual=usual))

    def last_time(self, step: PlanStep) -> str | None:
        """What was done of this movement last time: `3 x 5 @ 100kg, 12 days ago`."""
        return self._memory.line(step)

    # --- being told -------------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every event from now on, and of those taken back; returns how to stop it."""
        return self._telling.subscribe(listener)

    def subscribe_cues(self, listener: CueListener) -> Callable[[], None]:
        """Hear of every cue at its instant, for a flash; ticks and speech are among them.

        Returns how to stop it.
        """
        return self._cueing.subscribe(listener)

    def subscribe_notices(self, listener: NoticeListener) -> Callable[[], None]:
        """Hear, once each, of what a person should know of the sound: a trouble, and its end.

        Trouble that is there already is told at the next `tick`. Returns how to stop it.
        """
        return self._cueing.subscribe_notices(listener)

    # --- sound ------------------------------------------------------------------------------------

    @property
    def sound(self) -> Sound:
        """What plays."""
        return self._cueing.sound

    @property
    def cue_options(self) -> CueOptions:
        """What of the pacer and the caller is wanted."""
        return self._cueing.options

    def set_cue_options(self, options: CueOptions) -> None:
        """Other wishes, from now on. They are no input: nothing is recorded."""
        self._cueing.options = options
        if not self._closed:
            self._cueing.plan(self.now_ms())

    @property
    def pacer_on(self) -> bool:
        """Whether ticks are wanted in the rep under way, or else in the next one."""
        return self._cueing.pacer_on(self.now_ms())

    def call_attention(self) -> None:
        """Sound and flash that a person is needed: the screen has lost its focus."""
        if not self._closed:
            self._cueing.play(CueKind.ATTENTION, self.now_ms())

    # --- doing ------------------------------------------------------------------------------------

    def press(self, key: str, at_ms: int | None = None) -> None:
        """A tap key went down at an instant, or now."""
        self.act(Press(self.now_ms() if at_ms is None else at_ms, key))

    def act(self, item: Input) -> None:
        """Take any input.

        The workout begins with the first one that counts: until then undo, redo and stop do
        nothing, and what is refused is told and not kept. Raises ValueError after `close`.
        """
        if self._closed:
            raise ValueError("this workout is closed")
        if not self._begun:
            if isinstance(item, Undo | Redo | Stop) or not self._counts(item):
                return
            item = self._begin(item)
        item = replace(item, at_ms=max(0, min(item.at_ms, self.now_ms())))
        if not isinstance(item, Gap):
            self._notice_gap(item.at_ms)
        self._take(item)

    def _take(self, item: Input) -> None:
        entry = Entry(self._fold.next_seq, item)
        self._fold.add(entry)
        if self._saver is not None:
            self._saver.append(entry)
        now_ms = self.now_ms()
        told = self._telling.tell(now_ms)
        self._cueing.answer(item, told)
        self._cueing.plan(now_ms)
        self._keep_result(now_ms, changed=True)

    def tick(self) -> None:
        """Tell what deadlines have brought; note a gap; say that we are alive.

        Call it once a second at the least: a longer silence than the rules allow is a gap.
        """
        if self._closed:
            return
        now_ms = self.now_ms()
        self._notice_gap(now_ms)
        told = self._telling.tell(now_ms)
        self._cueing.tick(now_ms)
        if self._saver is not None and self._fold.entries:
            if told or now_ms - self._beat_ms >= HEARTBEAT_MS:
                self._beat_ms = now_ms
                self._saver.heartbeat(now_ms)
            self._keep_result(now_ms, changed=False)

    def close(self) -> bool:
        """Let go of everything; whether all is on the disk. What is unfinished can be resumed."""
        if self._closed:
            return self._closed_well
        self._closed = True
        with ExitStack() as whatever_comes:
            for let_go in reversed((self.sound.close, *self._at_close)):
                whatever_comes.callback(let_go)
            if self._saver is not None:
                if self._fold.entries:
                    self._saver.heartbeat(self.now_ms())
                self._closed_well = self._saver.close()
        return self._closed_well

    # --- inside -----------------------------------------------------------------------------------

    def _counts(self, item: Input) -> bool:
        """Whether an input would begin the workout; one that would not is told as refused."""
        trial = Fold(self.plan, self.rules)
        if trial.add(Entry(1, replace(item, at_ms=0))):
            return True
        self._telling.publish(trial.events())
        self._cueing.play(CueKind.REFUSED, item.at_ms)
        return False

    def _begin(self, item: Input) -> Input:
        """The first input is the workout's start: all instants are counted from it."""
        self._begun = True
        now = self.clock.anchor()
        at_s = min(self._origin_s + item.at_ms / 1000, now.clock_s)
        self._origin_s = at_s
        before_ms = round((now.clock_s - at_s) * 1000)
        start: Anchor = replace(now, clock_s=at_s, utc_ms=now.utc_ms - before_ms)
        if self._saver is not None:
            self._saver.begin(self.plan, self.rules, start)
        self._ticked_ms = self.at_ms(now.clock_s)
        self._beat_ms = self._ticked_ms
        return replace(item, at_ms=0)

    def _notice_gap(self, now_ms: int) -> None:
        """A tick or an input that comes too late: nobody could see or hear. Sleep, or a stall.

        An input that was made meanwhile is a sign of life at its own instant.
        """
        if now_ms <= self._ticked_ms:
            return
        from_ms, self._ticked_ms = self._ticked_ms, now_ms
        awake_s = self.clock.textual_now() - self._monotonic_s
        self._monotonic_s += awake_s
        length_ms = now_ms - from_ms
        if self.rehearsal or not self._fold.entries or self._status is not Status.RUNNING:
            return
        if length_ms <= self.rules.thresholds.gap_ms:
            return
        slept = length_ms - awake_s * 1000 > length_ms / 2
        self._take(Gap(now_ms, from_ms, "sleep" if slept else "stall"))

    def _keep_result(self, now_ms: int, *, changed: bool) -> None:
        """Give the store the result when the workout ends, changes after its end, or goes on."""
        state = self._fold.at(now_ms).state
        before, self._status = self._status, state.status
        over = state.phase is Phase.DONE
        if self._saver is not None and (before is not state.status or (over and changed)):
            self._saver.finish(self._result_of(state))

    def _result_of(self, state: State) -> WorkoutResult:
        return workout_result(state, self.rules, self._results)
