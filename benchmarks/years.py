"""A history of ten years: `python -m benchmarks.years FILE [--workouts N] [--until DATE]`.

Real plans, real inputs, results by the fold of these, kept by the store itself; only not one
commit for each. One seed gives one history.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from bell_lap.clock import Anchor
from bell_lap.core.result import WorkoutResult
from bell_lap.core.rules import Rules
from bell_lap.history.database import transaction
from bell_lap.history.store import Store
from bell_lap.history.stored import NewWorkout, input_row
from benchmarks.athlete import Performance, mile_ms
from benchmarks.menu import EASY, NOON, WEEK, Dish, profile_of, served

LAST = date(2026, 5, 31)
"""The last day of a history that is always the same."""
YEARS = 10
DAYS_A_YEAR = 365.25
BREAK_DAYS = 12
"""Nothing is run at the end of each season."""
HOURS = (18, 7, 12)
"""When the day's workouts begin, the main one first."""
WISHED = (10.0, 3.0, 2.0)
"""How much rather one is run than another."""
RATED, NOTED, TAGGED = 0.4, 0.2, 0.15
"""How many workouts have an effort, a note, a tag."""
NOTES = (
    "Legs heavy for the first two, then fine.",
    "Held back, as planned.",
    "Went out too fast and paid for it.",
    "With the club; led the odd ones.",
    "Left calf tight. Easy tomorrow.",
)
WEATHER = ("dry, 12 C, no wind", "rain", "28 C and still", "wind on the back straight", "frost")
TAGS = ("spikes", "race-week", "indoors", "alone", "club")
AT_ONCE = 200

InputRow = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A workout to come: its day, which of the day's it is, and its number."""

    number: int
    day: date
    turn: int
    years: float
    """Since the history began."""
    seed: int


@dataclass(frozen=True, slots=True)
class Run:
    """What was run."""

    slot: Slot
    inputs: tuple[InputRow, ...]
    result: WorkoutResult


class Bulk(Store):
    """A store that makes many changes in one transaction, and does not wait for the disk."""

    @contextmanager
    def together(self) -> Iterator[sqlite3.Connection]:
        """All that is done within is one transaction."""
        with self._asking() as connection:
            connection.execute("PRAGMA synchronous = OFF")
            with transaction(connection):
                yield connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._asking() as connection:
            if not connection.in_transaction:
                raise RuntimeError("changes are made within `together`")
            yield connection


def make_history(
    path: Path,
    workouts: int = 10_000,
    seed: int = 1,
    *,
    years: float = YEARS,
    until: date = LAST,
    processes: int = 2,
) -> Path:
    """Make a history at `path`, which must not be there; returns `path`.

    About a hundred laps a workout. With `processes` above 1 the workouts are run in other
    processes, while this one writes them down.
    """
    if path.exists():
        raise FileExistsError(path)
    slots = calendar(workouts, seed, years, until)
    with Bulk(path) as store, store.together() as connection:
        if processes == 1:
            for slot in slots:
                keep(store, connection, run(slot))
        else:
            with ProcessPoolExecutor(processes) as pool:
                parts = [slots[at : at + AT_ONCE] for at in range(0, len(slots), AT_ONCE)]
                for part in pool.map(run_all, parts):
                    for done in part:
                        keep(store, connection, done)
    return path


def calendar(workouts: int, seed: int, years: float, until: date) -> list[Slot]:
    """Which workouts there are, oldest first: those of the evening rather than the others."""
    luck = Random(seed)
    days = round(years * DAYS_A_YEAR)
    first = until - timedelta(days=days - 1)
    places = [
        (luck.random() ** (1 / WISHED[turn]), first + timedelta(days=n), turn)
        for n in range(days)
        if not is_break(first + timedelta(days=n))
        for turn in range(len(HOURS))
    ]
    if workouts > len(places):
        raise ValueError(f"{years:g} years have room for {len(places)} workouts")
    chosen = sorted(places, reverse=True)[:workouts]
    ordered = sorted((day, HOURS[turn], turn) for _, day, turn in chosen)
    return [
        Slot(number, day, turn, (day - first).days / DAYS_A_YEAR, seed)
        for number, (day, _, turn) in enumerate(ordered)
    ]


def is_break(day: date) -> bool:
    """Whether the season is just over."""
    return day.month == 10 and day.day <= BREAK_DAYS


def dish_of(slot: Slot) -> Dish:
    """What is run then: by the weekday, and each week the next choice."""
    choices = (WEEK[slot.day.weekday()], EASY, NOON)[slot.turn]
    turn = slot.day.toordinal() if slot.turn else slot.day.toordinal() // 7
    return choices[turn % len(choices)]


def best_of(slot: Slot) -> int:
    """The best mile in the profile then: that of the half year before, in ms."""
    half = int(slot.years * 2) / 2
    return round(mile_ms(half, date(slot.day.year, 6, 21)) / 500) * 500


def run_all(slots: list[Slot]) -> list[Run]:
    """A part of the history, for another process."""
    return [run(slot) for slot in slots]


def run(slot: Slot) -> Run:
    """Run one workout."""
    luck = Random(f"{slot.seed}/{slot.number}")
    best_ms = best_of(slot)
    plan, _ = served(dish_of(slot), best_ms)
    pace = mile_ms(slot.years, slot.day) / best_ms * (1 + luck.gauss(0.0, 0.01))
    entries, result = Performance(plan, luck, pace).run()
    return Run(slot, tuple(input_row(entry.seq, entry.item) for entry in entries), result)


def keep(store: Bulk, connection: sqlite3.Connection, done: Run) -> int:
    """Put it into the history."""
    slot = done.slot
    best_ms, dish = best_of(slot), dish_of(slot)
    plan, text = served(dish, best_ms)
    workout = store.create(
        NewWorkout(
            plan.title,
            plan,
            Rules(),
            anchor_of(slot),
            text,
            dish.name,
            profile_of(best_ms),
            uid=Random(f"{slot.seed}/{slot.number}/uid").randbytes(16).hex(),
        )
    )
    connection.executemany(
        "INSERT INTO input (workout, seq, at_ms, kind, payload) VALUES (?, ?, ?, ?, ?)",
        [(workout, *row) for row in done.inputs],
    )
    store.finish(workout, done.result)
    write_up(store, workout, slot)
    return workout


def write_up(store: Bulk, workout: int, slot: Slot) -> None:
    """What the runner put down about some of them."""
    luck = Random(f"{slot.seed}/{slot.number}/diary")
    if luck.random() < RATED:
        store.set_rpe(workout, luck.randint(3, 9))
    if luck.random() < NOTED:
        store.set_note(workout, luck.choice(NOTES))
        store.set_conditions(workout, luck.choice(WEATHER))
    if luck.random() < TAGGED:
        store.tag(workout, luck.choice(TAGS))


def anchor_of(slot: Slot) -> Anchor:
    """The start: some minutes after the hour, in Berlin."""
    offset_min = 120 if 4 <= slot.day.month <= 10 else 60
    local = datetime(slot.day.year, slot.day.month, slot.day.day, HOURS[slot.turn], tzinfo=UTC)
    begin = local + timedelta(minutes=slot.number % 40 - offset_min)
    utc_ms = round(begin.timestamp() * 1000)
    return Anchor(f"boot-{slot.number}", 1000.0, utc_ms, "Europe/Berlin", offset_min)


def main() -> None:
    """Make one at the place named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.years", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--workouts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", type=float, default=YEARS)
    parser.add_argument("--until", type=date.fromisoformat, default=LAST)
    args = parser.parse_args()
    make_history(args.file, args.workouts, args.seed, years=args.years, until=args.until)


if __name__ == "__main__":
    main()
