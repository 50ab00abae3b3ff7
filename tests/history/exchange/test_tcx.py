"""TCX: valid, and another reader finds the laps that were run."""

from __future__ import annotations

import io
import sqlite3
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from tcxreader.tcxreader import TCXReader
from xmlschema import XMLSchema

from bell_lap.core.plan import StepKind, StepRole
from bell_lap.core.result import Flag
from bell_lap.history.exchange.selecting import ALL, Wanted
from bell_lap.history.exchange.tcx import NAMESPACE, write_tcx
from bell_lap.history.exchange.tcx_laps import laps_of
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from tests.history import build

HERE = Path(__file__).parent


@cache
def schema() -> XMLSchema:
    return XMLSchema(HERE / "TrainingCenterDatabasev2.xsd")


def written(connection: sqlite3.Connection, wanted: Wanted = ALL) -> tuple[str, int]:
    out = io.BytesIO()
    count = write_tcx(connection, out, wanted)
    return out.getvalue().decode(), count


def test_the_schema_refuses_what_is_not_tcx(reader: sqlite3.Connection) -> None:
    text, _ = written(reader, Wanted(workouts=(7,)))
    assert schema().is_valid(text)
    for wrong in (
        text.replace("<Calories>0</Calories>", ""),
        text.replace(">Resting<", ">Jogging<"),
        text.replace(' Sport="Running"', ""),
        text.replace("DistanceMeters", "Metres"),
    ):
        assert wrong != text
        assert not schema().is_valid(wrong)


def test_the_whole_history_is_valid(lived: Store, reader: sqlite3.Connection) -> None:
    text, count = written(reader)
    schema().validate(text)
    # Neither a rest day, nor one under way, nor the trash.
    assert count == text.count("<Activity ") == lived.count() - 2


def test_an_empty_file_is_valid_too(empty: Store) -> None:
    connection = sqlite3.connect(empty.path)
    text, count = written(connection)
    connection.close()
    assert count == 0
    schema().validate(text)


@pytest.mark.parametrize("workout", [3, 4, 10, 11, 15, 22, 34])
def test_another_reader_finds_the_same_laps(
    reader: sqlite3.Connection, tmp_path: Path, workout: int
) -> None:
    text, _ = written(reader, Wanted(workouts=(workout,)))
    file = tmp_path / "one.tcx"
    file.write_text(text, "utf-8")
    read = TCXReader().read(str(file), only_gps=False)
    ours = laps_of(reader, workout)
    assert [
        (
            lap.distance,
            (lap.trackpoints[-1].time - lap.trackpoints[0].time).total_seconds(),
        )
        for lap in read.laps
    ] == [(lap.distance_mm / 1000, lap.elapsed_ms / 1000) for lap in ours]
    assert read.activity_type == "Running"
    assert all(point.latitude is None for lap in read.laps for point in lap.trackpoints)
    assert read.distance == pytest.approx(sum(lap.distance_mm for lap in ours) / 1000)


@pytest.mark.parametrize("workout", [3, 4, 10, 15, 19, 30])
def test_laps_are_those_of_the_result(
    lived: Store, reader: sqlite3.Connection, workout: int
) -> None:
    result = result_of(lived.load(workout))
    work = [step for step in result.steps if step.kind is StepKind.WORK]
    active = [lap for lap in laps_of(reader, workout) if not lap.resting]
    tapped: list[tuple[int, int | None]] = []
    for step in work:
        marks = [mark for mark in step.marks if mark.split_ms is not None]
        tapped += [
            (step.start_ms + (mark.split_ms or 0) - (mark.lap_ms or 0), mark.lap_ms)
            for mark in marks
        ] or [(step.start_ms, step.elapsed_ms)]
    assert [(lap.start_ms, lap.elapsed_ms) for lap in active] == tapped
    assert sum(lap.distance_mm for lap in active) == sum(
        round((step.distance_m or 0) * 1000) for step in work
    )
    resting = [lap for lap in laps_of(reader, workout) if lap.resting]
    rests = [step for step in result.steps if step.role is StepRole.RECOVERY]
    assert [(lap.start_ms, lap.elapsed_ms) for lap in resting] == [
        (step.start_ms, step.elapsed_ms) for step in rests
    ]


def test_a_missed_tap_gives_one_long_lap(lived: Store, reader: sqlite3.Connection) -> None:
    workout = lived.create(build.new())
    marks = (build.mark(0, 400.0, None), build.mark(1, 800.0, 150_000))
    rep = build.rep(1, 150_000, 800.0, marks=marks)
    lived.finish(workout, build.result(rep))
    assert [(lap.elapsed_ms, lap.distance_mm) for lap in laps_of(reader, workout)] == [
        (150_000, 800_000)
    ]


def test_what_was_cut_has_the_distance_that_is_known(
    lived: Store, reader: sqlite3.Connection
) -> None:
    workout = lived.create(build.new())
    rep = build.rep(1, 100_000, 800.0, marks=(build.mark(0, 400.0, 70_000),), flags=build.DNF)
    lived.finish(workout, build.result(rep, build.recovery(60_000, start_ms=100_000)))
    assert [(lap.elapsed_ms, lap.distance_mm, lap.resting) for lap in laps_of(reader, workout)] == [
        (70_000, 400_000, False),
        (30_000, 0, False),
        (60_000, 0, True),
    ]


def test_what_was_not_timed_goes_to_the_next_start(
    lived: Store, reader: sqlite3.Connection
) -> None:
    workout = lived.create(build.new())
    rep = build.rep(1, None, 400.0, marks=(), flags=(Flag.NOT_TIMED,))
    lived.finish(workout, build.result(rep, build.recovery(60_000, start_ms=80_000)))
    first = laps_of(reader, workout)[0]
    assert (first.elapsed_ms, first.distance_mm, first.words) == (
        80_000,
        400_000,
        "rep 1, 400m, not timed",
    )


def test_titles_and_notes_are_text(lived: Store, reader: sqlite3.Connection) -> None:
    workout = lived.create(build.new("<b>&\x07 400s]]>"))
    lived.finish(workout, build.reps(71_000))
    lived.set_note(workout, "5 < 6 & 7")
    text, _ = written(reader, Wanted(workouts=(workout,)))
    schema().validate(text)
    root = fromstring(text)  # noqa: S314 - our own text
    notes = root.findtext(f".//{{{NAMESPACE}}}Activity/{{{NAMESPACE}}}Notes") or ""
    assert notes.startswith("<b>&\u2407 400s]]>")
    assert notes.endswith("5 < 6 & 7")


def test_two_that_began_together_have_names_of_their_own(
    lived: Store, reader: sqlite3.Connection
) -> None:
    both = [lived.create(build.new(runner=runner, group="g")) for runner in ("Ada", "Bea")]
    for workout in both:
        lived.finish(workout, build.reps(71_000, 72_000))
    text, count = written(reader, Wanted(workouts=tuple(both)))
    assert count == 2
    schema().validate(text)


def test_weights_are_no_running(reader: sqlite3.Connection) -> None:
    text, _ = written(reader, Wanted(workouts=(6,)))
    assert 'Sport="Other"' in text
    schema().validate(text)
