"""How bests, trends and weeks are looked up: by an index each, and by no more rows than they need.

The lines of a query plan are SQLite's. `SCAN` of a table or an index reads it from end to end; of
what a query has just found it does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.years import make_history

from bell_lap.core.plan import Range
from bell_lap.history import trends, weeks
from bell_lap.history.best_queries import (
    COUNTS,
    DISTANCES,
    SEASONS,
    Query,
    count_query,
    sets_query,
    singles_query,
)
from bell_lap.history.bests import board, fastest, seasons
from bell_lap.history.spans import Span
from bell_lap.history.store import Store

REST = Range(80_000, 100_000)
DAY = date(2026, 5, 1)
SPANS = {
    "all time": Span(),
    "a season": Span(season=2026),
    "a recovery": Span(rest_ms=REST),
    "a recovery in a season": Span(season=2026, rest_ms=REST),
    "days": Span(since=DAY, until=DAY),
    "days in a season off a recovery": Span(2026, DAY, None, REST),
}

QUESTIONS: dict[str, Query] = {
    **{f"singles, {name}": singles_query("", 400_000, span) for name, span in SPANS.items()},
    **{f"count, {name}": count_query("", 400_000, span) for name, span in SPANS.items()},
    **{f"sets, {name}": sets_query("", 400_000, span) for name, span in SPANS.items()},
    **{f"sets of 6, {name}": sets_query("", 400_000, span, 1, 6) for name, span in SPANS.items()},
    "distances of the board": (DISTANCES, ("",)),
    "numbers of reps": (COUNTS, ("", 400_000)),
    "seasons": (SEASONS, ("",)),
    "trend of a work": (trends.OF_WORK, (1, 0, 1)),
    "trend of a distance": (trends.OF_DISTANCE, ("", 400_000, 0, 1, "base")),
    "distances": (trends.DISTANCES, ("",)),
    "days of a calendar": (weeks.DAY_WORKS, (0, 1, "")),
}

FOUND = {"SCAN found", "SCAN known", "SCAN counted", "SCAN distances", "SCAN season"}
"""What a query has found by an index before; all of it is wanted."""


def plan_of(connection: sqlite3.Connection, question: Query) -> list[str]:
    """The lines of the query plan."""
    query, values = question
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_is_read_from_end_to_end(store: Store, name: str) -> None:
    with store._asking() as connection:
        steps = plan_of(connection, QUESTIONS[name])
    assert any(step.startswith("SEARCH") for step in steps)
    for step in steps:
        assert not step.startswith("SCAN") or step in FOUND, steps


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("singles, all time", "SEARCH rep USING INDEX rep_bests (runner=? AND distance_mm=?)"),
        (
            "singles, a season",
            "SEARCH rep USING COVERING INDEX rep_season (runner=? AND distance_mm=? AND year=?)",
        ),
        (
            "singles, a recovery",
            "SEARCH rep USING COVERING INDEX rep_season (runner=? AND distance_mm=?)",
        ),
        (
            "count, all time",
            "SEARCH rep USING COVERING INDEX rep_season (runner=? AND distance_mm=?)",
        ),
        (
            "sets of 6, all time",
            (
                "SEARCH series USING COVERING INDEX series_bests"
                " (runner=? AND distance_mm=? AND reps=?)"
            ),
        ),
        ("trend of a work", "SEARCH series USING PRIMARY KEY (workout=?)"),
        (
            "trend of a distance",
            "SEARCH series USING INDEX series_trend (runner=? AND distance_mm=?)",
        ),
        ("days of a calendar", "SEARCH workout USING INDEX workout_by_day (day>? AND day<?)"),
    ],
)
def test_a_question_goes_by_its_own_index(store: Store, name: str, step: str) -> None:
    with store._asking() as connection:
        assert step in plan_of(connection, QUESTIONS[name])


IN_ORDER = [
    name for name in QUESTIONS if name.startswith("sets of 6") or name == "singles, all time"
]


@pytest.mark.parametrize("name", [*IN_ORDER, "singles, a season"])
def test_what_is_best_stands_first_in_its_index(store: Store, name: str) -> None:
    """Only equal ones, and the few that were found, are put in order."""
    with store._asking() as connection:
        steps = plan_of(connection, QUESTIONS[name])
    before = steps[: steps.index("SCAN found")]
    assert "USE TEMP B-TREE FOR ORDER BY" not in before


# --- as a history grows ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A history of two years, and one with twice as many workouts in the same time."""
    folder: Path = tmp_path_factory.mktemp("years")
    small, large = (
        Store.open(make_history(folder / f"{count}.sqlite3", count, years=2, processes=1))
        for count in (60, 120)
    )
    with small, large:
        yield small, large


def work(connection: sqlite3.Connection, question: Query) -> int:
    """How many tens of SQLite's own instructions the answer takes."""
    count = 0

    def one_more() -> int:
        nonlocal count
        count += 1
        return 0

    connection.set_progress_handler(one_more, 10)
    try:
        connection.execute(*question).fetchall()
    finally:
        connection.set_progress_handler(None, 10)
    return count


ONE_EACH: dict[str, Query] = {
    "singles": singles_query("", 200_000, limit=3),
    "singles of a season": singles_query("", 200_000, Span(season=2025), 3),
    "sets of 12": sets_query("", 200_000, limit=1, reps=12),
    "seasons": (SEASONS, ("",)),
}


@pytest.mark.parametrize("name", ONE_EACH)
def test_a_best_costs_the_same_however_many_reps_there_are(
    histories: tuple[Store, Store], name: str
) -> None:
    query, values = ONE_EACH[name]
    costs = []
    for store in histories:
        with store._asking() as connection:
            assert connection.execute(query, values).fetchone()
            costs.append(work(connection, (query, values)))
    assert costs[1] <= 1.3 * costs[0] + 5


def test_what_is_asked_of_a_history_of_years_is_there(histories: tuple[Store, Store]) -> None:
    """The generated history answers: so the figures that are taken of it are those of answers."""
    store = histories[1]
    with store._asking() as connection:
        assert seasons(connection, "") == (2026, 2025, 2024)
        bests = board(connection, "")
        assert {200_000, 400_000} <= {one.distance_mm for one in bests}
        assert any(len(one.sets) > 1 for one in bests)
        for one in bests:
            assert fastest(connection, "", one.distance_mm, limit=1) == (one.single,)
    mm, efforts = store.distances()[0]
    assert efforts == next(one.efforts for one in bests if one.distance_mm == mm)
    assert len(store.trend_of_distance(mm)) > 3
    newest = store.list(limit=1)[0]
    ladder = next(row for row in store.list() if row.title == "Pyramid")
    assert store.trend_of_work(ladder.id)[-1].workout == ladder.id
    month = store.day_works("", newest.date - timedelta(days=30), newest.date)
    assert month[-1].workout == newest.id
