"""Where the user's files lie."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from bell_lap import paths
from bell_lap.errors import EnvironmentProblem

WINDOWS = sys.platform == "win32"


def test_a_home_holds_everything(bell_lap_home: Path) -> None:
    assert paths.home() == bell_lap_home
    assert paths.settings_file() == bell_lap_home / "config" / "settings.toml"
    assert paths.sessions_dir() == bell_lap_home / "config" / "sessions"
    assert paths.database_file() == bell_lap_home / "data" / "history.sqlite3"
    assert paths.state_dir() == bell_lap_home / "state"


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BELL_LAP_HOME", "here")
    assert paths.config_dir() == tmp_path / "here" / "config"


def test_a_home_may_begin_with_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELL_LAP_HOME", "~/laps")
    assert paths.home() == Path.home() / "laps"


@pytest.mark.parametrize("value", [None, ""])
def test_without_a_home_the_platform_decides(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv("BELL_LAP_HOME")
    else:
        monkeypatch.setenv("BELL_LAP_HOME", value)
    for folder in (paths.config_dir(), paths.data_dir(), paths.state_dir()):
        assert folder.is_absolute()
        assert "bell-lap" in folder.parts


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG variables are Linux's")
def test_on_linux_the_xdg_variables_are_honoured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BELL_LAP_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    assert paths.config_dir() == tmp_path / "c" / "bell-lap"
    assert paths.data_dir() == tmp_path / "d" / "bell-lap"


def test_asking_makes_nothing(bell_lap_home: Path) -> None:
    paths.database_file()
    assert not bell_lap_home.exists()


def test_ensure_makes_the_way_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert paths.ensure(folder) == folder
    assert paths.ensure(folder) == folder
    assert folder.is_dir()
    if not WINDOWS:
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)]
        assert modes == [0o700, 0o700]


@pytest.mark.parametrize("name", ["file", "file/below", "long" * 100])
def test_ensure_says_what_is_in_the_way(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(EnvironmentProblem) as caught:
        paths.ensure(tmp_path / name)
    assert str(tmp_path / name) in caught.value.message
    assert "BELL_LAP_HOME" in caught.value.hints[0]
