"""The large clock draws what changed, all of it, and not much more."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from bell_lap.core.units import format_running
from bell_lap.tui.widgets.big_clock import BigClock


class OneClock(App[None]):
    """A clock and nothing else."""

    def compose(self) -> ComposeResult:
        yield BigClock()


def drawn(clock: BigClock) -> list[str]:
    """The rows of the clock as they would be drawn in full."""
    return [clock.render_line(y).text for y in range(clock.size.height)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *((format_running(ms), format_running(ms + 100)) for ms in range(8_500, 11_500, 300)),
        ("8.8", "1.1"),
        ("99.9", "11.1"),
        ("59:59.9", "11:11.1"),
        ("0:09", "0:10"),
        ("+0:59", "+1:00"),
        ("0.0", "+:0"),
    ],
)
async def test_every_changed_cell_is_drawn_again(old: str, new: str) -> None:
    app = OneClock()
    async with app.run_test(size=(100, 14)) as pilot:
        clock = app.query_one(BigClock)
        regions: list[Region] = []

        def note(*changed: Region) -> BigClock:
            regions.extend(changed or (clock.size.region,))
            return clock

        clock.show(old)
        await pilot.pause()
        before = drawn(clock)
        clock.refresh = note  # type: ignore[method-assign,assignment]  # what is drawn is the point
        clock.show(new)
        after = drawn(clock)
        changed = {
            (x, y)
            for y, (was, is_now) in enumerate(zip(before, after, strict=True))
            for x, (a, b) in enumerate(zip(was, is_now, strict=True))
            if a != b
        }
        assert changed
        assert all(any(region.contains(x, y) for region in regions) for x, y in changed)


async def test_a_tenth_draws_its_own_columns_only() -> None:
    app = OneClock()
    async with app.run_test(size=(100, 14)) as pilot:
        clock = app.query_one(BigClock)
        clock.show("71.2")
        await pilot.pause()
        assert clock._glyphs is not None
        regions = clock._changed("71.2", "71.3", clock._glyphs)
        assert {region.width for region in regions} == {clock._glyphs.width}
        assert len(regions) < clock.rows


async def test_the_same_text_draws_nothing() -> None:
    app = OneClock()
    async with app.run_test(size=(100, 14)) as pilot:
        clock = app.query_one(BigClock)
        clock.show("71.2")
        await pilot.pause()
        clock.refresh = None  # type: ignore[method-assign,assignment]  # would fail if it were called
        clock.show("71.2")


@pytest.mark.parametrize("size", [(8, 3), (10, 3), (15, 5)])
async def test_where_no_figure_fits_the_plain_text_stands(size: tuple[int, int]) -> None:
    app = OneClock()
    async with app.run_test(size=size) as pilot:
        clock = app.query_one(BigClock)
        clock.show("71.2")
        await pilot.pause()
        assert clock.rows == 1
        assert "71.2" in "".join(drawn(clock))
