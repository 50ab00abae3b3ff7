"""The footer: it shows the commands that can be done, and lets go of those that it has shown."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from bell_lap.tui.app import BellLapApp
from bell_lap.tui.widgets.command_footer import CommandFooter
from tests.tui.support import Desk, app_at, context_of, line_of, press, reps, simple
from tests.tui.years import years

TIMES = 20


class OneFooter(App[None]):
    """Nothing else."""

    BINDINGS = [("a", "one", "One"), ("b", "two", "Two")]  # noqa: RUF012 - Textual declares it so

    possible = True

    def compose(self) -> ComposeResult:
        yield CommandFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "two":
            return self.possible or None
        return super().check_action(action, parameters)

    def action_one(self) -> None:
        """Nothing."""

    def action_two(self) -> None:
        """Nothing."""


async def changed(pilot: Pilot[None]) -> None:
    """The commands that can be done have changed, and the footer shows it."""
    assert isinstance(pilot.app, OneFooter)
    pilot.app.possible = not pilot.app.possible
    await looked_at(pilot)
    key = next(key for key in pilot.app.query(FooterKey) if key.description == "Two")
    assert key.has_class("-disabled") is not pilot.app.possible


async def looked_at(pilot: Pilot[None]) -> None:
    """The footer looks at the commands."""
    pilot.app.screen.refresh_bindings()
    for _ in range(2):
        await pilot.pause()


def alive() -> int:
    """How many keys of footers there are in this process."""
    gc.collect()
    return sum(isinstance(each, FooterKey) for each in gc.get_objects())


async def test_it_shows_its_commands_whenever_they_change() -> None:
    app = OneFooter()
    async with app.run_test() as pilot:
        for compact in (False, True):
            footer = app.query_one(Footer)
            footer.compact = compact
            await changed(pilot)
            keys = list(app.query(FooterKey))
            assert {"One", "Two"} <= {key.description for key in keys}
            assert {key.compact for key in keys if key.description in ("One", "Two")} == {compact}


async def test_it_asks_nothing_of_a_screen_that_goes() -> None:
    class Going(OneFooter):
        going = False

        def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
            assert not self.going, "what the answer is found in may be gone"
            return super().check_action(action, parameters)

    app = Going()
    async with app.run_test() as pilot:
        await pilot.pause()
        footer = app.query_one(CommandFooter)
        gone = footer.remove()
        app.going = True
        await footer.recompose()
        app.going = False
        await gone


async def test_what_it_has_shown_is_gone() -> None:
    app = OneFooter()
    before = alive()
    async with app.run_test() as pilot:
        await pilot.pause()
        for _ in range(TIMES):
            await changed(pilot)
        assert alive() - before == len(app.query(FooterKey))


async def test_a_workout_leaves_no_keys_behind() -> None:
    """Its commands change with every rep and recovery."""
    line = line_of(simple(reps(count=TIMES)))
    app = app_at(line)
    async with app.run_test() as pilot:
        await press(pilot, "space")
        counts: list[int] = []
        for _ in range(TIMES // 2):
            for wait_s in (74, 95):
                line.clock.advance(wait_s)
                await press(pilot, "space")
                await pilot.pause()
            counts.append(alive())
        assert counts[-1] <= counts[1]


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "e"), ("w",), ("b",), ("t",), ("c",)])
async def test_the_ways_out_and_the_help_are_always_in_sight(
    columns: int, keys: tuple[str, ...], tmp_path: Path
) -> None:
    with years(tmp_path) as history:
        app = BellLapApp(context_of(Desk(), history=history), history=True)
        async with app.run_test(size=(columns, 20)) as pilot:
            await press(pilot, *keys)
            await pilot.pause()
            shown = [key for key in app.screen.query(FooterKey) if key.display]
            assert {"back", "help"} <= {key.action for key in shown}
            assert max(key.region.right for key in shown) <= columns


async def test_a_key_finds_its_styles_once_however_close_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again: list[FooterKey] = []
    update = FooterKey.update_node_styles

    def noted(key: FooterKey, animate: bool = True) -> None:
        again.append(key)
        update(key, animate)

    monkeypatch.setattr(FooterKey, "update_node_styles", noted)
    app = OneFooter()
    async with app.run_test() as pilot:
        for compact in (False, True):
            app.query_one(Footer).compact = compact
            await changed(pilot)
            again.clear()
            await changed(pilot)
            assert again == []
            assert {key.has_class("-compact") for key in app.query(FooterKey)} == {compact}


async def test_keys_stay_while_the_commands_are_the_same() -> None:
    app = OneFooter()
    async with app.run_test() as pilot:
        await changed(pilot)
        before = list(app.query(FooterKey))
        await looked_at(pilot)
        assert [*map(id, app.query(FooterKey))] == [*map(id, before)]
        await changed(pilot)
        assert not {*map(id, app.query(FooterKey))} & {*map(id, before)}
