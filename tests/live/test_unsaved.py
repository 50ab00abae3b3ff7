"""A workout that the history does not take becomes a file, and the history takes it in later."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from bell_lap.core.inputs import AddRep, AdjustRecovery, Redo, Stop, Undo
from bell_lap.core.view import Phase
from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.history.exchange.json_in import BroughtIn, import_into
from bell_lap.history.store import Store
from bell_lap.live import unsaved
from tests.live.doubles import Table
from tests.live.test_saving import Sulking


@pytest.fixture
def sulking(tmp_path: Path) -> Sulking:
    return Sulking(tmp_path / "data" / "history.sqlite3")


def taken_in(database: Path, file: Path) -> BroughtIn:
    """`bell-lap history import`."""
    Store.open(database).close()
    with file.open("rb") as opened:
        return import_into(database, opened)


def half_of_it(table: Table) -> None:
    """Taps, plan changes, an undo and a redo."""
    table.live.press("space")
    table.taps_after(72)
    table.live.act(AdjustRecovery(table.live.now_ms(), 15_000))
    table.live.act(AddRep(table.live.now_ms()))
    table.waits(80)
    table.live.press("space")
    table.taps_after(20)
    table.live.act(Undo(table.live.now_ms()))
    table.live.act(Redo(table.live.now_ms()))


def test_a_workout_that_was_never_saved_comes_in_whole(sulking: Sulking, tmp_path: Path) -> None:
    table = Table(sulking)
    live = table.begins()
    sulking.refuses_rows = True
    half_of_it(table)
    live.act(Stop(live.now_ms()))
    assert not live.close()
    unsaved.keep(live, tmp_path)
    assert live.kept_as == tmp_path / "bell-lap-unsaved-2026-05-28-2026.json"
    done = taken_in(sulking.path, live.kept_as)
    assert (done.added, done.left) == ((1,), ())
    stored = sulking.load(1)
    assert stored.entries == live.journal
    assert stored.status == "stopped"
    assert stored.plan == live.plan
    assert sulking.summary(1).end_ms == live.result().end_ms
    sulking.close()


def test_one_that_was_saved_in_part_grows(sulking: Sulking, tmp_path: Path) -> None:
    table = Table(sulking)
    live = table.begins()
    live.press("space")
    saver = live._saver
    assert saver is not None
    assert saver._writer is not None
    assert saver._writer.flush()
    assert live.workout_id is not None
    # From here on the disk takes nothing.
    saver._writer._path = tmp_path / "gone" / "history.sqlite3"
    saver._writer._disconnect()
    table.taps_after(72)
    live.close()
    assert not live.all_saved
    assert len(sulking.load(live.workout_id).entries) == 1
    unsaved.keep(live, tmp_path / "here.json")
    done = taken_in(sulking.path, tmp_path / "here.json")
    assert done.grown == (live.workout_id,)
    assert sulking.load(live.workout_id).entries == live.journal
    # It was under way, and it can be gone on with.
    again = Table(sulking, table.clock)
    again.clock.advance(3)
    assert again.resumes().journal[:2] == live.journal
    again.live.close()
    sulking.close()


def test_one_that_was_resumed_keeps_what_was_before(sulking: Sulking, tmp_path: Path) -> None:
    table = Table(sulking)
    table.begins()
    half_of_it(table)
    table.is_killed()
    table.clock.advance(2)
    live = table.resumes()
    table.taps_after(60)
    copy = live.copy()
    assert copy is not None
    unsaved.keep(live, tmp_path)
    live.close()
    assert [anchor.run for anchor in copy.anchors] == [1, 2]
    assert live.kept_as is not None
    elsewhere = tmp_path / "elsewhere" / "history.sqlite3"
    assert len(taken_in(elsewhere, live.kept_as).added) == 1
    assert taken_in(sulking.path, live.kept_as).same == 1
    with Store.open(elsewhere) as store:
        assert store.load(store.unfinished()[0].id).entries == live.journal
    sulking.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_file_is_whole_private_and_never_in_the_place_of_another(
    sulking: Sulking, tmp_path: Path
) -> None:
    table = Table(sulking)
    live = table.begins()
    live.press("space")
    first, second = tmp_path / "one.json", tmp_path / "one.json"
    unsaved.keep(live, first)
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    with pytest.raises(BadInput):
        unsaved.keep(live, second)
    names = set()
    for _ in range(3):
        unsaved.keep(live, tmp_path)
        assert live.kept_as is not None
        names.add(live.kept_as.name)
    assert len(names) == 3
    with pytest.raises(EnvironmentProblem):
        unsaved.keep(live, tmp_path / "no folder" / "one.json")
    live.close()
    sulking.close()


def test_the_first_folder_with_room_gets_it_and_once_is_enough(
    sulking: Sulking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setenv("BELL_LAP_HOME", str(tmp_path / "nowhere"))
    monkeypatch.chdir(room)
    table = Table(sulking)
    live = table.begins()
    sulking.refuses_rows = True
    live.press("space")
    assert not live.close()
    problem = unsaved.rescue(live)
    assert problem is not None
    assert live.kept_as is not None
    assert live.kept_as.parent == room
    assert f"bell-lap history import {live.kept_as}" in str(problem)
    assert "The disk is full" in str(problem)
    assert str(unsaved.rescue(live)) == str(problem)
    assert len(list(room.iterdir())) == 1
    sulking.close()


def test_a_folder_that_cannot_be_asked_is_passed_over(
    sulking: Sulking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    odd = tmp_path / ("long" * 100)
    monkeypatch.setattr(unsaved, "rescue_folders", lambda: (odd, room))
    table = Table(sulking)
    live = table.begins()
    sulking.refuses_rows = True
    live.press("space")
    assert not live.close()
    found = unsaved.proposed(live)
    assert found is not None
    assert found.parent == room
    assert unsaved.rescue(live) is not None
    assert live.kept_as == found
    sulking.close()


def test_where_no_folder_takes_it_the_text_is_all_of_it(
    sulking: Sulking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsaved, "rescue_folders", lambda: (tmp_path / "nowhere",))
    table = Table(sulking)
    live = table.begins()
    sulking.refuses_rows = True
    half_of_it(table)
    assert not live.close()
    problem = str(unsaved.rescue(live))
    assert live.kept_as is None
    text = problem[problem.index("{") :]
    assert text.isascii()
    file = tmp_path / "copied.json"
    file.write_text(text)
    assert len(json.loads(text)["workouts"]) == 1
    assert len(taken_in(sulking.path, file).added) == 1
    assert sulking.load(1).entries == live.journal
    sulking.close()


def test_nothing_is_written_where_nothing_can_be_lost(table: Table, tmp_path: Path) -> None:
    live = table.begins()
    assert live.all_saved
    assert unsaved.rescue(live) is None
    assert unsaved.proposed(live) is None
    live.press("space")
    assert live.close()
    assert live.all_saved
    assert unsaved.rescue(live) is None
    assert not list(tmp_path.glob("**/bell-lap-unsaved*"))
    assert live.view().phase is not Phase.DONE
