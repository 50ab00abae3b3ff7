"""docs/keys.md tells every key and binding id, and nothing that is not so."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import bell_lap.tui
from bell_lap.tui.keymap import buttons_in, complaints, faults, places, taken
from bell_lap.tui.keys import NEVER_KEYS, TAP_KEYS, UNDO_KEYS, Buttons
from bell_lap.tui.screens.run import RunScreen

pytestmark = pytest.mark.docs

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"

NAMES = {
    "left": "Left", "right": "Right",
    "shift+left": "Shift+Left", "shift+up": "Shift+Up",
    "shift+down": "Shift+Down", "shift+right": "Shift+Right", "delete": "Delete",
    "left_square_bracket": "[", "right_square_bracket": "]", "backspace": "Backspace",
    "question_mark": "?", "slash": "/", "plus": "+", "equals_sign": "=", "minus": "-",
    "greater_than_sign": ">", "less_than_sign": "<", "escape": "Escape", "enter": "Enter",
    "space": "Space", "tab": "Tab", "up": "Up", "down": "Down", "f1": "F1",
    "shift+tab": "Shift+Tab", "home": "Home", "end": "End", "comma": ",",
    "pageup": "Page Up", "pagedown": "Page Down",
}  # fmt: skip
"""Textual's names of keys, as the page writes them."""


def bound() -> dict[str, Binding]:
    """Every binding of the program by its id."""
    found: dict[str, Binding] = {}
    for place in places():
        for binding in place.BINDINGS:
            assert isinstance(binding, Binding)
            assert binding.id is not None, f"{place.__name__}: {binding.key} has no id"
            assert binding.tooltip, f"{binding.id} has no tooltip"
            assert binding.id not in found, f"{binding.id} is there twice"
            found[binding.id] = binding
    return found


def told() -> dict[str, tuple[str, ...]]:
    """What the page says: id -> keys."""
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    return {id_: tuple(re.findall(r"`(.+?)`", keys)) for id_, keys in rows}


def spelled(keys: str) -> tuple[str, ...]:
    """Textual's keys as the page writes them."""
    return tuple(
        NAMES.get(key, "Ctrl+" + key[5:].upper() if key.startswith("ctrl+") else key)
        for key in keys.split(",")
    )


def test_every_place_with_bindings_is_known() -> None:
    for module in pkgutil.walk_packages(bell_lap.tui.__path__, "bell_lap.tui."):
        if module.name != "bell_lap.tui.driver" or os.name != "nt":
            importlib.import_module(module.name)
    known = set(places())
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        own = kind.__dict__.get("BINDINGS", ())
        if kind.__module__.startswith("bell_lap.") and any(
            isinstance(binding, Binding) and binding.id is not None for binding in own
        ):
            # What takes a list's own bindings over has none of its own.
            assert known & set(kind.__mro__), f"{kind.__name__} is no place of tui/keymap.py"


def test_the_page_tells_every_binding_with_its_keys() -> None:
    assert told() == {id_: spelled(binding.key) for id_, binding in bound().items()}


def test_the_page_tells_every_tap_and_undo_key() -> None:
    text = PAGE.read_text("utf-8")
    names = {"pagedown": "Page Down", "pageup": "Page Up", "right": "Right", "left": "Left",
             "backspace": "Backspace", "full_stop": ".", "f5": "F5", "b": "b"}  # fmt: skip
    for key in TAP_KEYS | UNDO_KEYS | NEVER_KEYS:
        assert f"`{names.get(key, NAMES.get(key, key))}`" in text


def test_no_binding_of_the_run_screen_is_a_key_of_a_remote() -> None:
    keys = {key for binding in RunScreen.BINDINGS if isinstance(binding, Binding)
            for key in binding.key.split(",")}  # fmt: skip
    assert not keys & (TAP_KEYS | UNDO_KEYS | NEVER_KEYS)


def test_an_id_that_is_none_is_told_with_the_one_that_was_meant() -> None:
    assert complaints((("undo", "z,backspace"), ("library-help", "f2"))) == []
    (said,) = complaints((("libary-help", "h"),))
    assert "library-help" in said
    (said,) = complaints((("zzz", "h"),))
    assert "docs/keys.md" in said


@pytest.mark.parametrize(
    ("id_", "keys", "said"),
    [
        ("next", "space", "next: space is a tap"),
        ("next", "z,backspace", "next: backspace is undo"),
        ("next", "b", "next: b does nothing while a workout lives"),
        ("next", "7", "next: 7 begins a typed time"),
        ("next", "pgdwn", "next: there is no key 'pgdwn'; did you mean pagedown?"),
        ("next", "ctrl+zorp", "next: there is no key 'ctrl+zorp'"),
        ("next", "strg+z", "next: there is no key 'strg+z'"),
        ("next", "return", "there is no key 'return'"),
        ("next", "z,,y", "next has a blank"),
        ("next", "p", "next and pause both have p"),
        ("next", "ctrl+q", "quit and next both have ctrl+q"),
        ("library-help", "/", "library-search and library-help both have slash"),
        ("history-open", "k", "history-open and list-up both have k"),
    ],
)
def test_a_key_that_cannot_be_is_told_with_its_command(id_: str, keys: str, said: str) -> None:
    assert any(said in sentence for sentence in complaints(((id_, keys),)))


@pytest.mark.parametrize(
    ("id_", "keys"),
    [
        ("next", "z"), ("next", "ctrl+f"), ("next", "f7"), ("next", ";"), ("next", "ä"),
        ("next", "shift+f3"), ("undo", "left"), ("library-run", "enter,space"), ("pause", "f9"),
        ("library-help", "question_mark"), ("notation-back", "escape"), ("next", "N"),
    ],
)  # fmt: skip
def test_a_key_that_can_be_is_taken(id_: str, keys: str) -> None:
    assert complaints(((id_, keys),)) == []


def test_two_commands_that_share_a_key_may_share_another() -> None:
    assert complaints((("pause", "f9"), ("resume", "f9"))) == []
    (said,) = complaints((("pause", "f9"), ("longer", "f9")))
    assert "pause and longer both have f9" in said


def test_the_programs_own_keys_bring_no_complaint() -> None:
    usual = tuple((id_, binding.key) for id_, binding in bound().items())
    assert [said for said in complaints(usual) if "both have" in said] == []
    assert [said for said in complaints(usual) if "no key" in said] == []


@pytest.mark.parametrize(
    ("id_", "keys"),
    [
        ("tap", "b,f5"), ("tap", "escape"), ("tap", "."), ("tap", "space"), ("tap", "shift+f5"),
        ("tap", "raise_volume"), ("undo", "u,b"), ("undo", "u,escape"), ("undo", "f6,pageup"),
    ],
)  # fmt: skip
def test_a_button_of_a_remote_can_tap_or_undo(id_: str, keys: str) -> None:
    assert complaints(((id_, keys),)) == []


@pytest.mark.parametrize(
    ("id_", "keys", "said"),
    [
        ("tap", "s", "tap and stop both have s"),
        ("tap", "y", "tap and stop-yes both have y"),
        ("tap", "ctrl+q", "tap and quit both have ctrl+q"),
        ("tap", "u", "tap and undo both have u"),
        ("tap", "pageup", "tap and undo both have pageup"),
        ("undo", "u,pagedown", "undo and tap both have pagedown"),
        ("undo", "u,y", "undo and stop-yes both have y"),
        ("undo", "n", "next both have n"),
        ("tap", "7", "tap: 7 begins a typed time"),
        ("tap", "ctrl+l", "tap: ctrl+l unlocks the screen"),
        ("undo", "ctrl+p", "undo: ctrl+p opens the command palette"),
        ("tap", "pagedwn", "did you mean pagedown?"),
    ],
)
def test_a_button_never_takes_another_commands_key(id_: str, keys: str, said: str) -> None:
    assert any(said in sentence for sentence in complaints(((id_, keys),)))


def test_a_button_may_have_a_key_that_its_command_gave_up() -> None:
    assert complaints((("tap", "p"), ("pause", "f9"), ("resume", "f9"))) == []
    assert any("tap and undo both have z" in said for said in
               complaints((("tap", "z"), ("undo", "u,z"))))  # fmt: skip


def test_the_tap_keys_are_told_to_the_app_and_not_to_textual() -> None:
    own = (("tap", "b, f5,."), ("undo", "u,z"), ("next", "o"))
    assert buttons_in(own) == Buttons(frozenset({"b", "f5", "full_stop"}), frozenset({"u", "z"}))
    assert taken(own) == {"undo": "u,z", "next": "o"}


def test_each_fault_names_an_id_of_the_users() -> None:
    own = (("tap", "s,7"), ("next", "p"), ("zzz", "h"), ("quit", "pgdwn"))
    assert {fault.id for fault in faults(own)} == {id_ for id_, _ in own}


def test_blanks_are_not_given_to_textual() -> None:
    assert taken((("next", "z,,y, "), ("undo", ","))) == {"next": "z,y"}
