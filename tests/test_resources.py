"""The shipped folders are found in a source tree and in an installed package, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap import resources
from bell_lap.errors import EnvironmentProblem

TOP = Path(__file__).resolve().parent.parent


def test_a_source_tree_has_them_at_its_top() -> None:
    assert resources.sessions_dir() == TOP / "sessions"
    assert resources.assets_dir() == TOP / "assets"


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "bell_lap"
    (package / "_data" / "sessions").mkdir(parents=True)
    assert resources.shipped("sessions", package) == package / "_data" / "sessions"


def test_a_folder_of_someone_else_is_not_taken(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "bell_lap"
    package.mkdir(parents=True)
    (tmp_path / "sessions").mkdir()
    with pytest.raises(EnvironmentProblem, match="shipped sessions is missing"):
        resources.shipped("sessions", package)


def test_they_are_found_from_any_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert resources.sessions_dir().is_dir()
