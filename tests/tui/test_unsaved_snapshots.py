"""A disk that refuses, drawn: the banner, and the file that is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.test_saving import Sulking
from tests.tui.support import app_at
from tests.tui.test_snapshots import SIZES, Snap, quiet
from tests.tui.test_unsaved_screen import finished, line_on


@pytest.fixture
def sulking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sulking]:
    monkeypatch.chdir(tmp_path)
    with Sulking(tmp_path / "data" / "history.sqlite3") as store:
        store.refuses_rows = True
        yield store


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_banner(snap_compare: Snap, sulking: Sulking, size: tuple[int, int]) -> None:
    line = line_on(sulking)
    line.tap()
    line.after(31.4)
    assert snap_compare(app_at(line), run_before=quiet(), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_file_on_offer(snap_compare: Snap, sulking: Sulking, size: tuple[int, int]) -> None:
    # What is proposed lies in the test's own folder, which has another name each time.
    keys = ("q", "ctrl+u", *"/media/stick")
    assert snap_compare(app_at(finished(sulking)), run_before=quiet(*keys), terminal_size=size)
