"""The whole history as JSON: out, into an empty history, and out again."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bell_lap.errors import BadInput
from bell_lap.history.exchange.copies import ANCHOR_KEYS, COPY_KEYS, INPUT_KEYS
from bell_lap.history.exchange.selecting import Wanted
from bell_lap.history.lock import LiveLock, LockHeld
from bell_lap.history.rebuild import rebuild
from bell_lap.history.results import result_of
from bell_lap.history.store import Store
from tests.history import build
from tests.history.conftest import raw
from tests.history.exchange.support import bytes_of, exported, imported, rows_of, values_of

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "exchange.schema.json").read_text("utf-8"))


def test_a_history_comes_back_byte_for_byte(lived: Store, empty: Store) -> None:
    before = exported(lived.path)
    done = imported(empty.path, before)
    assert exported(empty.path) == before
    assert len(done.added) == len(values_of(before)["workouts"]) > 40
    assert (done.grown, done.same, done.left) == ((), 0, ())


def test_a_history_comes_back_row_for_row(lived: Store, empty: Store) -> None:
    rebuild(lived, result_of)  # rows of an earlier day are what they would be today
    imported(empty.path, exported(lived.path))
    there, here = rows_of(lived.path), rows_of(empty.path)
    assert there.keys() == here.keys()
    for name in there:
        assert here[name] == there[name], name
    assert empty.check() is None


def test_a_second_import_changes_nothing(lived: Store, empty: Store) -> None:
    data = exported(lived.path)
    imported(empty.path, data)
    before = rows_of(empty.path)
    done = imported(empty.path, data)
    assert (done.added, done.grown, done.left) == ((), (), ())
    assert done.same == len(values_of(data)["workouts"])
    assert rows_of(empty.path) == before


def test_a_file_has_one_workout_a_line(lived: Store) -> None:
    first, *lines, last = exported(lived.path).decode().splitlines()
    assert first == '{"bell_lap_history":1,"workouts":['
    assert last == "]}"
    assert [json.loads(line.removesuffix(","))["id"] for line in lines] == list(
        range(1, len(lines) + 1)
    )


def test_a_file_that_was_laid_out_anew_comes_in_too(lived: Store, empty: Store) -> None:
    data = exported(lived.path)
    pretty = json.dumps(values_of(data), indent=2).encode("utf-8-sig")
    imported(empty.path, pretty)
    assert exported(empty.path) == data


def test_an_empty_history_is_a_file_too(empty: Store) -> None:
    data = exported(empty.path)
    assert values_of(data) == {"bell_lap_history": 1, "workouts": []}
    assert imported(empty.path, data).added == ()


def test_a_file_is_as_its_schema_says(lived: Store) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(values_of(exported(lived.path)))
    workout = SCHEMA["$defs"]["workout"]
    assert tuple(workout["properties"]) == COPY_KEYS
    assert tuple(SCHEMA["$defs"]["anchor"]["properties"]) == ANCHOR_KEYS
    assert tuple(SCHEMA["$defs"]["input"]["properties"]) == INPUT_KEYS


def test_the_manual_names_every_key() -> None:
    manual = (ROOT / "docs" / "exchange.md").read_text("utf-8")
    for key in (*COPY_KEYS, *ANCHOR_KEYS, *INPUT_KEYS):
        assert f"`{key}`" in manual


def test_some_days_or_some_workouts(lived: Store) -> None:
    may = values_of(exported(lived.path, Wanted(date(2025, 5, 1), date(2025, 5, 17))))
    assert [one["id"] for one in may["workouts"]] == [6, 7]
    two = values_of(exported(lived.path, Wanted(workouts=(7, 3, 7))))
    assert [one["id"] for one in two["workouts"]] == [3, 7]
    with pytest.raises(BadInput, match="no workout 4711"):
        exported(lived.path, Wanted(workouts=(4711,)))


def test_the_trash_goes_only_with_all_of_it(lived: Store) -> None:
    everything = values_of(exported(lived.path))["workouts"]
    assert [one["id"] for one in everything if one["status"] == "discarded"] == [5, 46]
    since = values_of(exported(lived.path, Wanted(since=date(2025, 1, 1))))["workouts"]
    assert "discarded" not in {one["status"] for one in since}


def test_a_workout_in_the_trash_can_be_had_back_elsewhere(lived: Store, empty: Store) -> None:
    was = lived.summary(5).line
    imported(empty.path, exported(lived.path))
    assert [row.id for row in empty.trash()] == [46, 5]
    empty.undelete(5, result_of(empty.load(5)))
    assert empty.summary(5).line == was
    assert empty.summary(5).status == "finished"


def test_a_workout_under_way_is_one_to_resume_elsewhere(lived: Store, empty: Store) -> None:
    imported(empty.path, exported(lived.path))
    assert [row.title for row in empty.unfinished()] == ["Still under way"]


def test_numbers_are_kept_only_where_there_are_none(lived: Store, empty: Store) -> None:
    first = empty.create(build.new("My own"))
    done = imported(empty.path, exported(lived.path, Wanted(workouts=(3, 7))))
    assert done.added == (first + 1, first + 2)
    assert empty.diary(first + 1).uid == lived.diary(3).uid


def test_a_value_that_cannot_be_read_goes_out_as_its_text(lived: Store, empty: Store) -> None:
    with raw(lived.path) as connection:
        connection.execute("UPDATE workout SET plan = '{\"odd\": 1' WHERE id = 4")
    data = exported(lived.path)
    assert values_of(data)["workouts"][3]["plan"] == '{"odd": 1'
    with pytest.raises(BadInput, match="workout 4 of the file: plan should be an object"):
        imported(empty.path, data)
    assert empty.count() == 0


def test_nothing_comes_in_while_a_workout_lives(lived: Store, empty: Store) -> None:
    data = exported(lived.path)
    with LiveLock(empty.path), pytest.raises(LockHeld):
        imported(empty.path, data)
    assert empty.count() == 0


def test_an_export_is_of_one_instant(lived: Store) -> None:
    from bell_lap.history.exchange.json_out import write_json
    from bell_lap.history.exchange.selecting import snapshot

    out = io.BytesIO()
    with snapshot(lived.path) as connection:
        connection.execute("SELECT 1 FROM workout").fetchone()
        lived.set_note(1, "later")
        write_json(connection, out)
    assert values_of(out.getvalue())["workouts"][0]["note"] != "later"


def test_workouts_of_a_file_with_equal_names_are_refused(lived: Store, empty: Store) -> None:
    values = values_of(exported(lived.path, Wanted(workouts=(1, 2))))
    values["workouts"][1]["uid"] = values["workouts"][0]["uid"]
    with pytest.raises(BadInput, match="workout 2 of the file has the uid of one before it"):
        imported(empty.path, bytes_of(values))
    assert empty.count() == 0
