"""`bell-lap history export|import|backup|restore|delete|trash`, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bell_lap import paths
from bell_lap.clock import SystemClock
from bell_lap.history.lock import LiveLock
from bell_lap.history.store import Store
from bell_lap.history.trash import KEPT_MS
from tests.cli.support import Cli, process
from tests.history import build
from tests.history.exchange.support import exported
from tests.tui.years import years


@pytest.fixture
def store() -> Iterator[Store]:
    """The user's own history: three workouts on days of their own."""
    with Store.open() as opened:
        for day, title in enumerate(("Pyramid", "Base", "Eights")):
            workout = opened.create(build.new(title, build.START_UTC_MS + day * 86_400_000))
            opened.finish(workout, build.reps(71_000, 72_500))
        yield opened


def test_json_goes_out_and_comes_in(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.ensure(paths.data_dir())
    with years(paths.data_dir()) as store:
        count = store.count()
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    said = cli("history", "export", "json", str(first))
    assert (said.code, said.out) == (0, f"{count} workouts in {first}\n")
    monkeypatch.setenv("BELL_LAP_HOME", str(tmp_path / "elsewhere"))
    assert cli("history", "import", str(first)).out == f"{count} workouts added\n"
    cli("history", "export", "json", str(second))
    assert first.read_bytes() == second.read_bytes()


def test_exports_to_the_output(cli: Cli, store: Store) -> None:
    said = cli("history", "export", "json", "-")
    assert said.code == 0
    assert said.out.encode() == exported(store.path)
    rows = list(csv.reader(io.StringIO(cli("history", "export", "csv", "-").out)))
    assert len(rows) == 1 + 3 * 2
    assert rows[0][0] == "workout"
    assert "<TrainingCenterDatabase" in cli("history", "export", "tcx", "-").out


def test_exports_of_some(cli: Cli, store: Store) -> None:
    def ids(*words: str) -> list[int]:
        out = cli("history", "export", "json", "-", *words).out
        return [one["id"] for one in json.loads(out)["workouts"]]

    days = [row.date.isoformat() for row in reversed(store.list())]
    assert ids("--since", days[1]) == [2, 3]
    assert ids("--until", days[1]) == [1, 2]
    assert ids("--since", days[1], "--until", days[1]) == [2]
    assert ids("--workout", "last", "--workout", "#1") == [1, 3]
    assert ids("--since", days[0][:7], "--until", days[0][:4]) == [1, 2, 3]
    said = cli("history", "export", "csv", "-", "--workout", "1", "--since", days[0])
    assert said.code == 1
    assert cli("history", "export", "csv", "-", "--workout", "99").code == 1
    said = cli("history", "export", "csv", "-", "--since", "someday")
    assert (said.code, "no day, month or year" in said.err) == (2, True)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("what", ["json", "csv", "tcx"])
def test_a_file_is_replaced_only_with_force(cli: Cli, tmp_path: Path, what: str) -> None:
    file = tmp_path / "out"
    file.write_text("mine")
    said = cli("history", "export", what, str(file))
    assert (said.code, file.read_text()) == (1, "mine")
    assert "--force replaces it" in said.err
    assert cli("history", "export", what, "--force", str(file)).code == 0
    assert file.stat().st_size > 100


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_the_history_itself_is_never_written_over(cli: Cli, store: Store, suffix: str) -> None:
    name = f"{store.path}{suffix}"
    for words in (("export", "csv", name), ("backup", name)):
        said = cli("history", *words, "--force")
        assert (said.code, "is the history itself" in said.err) == (1, True)
    assert store.check() is None


@pytest.mark.parametrize("words", [("export", "json", "-"), ("backup", "x"), ("trash",)])
def test_without_a_history_it_says_so(cli: Cli, words: tuple[str, ...]) -> None:
    said = cli("history", *words)
    assert said.code == 1
    assert "No workout has been run yet" in said.err
    assert not paths.database_file().exists()


def test_import_says_what_it_did(cli: Cli, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "years"
    folder.mkdir()
    with years(folder) as other:
        other.set_note(2, "theirs")
        file = tmp_path / "years.json"
        file.write_bytes(exported(other.path))
        count = other.count()
        other.set_note(2, "")
        other.tag(3, "later")
        fresh = tmp_path / "fresh.json"
        fresh.write_bytes(exported(other.path))
    assert cli("history", "import", str(file)).out == f"{count} workouts added\n"
    number = next(row.id for row in store.list() if store.diary(row.id).note == "theirs")
    store.set_note(number, "mine")
    said = cli("history", "import", str(fresh))
    assert said.code == 0
    assert f"1 workout with more to them now: {number + 1}" in said.lines
    said = cli("history", "import", str(file))
    assert said.code == 1
    assert said.lines[:2] == ["0 workouts added", f"{count - 1} workouts here already"]
    assert said.lines[2].startswith(f"workout {number} (")
    assert said.lines[2].endswith(") left as it is here: the note differs")
    assert "delete it here" in said.lines[3]


def test_import_refuses_with_the_place(cli: Cli, store: Store, tmp_path: Path) -> None:
    values = json.loads(exported(store.path))
    values["workouts"][1]["rpe"] = "hard"
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(values))
    said = cli("history", "import", str(file))
    assert said.code == 1
    assert said.err.startswith("workout 2 of the file: rpe should be a whole number from 1 to 10")
    assert cli("history", "import", str(tmp_path / "none")).code == 1


def test_import_reads_the_input(store: Store) -> None:
    for row in store.list():
        store.delete(row.id, SystemClock().utc_ms())
    text = exported(store.path).decode()
    assert process("history", "import", "-", text=text).out == (
        "0 workouts added\n3 workouts here already\n"
    )


def test_a_backup_comes_back(cli: Cli, store: Store, tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite3"
    assert cli("history", "backup", str(file)).out == f"The history is copied to {file}\n"
    assert cli("history", "backup", str(file)).code == 1
    assert cli("history", "backup", str(file), "--force").code == 0
    cli("history", "delete", "last")
    said = cli("history", "restore", str(file))
    assert said.lines[0] == f"The history is that of {file} now: 3 workouts"
    assert said.lines[1].startswith("What was there is kept as ")
    assert said.lines[1].endswith("history.sqlite3.before-restore-1")
    assert store.count() == 3
    assert cli("history", "restore", str(tmp_path / "none")).code == 1


def test_nothing_is_exchanged_while_a_workout_lives(cli: Cli, store: Store, tmp_path: Path) -> None:
    file, copy = tmp_path / "h.json", tmp_path / "h.sqlite3"
    with LiveLock(store.path):
        assert cli("history", "export", "json", str(file)).code == 0
        assert cli("history", "backup", str(copy)).code == 0
        for words in (("import", str(file)), ("restore", str(copy))):
            said = cli("history", *words)
            assert (said.code, "has a workout under way" in said.err) == (3, True)


def test_what_is_deleted_can_be_had_back(cli: Cli, store: Store) -> None:
    said = cli("history", "delete", "2", "last")
    assert said.code == 0
    assert said.lines[0].startswith("workout 2 is in the trash: Base, 2026-")
    assert [row.id for row in store.list()] == [1]
    listed = cli("history", "trash").lines
    assert listed[0].split() == ["id", "when", "session", "how", "it", "went", "days", "left"]
    assert {line.split()[0] for line in listed[1:]} == {"2", "3"}
    assert all(line.endswith("30") for line in listed[1:])
    assert cli("history", "delete", "2").lines[0] == "workout 2 is in the trash already"
    assert cli("history", "delete", "1", "99").code == 1
    assert [row.id for row in store.list()] == [1]


def test_a_workout_comes_back_with_its_result(cli: Cli) -> None:
    paths.ensure(paths.data_dir())
    with years(paths.data_dir()) as store:
        before = store.summary(7)
        cli("history", "delete", "7")
        said = cli("history", "trash", "restore", "7")
        assert said.lines == [f"workout 7 is back: {before.title}, {before.started_at[:10]}"]
        assert store.summary(7) == before
        assert cli("history", "trash", "restore", "7").code == 1
        assert cli("history", "trash").out == "The trash is empty.\n"


def test_the_trash_forgets_after_thirty_days(cli: Cli, store: Store) -> None:
    now_ms = SystemClock().utc_ms()
    store.delete(1, now_ms - KEPT_MS)
    store.delete(2, now_ms - KEPT_MS + 3_600_000)
    lines = cli("history", "trash").lines
    assert [line.split()[0] for line in lines[1:]] == ["2"]
    assert lines[1].endswith(" 1")


def test_emptying_asks_first(cli: Cli, store: Store) -> None:
    cli("history", "delete", "1")
    said = process("history", "trash", "empty")
    assert said.code == 2
    assert "--yes" in said.err
    assert len(store.trash()) == 1
    assert cli("history", "trash", "empty", "--yes").out == "1 erased for good\n"
    assert store.trash() == ()
    assert cli("history", "trash", "empty", "--yes").out == "The trash is empty.\n"


def test_nothing_is_erased_while_a_workout_lives(cli: Cli, store: Store) -> None:
    cli("history", "delete", "1")
    with LiveLock(store.path):
        said = cli("history", "trash", "empty", "--yes")
    assert (said.code, "has a workout under way" in said.err) == (3, True)
    assert len(store.trash()) == 1


@pytest.mark.usefixtures("store")
def test_words_that_say_nothing_are_wrong_usage(cli: Cli) -> None:
    assert cli("history", "trash", "restore").code == 2
    assert cli("history", "trash", "empty", "1").code == 2
    assert cli("history", "trash", "burn").code == 2
    assert cli("history", "delete").code == 2
    assert cli("history", "export", "xml", "-").code == 2
    assert cli("history", "export", "json").code == 2


def test_opening_the_screens_forgets_what_was_deleted_long_ago(store: Store) -> None:
    from bell_lap.cli.screens import forget_the_deleted

    now_ms = SystemClock().utc_ms()
    store.delete(1, now_ms - KEPT_MS)
    store.delete(2, now_ms)
    with LiveLock(store.path):
        forget_the_deleted(store)
    assert len(store.trash()) == 2
    forget_the_deleted(store)
    assert [row.id for row in store.trash()] == [2]
