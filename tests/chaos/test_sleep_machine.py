"""Any workout, any deeds, and between them any sleep, crash, boot and clock: what stays true.

The model beside the workout is small: what the world's clock says, what the wall clock would make
of a boot, when somebody was there last, and every stretch that nobody saw.
"""

from __future__ import annotations

import shutil

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bell_lap.clock import Zone
from bell_lap.core import inputs
from bell_lap.core.inputs import Gap, Input
from bell_lap.core.journal import Fold
from bell_lap.core.plan import Plan, StepKind
from bell_lap.core.result import Flag
from bell_lap.core.rules import Rules
from bell_lap.core.state import Run
from bell_lap.history.alive import alive_path
from bell_lap.live import opening
from tests.chaos.nights import Night
from tests.chaos.scale import counted, times
from tests.core import fuzz
from tests.core.talk import rules_of
from tests.live.doubles import QUIET

pytestmark = pytest.mark.chaos

ENDS = ("closed", "killed", "power cut")
PACES = st.lists(st.integers(0, 9_000), min_size=1, max_size=4)
RULES = [rules_of("coach"), rules_of("solo", ready=0), rules_of("clicker", ready=3_000)]
AWAY_S = st.sampled_from([1.0, 4.9, 5.0, 5.1, 12.0, 47.0, 61.0, 200.0, 3_600.0, 28_800.0, 46_000.0])
WALL_S = st.sampled_from([0, 0, -3_600, 3_600, -86_400, 400 * 86_400])
DEEDS = st.sampled_from(
    [inputs.Next, inputs.Back, inputs.DidNotFinish, inputs.Pause, inputs.Resume, inputs.AddRep,
     inputs.DropRep, inputs.RepeatRep, inputs.SkipBlock, inputs.Undo, inputs.Redo, inputs.Press]
)  # fmt: skip


class Nights(Night, RuleBasedStateMachine):
    """One workout through everything that a laptop does to it."""

    @initialize(plan=st.sampled_from(fuzz.PLANS), rules=st.sampled_from(RULES))
    def begins(self, plan: Plan, rules: Rules) -> None:
        clock, store = self.table.clock, self.store
        live = opening.begin(plan, rules, clock, store, sound=self.table.ears, cues=QUIET)
        self.table._opens(live)
        self._does(inputs.Press(0))

    # --- somebody is there ------------------------------------------------------------------------

    @rule(paces=PACES)
    def goes_on(self, paces: list[int]) -> None:
        """What a person would do next, a few times: a tap when one is due, an answer."""
        for slow_ms in paces:
            fold = Fold(self.live.plan, self.live.rules, self.live.journal)
            item = fuzz.Onward(slow_ms).made(fold, self.now_ms)
            self._waits(item.at_ms - self.now_ms)
            self._does(item)

    @rule(kind=DEEDS, after_ms=st.integers(0, 30_000))
    def is_done_to(self, kind: type[Input], after_ms: int) -> None:
        self._waits(after_ms)
        self._does(kind(self.now_ms))

    @rule(choice=st.sampled_from(["next", "repeat", "run", "run", "stop"]))
    def answers(self, choice: inputs.GapChoice) -> None:
        self._does(inputs.GapAnswer(self.now_ms, choice))

    @rule(wall_s=WALL_S, offset_min=st.sampled_from([60, 120, -300]))
    def sets_the_wall_clock(self, wall_s: int, offset_min: int) -> None:
        """Somebody sets it, or the summer begins: nothing happens."""
        before = self.live.journal, self._shown()
        self.table.clock.utc += wall_s * 1_000
        self.table.clock.zone = Zone("Europe/Berlin", offset_min)
        self.live.tick()
        assert (self.live.journal, self._shown()) == before

    # --- nobody is --------------------------------------------------------------------------------

    @rule(seconds=AWAY_S, stalls=st.booleans(), paces=PACES)
    def sleeps(self, seconds: float, stalls: bool, paces: list[int]) -> None:
        running, count = self.running, len(self.live.journal)
        (self.table.clock.advance if stalls else self.table.clock.sleep)(seconds)
        self.now_ms += round(seconds * 1000)
        self.live.tick()
        fresh = [entry.item for entry in self.live.journal[count:]]
        if running and self.now_ms - self.seen_ms > 5_000:
            assert fresh == [Gap(self.now_ms, self.seen_ms, "stall" if stalls else "sleep")]
        else:
            assert fresh == []
        self._is_back()
        self.goes_on(paces)

    @rule(seconds=AWAY_S, dies=st.booleans(), paces=PACES)
    def is_opened_again(self, seconds: float, dies: bool, paces: list[int]) -> None:
        if self.running:
            self._ends(dies=dies)
            self.table.clock.sleep(seconds)
            self.now_ms += round(seconds * 1000)
            self._resumes("crash" if dies else "closed", trusted=True)
            self.goes_on(paces)

    @rule(down_s=AWAY_S, wall_s=WALL_S, end=st.sampled_from(ENDS), paces=PACES)
    def boots_again(self, down_s: float, wall_s: int, end: str, paces: list[int]) -> None:
        """The machine is off for a while; its wall clock may be anything afterwards."""
        if not self.running:
            return
        self._ends(dies=end != "closed")
        assert self.live.workout_id is not None
        if end == "power cut":
            alive_path(self.store.path, self.live.workout_id).unlink()
            self.seen_ms = max(entry.item.at_ms for entry in self.live.journal)
        self.table.clock.reboot(f"boot-{self.away + 2}", down_s)
        self.table.clock.utc += wall_s * 1_000
        at_ms, utc = self.reckoned
        self.now_ms = max(self.seen_ms, at_ms + self.table.clock.utc - utc)
        self.boots.append(self.now_ms)
        self._resumes("closed" if end == "closed" else "crash", trusted=False)
        self.goes_on(paces)

    # --- what stays true --------------------------------------------------------------------------

    @invariant()
    def time_goes_on(self) -> None:
        if hasattr(self.table, "live"):
            assert self.live.now_ms() == self.now_ms
            fuzz.check_all(Fold(self.live.plan, self.live.rules, self.live.journal), self.now_ms)

    @invariant()
    def no_time_that_no_clock_has_seen_is_a_best(self) -> None:
        if hasattr(self.table, "live"):
            state = self.live.state()
            for run in state.runs:
                for end_ms in self.boots:
                    assert not _measured_across(run, end_ms) or Flag.UNTRUSTED_GAP in run.flags

    def teardown(self) -> None:
        if hasattr(self.table, "live"):
            assert self.live.close()
            assert self.live.workout_id is not None
            assert self.store.load(self.live.workout_id).entries == self.live.journal
            counted("nights", faults=self.away, inputs=len(self.live.journal))
        self.store.close()
        shutil.rmtree(self.folder)


def _measured_across(run: Run, at_ms: int) -> bool:
    """Whether a person ended this piece of work, and an instant lies within it."""
    if run.step.kind is not StepKind.WORK or run.end_ms is None or run.end_ms == run.deadline_ms:
        return False
    return run.start_ms < at_ms < run.end_ms


Nights.TestCase.settings = settings(max_examples=times(15, 600), stateful_step_count=times(15, 50))
TestNights = Nights.TestCase
