"""Workouts in every phase there is, and every way in which nobody is there for a while."""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.clock import FakeClock, Zone
from bell_lap.core import inputs
from bell_lap.core.inputs import Input, Press
from bell_lap.core.view import Phase
from bell_lap.history.alive import alive_path
from bell_lap.history.store import Store
from bell_lap.live.opening import begin
from tests.core.talk import plan_of, rules_of
from tests.live.doubles import QUIET, START_S, Table

REPS = "3 x 400m in 72s, rest 60s"
TIMED = "3 x 60s, rest 30s"


@dataclass(frozen=True, slots=True)
class Scene:
    """A workout brought to a phase: what is done, each thing so many seconds after the last."""

    name: str
    phase: Phase
    plan: str
    """Its blocks; a bar is a gate."""
    who: str
    deeds: tuple[tuple[float, type[Input]], ...]
    asleep_s: float = 0.0
    """How long the machine has slept once that was done."""
    ready: int | None = 0


SCENES = (
    Scene("at a gate", Phase.READY, "400m | 400m", "coach", ((0, Press), (71, Press))),
    Scene("to be run again", Phase.READY, REPS, "coach", ((0, Press), (21, inputs.Back))),
    Scene("getting ready", Phase.GET_READY, REPS, "clicker", ((0, Press), (2, Press)), ready=None),
    Scene("a rep", Phase.WORK, REPS, "coach", ((0, Press), (20, inputs.ShiftGoal))),
    Scene("a last rep", Phase.WORK, "400m", "coach", ((0, Press), (20, inputs.ShiftGoal))),
    Scene("a timed rep", Phase.WORK, TIMED, "solo", ((0, Press), (20, Press))),
    Scene("a last timed rep", Phase.WORK, "60s", "solo", ((0, Press), (20, Press))),
    Scene("a warm-up", Phase.WORK, "wu 10min easy, 400m", "coach", ((0, Press), (90, Press))),
    Scene("a float", Phase.WORK, "3 x (400m @ hard - 400m easy)", "solo",
          ((0, Press), (80, Press))),
    Scene("a set", Phase.WORK, '3 x (5 reps "squat"), rest 60s', "coach", ((0, Press),)),
    Scene("a recovery by the clock", Phase.RECOVERY, REPS, "solo", ((0, Press), (71, Press))),
    Scene("a recovery by a tap", Phase.RECOVERY, REPS, "coach", ((0, Press), (71, Press))),
    Scene("a full recovery", Phase.RECOVERY, "2 x 400m, rest full", "coach",
          ((0, Press), (71, Press))),
    Scene("a send-off", Phase.RECOVERY, "3 x 400m, on 2:00", "solo", ((0, Press), (71, Press))),
    Scene("overdue", Phase.OVERDUE, REPS, "coach", ((0, Press), (71, Press), (64, inputs.AddRep))),
    Scene("a paused rep", Phase.PAUSED, TIMED, "solo", ((0, Press), (20, inputs.Pause))),
    Scene("a paused recovery", Phase.PAUSED, REPS, "solo",
          ((0, Press), (71, Press), (9, inputs.Pause))),
    Scene("held", Phase.HELD, TIMED, "solo", ((0, Press), (20, Press)), asleep_s=400),
    Scene("held in a recovery", Phase.HELD, REPS, "solo", ((0, Press), (71, Press)), asleep_s=90),
    Scene("held too long", Phase.HELD, REPS, "solo", ((0, Press), (20, inputs.ShiftGoal)),
          asleep_s=13 * 3_600),
    Scene("finished", Phase.DONE, "400m", "coach", ((0, Press), (71, Press))),
    Scene("stopped", Phase.DONE, REPS, "coach", ((0, Press), (20, inputs.Stop))),
)  # fmt: skip

SEEN = ("sleep", "stall")
"""The program is there before and after."""
ONE_BOOT = (*SEEN, "killed", "closed")
BOOTS = ("reboot", "power cut", "boots without a name")
WAYS = (*ONE_BOOT, *BOOTS)

WALLS_S = {"right": 0, "an hour back": -3_600, "an hour forward": 3_600, "years back": -(10**9)}
"""What somebody has done to the wall clock meanwhile; the zone changes with it."""


class Sleeper(Table):
    """A table at the line whose laptop sleeps, crashes and boots; it knows the true time."""

    def __init__(self, store: Store, way: str = "sleep"):
        super().__init__(store, FakeClock(zone=Zone("Europe/Berlin", 60)))
        self.way = way
        self.true_s = START_S
        """Seconds as the world counts them, whatever clocks say."""
        self.back_ms = 0
        """The workout's instant at which somebody was back."""
        if way == "boots without a name":
            self.clock.boot = None

    @property
    def truth_ms(self) -> int:
        """Milliseconds since the workout's start, as the world counts them."""
        return round((self.true_s - START_S) * 1000)

    def waits(self, seconds: float, every_s: float = 1.0) -> None:
        self.true_s += seconds
        super().waits(seconds, every_s)

    def comes_to(self, scene: Scene) -> None:
        """The workout as the scene has it."""
        plan = plan_of(*scene.plan.split(" | "))
        rules = rules_of(scene.who, ready=scene.ready)
        live = self._opens(begin(plan, rules, self.clock, self.store, sound=self.ears, cues=QUIET))
        for after_s, kind in scene.deeds:
            self.waits(after_s)
            live.act(kind(live.now_ms()))
        self.waits(2)
        if scene.asleep_s:
            self.true_s += scene.asleep_s
            self.clock.sleep(scene.asleep_s)
            self.waits(2)

    def is_away(self, seconds: float, wall_s: float = 0.0) -> None:
        """Nobody is there for so long; the wall clock is moved and its zone changes meanwhile."""
        workout = self.live.workout_id
        assert workout is not None
        if self.way == "closed":
            self.live.close()
        elif self.way not in SEEN:
            self.is_killed()
        if self.way == "power cut":
            alive_path(self.store.path, workout).unlink()
        self.true_s += seconds
        if self.way == "stall":
            self.clock.advance(seconds)
        elif self.way in BOOTS:
            self.clock.reboot(None if self.clock.boot is None else "boot-2", seconds)
        else:
            self.clock.sleep(seconds)
        self.clock.utc += round(wall_s * 1000)
        self.clock.zone = Zone("Europe/Berlin", 120)
        if self.way in SEEN:
            self.live.tick()
        else:
            self.resumes(workout)
        self.back_ms = self.live.now_ms()
