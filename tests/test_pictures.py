"""The pictures in the README are of the real program: each is one of the tested snapshots."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SNAPSHOTS = ROOT / "tests" / "tui" / "__snapshots__" / "test_snapshots"
PICTURES = {
    "run.svg": "test_the_run_screen[late_in_a_rep-size2].svg",
    "library.svg": "test_the_library[size2].svg",
}


@pytest.mark.docs
@pytest.mark.parametrize(("picture", "snapshot"), PICTURES.items())
def test_a_picture_is_the_tested_snapshot(picture: str, snapshot: str) -> None:
    shown = (ROOT / "assets" / "screenshots" / picture).read_bytes()
    tested = (SNAPSHOTS / snapshot).read_bytes()
    assert shown == tested, f"copy {snapshot} to assets/screenshots/{picture}"
