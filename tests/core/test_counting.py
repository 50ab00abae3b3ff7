"""The count-through: seconds as coaches call them, each at its instant, none over the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bell_lap.core import counting
from bell_lap.core.cues import Caller, CueKind, CueOptions, schedule
from bell_lap.core.session import Kind, Place
from bell_lap.core.spoken import Words
from bell_lap.core.voice import CLIPS, before_ms
from tests.core.clips import clips_ms
from tests.core.talk import Talk, plan_of, rules_of

COUNTED = CueOptions(count_through=True)


def heard(words: Words) -> str:
    return " ".join(CLIPS[word] for word in words)


def calls(talk: Talk, options: CueOptions = COUNTED) -> list[tuple[int, str]]:
    """What is said in the rep under way."""
    found = schedule(talk.fold, talk.now, options)
    return [(cue.at_ms, heard(cue.words)) for cue in found if cue.kind is CueKind.SPEECH]


def test_from_three_seconds_before_the_goal_to_five_after() -> None:
    assert calls(Talk("400m in 74s").at(0).tap()) == [
        (71_000, "seventy-one"), (72_000, "seventy-two"), (73_000, "seventy-three"),
        (74_000, "seventy-four"), (75_000, "seventy-five"), (76_000, "seventy-six"),
        (77_000, "seventy-seven"), (78_000, "seventy-eight"), (79_000, "seventy-nine"),
    ]  # fmt: skip


def test_over_100_seconds_the_minutes_come_first_and_seconds_on_the_beat() -> None:
    at, said = zip(*calls(Talk("1mi in 4:59", "solo", ready=0).at(0).tap())[-9:], strict=True)
    assert said == (
        "four fifty-six", "fifty-seven", "fifty-eight", "fifty-nine", "five minutes", "oh one",
        "oh two", "oh three", "oh four",
    )  # fmt: skip
    assert at[1:] == tuple(range(297_000, 305_000, 1_000))
    assert at[0] == 296_000 - before_ms(("4",))


def test_a_goal_just_under_100_seconds_is_counted_on_in_seconds() -> None:
    said = [words for _, words in calls(Talk("500m in 98s").at(0).tap())][-4:]
    assert said == ["one hundred", "one oh one", "one oh two", "one oh three"]


def test_a_range_is_counted_from_its_faster_bound() -> None:
    found = calls(Talk("400m in 72-74s").at(0).tap())
    assert (found[0][0], found[-1][0]) == (69_000, 79_000)
    wide = calls(Talk("400m in 60-90s").at(0).tap())
    assert (wide[0][0], wide[-1][0]) == (82_000, 95_000)


def test_a_tap_ends_it_and_what_is_said_of_the_tap_is_not_talked_over() -> None:
    talk = Talk("800m in 2:30").at(0).tap().at(74_200).tap()
    assert calls(talk)[0][1] == "two twenty-seven"
    close = Talk(plan_of("100m in 14s")).at(0).tap()
    assert calls(close)[0][0] == 11_000
    assert calls(close.at(14_100).tap()) == []


def test_a_solo_runner_hears_every_lap_though_only_the_finish_is_tapped() -> None:
    talk = Talk("1000m in 3:20", "solo", ready=0).at(0).tap()
    goals = {round(at, -3) for at, _ in calls(talk)}
    assert {40_000, 120_000, 200_000} <= goals
    coach = Talk("1000m in 3:20", "coach").at(0).tap()
    assert calls(coach) == calls(talk)


def test_on_a_road_only_the_finish_is_a_place() -> None:
    talk = Talk(plan_of("1000m in 3:20", place=Place.ROAD), "solo", ready=0).at(0).tap()
    assert calls(talk)[0][1] == "three seventeen"


def test_a_pause_moves_the_seconds() -> None:
    talk = Talk("400m in 74s").at(0).tap().at(30_000).pause().at(34_500).resume()
    assert calls(talk)[0] == (75_500, "seventy-one")


@pytest.mark.parametrize(
    ("who", "kind", "on"),
    [
        ("solo", Kind.INTERVALS, True), ("coach", Kind.INTERVALS, False),
        ("clicker", Kind.INTERVALS, False), ("coach", Kind.PACING, True),
    ],
)  # fmt: skip
def test_on_for_solo_and_for_pacing_unless_asked(who: str, kind: Kind, *, on: bool) -> None:
    plan = replace(plan_of("400m in 74s"), kind=kind)
    assert counting.is_on(None, plan, rules_of(who)) is on
    assert counting.is_on(asked=not on, plan=plan, rules=rules_of(who)) is not on
    talk = Talk(plan, who, ready=0).at(0).tap()
    assert bool(calls(talk, CueOptions())) is on
    assert calls(talk, CueOptions(caller=Caller.SPLITS, count_through=True)) == []


def test_no_goal_no_mark_no_count() -> None:
    for text in ("400m", "400m @ hard", "60s @ 3:20/km", "wu 1km easy; 400m"):
        assert "seventy" not in " ".join(said for _, said in calls(Talk(text).at(0).tap()))
        assert calls(Talk(text).at(0).tap()) == []


def test_every_call_is_over_before_the_next() -> None:
    long = [counting.call(second, in_seconds=False) for second in range(10, 5_999)]
    short = [counting.call(second, in_seconds=True) for second in range(1, 105)]
    assert max(clips_ms(words) for words in (*long, *short)) < 950


def test_a_first_call_begins_early_by_its_minutes_and_no_more() -> None:
    for second in range(101, 1_200):
        words = counting.call(second, in_seconds=False, first=True)
        if second % 60:
            early_ms = before_ms(words[:-1])
            assert clips_ms(words) < early_ms + 950
