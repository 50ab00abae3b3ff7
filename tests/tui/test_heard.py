"""What a remote sent, told apart into pushes, and what of it can go into the settings."""

from __future__ import annotations

import pytest

from bell_lap.core.rules import Rules
from bell_lap.tui.heard import Heard, Own, again, names, proposal, pushes, use_of
from bell_lap.tui.key_words import nothing, proposed, shown, sums, verdict, warnings
from bell_lap.tui.keys import HELD_S


def heard(*keys: str, apart_s: float = 1.0) -> list[Heard]:
    return [Heard(key, None, 50 + number * apart_s) for number, key in enumerate(keys)]


def at(key: str, *instants: float) -> list[Heard]:
    return [Heard(key, None, instant) for instant in instants]


def test_a_second_apart_is_a_push_each() -> None:
    assert [len(push) for push in pushes(heard("b", "b", "b"))] == [1, 1, 1]
    assert pushes([]) == ()


def test_what_repeats_or_follows_at_once_is_one_push() -> None:
    assert [len(push) for push in pushes(at("b", 1, 1.05, 1.1, 1.35, 2.0))] == [4, 1]
    assert len(pushes(heard("f5", "escape", apart_s=0.2))) == 1
    assert len(pushes(heard("f5", "f5", apart_s=0.31))) == 2


def test_a_held_key_and_a_bounce_are_counted_apart() -> None:
    assert again(at("b", 1, 1.05, 1.17, 1.4, 2.0)) == (2, 1)
    assert again(heard("f5", "escape", apart_s=0.05)) == (0, 1)
    assert again([]) == (0, 0)


def test_a_held_key_is_one_by_the_same_figure_as_at_the_line() -> None:
    assert Rules().thresholds.held_ms == HELD_S * 1000


@pytest.mark.parametrize(
    ("key", "character", "use"),
    [
        ("pagedown", None, "tap"), ("b", "b", "nothing: remotes send it"), ("left", None, "undo"),
        ("f5", None, "nothing: remotes send it"), ("escape", "\x1b", "nothing: remotes send it"),
        ("7", "7", "begins a typed time"), ("u", "u", "undo"), ("p", "p", "pause, resume"),
        ("y", "y", "accept-estimate, stop-yes"), ("ctrl+p", "\x10", "opens the command palette"),
        ("left_shift", None, "nothing by itself"), ("f12", None, "nothing"),
        ("raise_volume", None, "nothing"),
    ],
)  # fmt: skip
def test_each_key_is_told_with_what_it_does(key: str, character: str | None, use: str) -> None:
    assert use_of(Heard(key, character, 0), ()) == use


def test_the_users_own_keys_are_told_too() -> None:
    own = (("tap", "b"), ("undo", "u,f5"), ("pause", "z"))
    assert use_of(Heard("b", "b", 0), own) == "tap"
    assert use_of(Heard("f5", None, 0), own) == "undo"
    assert use_of(Heard("z", "z", 0), own) == "pause"
    assert use_of(Heard("p", "p", 0), own) == "resume"


@pytest.mark.parametrize(
    ("own", "taps", "undos", "changes"),
    [
        ((), ("pagedown",), ("pageup",), ()),
        ((), ("b",), (), (("tap", "b"),)),
        ((), ("f5", "escape"), ("full_stop",), (("tap", "f5,escape"), ("undo", "u,full_stop"))),
        ((("tap", "b"),), ("b", "f5"), (), (("tap", "b,f5"),)),
        ((("undo", "z"),), ("space",), ("b",), (("undo", "z,b"),)),
        ((("undo", "z"),), (), ("z",), ()),
        ((("pause", "o"), ("resume", "o")), ("p",), (), (("tap", "p"),)),
    ],
)  # fmt: skip
def test_only_what_is_new_is_added(
    own: Own, taps: tuple[str, ...], undos: tuple[str, ...], changes: Own
) -> None:
    found = proposal(own, taps, undos)
    assert found.changes == changes
    assert found.refused == ()


@pytest.mark.parametrize(
    ("taps", "undos", "said"),
    [
        (("s",), (), "tap and stop both have s"),
        (("pageup",), (), "tap and undo both have pageup"),
        (("space",), ("pagedown",), "undo and tap both have pagedown"),
        (("b",), ("b",), "tap and undo both have b"),
        (("7",), (), "tap: 7 begins a typed time"),
        (("u",), (), "tap and undo both have u"),
    ],
)
def test_what_would_take_a_command_away_is_refused_with_both_names(
    taps: tuple[str, ...], undos: tuple[str, ...], said: str
) -> None:
    found = proposal((), taps, undos)
    assert any(said in sentence for sentence in found.refused)
    assert said in proposed(found)
    assert "[keys]" not in proposed(found)
    assert "cannot be" in verdict(found)


def test_what_taps_already_is_said() -> None:
    found = proposal((), ("pagedown", "b"), ("pageup",))
    assert found.already == ("pagedown taps already", "pageup undoes already")
    assert proposed(found).splitlines()[:2] == ["[keys]", 'tap = "b"']
    assert "Nothing has to be written" in verdict(proposal((), ("space",), ()))


def test_the_different_keys_are_named_once_in_their_order() -> None:
    assert names(heard("f5", "escape", "f5")) == ("f5", "escape")


def test_the_words() -> None:
    assert sums([]) == ""
    assert sums(heard("b")) == "1 key: 1 push"
    assert sums(at("b", 1, 1.05, 1.3, 3)) == (
        "4 keys: 2 pushes; 1 within 120 ms of the same key: it was held; 1 within 300 ms: a bounce"
    )
    assert "late" in warnings(("escape", "b"))
    assert warnings(("b",)) == ""
    assert nothing(8, some=False).startswith("Nothing arrived for 8 s")
    assert nothing(8, some=True).startswith("Nothing more arrived")
    assert [shown(sign) for sign in (None, "b", " ", "\x1b")] == ["none", "b", "U+0020", "U+001B"]
