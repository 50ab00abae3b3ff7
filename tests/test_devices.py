"""A test whose device is missing is never left out in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).with_name("conftest.py")
TESTS = """
import pytest

@pytest.mark.pty
def test_terminal():
    pass

def test_plain():
    pass
"""


def run_pytest(folder: Path, *, here: bool, require: bool) -> tuple[int, str]:
    """Run two tests, one of which needs a terminal that is `here`; gives exit code and output."""
    source = CONFTEST.read_text("utf-8")
    (folder / "conftest.py").write_text(
        f'{source}\nDEVICES["pty"] = ("a real terminal device", lambda: {here})\n', "utf-8"
    )
    (folder / "test_it.py").write_text(TESTS, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = pty: a terminal\n", "utf-8")
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    env["REQUIRE_DEVICE"] = "1" if require else ""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", str(folder)],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_missing_device_is_said_aloud(tmp_path: Path) -> None:
    code, output = run_pytest(tmp_path, here=False, require=False)
    assert code == 0
    assert "NOT TESTED: 1 pty tests need a real terminal device, which is not here" in output
    assert "1 passed, 1 deselected" in output


def test_a_missing_device_fails_where_it_is_required(tmp_path: Path) -> None:
    code, output = run_pytest(tmp_path, here=False, require=True)
    assert code == 1
    assert "REQUIRE_DEVICE=1, and this is missing: a real terminal device" in output


def test_a_device_that_is_here_runs_its_tests(tmp_path: Path) -> None:
    code, output = run_pytest(tmp_path, here=True, require=True)
    assert code == 0
    assert "2 passed" in output
    assert "NOT TESTED" not in output
