"""Workouts side by side: which rep stands beside which, the figures, and the sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.comparing import Performed, compare
from bell_lap.core.plan import MeasureKind
from bell_lap.core.result import Flag, StepResult, WorkoutResult
from bell_lap.errors import BadInput
from tests.history.build import DNF, recovery, rep, reps, result

TIMES = st.lists(st.integers(20_000, 400_000), min_size=1, max_size=8)
DISTANCES = st.lists(st.sampled_from([200.0, 400.0, 600.0]), min_size=1, max_size=8)


def done(what: WorkoutResult, signature: str = "") -> Performed:
    return Performed("Reps", date(2026, 5, 1), what, signature)


def of(*distances: float, added: int | None = None) -> WorkoutResult:
    """Reps of these distances, each as many ms as metres; the one at `added` was not planned."""
    return result(
        *(
            rep(n, int(metres), metres, flags=(Flag.ADDED,) if n == added else ())
            for n, metres in enumerate(distances, 1)
        )
    )


def times(*results: WorkoutResult) -> list[tuple[int | None, ...]]:
    return [row.times for row in compare([done(each) for each in results]).rows]


def test_two_workouts_rep_by_rep() -> None:
    old, new = reps(72_000, 73_000, rest_ms=90_000), reps(71_000, 71_800, rest_ms=75_000)
    found = compare([done(old), done(new)])
    assert [row.label for row in found.rows] == ["400m", "400m"]
    assert [row.times for row in found.rows] == [(72_000, 71_000), (73_000, 71_800)]
    assert [row.deltas for row in found.rows] == [(None, -1_000), (None, -1_200)]
    assert [row.recoveries for row in found.rows] == [(None, None), (90_000, 75_000)]
    assert [one.mean_ms for one in found.sums] == [72_500, 71_400]
    assert [one.delta_ms for one in found.sums] == [None, -1_100]
    assert [one.recovery_ms for one in found.sums] == [90_000, 75_000]
    assert found.sentence == "1.1 s a rep faster off 15 s less rest"


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (reps(73_000, 74_000, rest_ms=120_000), "1.0 s a rep slower off 30 s more rest"),
        (reps(72_000, 73_000, rest_ms=90_300), "as fast off the same rest"),
        (reps(72_000, 73_000, rest_ms=290_000), "as fast off 3:20 more rest"),
        (reps(70_000), "2.0 s faster, over 1 of 2 reps"),
    ],
)
def test_the_sentence(new: WorkoutResult, sentence: str) -> None:
    assert compare([done(reps(72_000, 73_000, rest_ms=90_000)), done(new)]).sentence == sentence


def test_the_sentence_tells_the_last_against_the_first() -> None:
    three = [done(reps(time, rest_ms=1)) for time in (70_000, 90_000, 69_000)]
    found = compare(three)
    assert found.sentence == "1.0 s faster"
    assert found.rows[0].deltas == (None, 20_000, -1_000)


def test_reps_that_were_dropped_leave_a_gap_in_the_right_place() -> None:
    assert times(of(200, 400, 600, 400, 200), of(200, 600, 400)) == [
        (200, 200),
        (400, None),
        (600, 600),
        (400, 400),
        (200, None),
    ]


def test_a_rep_that_was_added_stands_by_itself() -> None:
    assert times(of(400, 400, added=1), of(400)) == [(400, None), (400, 400)]
    assert times(of(400), of(400, 400, added=1)) == [(None, 400), (400, 400)]
    assert times(of(400), of(400, 200), of(400, 200)) == [(400, 400, 400), (None, 200, 200)]


def test_a_rep_that_was_not_run_to_its_end_has_no_time() -> None:
    old = result(rep(1, 71_000), rep(2, 30_000, flags=DNF), rep(3, None))
    new = reps(70_000, 70_000, 70_000)
    assert times(old, new) == [(71_000, 70_000), (None, 70_000), (None, 70_000)]
    said = compare([done(old), done(new)]).sentence
    assert said == "1.0 s faster, over 1 of 3 reps"


def test_an_attempt_that_was_replaced_is_not_compared() -> None:
    old = result(rep(1, 90_000, flags=(Flag.REPLACED,)), rep(1, 71_000, attempt=2))
    assert times(old, reps(70_000)) == [(71_000, 70_000)]


def test_timed_reps_are_told_but_their_times_are_no_news() -> None:
    def thirty() -> StepResult:
        return rep(1, 30_000, None, measure=MeasureKind.TIME, label="30s")

    found = compare([done(result(thirty())), done(result(thirty(), recovery(60_000)))])
    assert found.rows[0].times == (30_000, 30_000)
    assert found.sums[0].mean_ms is None
    assert found.sentence == "no rep to compare: none has a time in both"


def test_other_work_is_refused_unless_asked_for() -> None:
    one, other = done(reps(71_000), "w1:a"), done(reps(70_000), "w1:b")
    with pytest.raises(BadInput, match="not the same work"):
        compare([one, other])
    assert compare([one, other], unlike=True).sentence == "1.0 s faster"


@pytest.mark.parametrize("count", [0, 1, 9])
def test_too_few_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(BadInput, match="Two to 8"):
        compare([done(reps(71_000))] * count)


@given(TIMES)
def test_a_workout_beside_itself_is_as_fast(each: list[int]) -> None:
    found = compare([done(reps(*each)), done(reps(*each))])
    assert all(row.deltas == (None, 0) for row in found.rows)
    assert found.sentence.startswith("as fast")


@given(st.lists(DISTANCES, min_size=2, max_size=4))
def test_every_rep_stands_in_exactly_one_row_in_its_order(works: list[list[float]]) -> None:
    found = compare([done(of(*distances)) for distances in works])
    for place, distances in enumerate(works):
        shown = [row.steps[place] for row in found.rows]
        assert [step.distance_m for step in shown if step is not None] == distances
    for row in found.rows:
        assert len({step.distance_m for step in row.steps if step is not None}) == 1
    assert len(found.rows) <= sum(map(len, works))


@given(DISTANCES, st.data())
def test_where_reps_were_only_left_out_no_row_is_added(
    distances: list[float], data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(distances), max_size=len(distances)))
    fewer = [metres for metres, keep in zip(distances, kept, strict=True) if keep]
    assert len(times(of(*distances), of(*fewer))) == len(distances)
    assert len(times(of(*fewer), of(*distances))) == len(distances)
