"""Every screen test lives in one time zone, with colours."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import textual.app
import textual.pilot

from tests.tui.stillness import still


@pytest.fixture(autouse=True)
def one_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """UTC, so that a time of day is the same everywhere; no NO_COLOR of the developer's."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def no_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pilots wait for what there is to do, not for a quiet process."""
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", still)
