"""A workout in lines of text, on a clock of the test's own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap.cli import plain
from bell_lap.cli.lines import EndOfInput, Item, Line, Signalled
from bell_lap.cli.plain import run_plain
from bell_lap.clock import FakeClock
from bell_lap.core.cues import CueKind
from bell_lap.core.derive import workout_result
from bell_lap.core.expand import expand
from bell_lap.core.journal import fold
from bell_lap.core.plan import Plan
from bell_lap.core.profile import NOBODY
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.core.track import Track
from bell_lap.errors import EnvironmentProblem
from bell_lap.history.store import Store
from bell_lap.library.files import from_notation
from bell_lap.live import opening
from bell_lap.live.rehearsal import Rehearsal, Runner
from bell_lap.live.workout import LiveWorkout
from bell_lap.sound.none import Silence

SPRINTS = "2 x 100m in 20s, rest 30s"
END = object()


class Script:
    """Gives its lines at their instants and lets the clock run to what is waited for."""

    def __init__(self, clock: FakeClock, *acts: tuple[float, str | object | int]) -> None:
        self._clock = clock
        self._begun_s = clock.now_s
        self._acts: Iterator[tuple[float, str | object | int]] = iter(acts)
        self._next = next(self._acts, None)
        self.waits: list[float] = []

    def start(self) -> None:
        """Nothing runs beside."""

    def put(self, item: Item) -> None:
        """Signals come from the script itself."""

    def get(self, wait_s: float) -> Item | None:
        """The next line if its instant comes first."""
        self.waits.append(wait_s)
        assert len(self.waits) < 5000, "the workout hangs"
        at_s = None if self._next is None else self._begun_s + self._next[0]
        if at_s is None or self._next is None or at_s > self._clock.now_s + wait_s:
            self._clock.advance(wait_s)
            return None
        self._clock.advance(max(0.0, at_s - self._clock.now_s))
        act = self._next[1]
        self._next = next(self._acts, None)
        if act is END:
            return EndOfInput(at_s)
        return Line(at_s, act) if isinstance(act, str) else Signalled(int(str(act)))


def plan_of(notation: str) -> Plan:
    return expand(from_notation(notation).session, NOBODY, Track())


class Table:
    """One history, and workouts that are run on it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = Store.open(path)
        self.clock = FakeClock()
        self._capsys = capsys
        self.script = Script(self.clock)

    def run(self, notation: str, *acts: tuple[float, str | object | int]) -> tuple[int, list[str]]:
        """Run a new workout by a script; the exit code and the lines that were said."""
        return self._run(opening.begin(plan_of(notation), Rules(), self.clock, self.store), *acts)

    def resume(self, *acts: tuple[float, str | object | int]) -> tuple[int, list[str]]:
        """Go on with the unfinished one."""
        return self._run(opening.resume(self.clock, self.store), *acts)

    def _run(
        self, live: LiveWorkout, *acts: tuple[float, str | object | int]
    ) -> tuple[int, list[str]]:
        self.script = Script(self.clock, *acts)
        code = run_plain(live, self.script)
        return code, self._capsys.readouterr().out.splitlines()

    def said(self) -> list[str]:
        """The lines since they were last asked for."""
        return self._capsys.readouterr().out.splitlines()

    def result(self) -> WorkoutResult:
        """The newest workout, from its inputs as they were kept."""
        newest = self.store.newest()
        assert newest is not None
        kept = self.store.load(newest.id)
        return workout_result(fold(kept.plan, kept.rules, kept.entries), kept.rules)


@pytest.fixture
def table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Table]:
    table = Table(tmp_path / "history.sqlite3", capsys)
    yield table
    table.store.close()


def test_a_whole_workout_is_told_line_by_line(table: Table) -> None:
    code, said = table.run(SPRINTS, (5.0, ""), (25.4, ""), (56.5, ""), (76.0, ""), (80.0, "quit"))
    assert code == 0
    assert said == [
        f"{SPRINTS}. A tap starts rep 1. Next: rep 1 of 2, 100m from the 100 m start, goal 20.0.",
        "Rep 1 of 2 has started: 100m, goal 20.0.",
        "Rep 1 of 2 is done: 100m in 20.4, 0.4 slow.",
        "Recovery: 30s. Next: rep 2 of 2, 100m from the 100 m start, goal 20.0.",
        "10 seconds to rep 2 of 2.",
        "The recovery is over: a tap starts rep 2.",
        "Rep 2 of 2 has started: 100m, goal 20.0.",
        "Rep 2 of 2 is done: 100m in 19.5, 0.5 fast.",
        "The workout is finished.",
        "2 x 100m: 20.4 19.5 · avg 20.0.",
        "Kept as workout 1: `bell-lap history show 1`.",
        plain.STAYING,
    ]
    assert [rep.elapsed_ms for rep in table.result().reps] == [20_400, 19_500]
    assert table.result().status is Status.FINISHED


def test_the_end_of_input_stops_and_keeps(table: Table) -> None:
    code, said = table.run(SPRINTS, (1.0, ""), (10.0, END))
    assert code == 0
    assert "The workout is stopped." in said
    assert table.result().status is Status.STOPPED


def test_the_end_of_input_before_the_first_tap_keeps_nothing(table: Table) -> None:
    code, said = table.run(SPRINTS, (1.0, END))
    assert (code, said[-1]) == (0, "Nothing was run, so nothing is kept.")
    assert table.store.count() == 0


@pytest.mark.parametrize("word", ["stop", "STOP "])
def test_stop_ends_it_at_once(table: Table, word: str) -> None:
    code, said = table.run(SPRINTS, (1.0, ""), (5.0, word.strip()))
    assert code == 0
    assert said[-1] == "Kept as workout 1: `bell-lap history show 1`."


def test_stop_before_the_first_tap_leaves(table: Table) -> None:
    code, said = table.run(SPRINTS, (1.0, "stop"))
    assert (code, said[1:]) == (0, ["Nothing was run, so nothing is kept."])


@pytest.mark.parametrize(("act", "code"), [("quit", 0), (2, 130), (15, 143), (1, 129)])
def test_a_signal_leaves_it_to_be_resumed(table: Table, act: str | int, code: int) -> None:
    left, said = table.run(SPRINTS, (1.0, ""), (21.0, ""), (30.0, act))
    assert left == code
    assert "bell-lap resume --plain" in said[-1]
    assert table.result().status is Status.RUNNING
    table.clock.advance(2.0)
    again, said = table.resume((30.0, ""), (50.0, ""), (51.0, "quit"))
    assert again == 0
    assert "The workout is finished." in said
    assert [rep.elapsed_ms for rep in table.result().reps] == [20_000, 20_000]


def test_words_are_inputs(table: Table) -> None:
    code, said = table.run(
        SPRINTS,
        (1.0, ""), (21.0, ""),
        (25.0, "19.5"), (26.0, "+15"), (27.0, "add"), (28.0, "undo"), (29.0, "where"),
        (30.0, "laps"), (31.0, "what"), (32.0, "next"), (40.0, "x"), (41.0, "quit"),
    )  # fmt: skip
    assert code == 0
    text = "\n".join(said)
    for sentence in (
        "Rep 1 of 2 took 19.5, 0.5 fast by the watch.",
        "Recovery: 30s; 0:39 left; the last rep was 19.5, 0.5 fast.",
        "One more rep. 3 reps in all.",
        "Taken back: the added rep. Recovery: 30s; 0:37 left",
        "That means nothing here.",
        "Rep 2 of 2 was not finished: 100m.",
    ):
        assert sentence in text
    first, second = table.result().reps
    assert first.elapsed_ms == 19_500
    assert Flag.DID_NOT_FINISH in second.flags
    assert "no longer holds" not in text


def test_after_the_finish_a_tap_can_be_taken_back(table: Table) -> None:
    code, said = table.run(
        "100m in 20s", (1.0, ""), (15.0, ""), (16.0, "undo"), (21.5, ""), (22.0, "q")
    )
    assert code == 0
    assert said.count("The workout is finished.") == 2
    assert [rep.elapsed_ms for rep in table.result().reps] == [20_500]


def test_a_finished_workout_does_not_wait_for_ever(table: Table) -> None:
    code, _ = table.run("100m in 20s", (1.0, ""), (21.0, ""))
    assert code == 0
    assert 21 + plain.STAY_S <= table.clock.now_s - 1000 <= 23 + plain.STAY_S


def test_the_loop_sleeps_until_something_is_due(table: Table) -> None:
    table.run(SPRINTS, (5.0, ""), (25.4, ""), (56.5, ""), (76.0, ""), (80.0, "quit"))
    seconds = 80
    assert len(table.script.waits) < seconds * 1.5 + 20


def test_help_says_the_words(table: Table) -> None:
    _, said = table.run(SPRINTS, (1.0, "help"), (2.0, "quit"))
    assert any("36.4" in line for line in said)
    assert any(line.strip().startswith("undo, u") for line in said)


def test_control_characters_of_a_line_are_not_echoed(table: Table) -> None:
    _, said = table.run(SPRINTS, (1.0, "\x1b[2Jclear"), (2.0, "quit"))
    assert "\x1b" not in "".join(said)


class Closed(io.StringIO):
    """A stdout that nobody reads after its first line."""

    def write(self, text: str) -> int:
        if "started" in text:
            raise BrokenPipeError(32, "Broken pipe")
        return super().write(text)


def test_without_a_reader_the_workout_is_kept_to_be_resumed(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = opening.begin(plan_of(SPRINTS), Rules(), table.clock, table.store)
    monkeypatch.setattr("sys.stdout", Closed())
    with pytest.raises(EnvironmentProblem, match="Nobody reads"):
        run_plain(live, Script(table.clock, (1.0, ""), (21.0, "")))
    monkeypatch.undo()
    assert [row.status for row in table.store.unfinished()] == ["running"]
    assert table.resume((1.0, "quit"))[0] == 0


def test_a_rehearsal_tells_itself_and_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = FakeClock()
    live = opening.rehearse(plan_of("3 x 600m in 2:00, rest 60s"), Rules(), clock)
    code = run_plain(live, Script(clock), Rehearsal(live, Runner(1)).pump)
    said = capsys.readouterr().out.splitlines()
    assert code == 0
    assert said[-1] == "This was a rehearsal: nothing is kept."
    assert sum("is done: 600m" in line for line in said) == 3
    assert sum(line.startswith("Lap at 200m") for line in said) == 3
    assert sum(line == "The last lap of the last rep." for line in said) == 1
    assert not (tmp_path / "home").exists()


class Failing(Silence):
    """A sound whose device goes at its third cue and comes back at its sixth."""

    def __init__(self) -> None:
        self._cues = 0

    @property
    def trouble(self) -> str | None:  # type: ignore[override] # it comes and goes
        return "the device has gone: bell and flash only" if 3 <= self._cues < 6 else None

    def due(self, kind: CueKind) -> None:  # noqa: ARG002
        self._cues += 1


def test_what_becomes_of_the_sound_is_told_once(table: Table) -> None:
    live = opening.begin(
        plan_of("60s @ hard, rest 45s; 60s @ hard"), Rules(), table.clock, table.store,
        sound=Failing(),
    )  # fmt: skip
    run_plain(live, Script(table.clock, (1.0, ""), (200.0, "quit")))
    said = table.said()
    assert said.count("The device has gone: bell and flash only.") == 1
    assert said.count("Sound is back.") == 1
    assert said.index("The device has gone: bell and flash only.") < said.index("Sound is back.")


def test_a_cue_that_is_off_is_not_told(table: Table) -> None:
    live = opening.begin(plan_of("2 x 60s, rest 45s"), Rules(), table.clock, table.store)
    run_plain(
        live,
        Script(table.clock, (1.0, ""), (200.0, "quit")),
        off=frozenset({CueKind.SOON_10, CueKind.HALFWAY}),
    )
    said = table.said()
    assert any(line.startswith("30 seconds to") for line in said)
    assert not any(line.startswith("10 seconds to") for line in said)
    assert "Half of it is done." not in said
