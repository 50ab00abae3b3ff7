"""What is built carries what the program needs, and runs from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import bell_lap

TOP = Path(__file__).resolve().parent.parent

ASK = """
import json, bell_lap
from bell_lap import resources
print(json.dumps({
    "package": bell_lap.__file__,
    "version": bell_lap.__version__,
    "sessions": str(resources.sessions_dir()),
    "assets": str(resources.assets_dir()),
}))
"""


def build(kind: str, source: Path, into: Path) -> Path:
    """Build a `wheel` or an `sdist` of the tree at `source`, without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory"]
    subprocess.run([*command, str(into)], cwd=source, check=True, capture_output=True)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", TOP, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed in, without its dependencies."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True)
    return target


def ask(cwd: Path, path: Path | None = None) -> dict[str, str]:
    """What a fresh Python in `cwd` says of the package; `path` goes before its own."""
    env = {**os.environ, "PYTHONPATH": str(path) if path else ""}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=cwd, env=env, check=True, capture_output=True, text=True
    )
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


def shipped(folder: Path) -> set[str]:
    """The files below a folder that are meant to travel."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and "screenshots" not in path.parts
    }


def test_the_wheel_carries_sessions_and_assets(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for kind in ("sessions", "assets"):
        there = shipped(TOP / kind)
        assert there
        assert {f"bell_lap/_data/{kind}/{name}" for name in there} <= names
    assert "bell_lap/py.typed" in names
    assert {name.partition("/")[0] for name in names} == {
        "bell_lap",
        f"bell_lap-{bell_lap.__version__}.dist-info",
    }


def test_an_installed_wheel_finds_them_from_anywhere(installed: Path, tmp_path: Path) -> None:
    answers = ask(tmp_path, installed)
    package = installed / "bell_lap"
    assert Path(answers["package"]).parent == package
    assert Path(answers["sessions"]) == package / "_data" / "sessions"
    assert Path(answers["assets"]) == package / "_data" / "assets"
    assert shipped(Path(answers["sessions"])) == shipped(TOP / "sessions")
    assert answers["version"] == bell_lap.__version__


def test_an_editable_install_finds_them_from_anywhere(tmp_path: Path) -> None:
    answers = ask(tmp_path)
    assert Path(answers["package"]) == TOP / "src" / "bell_lap" / "__init__.py"
    assert Path(answers["sessions"]) == TOP / "sessions"
    assert Path(answers["assets"]) == TOP / "assets"


def test_an_installed_wheel_runs(installed: Path, tmp_path: Path) -> None:
    for arguments in (["--version"], ["show", "pyramid"]):
        done = subprocess.run(
            [sys.executable, "-m", "bell_lap", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout


def test_the_command_is_installed(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("bell-lap")
    done = subprocess.run(
        [str(command), "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"bell-lap {bell_lap.__version__}\n"


def test_a_wheel_from_the_source_archive_is_the_same(wheel: Path, tmp_path: Path) -> None:
    archive = build("sdist", TOP, tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    source = tmp_path / f"bell_lap-{bell_lap.__version__}"
    again = build("wheel", source, tmp_path / "wheel")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_the_version_is_in_the_changelog() -> None:
    log = (TOP / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in log or f"## [{bell_lap.__version__}]" in log


@pytest.mark.docs
def test_every_dependency_is_argued_for() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    text = (TOP / "docs" / "decisions.md").read_text("utf-8")
    names = [line.split(">")[0].split("=")[0] for line in project["dependencies"]]
    assert [name for name in names if f"### {name}\n" not in text] == []


def test_the_constraints_pin_what_is_installed_and_name_no_address() -> None:
    lines = (TOP / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert [pin for pin in pins if pin.count("==") != 1 or "/" in pin or "@" in pin] == []
