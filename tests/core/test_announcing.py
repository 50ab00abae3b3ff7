"""What is said before a piece of work: all that clips can say, and nothing wrong."""

from __future__ import annotations

import pytest

from bell_lap.core.announcing import announcements, last_rep, optional_left
from bell_lap.core.plan import Plan
from bell_lap.core.session import Place
from bell_lap.core.voice import CLIPS
from tests.core.sessions import MILER
from tests.core.talk import plan_of


def said(plan: Plan | str, position: int = 0) -> list[str]:
    """Every phrase for the work at a position, from the fullest on."""
    made = plan_of(plan) if isinstance(plan, str) else plan
    phrases = announcements(made, made.steps, position, last_rep(made.steps))
    return [" ".join(CLIPS[word] for word in words) for words in phrases]


def test_the_phrase_of_the_manual() -> None:
    assert said("11 x 400m in 72s, rest 90s", 12) == [
        "rep seven of eleven four hundred from the finish line goal seventy-two",
        "rep seven of eleven four hundred goal seventy-two",
        "rep seven of eleven goal seventy-two",
        "rep seven of eleven",
    ]


@pytest.mark.parametrize(
    ("text", "position", "phrase"),
    [
        ("2 x 600m, rest full", 2, "last rep six hundred from the two hundred metre start"),
        ("1mi in 5:00", 0, "one mile from nine metres behind the line goal five minutes"),
        ("8-10 x 30s @ 90-95% effort, rest 60s", 0,
         "rep one of eight to ten thirty seconds ninety to ninety-five percent"),
        ("8-10 x 30s @ hard, rest 60s", 16, "rep nine optional thirty seconds hard"),
        ("8-10 x 30s @ hard, rest 60s", 18, "last rep thirty seconds hard"),
        ("3 x (2 x 200m, rest 30s), rest 3min", 4,
         "set two of three rep three of six two hundred from the two hundred metre start"),
        ("3 x (2 x 200m, rest 30s), rest 3min", 6,
         "rep four of six two hundred from the two hundred metre start"),
        ("4 x 75-90s @ max, rest 60s", 0,
         "rep one of four seventy-five seconds to ninety seconds all out"),
        ("wu 10min easy; 400m", 0, "warm up ten minutes easy"),
        ("400m; cd 2km jog", 2, "cool down two thousand jog"),
        ("2 x (400m in 72s - 200m float)", 1, "float two hundred"),
        ('3 x 30m "A skip", rest walk back', 0,
         "rep one of three thirty metres from thirty metres behind the line"),
        ('3 x 5 reps "squat", rest 3min', 0, "rep one of three"),
        ("2 x 400m @ 400m 68s, rest full", 0, ""),
    ][:-1],
)  # fmt: skip
def test_what_can_be_said_is_said(text: str, position: int, phrase: str) -> None:
    assert said(text, position)[0] == phrase


def test_goals_are_said_as_they_are_asked() -> None:
    plan = plan_of("2 x 200m @ mile or faster, rest full", profile=MILER)
    assert said(plan)[0].endswith("goal thirty-seven three or faster")


def test_on_a_road_there_is_no_start_place() -> None:
    assert said(plan_of("2 x 1km", place=Place.ROAD))[0] == "rep one of two one thousand"


def test_there_is_always_something_or_nothing_to_say() -> None:
    assert said('1 x 5 reps "squat"') == []


def done(text: str, position: int) -> str:
    steps = plan_of(text).steps
    return " ".join(CLIPS[word] for word in optional_left(steps, position))


def test_after_the_last_that_had_to_be_run_the_others_are_optional() -> None:
    text = "8-10 x 200m, rest 60s"
    assert done(text, 14) == "eight done two optional"
    assert [done(text, at) for at in (12, 15, 16, 18)] == [""] * 4
    assert done("4 x 400m, rest 60s", 6) == ""
    assert done("2 x (2-3 x 200m, rest 30s), rest 3min", 2) == "two done one optional"
    assert done("2 x (2-3 x 200m, rest 30s), rest 3min", 8) == "two done one optional"
    assert done("4 x 100m, rest 20s; 2-3 x 200m, rest 30s", 10) == "two done one optional"
