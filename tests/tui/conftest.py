"""Every screen test lives in one time zone, with colours."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, Iterator

import pytest
import textual.app
import textual.pilot
from textual.app import App
from textual.pilot import Pilot

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


@pytest.fixture
def snap_compare(snap_compare: Callable[..., bool]) -> Callable[..., bool]:
    """As the plugin has it, but no picture is taken in the light of a flash."""

    def compare(
        app: App[None],
        *,
        press: Iterable[str] = (),
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Callable[[Pilot[None]], Awaitable[None]] | None = None,
    ) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            if run_before is not None:
                await run_before(pilot)
            await pilot.pause()
            await pilot.press(*press)
            while any(getattr(screen, "lit", None) for screen in app.screen_stack):
                await pilot.pause(0.01)

        return snap_compare(app, terminal_size=terminal_size, run_before=before)

    return compare
