"""Opening a workout: a new one, an unfinished one, or a rehearsal.

A workout that is saved holds the lock from here until it is closed, so that there is one at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from bell_lap.clock import Anchor, Clock, elapsed_between
from bell_lap.core.cues import AS_USUAL, CueOptions
from bell_lap.core.inputs import Gap
from bell_lap.core.plan import Plan
from bell_lap.core.rules import Rules
from bell_lap.errors import BadInput
from bell_lap.history.lock import LiveLock
from bell_lap.history.store import Store
from bell_lap.history.stored import StoredWorkout
from bell_lap.live.awake import KeepAwake
from bell_lap.live.saving import About, Saver
from bell_lap.live.workout import LiveWorkout, SoFar
from bell_lap.sound.client import Sound

NOTHING = About()


def begin(
    plan: Plan,
    rules: Rules,
    clock: Clock,
    store: Store,
    *,
    about: About = NOTHING,
    sound: Sound | None = None,
    cues: CueOptions = AS_USUAL,
    awake: KeepAwake | None = None,
) -> LiveWorkout:
    """A new workout, waiting for its first tap.

    Raises BadInput for a plan with nothing to run, LockHeld where another workout is under way.
    """
    refuse_empty(plan)
    lock = LiveLock(store.path)
    saver = Saver(store, about)
    return LiveWorkout(
        plan,
        rules,
        clock,
        saver=saver,
        sound=sound,
        cue_options=cues,
        at_close=_let_go(lock, awake),
    )


def resume(
    clock: Clock,
    store: Store,
    workout_id: int | None = None,
    *,
    sound: Sound | None = None,
    cues: CueOptions = AS_USUAL,
    awake: KeepAwake | None = None,
) -> LiveWorkout:
    """The unfinished workout (the newest, or the one named), with the gap since it was last alive.

    Raises BadInput where there is none, where it has ended or can only be looked at; LockHeld where
    it is under way.
    """
    lock = LiveLock(store.path)
    try:
        if workout_id is None:
            waiting = store.unfinished()
            if not waiting:
                raise BadInput(
                    "there is no unfinished workout", hints=("bell-lap run SESSION begins one",)
                )
            workout_id = waiting[0].id
        stored = store.load(workout_id)
        if stored.status != "running":
            raise BadInput(
                f"workout {workout_id} is {stored.status}: it cannot be resumed",
                hints=(f"bell-lap history show {workout_id}",),
            )
        if stored.readonly_reason is not None:
            raise BadInput(
                f"this workout can only be looked at: {stored.readonly_reason}",
                hints=(f"bell-lap history show {workout_id}",),
            )
        alive = store.last_alive(workout_id)
        newest_ms = max((entry.item.at_ms for entry in stored.entries), default=0)
        from_ms = max(newest_ms, alive.at_ms if alive is not None else 0)
        now = clock.anchor()
        reckoned_ms, trusted = _reckoned(stored, now)
        now_ms = store.add_anchor(workout_id, now, max(from_ms, reckoned_ms))
        saver = Saver(store, NOTHING, workout_id)
    except BaseException:  # whatever came, let go of what is held and pass it on
        lock.release()
        raise
    live = LiveWorkout(
        stored.plan,
        stored.rules,
        clock,
        saver=saver,
        sound=sound,
        cue_options=cues,
        so_far=SoFar(tuple(stored.entries), now_ms, now.clock_s),
        at_close=_let_go(lock, awake),
    )
    closed = alive is not None and alive.closed
    live.act(Gap(now_ms, from_ms, "closed" if closed else "crash", trusted))
    return live


def rehearse(
    plan: Plan,
    rules: Rules,
    clock: Clock,
    *,
    sound: Sound | None = None,
    cues: CueOptions = AS_USUAL,
) -> LiveWorkout:
    """A rehearsal: nothing is saved, nothing is locked. Raises BadInput for an empty plan."""
    refuse_empty(plan)
    return LiveWorkout(plan, rules, clock, sound=sound, cue_options=cues)


def refuse_empty(plan: Plan) -> None:
    """Raises BadInput for a plan with nothing to run."""
    if not plan.steps:
        raise BadInput(
            f"{plan.title}: nothing is run in this session",
            hints=("It is a mark for the calendar.",),
        )


def _reckoned(stored: StoredWorkout, now: Anchor) -> tuple[int, bool]:
    """This instant in ms since the workout's start, and whether clocks alone tell it.

    A run that was killed before its gap was kept has left its anchor only: how that run reckoned
    its own instant counts as well.
    """
    anchors = stored.anchors
    kept = {entry.item.at_ms for entry in stored.entries if isinstance(entry.item, Gap)}
    first = max(at for at, run in enumerate(anchors) if not at or run.at_ms in kept)
    since = [run.anchor for run in anchors[first:]]
    passed = [elapsed_between(one, other) for one, other in pairwise([*since, now])]
    return anchors[-1].at_ms + passed[-1][0], all(trusted for _, trusted in passed)


def _let_go(lock: LiveLock, awake: KeepAwake | None) -> tuple[Callable[[], None], ...]:
    if awake is None:
        return (lock.release,)
    awake.start()
    return (awake.stop, lock.release)
