"""One workout beside a small model of the time that it should tell, however it is interrupted."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from bell_lap.clock import FakeClock, Zone
from bell_lap.core import inputs
from bell_lap.core.inputs import Gap, Input
from bell_lap.core.journal import Entry
from bell_lap.core.result import Status
from bell_lap.core.view import View
from bell_lap.history.store import Store
from bell_lap.live.workout import LiveWorkout
from tests.live.doubles import Table


class Night:
    """A workout, and what a person with a good watch would say of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store.open(self.folder / "history.sqlite3")
        self.table = Table(self.store, FakeClock(zone=Zone("Europe/Berlin", 60)))
        self.now_ms = 0
        """The workout's instant by the model."""
        self.seen_ms = 0
        """When somebody or something was there last."""
        self.reckoned = 0, self.table.clock.utc
        """The instant of the newest run of the program, and the wall clock then."""
        self.boots: list[int] = []
        """Ends of the stretches that only the wall clock tells of."""
        self.away = 0

    @property
    def live(self) -> LiveWorkout:
        return self.table.live

    @property
    def running(self) -> bool:
        return self.live._status is Status.RUNNING

    # --- what is done to it -----------------------------------------------------------------------

    def _ends(self, *, dies: bool) -> None:
        if dies:
            self.live._saver.heartbeat(self.now_ms)  # type: ignore[union-attr]
            self.table.is_killed()
        else:
            assert self.live.close()

    def _resumes(self, cause: inputs.GapCause, *, trusted: bool) -> None:
        before = self.live.journal
        self.table.resumes()
        gap = Gap(self.now_ms, self.seen_ms, cause, trusted)
        assert self.live.journal == (*before, Entry(before[-1].seq + 1, gap))
        self.reckoned = self.now_ms, self.table.clock.utc
        self._is_back()

    def _waits(self, ms: int) -> None:
        """Time passes, and the screen ticks often enough."""
        while ms > 0:
            step_ms = min(ms, 4_000)
            self.table.clock.advance(step_ms / 1000)
            self.now_ms += step_ms
            ms -= step_ms
            self.live.tick()
        self.seen_ms = self.now_ms

    def _does(self, item: Input) -> None:
        count = len(self.live.journal)
        self.live.act(item)
        assert [entry.item for entry in self.live.journal[count:]] == [item]
        self.seen_ms = self.now_ms

    def _shown(self) -> View:
        return replace(self.live.view(), saved=True)

    def _is_back(self) -> None:
        self.seen_ms = self.now_ms
        self.away += 1
