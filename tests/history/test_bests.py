"""Bests over the whole history: as a plain search of everything would find them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bell_lap.core.plan import Range
from bell_lap.core.result import Flag, Status, WorkoutResult
from bell_lap.history.bests import SetBest, SingleBest
from bell_lap.history.store import Store
from tests.history.build import ANCHOR, START_UTC_MS, new, rep, reps, result

OFFSET_MIN = ANCHOR.utc_offset_min
FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class Ran:
    """A workout of a made-up history: reps of one distance."""

    days: int
    runner: str
    distance_m: float
    times_ms: tuple[int, ...]
    rest_ms: int
    barred: int | None
    """The rep that may be no best."""

    @property
    def day(self) -> date:
        """Its local day."""
        return FIRST + timedelta(days=self.days)

    @property
    def result(self) -> WorkoutResult:
        """What it came to."""
        made = reps(*self.times_ms, distance_m=self.distance_m, rest_ms=self.rest_ms)
        if self.barred is None or self.barred >= len(self.times_ms):
            return made
        steps = list(made.steps)
        steps[2 * self.barred] = replace(steps[2 * self.barred], flags=(Flag.PAUSED,))
        return replace(made, steps=tuple(steps))

    @property
    def counting(self) -> list[tuple[int, int | None]]:
        """The time of each rep that counts, and the recovery before it."""
        return [
            (time_ms, self.rest_ms if place else None)
            for place, time_ms in enumerate(self.times_ms)
            if place != self.barred
        ]

    @property
    def is_set(self) -> bool:
        """Whether all of its reps count, and there are some."""
        return len(self.counting) == len(self.times_ms) >= 2


WORKOUTS = st.lists(
    st.builds(
        Ran,
        days=st.integers(0, 800),
        runner=st.sampled_from(["", "Ann"]),
        distance_m=st.sampled_from([200.0, 400.0]),
        times_ms=st.lists(st.integers(60, 66), min_size=1, max_size=4).map(
            lambda times: tuple(time * 1000 for time in times)
        ),
        rest_ms=st.sampled_from([60_000, 90_000]),
        barred=st.sampled_from([None, None, None, 0, 1]),
    ),
    max_size=12,
)
RESTS = st.sampled_from([None, Range(80_000, 100_000), Range(1, 2)])
DAYS = st.none() | st.integers(0, 800).map(lambda days: FIRST + timedelta(days=days))


def at(day: date, hour: int = 12) -> int:
    """An instant on a local day."""
    local = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return round((local - timedelta(minutes=OFFSET_MIN)).timestamp() * 1000)


def keep(store: Store, *history: Ran) -> list[int]:
    """Put these into the history; their numbers."""
    numbers = []
    for ran in history:
        numbers.append(store.create(new(runner=ran.runner, at_utc_ms=at(ran.day))))
        store.finish(numbers[-1], ran.result)
    return numbers


def fits(value: int | None, span: Range | None) -> bool:
    return span is None or (value is not None and span.min <= value <= span.max)


@settings(max_examples=40, deadline=None)
@given(WORKOUTS, st.none() | st.integers(2024, 2026), RESTS, DAYS, DAYS)
def test_bests_are_those_of_a_search_through_everything(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[Ran],
    season: int | None,
    rest_ms: Range | None,
    since: date | None,
    until: date | None,
) -> None:
    def wanted(ran: Ran, distance_m: float = 400.0) -> bool:
        return (
            ran.runner == "Ann"
            and ran.distance_m == distance_m
            and (season is None or ran.day.year == season)
        )

    def in_days(ran: Ran) -> bool:
        return (since or date.min) <= ran.day <= (until or date.max)

    with Store.open(tmp_path_factory.mktemp("bests") / "history.sqlite3") as store:
        numbers = dict(zip(keep(store, *history), history, strict=True))
        singles = sorted(
            (time_ms, number)
            for number, ran in numbers.items()
            if wanted(ran) and in_days(ran)
            for time_ms, rest in ran.counting
            if fits(rest, rest_ms)
        )
        found = store.fastest(
            400_000, "Ann", season=season, since=since, until=until, rest_ms=rest_ms, limit=5
        )
        assert [(best.elapsed_ms, best.workout) for best in found] == [*singles[:5]]
        sets = [
            (sum(ran.times_ms) / len(ran.times_ms), -len(ran.times_ms), number)
            for number, ran in numbers.items()
            if wanted(ran) and in_days(ran) and ran.is_set and fits(ran.rest_ms, rest_ms)
        ]
        best_sets = store.best_sets(
            400_000, "Ann", season=season, since=since, until=until, rest_ms=rest_ms, limit=5
        )
        assert [best.mean_ms for best in best_sets] == [
            int(mean_ms + 0.5) for mean_ms, _, _ in sorted(sets)[:5]
        ]
        check_board(store, numbers, season, rest_ms)


def check_board(
    store: Store, numbers: dict[int, Ran], season: int | None, rest_ms: Range | None
) -> None:
    """Every distance with its fastest rep, and the sets that none beats."""
    board = {
        best.distance_mm: best for best in store.best_board("Ann", season=season, rest_ms=rest_ms)
    }
    for distance_m in (200.0, 400.0):
        mine = [
            ran
            for ran in numbers.values()
            if (ran.runner, ran.distance_m) == ("Ann", distance_m)
            and season in (None, ran.day.year)
        ]
        times = [time for ran in mine for time, rest in ran.counting if fits(rest, rest_ms)]
        best = board.get(round(distance_m * 1000))
        if best is None:
            assert not times
            continue
        assert (best.single.elapsed_ms, best.efforts) == (min(times), len(times))
        sets = {
            (len(ran.times_ms), int(sum(ran.times_ms) / len(ran.times_ms) + 0.5))
            for ran in mine
            if ran.is_set and fits(ran.rest_ms, rest_ms)
        }
        unbeaten = sorted(
            one
            for one in sets
            if not any(o != one and o[0] >= one[0] and o[1] <= one[1] for o in sets)
        )
        assert [(found.reps, found.mean_ms) for found in best.sets] == unbeaten


def test_a_best_tells_all_of_it(store: Store) -> None:
    number = store.create(new("Two 400s"))
    made = reps(64_000, 66_000, rest_ms=90_000)
    steps = [replace(step, goal_ms=Range(62_000, 63_000)) for step in made.steps]
    store.finish(number, replace(made, steps=tuple(steps)))
    (fast, slow) = store.fastest(400_000)
    assert fast == SingleBest(
        number, 0, 1, 64_000, 400_000, None, START_UTC_MS, OFFSET_MIN, "Two 400s", 63_000
    )
    assert (slow.step, slow.recovery_ms) == (2, 90_000)
    assert store.best_sets(400_000) == (
        SetBest(
            number, 400_000, 2, 65_000, 64_000, 66_000, 90_000, START_UTC_MS, OFFSET_MIN, "Two 400s"
        ),
    )


@pytest.mark.parametrize(
    "flag",
    [
        Flag.ESTIMATED, Flag.PAUSED, Flag.NOT_FINISHED, Flag.DID_NOT_FINISH, Flag.UNTRUSTED_GAP,
        Flag.NOT_TIMED, Flag.REPLACED,
    ],
)  # fmt: skip
def test_what_may_be_no_best_is_none(store: Store, flag: Flag) -> None:
    number = store.create(new())
    store.finish(number, result(rep(1, 50_000, flags=(flag,))))
    assert store.fastest(400_000) == ()
    assert store.best_board() == ()
    assert store.seasons() == ()


def test_a_season_is_a_year_by_the_clock_on_the_wall(store: Store) -> None:
    eve = round(datetime(2025, 12, 31, 22, 30, tzinfo=UTC).timestamp() * 1000)
    store.finish(store.create(new("New year", eve)), reps(60_000))
    store.finish(store.create(new("Old year", eve - 3_600_000)), reps(61_000))
    assert store.seasons() == (2026, 2025)
    assert [best.title for best in store.fastest(400_000, season=2026)] == ["New year"]
    assert [best.title for best in store.fastest(400_000, season=2025)] == ["Old year"]
    day = date(2026, 1, 1)
    assert [best.title for best in store.fastest(400_000, since=day, until=day)] == ["New year"]
    assert store.fastest(400_000, season=2024) == ()


def test_a_deleted_workout_has_no_bests(store: Store) -> None:
    kept, gone = keep(
        store,
        Ran(0, "", 400.0, (62_000, 62_000), 90_000, None),
        Ran(400, "", 400.0, (60_000, 60_000), 90_000, None),
    )
    store.delete(gone, START_UTC_MS)
    (board,) = store.best_board()
    assert (board.single.workout, board.efforts) == (kept, 2)
    assert [best.workout for best in board.sets] == [kept]
    assert store.seasons() == (2024,)
    store.undelete(gone, reps(60_000, 60_000))
    assert store.best_board()[0].single.workout == gone


def test_a_set_with_a_rep_that_was_left_out_is_no_best(store: Store) -> None:
    cut = rep(2, None, flags=(Flag.DID_NOT_FINISH,))
    store.finish(
        store.create(new()), result(rep(1, 60_000), cut, rep(3, 60_000), status=Status.FINISHED)
    )
    assert store.best_sets(400_000) == ()
    assert len(store.fastest(400_000)) == 2


def test_the_longer_of_two_equal_sets_stands(store: Store) -> None:
    keep(
        store,
        Ran(0, "", 400.0, (70_000,) * 4, 90_000, None),
        Ran(1, "", 400.0, (70_000,) * 3, 90_000, None),
        Ran(2, "", 400.0, (69_000,) * 2, 90_000, None),
        Ran(3, "", 400.0, (70_000,) * 4, 60_000, None),
    )
    (board,) = store.best_board()
    assert [(best.reps, best.mean_ms, best.recovery_ms) for best in board.sets] == [
        (2, 69_000, 90_000),
        (4, 70_000, 60_000),
    ]


def test_an_empty_history_has_no_bests(path: Path) -> None:
    with Store.open(path) as store:
        assert store.best_board() == ()
        assert store.seasons() == ()
        assert store.fastest(400_000) == ()
        assert store.best_sets(400_000) == ()
