"""Signatures: alike what is the same work, unlike what is not."""

from __future__ import annotations

import pytest
from hypothesis import given

from bell_lap.core import signature
from bell_lap.core.expand import expand
from bell_lap.core.plan import Plan
from bell_lap.core.plan_json import dumps, loads
from bell_lap.core.profile import NOBODY
from bell_lap.core.session import (
    Block,
    Chain,
    Count,
    Item,
    Load,
    Manner,
    Movements,
    Rest,
    Role,
    Session,
    Sets,
    Span,
    Step,
)
from bell_lap.core.track import Track
from bell_lap.core.units import Distance, Unit
from tests.core.sessions import (
    FULL,
    MILE,
    MILER,
    SESSIONS,
    easy,
    in_ms,
    planned,
    rest_ms,
    run,
    session,
)
from tests.core.test_expand_properties import plan_of

BASE = planned(run(400, 4, rest=rest_ms(90_000)))


def squats(kilos: int = 100, name: str = "squat") -> Plan:
    return planned(Step(Movements(5, Load(kilos * 1000)), Count(3, 3), label=name, rest=FULL))


def test_signatures_have_a_version_and_sixteen_digits() -> None:
    """These very figures are in people's histories: a rule that changes gets a new version."""
    assert signature.work(BASE) == "w1:b8b51280452f6668"
    assert signature.exact(BASE) == "e1:9f6b7428382837fd"


WARM_UP = Step(Span(600_000, 600_000), Count(2, 2), role=Role.WARMUP, rest=rest_ms(60_000))
COOL_DOWN = Step(Distance(1000, Unit.MILE), role=Role.COOLDOWN, manner=Manner.EASY)


@pytest.mark.parametrize(
    "plan",
    [
        planned(run(400, 4, MILE, rest_ms(90_000)), profile=MILER),
        planned(run(400, 4, in_ms(75_000), rest_ms(90_000))),
        planned(WARM_UP, run(400, 4, rest=rest_ms(90_000)), COOL_DOWN),
        planned(Step(Distance(1000, Unit.LAP), Count(4, 4), label="laps", rest=rest_ms(90_000))),
        planned(Chain((run(400), run(400), run(400), run(400)), rest_ms(90_000))),
        expand(session(Block((run(400, 4),), "Main", rest=rest_ms(90_000))), NOBODY, Track()),
    ],
)
def test_goals_names_spelling_warm_up_and_cool_down_do_not_count(plan: Plan) -> None:
    assert signature.work(plan) == signature.work(BASE)
    assert signature.exact(plan) == signature.exact(BASE)


@pytest.mark.parametrize(
    "item",
    [
        run(400, 4, rest=rest_ms(30_000)),
        run(400, 4),
        Sets((run(400, 2, rest=rest_ms(90_000)),), Count(2, 2), rest_ms(300_000)),
        run(400, 4, rest=Rest(rest_ms(90_000).values, last=True)),
    ],
)
def test_recoveries_count_in_the_exact_signature_only(item: Item) -> None:
    plan = planned(item)
    assert signature.work(plan) == signature.work(BASE)
    assert signature.exact(plan) != signature.exact(BASE)


@pytest.mark.parametrize(
    "item",
    [
        run(400, 5, rest=rest_ms(90_000)),
        run(401, 4, rest=rest_ms(90_000)),
        Step(Distance(1000, Unit.LAP), Count(4, 5), rest=rest_ms(90_000)),
        Step(Span(90_000, 90_000), Count(4, 4), rest=rest_ms(90_000)),
        Chain((run(400), easy(400), run(400), easy(400))),
    ],
)
def test_other_work_has_another_signature(item: Item) -> None:
    assert signature.work(planned(item)) != signature.work(BASE)
    assert signature.exact(planned(item)) != signature.exact(BASE)


def test_a_movement_is_its_name_and_a_load_is_like_a_goal() -> None:
    assert signature.work(squats(105)) == signature.work(squats(100))
    assert signature.exact(squats(105)) != signature.exact(squats(100))
    assert signature.work(squats(name="deadlift")) != signature.work(squats())


@given(SESSIONS)
def test_a_stored_plan_has_the_same_signatures(any_session: Session) -> None:
    plan = plan_of(any_session, MILER, Track())
    again = loads(dumps(plan))
    assert signature.work(again) == signature.work(plan)
    assert signature.exact(again) == signature.exact(plan)
