"""A result in one line, and in bars."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.plan import MeasureKind, Range, StepRole
from bell_lap.core.result import Flag, Status, StepResult, WorkoutResult
from bell_lap.core.session import Load
from bell_lap.history.listing import BARS, NO_BAR, WIDTH, result_line, sparkline
from tests.history.build import DNF, recovery, rep, reps, result


def test_reps_of_one_kind_tell_every_time() -> None:
    assert result_line(reps(71_200, 70_900, 71_400, 71_000)) == (
        "4 x 400m: 71.2 70.9 71.4 71.0 · avg 71.1"
    )


def test_one_rep_is_its_time() -> None:
    mile = rep(1, 299_940, 1609.344, label="1609.344m", of=1)
    assert result_line(result(mile)) == "1609.344m 4:59.9"


def test_times_round_half_up() -> None:
    assert result_line(reps(71_250, 71_249)) == "2 x 400m: 71.3 71.2 · avg 71.3"


def test_many_reps_tell_their_mean_and_range() -> None:
    times = [70_000 + 100 * n for n in range(12)]
    assert result_line(reps(*times)) == "12 x 400m: avg 70.6 (70.0-71.1)"


def several(*pairs: tuple[float, int]) -> WorkoutResult:
    steps = [
        rep(number, time, metres, of=len(pairs)) for number, (metres, time) in enumerate(pairs, 1)
    ]
    return result(*steps)


def test_kinds_of_reps_follow_one_another() -> None:
    ladder = several((200, 35_000), (200, 35_200), (400, 71_200), (400, 71_200), (600, 109_200))
    assert result_line(ladder) == "2 x 200m avg 35.1 · 2 x 400m avg 71.2 · 600m 1:49.2"


def test_what_does_not_fit_is_counted() -> None:
    pyramid = several(*[(100.0 * n, 17_000 * n) for n in range(1, 10)])
    line = result_line(pyramid)
    assert len(line) <= WIDTH
    assert line.startswith("100m 17.0 · 200m 34.0 · ")
    assert line.endswith(" · +4")


def test_a_rep_that_was_not_finished_has_no_part_in_the_mean() -> None:
    steps = [
        rep(1, 71_000),
        rep(2, 40_000, flags=DNF),
        rep(3, None, flags=(Flag.NOT_TIMED,)),
        rep(4, 73_000),
    ]
    assert result_line(result(*steps)) == "4 x 400m: 71.0 dnf – 73.0 · avg 72.0"  # noqa: RUF001 - a table's dash


def test_no_time_at_all() -> None:
    steps = [rep(n, None, flags=(Flag.NOT_TIMED,)) for n in (1, 2)]
    assert result_line(result(*steps)) == "2 x 400m: – –"  # noqa: RUF001 - a table's dash
    many = [rep(n, None, flags=(Flag.NOT_TIMED,)) for n in range(1, 9)]
    assert result_line(result(*many)) == "8 x 400m"
    assert result_line(result(*steps, rep(3, 35_000, 200.0))) == "2 x 400m · 200m 35.0"


def test_a_stopped_workout_says_how_far_it_came() -> None:
    steps = [rep(1, 71_000), rep(2, 72_000), rep(3, 20_000, flags=(Flag.NOT_FINISHED,))]
    stopped = result(*steps, status=Status.STOPPED)
    assert result_line(stopped) == "3 x 400m: 71.0 72.0 – · avg 71.5 · 2 of 4 reps"  # noqa: RUF001 - a table's dash


def test_an_attempt_that_was_replaced_and_one_under_way_are_not_told() -> None:
    steps = [
        rep(1, 80_000, flags=(Flag.REPLACED,)),
        rep(1, 71_000, attempt=2),
        rep(2, None, running=True),
    ]
    assert result_line(result(*steps)) == "400m 71.0"
    assert len(sparkline(result(*steps))) == 1


def timed(number: int) -> StepResult:
    return rep(number, 30_000, None, label="30s", measure=MeasureKind.TIME)


def test_timed_reps_and_sets_of_movements_say_no_times() -> None:
    assert result_line(result(*[timed(n) for n in range(1, 9)])) == "8 x 30s"
    sets = [
        rep(n, 25_000, None, label="5 x squat 100kg", measure=MeasureKind.COUNT) for n in (1, 2, 3)
    ]
    assert result_line(result(*sets)) == "3 x 5 x squat 100kg"
    assert sparkline(result(*sets)) == ""


def squat(number: int, reps: int | None, kg: int = 100, flags: tuple[Flag, ...] = ()) -> StepResult:
    return rep(
        number, 25_000, None, label=f"5 x squat {kg}kg", measure=MeasureKind.COUNT,
        movement="squat", reps_done=reps, load_done=Load(kg * 1000), flags=flags,
    )  # fmt: skip


def test_sets_of_a_movement_tell_what_was_done_of_them() -> None:
    assert result_line(result(squat(1, 5), squat(2, 5), squat(3, 4))) == "squat 5, 5, 4 @ 100kg"
    heavier = squat(3, 5, 105)
    assert result_line(result(squat(1, 5), squat(2, 5), heavier)) == (
        "squat 2 x 5 @ 100kg; 5 @ 105kg"
    )
    assert result_line(result(squat(1, 5))) == "squat 1 x 5 @ 100kg"


def test_sets_beside_reps_and_sets_that_were_not_done() -> None:
    left = squat(2, None, flags=(Flag.NOT_FINISHED,))
    assert result_line(result(squat(1, 5), left, rep(3, 9_000, 60.0))) == (
        "squat 1 x 5 @ 100kg · 60m 9.0"
    )
    stopped = result(squat(1, 5), left, status=Status.STOPPED)
    assert result_line(stopped) == "squat 1 x 5 @ 100kg · 1 of 4 sets"
    assert result_line(result(left)) == "squat –"  # noqa: RUF001 - a table's dash


def test_a_run_without_reps_tells_the_run() -> None:
    base = rep(None, 1_800_000, None, label="30min easy", measure=MeasureKind.TIME)
    easy = rep(None, 500_000, 1609.344, label="1mi easy", role=StepRole.COOLDOWN)
    assert result_line(result(base, recovery(1), easy)) == "30min easy · 1mi easy 8:20.0"


def test_nothing_done_is_nothing_told() -> None:
    assert result_line(result()) == ""
    assert sparkline(result()) == ""
    assert result_line(result(recovery(90_000))) == ""


def test_a_long_label_alone_is_not_cut() -> None:
    label = "x" * 100
    assert result_line(result(rep(1, 1000, label=label))) == f"{label} 1.0"


def test_bars_are_taller_where_the_rep_was_faster() -> None:
    assert sparkline(reps(80_000, 70_000, 60_000)) == "▁▄█"
    assert sparkline(several((400, 80_000), (200, 30_000))) == "▁█"


def test_even_reps_look_even() -> None:
    assert set(sparkline(reps(71_000, 71_000, 71_000))) == {"▅"}
    bars = sparkline(reps(71_200, 70_900, 71_400, 71_000))
    places = [BARS.index(bar) for bar in bars]
    assert max(places) - min(places) <= 2


def test_a_rep_without_a_speed_has_a_dot() -> None:
    steps = [rep(1, 70_000), rep(2, 70_000, flags=DNF), timed(3), rep(4, 60_000)]
    assert sparkline(result(*steps)) == f"▁{NO_BAR}{NO_BAR}█"


some_reps = st.builds(
    lambda number, time, metres, flags, measure: replace(
        rep(number, time, metres, label=f"{metres}m" if metres else "30s"),
        flags=tuple(flags),
        measure=measure,
        of=Range(9, 9),
    ),
    st.integers(1, 40) | st.none(),
    st.integers(0, 10**7) | st.none(),
    st.sampled_from([100.0, 409.344, 5000.0]) | st.none(),
    st.sets(st.sampled_from(list(Flag)), max_size=3),
    st.sampled_from(list(MeasureKind)),
)


@given(st.lists(some_reps, max_size=40), st.sampled_from(list(Status)))
def test_any_result_fits_its_line(steps: list[StepResult], status: Status) -> None:
    made = result(*steps, status=status)
    assert len(result_line(made)) <= WIDTH + len(" · 40 of 9 reps")
    bars = sparkline(made)
    assert set(bars) <= {*BARS, NO_BAR}
    assert bars == "" or len(bars) == len(made.reps)
