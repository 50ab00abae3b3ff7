"""Files that the program makes: for their owner only, whole or not at all, and only where asked."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.support import Cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask, from all may do all to nobody else may do anything."""
    wanted: int = request.param
    before = os.umask(wanted)
    yield wanted
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """What of a folder's own files and folders others may do."""
    return {
        str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) & 0o077
        for path in (folder, *folder.rglob("*"))
        if not path.is_symlink()
    }


@pytest.mark.usefixtures("mask")
def test_what_is_the_users_is_nobody_elses(
    cli: Cli, bell_lap_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bell_lap.history.lock import LiveLock
    from bell_lap.settings.writing import save

    assert cli("log", "2 x 200m", "36", "36", "--note", "mine").code == 0
    save({"taps.who": "coach"})
    with monkeypatch.context() as broken:
        broken.setattr("bell_lap.cli.program.overview", lambda: 1 // 0)
        assert cli("--help").code == 70
    with LiveLock(bell_lap_home / "data" / "history.sqlite3"):
        found = modes(bell_lap_home)
    for name in ("data/history.sqlite3", "data/live.pid", "data/live.lock", "config/settings.toml"):
        assert name in found
    assert any(name.startswith("state/crashes/") for name in found)
    assert set(found.values()) == {0}, found


@pytest.mark.usefixtures("mask")
@pytest.mark.parametrize("what", [("export", "json"), ("export", "csv"), ("backup",)])
def test_a_copy_of_the_history_is_its_owners(
    cli: Cli, tmp_path: Path, what: tuple[str, ...]
) -> None:
    assert cli("log", "2 x 200m", "36", "36").code == 0
    target = tmp_path / "out"
    assert cli("history", *what, str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_sound_track_is_for_whom_the_user_says(cli: Cli, tmp_path: Path, mask: int) -> None:
    target = tmp_path / "track.wav"
    assert cli("sound", "--render", "100m in 15s", str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["track.wav"]


WRITES = {
    "json": ("history", "export", "json"),
    "csv": ("history", "export", "csv"),
    "tcx": ("history", "export", "tcx"),
    "backup": ("history", "backup"),
    "wav": ("sound", "--render", "100m in 15s"),
}


@pytest.mark.parametrize("what", WRITES)
def test_no_device_no_pipe_and_no_folder_is_replaced(cli: Cli, tmp_path: Path, what: str) -> None:
    assert cli("log", "2 x 200m", "36", "36").code == 0
    pipe, folder = tmp_path / "pipe.wav", tmp_path / "folder.wav"
    os.mkfifo(pipe)
    folder.mkdir()
    link = tmp_path / "link.wav"
    link.symlink_to("/dev/null")
    for path in (pipe, folder, link):
        for force in ((), ("--force",)):
            said = cli(*WRITES[what], str(path), *force)
            assert said.code == 1, said.err
            assert path.name in said.err
    assert pipe.is_fifo()
    assert folder.is_dir()
    assert link.is_symlink()


@pytest.mark.parametrize("what", WRITES)
def test_nothing_is_written_through_a_link(cli: Cli, tmp_path: Path, what: str) -> None:
    assert cli("log", "2 x 200m", "36", "36").code == 0
    target, link = tmp_path / "precious", tmp_path / "link.wav"
    target.write_text("precious")
    link.symlink_to(target)
    nowhere = tmp_path / "nowhere.wav"
    nowhere.symlink_to(tmp_path / "not-here")
    assert cli(*WRITES[what], str(link)).code == 1
    assert cli(*WRITES[what], str(nowhere)).code == 1
    assert cli(*WRITES[what], str(link), "--force").code == 0
    assert target.read_text() == "precious"
    assert not link.is_symlink()
    assert not (tmp_path / "not-here").exists()


@pytest.mark.parametrize("what", WRITES)
def test_a_file_is_whole_or_as_it_was(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    assert cli("log", "2 x 200m", "36", "36").code == 0
    target = tmp_path / "out.wav"
    target.write_text("as it was")
    before = sorted(path.name for path in tmp_path.iterdir())

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", refuse)
        said = cli(*WRITES[what], str(target), "--force")
    assert said.code == 3
    assert target.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_title_never_names_a_file(cli: Cli, tmp_path: Path) -> None:
    session = tmp_path / "odd.toml"
    session.write_text("title = '../../owned'\n[[block]]\nsteps = '2 x 200m'\n")
    assert cli("log", str(session), "36", "36", "--note", "../../owned").code == 0
    made = {path.name for path in tmp_path.rglob("*")}
    assert not any("owned" in name for name in made)
    assert not (tmp_path.parent / "owned").exists()
