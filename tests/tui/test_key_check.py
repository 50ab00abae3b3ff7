"""`bell-lap doctor keys` by hand: push, push, push; undo; y."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from textual.events import AppBlur, AppFocus, Key
from textual.pilot import Pilot
from textual.widgets import Static

from bell_lap.errors import EnvironmentProblem
from bell_lap.settings import Settings
from bell_lap.tui.heard import Own
from bell_lap.tui.key_check import KeyCheck, Step

NEVER = 1000.0
"""Seconds after which nothing more is waited for in a test."""


@dataclass
class Desk:
    """Where settings are written, and a remote whose pushes are a second apart."""

    saved: list[Mapping[str, str]] = field(default_factory=list)
    broken: bool = False
    at_s: float = 100.0

    def save(self, changes: Mapping[str, str]) -> Settings:
        """Keep them."""
        if self.broken:
            raise EnvironmentProblem("the disk is full")
        self.saved.append(changes)
        return Settings()

    def push(self, app: KeyCheck, *keys: str, apart_s: float = 0.05) -> None:
        """One push of a button that sends these keys."""
        self.at_s += 1
        for number, key in enumerate(keys):
            event = Key(key, key if len(key) == 1 else None)
            event.time = self.at_s + number * apart_s
            app.hear(event)


@asynccontextmanager
async def checking(
    own: Own = (), *, quiet_s: float = NEVER, patience_s: float = NEVER, broken: bool = False
) -> AsyncIterator[tuple[KeyCheck, Pilot[None], Desk]]:
    """The check, waiting for the first push."""
    desk = Desk(broken=broken)
    app = KeyCheck(own, desk.save, quiet_s=quiet_s, patience_s=patience_s)
    async with app.run_test(size=(80, 24)) as pilot:
        yield app, pilot, desk


def said(app: KeyCheck, part: str) -> str:
    return str(app.query_one(f"#{part}", Static).render())


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Let the app go on until something is so; the test's own timeout ends a wait for ever."""
    while not true():
        await pilot.pause(0.005)


async def asked(pilot: Pilot[None], word: str) -> None:
    """Wait for what is asked."""
    app = pilot.app
    assert isinstance(app, KeyCheck)
    await until(pilot, lambda: word in said(app, "ask"))


async def test_each_key_is_shown_with_what_it_means() -> None:
    async with checking() as (app, _, desk):
        desk.push(app, "pagedown")
        desk.push(app, "b", "b")
        table = said(app, "table").splitlines()
        assert table[1].split() == ["pagedown", "none", "tap"]
        assert "nothing: remotes send it" in table[2]
        assert table[3].endswith("0.050 s")
        assert said(app, "ask").endswith("2 of 3")
        assert "1 within 120 ms" in said(app, "sums")


async def test_a_whole_remote_is_learnt_and_written_after_a_y() -> None:
    async with checking(quiet_s=0.01) as (app, pilot, desk):
        for keys in (("f5",), ("escape",), ("f5",)):
            desk.push(app, *keys)
        assert "0.1 s late" in said(app, "hint")
        await asked(pilot, "undo")
        desk.push(app, "b")
        desk.push(app, "b")
        await asked(pilot, "y: write it")
        assert 'tap = "f5,escape"' in said(app, "table")
        assert 'undo = "u,b"' in said(app, "table")
        assert desk.saved == []
        await pilot.press("space", "enter", "y")
    assert desk.saved == [{"keys.tap": "f5,escape", "keys.undo": "u,b"}]
    assert app.written == (("tap", "f5,escape"), ("undo", "u,b"))


async def test_undo_can_be_left_out_and_what_works_is_not_written() -> None:
    async with checking(quiet_s=0.01) as (app, pilot, desk):
        for _ in range(3):
            desk.push(app, "pagedown")
        await asked(pilot, "undo")
        await pilot.press("enter")
        assert "Nothing has to be written" in said(app, "ask")
        assert "pagedown taps already" in said(app, "table")
        await pilot.press("y", "enter")
    assert desk.saved == []
    assert not app.is_running


async def test_a_key_that_another_command_has_is_refused_and_another_can_be_tried() -> None:
    async with checking(quiet_s=0.01) as (app, pilot, desk):
        for _ in range(3):
            desk.push(app, "s")
        await asked(pilot, "undo")
        await pilot.press("enter")
        assert "tap and stop both have s" in said(app, "table")
        await pilot.press("y", "enter")
        assert app.is_running
        assert app.refused
        await pilot.press("n")
        assert said(app, "ask").endswith("0 of 3")
        assert app.refused == ()
        await pilot.press("ctrl+q")
    assert desk.saved == []


async def test_fewer_pushes_than_asked_for_are_waited_for() -> None:
    async with checking(quiet_s=0.01, patience_s=0.02) as (app, pilot, desk):
        desk.push(app, "b", "b", "b", "b")
        await until(pilot, lambda: "Nothing more arrived" in said(app, "hint"))
        assert said(app, "ask").endswith("1 of 3")


async def test_a_terminal_that_eats_keys_is_told_of() -> None:
    async with checking(patience_s=0.01) as (app, pilot, desk):
        await until(pilot, lambda: "Nothing arrived" in said(app, "hint"))
        assert "never reach a terminal" in said(app, "hint")
        desk.push(app, "b")
        assert said(app, "hint") == ""


async def test_a_window_without_the_keyboard_is_told_of() -> None:
    async with checking() as (app, pilot, _):
        app.post_message(AppBlur())
        await pilot.pause()
        assert "another window" in said(app, "hint")
        app.post_message(AppFocus())
        await pilot.pause()
        assert said(app, "hint") == ""


async def test_keys_that_only_modify_are_shown_and_not_counted() -> None:
    async with checking() as (app, _, desk):
        desk.push(app, "left_shift", "f5")
        assert "left_shift" in said(app, "table")
        assert said(app, "sums") == "1 key: 1 push"


async def test_many_keys_scroll_and_the_newest_stay() -> None:
    async with checking() as (app, _, desk):
        desk.push(app, *["b"] * 60, "f9", apart_s=0.03)
        table = said(app, "table").splitlines()
        assert table[0].startswith("key")
        assert table[-1].startswith("f9")
        assert len(table) <= app.query_one("#table").size.height


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
@pytest.mark.parametrize("step", [Step.TAP, Step.SURE])
async def test_it_can_always_be_left(key: str, step: Step) -> None:
    async with checking(quiet_s=0.01) as (app, pilot, desk):
        if step is Step.SURE:
            for _ in range(3):
                desk.push(app, "b")
            await asked(pilot, "undo")
            await pilot.press("enter")
        await pilot.press(key)
    assert not app.is_running
    assert desk.saved == []
    assert app.written == ()


async def test_settings_that_cannot_be_written_end_it_with_the_reason() -> None:
    async with checking(quiet_s=0.01, broken=True) as (app, pilot, desk):
        for _ in range(3):
            desk.push(app, "b")
        await asked(pilot, "undo")
        await pilot.press("enter", "y")
    assert app.trouble is not None
    assert app.written == ()


async def test_the_keys_of_the_settings_are_known() -> None:
    async with checking((("tap", "b"),)) as (app, _, desk):
        desk.push(app, "b")
        assert said(app, "table").splitlines()[1].split() == ["b", "b", "tap"]


def test_the_screen(snap_compare: Callable[..., bool]) -> None:
    async def use(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, KeyCheck)
        desk = Desk()
        desk.push(app, "pagedown", "pagedown", "pagedown")
        desk.push(app, "escape")
        await pilot.pause()

    app = KeyCheck((), Desk().save, quiet_s=NEVER, patience_s=NEVER)
    assert snap_compare(app, terminal_size=(80, 24), run_before=use)
