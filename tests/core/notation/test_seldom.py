"""Forms that few write: each is read as its author meant, or the author is told."""

from __future__ import annotations

import pytest

from bell_lap.core.notation import NotationError, parse, parse_rest
from bell_lap.core.notation.printer import print_item, print_items, print_rest
from bell_lap.core.session import Chain, Kind, Manner, Role, Span, Step
from bell_lap.core.units import metres
from tests.core.sessions import MILE

SESSIONS = {
    "1km easy, 2km @ 10k, 2min": "1km easy, 2km @ 10k, 2min",
    "2 x (2 x (400m, 200m)) @ mile": "2 x (2 x (400m - 200m @ mile))",
    "(400m; 200m @ 3k) @ mile": "1 x (400m @ mile; 200m @ 3k)",
    "(400m, 200m) in 72s": "1 x (400m in 72s - 200m in 72s)",
    "200m, 400m, open jog": "200m - 400m - open jog",
    '200m, 400m, 200m jog "easy one"': '200m - 400m - 200m jog "easy one"',
    "1min, 2min, 3min, 1min jog": "60s - 2min - 3min, rest 60s jog",
    "1km jog, 2km, 2min": "1km jog - 2km - 2min",
    "1, 2, 3km": "1km - 2km - 3km",
    "400m @ 3k-1mi @ mile": "400m @ 3k - 1mi @ mile",
    "1,20s": "1s - 20s",
    "run 400m": "400m",
    "4 x run 400m": "4 x 400m",
    "30/30 x 10": "10 x (30s @ hard - 30s easy)",
    "30/30": "30s @ hard - 30s easy",
    "10 x 1:30/30s": "10 x (90s @ hard - 30s easy)",
    "10 x 30min/1:30": "10 x (30min @ hard - 90s easy)",
    "30s/20": "30s @ hard - 20s easy",
    "10 x 400m, until tapped easy": "10 x (400m - open easy)",
    "4 x 400m (rest 90s, @ mile)": "4 x 400m @ mile, rest 90s",
    "4 x 400m (in 72s)": "4 x 400m in 72s",
    "400m - 400m in 72s": "400m in 72s - 400m in 72s",
    "400m, 200m straight into": "400m - 200m, rest 0",
    "400m - 200m, 100m walk back": "400m - 200m - 100m, rest walk back",
    "400m rest 30s - 200m rest 60s": "400m - 200m, rest 30s/60s",
    "400m rest 30s / 1min jog": "400m, rest 30s\n60s jog",
    "200m jog rest": "200m jog",
    "rest full": "open stand",
    "5 x 1h30'": "5 x 90min",
    "wu 10min, drills: A skip": 'wu 10min\n"A skip"',
    "400m, mile, 400m": "400m - 1mi - 400m",
    "4 x 400m, lap easy": "4 x (400m - 1 lap easy)",
    "30min threshold": "30min @ threshold",
    "2 hours easy": "2h @ easy",
    "1h 90s easy": "1:01:30 @ easy",
    "5 x 3min 90s rest": "5 x 3min, rest 90s",
    "5 x 3' 60\" jog": "5 x 3min, rest 60s jog",
    "4 x 400m, starting every 3min": "4 x 400m, on 3min",
    "4 x 400m, rest 60s, last recovery": "4 x 400m, rest 60s, last rest",
    "4 x 400m, rest 90, 60, 30s, last rest": "4 x 400m, rest 90s/60s/30s, last rest",
    "400m, drills: A skip": '400m\n"A skip"',
    "warmdown 10min easy": "cd 10min easy",
    '5 reps "squat" 100 kilos': '5 reps "squat" 100kg',
    "50 x 5": "5 x 50m",
    "1, 2 min": "60s - 2min",
    "4 x 400m, on the 3:00": "4 x 400m, on 3min",
    "4 x 400m @ progressing 5k to mile": "4 x 400m @ 5k -> mile",
    "400m @ 9s/50": "400m @ 9s/50m",
    "800m in 400m at 68s + 400m at 70s": "800m in 400m 68s + 400m 70s",
}


@pytest.mark.parametrize(("text", "meant"), SESSIONS.items(), ids=SESSIONS)
def test_a_session_is_read_as_it_was_meant(text: str, meant: str) -> None:
    assert parse(text).items == parse(meant).items


RESTS = {
    "200/100m jog": "200m/100m jog",
    "3/2/1 laps": "3/2/1 laps",
    "90, 60, 30s": "90s/60s/30s",
    "90, and 60 seconds": "90s/60s",
    "90, 60, and 30 seconds": "90s/60s/30s",
    "1-1:30": "60-90s",
    "1-1:30:00": "60-90min",
    "100/200 jog": "100m jog/200m jog",
    "200m walk or jog": "200m walk",
    "60-90 rest": "60-90s",
    "jog equal": "equal jog",
    "straight into": "0",
}


@pytest.mark.parametrize(("text", "meant"), RESTS.items(), ids=RESTS)
def test_a_recovery_is_read_as_it_was_meant(text: str, meant: str) -> None:
    rest, _ = parse_rest(text)
    same, _ = parse_rest(meant)
    assert print_rest(rest) == print_rest(same)


def test_a_list_of_recoveries_may_be_as_long_as_it_likes() -> None:
    rest, _ = parse_rest(", ".join(["20"] * 1200) + " and 10s")
    assert [value.max_ms for value in rest.values] == [20_000] * 1200 + [10_000]


def test_a_block_has_no_recovery_between_sets() -> None:
    with pytest.raises(NotationError, match="the recovery between reps alone"):
        parse_rest("3min set rest")


@pytest.mark.parametrize("joint", ["-", ", "])
def test_a_list_of_more_reps_than_a_session_has_is_refused_at_the_first(joint: str) -> None:
    at = 1000 * len("400m" + joint) + 1
    with pytest.raises(NotationError, match=f"1:{at}: a long list; a session has at most 1,000"):
        parse(joint.join(["400m"] * 1200))


@pytest.mark.parametrize("joint", ["-", ", "])
def test_more_bare_numbers_than_a_session_has_reps_are_no_list_of_one_unit(joint: str) -> None:
    with pytest.raises(NotationError, match="1 of what"):
        parse(joint.join(["1"] * 1500) + "min")


def test_a_goal_behind_brackets_says_that_it_is_for_all() -> None:
    (note,) = parse("2 x (200m, 400m) @ mile").notes
    assert note.text == "this goal goes to every rep in the brackets that has none"


@pytest.mark.parametrize(
    ("manner", "text"),
    [
        (Manner.JOG, "200m - 400m @ mile - 1 x 60s jog"),
        (Manner.EASY, "200m, 400m @ mile, 60s easy"),
    ],
)
def test_a_float_that_ends_a_list_is_never_written_as_its_recovery(
    manner: Manner, text: str
) -> None:
    float_ = Step(Span(60_000, 60_000), role=Role.FLOAT, manner=manner)
    chain = Chain((Step(metres(200)), Step(metres(400), goal=MILE), float_))
    assert print_item(chain) == text
    assert parse(text).items == (chain,)


@pytest.mark.parametrize(
    "text",
    [
        '2 x 1 rep "squat"',
        '2 x 2 reps "squat"',
        "4 x 400m @ 75-78s/400m",
        "4 x 400m @ 3:20-3:30/km",
        "4 x 400m @ 98s-1:41/400m",
    ],
)
def test_what_is_printed_is_written_so(text: str) -> None:
    assert print_items(parse(text).items) == text


@pytest.mark.parametrize(("shift", "noted"), [("9.9s", False), ("10s", True), ("60s", True)])
def test_a_large_shift_of_a_pace_could_have_been_the_next_rep(shift: str, noted: bool) -> None:
    notes = [note.text for note in parse(f"400m @ mile - {shift}").notes]
    assert any("for a next rep use a comma" in note for note in notes) is noted


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5, 6])
def test_a_movement_is_named_in_five_words_at_most(words: int) -> None:
    name = " ".join("abcdef"[:words])
    if words < 6:
        assert print_items(parse(f"10 reps {name}", kind=Kind.STRENGTH).items) == (
            f'10 reps "{name}"'
        )
        return
    with pytest.raises(NotationError, match="too long for the name of a movement"):
        parse(f"10 reps {name}", kind=Kind.STRENGTH)


def test_a_count_without_a_movement_counts_nothing() -> None:
    with pytest.raises(NotationError, match='"rest" does not begin a step'):
        parse("4 x rest 90s", kind=Kind.STRENGTH)


def test_what_cannot_be_seen_is_refused_by_its_name() -> None:
    with pytest.raises(NotationError, match=r"an invisible character \(U\+200B\)"):
        parse("4\u200bx 400m")
