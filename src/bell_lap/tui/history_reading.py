"""Reads what a filter finds on a thread of its own: typing never waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bell_lap.errors import BellLapError
from bell_lap.history.filtering import Filter
from bell_lap.tui.pages import Pages
from bell_lap.tui.ports import History


class Reader:
    """One reading at a time; what was wanted meanwhile is skipped but for the newest."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="filter")
        self._next: tuple[History, Filter] | None = None
        self._busy = False

    def want(self, history: History, wanted: Filter) -> None:
        """This is to be read next."""
        self._next = history, wanted

    async def follow(self, show: Callable[[Pages | BellLapError], None]) -> None:
        """Read until all that is wanted is shown; nothing where that is under way already."""
        if self._busy:
            return
        self._busy = True
        try:
            while self._next is not None:
                asked, self._next = self._next, None
                loop = asyncio.get_running_loop()
                found = await loop.run_in_executor(self._thread, _read, *asked)
                if self._next is None:
                    show(found)
        finally:
            self._busy = False

    def close(self) -> None:
        """Wait for the reading under way: its history may be closed next."""
        self._thread.shutdown(cancel_futures=True)


def _read(history: History, wanted: Filter) -> Pages | BellLapError:
    """The rows, with those that are seen first already fetched."""
    try:
        pages = Pages(history, wanted)
        pages.row(0)
    except BellLapError as error:
        return error
    return pages
