"""A small fixed history for the tests of the screens: 44 workouts from March 2025 to May 2026.

Real plans, run through real folds by a runner whose times are reckoned, so that every picture is
the same every day. The newest week, 25 to 31 May 2026, has a workout on five of its days.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import count
from pathlib import Path

from bell_lap import resources
from bell_lap.clock import Anchor
from bell_lap.core import inputs
from bell_lap.core.expand import expand
from bell_lap.core.plan import MeasureKind, StepKind, StepRole
from bell_lap.core.profile import Profile
from bell_lap.core.session import RaceTime
from bell_lap.core.state import Run
from bell_lap.core.track import Track
from bell_lap.history.store import Store
from bell_lap.history.stored import NewWorkout
from bell_lap.library.files import SessionFile, from_notation, load
from tests.core.talk import Talk

TODAY = date(2026, 5, 29)
"""The day of the newest workout: a Friday."""
MILER = Profile(
    best=RaceTime("mile", 320_000), goal=RaceTime("mile", 300_000), best_date="2025-04-05"
)
OFF_90 = "6 x 400m @ mile, rest 90s jog"
OFF_90_AGAIN = "6x400 in 1:16, rest 1:30"
"""The same work as `OFF_90`, typed another day by another hand."""
OFF_75 = "6 x 400m in 72s, rest 75s jog"
EIGHTS = "8 x 200m in 35s, rest 60s jog"
THOUSANDS = "4 x 1000m in 3:20, rest 3min"


@dataclass(frozen=True, slots=True)
class Ran:
    """One line of the log book."""

    day: str
    what: str
    """A shipped session's name, or notation."""
    form_s: float
    """What 400 m take on that day."""
    how: str = ""
    """`missed`: one finish was estimated; `watch`: typed from the watch; `stopped`, `dnf`."""
    rpe: int | None = None
    note: str = ""
    conditions: str = ""
    tags: tuple[str, ...] = ()


BOOK = (
    Ran("2025-03-29", "base-30min", 80),
    Ran("2025-04-05", "mile-time-trial", 76.5, rpe=10, note="First try.", tags=("race",)),
    Ran("2025-04-12", OFF_90, 79.0, rpe=8),
    Ran("2025-04-19", "pyramid", 78.6),
    Ran("2025-04-29", "sprints-8x200", 78.2),
    Ran("2025-05-10", "lift-heavy", 78),
    Ran("2025-05-17", OFF_90_AGAIN, 78.1, rpe=7),
    Ran("2025-05-27", "speed-30s", 77.8),
    Ran("2025-06-07", EIGHTS, 77.6, conditions="32 degrees"),
    Ran("2025-06-21", THOUSANDS, 77.4, how="watch"),
    Ran("2025-07-05", OFF_90, 77.0, how="stopped", note="Calf. Stopped before it got worse."),
    Ran("2025-07-19", "pyramid", 76.8),
    Ran("2025-08-02", "base-30min", 77),
    Ran("2025-08-16", OFF_90, 76.4),
    Ran("2025-08-30", EIGHTS, 76.0, how="missed"),
    Ran("2025-09-06", "ladder-up", 75.8),
    Ran("2025-09-20", OFF_90_AGAIN, 75.3, rpe=8, tags=("club",)),
    Ran("2025-10-04", "mile-time-trial", 73.9, rpe=10, tags=("race",)),
    Ran("2025-10-18", THOUSANDS, 75.2),
    Ran("2025-11-01", "lift-heavy", 75.6),
    Ran("2025-11-15", OFF_90, 75.7, how="missed", conditions="wind on the back straight"),
    Ran("2025-11-29", "repeats-4x600", 75.5, how="dnf"),
    Ran("2025-12-13", "base-30min", 76),
    Ran("2026-01-03", OFF_90, 75.9, note="Ice in the bends."),
    Ran("2026-01-17", "speed-30s", 75.4),
    Ran("2026-01-31", EIGHTS, 75.0, how="watch"),
    Ran("2026-02-14", OFF_90, 74.6, rpe=7),
    Ran("2026-02-21", "lift-heavy", 74.5),
    Ran("2026-02-28", "pyramid", 74.4),
    Ran("2026-03-07", THOUSANDS, 74.1),
    Ran("2026-03-21", OFF_75, 74.0, rpe=9),
    Ran("2026-03-28", "sprints-8x200", 73.8),
    Ran("2026-04-04", EIGHTS, 73.4),
    Ran("2026-04-11", "endurance-3min", 73.5),
    Ran("2026-04-18", OFF_75, 73.1, rpe=8, tags=("club",)),
    Ran("2026-04-25", "mile-time-trial", 72.4, rpe=10, note="5:06!", tags=("race",)),
    Ran("2026-05-02", "base-30min", 74),
    Ran("2026-05-09", OFF_90, 72.5),
    Ran("2026-05-16", "pyramid", 72.3),
    Ran("2026-05-25", "base-30min", 74),
    Ran("2026-05-26", EIGHTS, 71.8, rpe=7, tags=("club", "spikes")),
    Ran("2026-05-27", "rest-day", 74),
    Ran("2026-05-28", "lift-heavy", 74),
    Ran(
        "2026-05-29", OFF_75, 71.4, rpe=8, conditions="18 degrees, no wind",
        note="The last one felt like the first.", tags=("club", "spikes"),
    ),
)  # fmt: skip
WOBBLE_MS = (300, -240, 110, 460, -350, -610, 90, 270, -120, 380, -430)
"""How far reps are from even, one after the other, over 400 m."""


@contextmanager
def years(folder: Path) -> Iterator[Store]:
    """A history of its own in a folder, open: to be changed as one likes."""
    path = folder / "history.sqlite3"
    shutil.copyfile(_file(), path)
    with Store.open(path) as store:
        yield store


def opened() -> Store:
    """The same for a picture, in a folder that goes with the process; nobody closes it."""
    folder = tempfile.mkdtemp(prefix="years-", dir=_file().parent)
    return Store.open(Path(shutil.copyfile(_file(), Path(folder) / "history.sqlite3")))


@cache
def _shelf() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="bell-lap-years-")
    atexit.register(folder.cleanup)
    return folder


@cache
def _file() -> Path:
    """The history, written once in a process."""
    path = Path(_shelf().name) / "history.sqlite3"
    with Store.open(path) as store:
        for number, ran in enumerate(BOOK):
            _keep(store, ran, _run(ran, number))
    return path


def _session(what: str) -> SessionFile:
    path = resources.sessions_dir() / f"{what}.toml"
    return load(path) if path.is_file() else from_notation(what)


def _run(ran: Ran, number: int) -> Talk:
    """The workout as it was tapped, from the first press to its end."""
    plan = expand(_session(ran.what).session, MILER, Track())
    talk = Talk(plan, "solo" if ran.how == "watch" else "coach", ready=0)
    wobble = count(number)
    talk.at(0)
    for _ in count():
        phase = talk.phase
        if phase == "done":
            return talk
        if phase == "work":
            _work(talk, ran, WOBBLE_MS[next(wobble) % len(WOBBLE_MS)])
        elif phase == "recovery":
            _rest(talk)
        else:
            talk.at(talk.now + 700).tap()
    raise AssertionError("a workout ends")


def _work(talk: Talk, ran: Ran, wobble_ms: int) -> None:
    run = talk.run
    step = run.step
    if step.measure is not MeasureKind.DISTANCE:
        took_ms = talk.left
        talk.at(talk.now + (28_000 if took_ms is None else took_ms))
        if took_ms is None:
            talk.tap()
        return
    time_ms = _time_ms(run, ran, wobble_ms)
    spoiled = step.rep == 3 and ran.how in ("missed", "dnf")
    for mark in step.marks:
        talk.at(run.start_ms + round(time_ms * (mark.distance_m or 0) / (step.distance_m or 1)))
        if not (spoiled and mark is step.marks[-1]):
            talk.tap()
    if spoiled and ran.how == "dnf":
        talk.steps_off()
    elif spoiled:
        talk.at(talk.now + 4_000).does(
            inputs.AcceptEstimate, step=step.index, mark=len(step.marks) - 1, split_ms=time_ms
        )
    elif ran.how == "watch" and step.rep is not None:
        talk.at(talk.now + 3_000).types(time_ms - 100)
    elif ran.how == "stopped" and step.rep == 4:
        talk.at(talk.now + 20_000).stop()


def _time_ms(run: Run, ran: Ran, wobble_ms: int) -> int:
    metres = run.step.distance_m
    assert metres is not None
    easy = 1 if run.step.role is StepRole.WORK and run.step.is_rep else 1.5
    fair: float = ran.form_s * 1000 * (metres / 400) ** 1.06 * easy
    return round(fair + wobble_ms * metres / 400)


def _rest(talk: Talk) -> None:
    left_ms = talk.left
    step = talk.run.step
    assert step.kind is StepKind.RECOVERY
    if left_ms is None:
        talk.at(talk.now + 150_000).tap()
    else:
        talk.at(talk.now + left_ms)


def _keep(store: Store, ran: Ran, talk: Talk) -> None:
    at = datetime.combine(date.fromisoformat(ran.day), time(17, 30), UTC)
    file = _session(ran.what)
    anchor = Anchor(f"boot {ran.day}", 1000.0, int(at.timestamp()) * 1000, "Europe/Berlin", 60)
    workout = store.create(
        NewWorkout(
            title=file.session.title or ran.what, plan=talk.plan, rules=talk.rules, anchor=anchor,
            session_text=file.text, session_name=file.name, profile=MILER,
        )
    )  # fmt: skip
    writer = store.writer(workout)
    for entry in talk.fold.entries:
        writer.append(entry.seq, entry.item)
    writer.close()
    store.finish(workout, talk.result)
    store.set_rpe(workout, ran.rpe)
    store.set_note(workout, ran.note)
    store.set_conditions(workout, ran.conditions)
    for tag in ran.tags:
        store.tag(workout, tag)
