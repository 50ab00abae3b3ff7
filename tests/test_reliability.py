"""docs/reliability.md names the tests that hold each promise; they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "reliability.md"

pytestmark = pytest.mark.docs


def named() -> set[str]:
    """Every test and benchmark on the page."""
    return set(re.findall(r"`((?:tests|benchmarks)/[^`]+)`", PAGE.read_text("utf-8")))


def test_what_the_page_names_is_there() -> None:
    assert named()
    assert {name for name in named() if not (TOP / name).exists()} == set()


def test_the_page_names_every_chaos_test() -> None:
    found = {path.relative_to(TOP).as_posix() for path in (TOP / "tests/chaos").glob("test_*.py")}
    assert found <= named()


def test_the_page_names_every_long_workout() -> None:
    found = {path.relative_to(TOP).as_posix() for path in (TOP / "tests/soak").glob("t*_*.py")}
    assert "tests/soak/twenty_minutes.py" in found
    assert found <= named()


def test_the_pages_that_it_points_to_are_there() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE.read_text("utf-8"))
    assert links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
