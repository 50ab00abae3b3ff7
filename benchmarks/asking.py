"""What a run of `benchmarks.history` does in a process of its own: asks, or saves, and times it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from bell_lap.core.inputs import Press
from bell_lap.core.plan import Range
from bell_lap.core.result import WorkoutResult
from bell_lap.history.filtering import parse_filter
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from bell_lap.history.stored import NewWorkout
from benchmarks.years import LAST

Question = Callable[[Store], object]

PAGE = 60
"""As many rows as a tall screen asks for at once."""
OFF_90 = Range(80_000, 100_000)
TAPS = 20
YARDSTICK = "a fixed loop, to know the machine by"
LOOP = 200_000


def filtered(text: str) -> Question:
    """What the list asks for after a letter was typed: how many, the days, the first page."""
    wanted = parse_filter(text, LAST)
    return lambda store: (store.count(wanted), store.days(wanted), store.list(None, PAGE, wanted))


def questions(path: Path) -> dict[str, Question]:
    """What is asked, by the names of the rows."""
    with Store.open(path) as store:
        everything = store.list()
    titles = [row.title for row in everything]
    by_title = {row.title: row.id for row in everything}
    commonest = by_title[max(by_title, key=titles.count)]
    longest = max(everything, key=lambda row: row.work_mm).id
    year = LAST.replace(year=LAST.year - 1)
    return {
        YARDSTICK: lambda _: sum(range(LOOP)),
        "the list opens": filtered(""),
        "filter, one letter": filtered("p"),
        "filter, a word": filtered("pyramid"),
        "filter, a kind and a year": filtered("kind:intervals 2024"),
        "filter, a tag": filtered("#club"),
        "bests": lambda store: store.best_board(),
        "bests of a season": lambda store: store.best_board(season=LAST.year),
        "bests off 80-100s": lambda store: store.best_board(rest_ms=OFF_90),
        "the ten fastest 200s off 80-100s": lambda store: store.fastest(200_000, rest_ms=OFF_90),
        "the ten best sets of 200m": lambda store: store.best_sets(200_000),
        "trend of a session": lambda store: store.trend_of_work(by_title["Pyramid"]),
        "trend of the commonest work": lambda store: store.trend_of_work(commonest),
        "trend of 200m": lambda store: store.trend_of_distance(200_000),
        "distances": lambda store: store.distances(),
        "a year's calendar": lambda store: store.day_works("", year, LAST),
        "one workout, the longest": lambda store: result_of(store.load(longest)),
    }


def ask_all(path: Path, seed: str) -> dict[str, float]:
    """Ask everything once, in an order of the seed's own; ms by name."""
    luck = Random(seed)
    asked = questions(path)
    with Store.open(path) as store:
        one = luck.choice(store.list()).id
    asked["one workout"] = lambda store: result_of(store.load(one))
    names = list(asked)
    luck.shuffle(names)
    return {name: answered_ms(path, asked[name]) for name in names}


def answered_ms(path: Path, question: Question) -> float:
    """From the opening of the file to the answer."""
    since = time.perf_counter()
    with Store.open(path) as store:
        question(store)
        return (time.perf_counter() - since) * 1000


def save_all(big: Path, empty: Path, runs: int) -> dict[str, dict[str, list[float]]]:
    """Save the same into both, one after the other; ms by name and history."""
    taken: dict[str, dict[str, list[float]]] = {}
    with Store.open(big) as large, Store.open(empty) as small:
        stored = next(row for row in large.list() if row.title == "Pyramid")
        pyramid = large.load(stored.id)
        result = result_of(pyramid)
        new = NewWorkout(
            pyramid.title, pyramid.plan, pyramid.rules, pyramid.anchors[0].anchor, "", "pyramid"
        )
        for turn in range(runs):
            both = (("big", large), ("empty", small))
            for history, store in both if turn % 2 else both[::-1]:
                for name, took_ms in save_one(store, new, result).items():
                    taken.setdefault(name, {}).setdefault(history, []).append(took_ms)
    return taken


def save_one(store: Store, new: NewWorkout, result: WorkoutResult) -> dict[str, float]:
    """A workout from its first tap to a note on it; ms by name."""
    workout = store.create(new)
    writer = store.writer(workout)
    since = time.perf_counter()
    for seq in range(1, TAPS + 1):
        writer.append(seq, Press(seq * 1000))
        writer.flush()
    taps_ms = (time.perf_counter() - since) * 1000
    writer.close()
    since = time.perf_counter()
    store.finish(workout, result)
    result_ms = (time.perf_counter() - since) * 1000
    since = time.perf_counter()
    store.set_note(workout, "Held back for the first two, then even.")
    note_ms = (time.perf_counter() - since) * 1000
    return {"a tap": taps_ms / TAPS, "a result": result_ms, "a note": note_ms}


def main() -> None:
    """`questions PATH SEED`, or `saves BIG EMPTY RUNS`."""
    match sys.argv[1:]:
        case ["questions", path, seed]:
            print(json.dumps(ask_all(Path(path), seed)))
        case ["saves", big, empty, runs]:
            print(json.dumps(save_all(Path(big), Path(empty), int(runs))))
        case other:
            raise SystemExit(f"not understood: {other}")


if __name__ == "__main__":
    main()
