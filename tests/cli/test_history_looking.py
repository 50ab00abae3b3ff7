"""`bell-lap history list|compare|trend|bests|calendar`: the questions a runner asks."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bell_lap import paths
from bell_lap.core.week import monday_of
from bell_lap.history.filtering import Filter
from bell_lap.history.store import Store
from bell_lap.settings import save
from tests.cli.support import Cli
from tests.cli.years import history
from tests.history.build import START_UTC_MS, new, reps
from tests.tui.years import TODAY

__all__ = ["history"]


def table(text: str) -> list[str]:
    """Lines with single blanks, so that only words count."""
    return [" ".join(line.split()) for line in text.splitlines()]


# --- list -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--since", "2026-05"), Filter(since=TODAY.replace(day=1))),
        (("--until", "2025-04-05"), Filter(until=TODAY.replace(2025, 4, 5))),
        (("--kind", "strength"), Filter(kinds=("strength",))),
        (("--kind", "strength", "--kind", "rest"), Filter(kinds=("strength", "rest"))),
        (("--session", "pyramid"), Filter(session="pyramid")),
        (("--text", "pyramid 2026"), Filter(words=("pyramid",), since=TODAY.replace(2026, 1, 1))),
    ],
)
def test_the_list_is_narrowed(
    cli: Cli, history: Store, options: tuple[str, ...], wanted: Filter
) -> None:
    rows = json.loads(cli("history", "list", *options, "--json").out)
    assert [row["id"] for row in rows] == [row.id for row in history.list(wanted=wanted)]
    assert 0 < len(rows) < history.count()


def test_options_and_typed_words_must_all_hold(cli: Cli, history: Store) -> None:
    both = cli("history", "list", "--text", "may 2026", "--since", "2026-05-25", "--json")
    assert len(json.loads(both.out)) == history.count(Filter(since=TODAY - timedelta(days=4)))
    none = cli("history", "list", "--since", "2026-05", "--until", "2026-04")
    assert (none.code, none.out) == (0, "No workout is like that.\n")


@pytest.mark.usefixtures("history")
def test_a_tag_is_in_the_list_and_narrows_it(cli: Cli) -> None:
    assert cli("history", "tag", "42", "Ice-bath").out == "#ice-bath\n"
    said = cli("history", "list", "--tag", "ice-bath")
    assert len(said.lines) == 2
    assert said.lines[1].endswith("#ice-bath")
    assert cli("history", "list", "--tag", "two words").code == 1


# --- compare --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("history")
def test_one_workout_is_compared_with_the_last_one_like_it(cli: Cli) -> None:
    said = cli("history", "compare", "last")
    assert said.code == 0
    rows = table(said.out)
    assert "#44 against #38: 1.1 s a rep faster off 15 s less rest" in rows
    assert rows[0] == "2026-05-09 #38 6 x 400m @ mile, rest 90s jog"
    assert rows[rows.index("rep what #38 rest #44 +/- rest") + 2] == (
        "2 400m 71.9 91s 71.7 -0.2 76s"
    )
    assert rows[-1] == "mean 72.4 91s 71.4 -1.1 76s"
    assert any("fade 0.5 slow" in row for row in rows)


@pytest.mark.usefixtures("history")
def test_the_oldest_is_what_others_are_measured_by(cli: Cli) -> None:
    data = json.loads(cli("history", "compare", "44", "3", "38", "44", "--json").out)
    assert [one["id"] for one in data["workouts"]] == [3, 38, 44]
    assert data["workouts"][0]["delta_s"] is None
    assert all(row["deltas_s"][0] is None for row in data["reps"])
    assert data["workouts"][2]["delta_s"] < 0


@pytest.mark.usefixtures("history")
def test_other_work_is_compared_only_when_asked(cli: Cli) -> None:
    refused = cli("history", "compare", "43", "44")
    assert (refused.code, refused.out) == (1, "")
    assert "--unlike" in refused.err
    assert cli("history", "compare", "39", "44", "--unlike").code == 0
    alone = cli("history", "compare", "1")
    assert alone.code == 1
    assert "No workout before #1 has the same work." in alone.err


def test_an_old_workout_is_compared_with_an_older_one(cli: Cli) -> None:
    paths.ensure(paths.database_file().parent)
    with Store.open() as store:
        for number in range(103):
            at_utc_ms = START_UTC_MS + number * 86_400_000
            workout = store.create(new(at_utc_ms=at_utc_ms))
            store.finish(workout, reps(71_000, 72_000))
    compared = json.loads(cli("history", "compare", "2", "--json").out)
    assert [one["id"] for one in compared["workouts"]] == [1, 2]


# --- trend ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("what", ["pyramid", "PYRAMID", "pyr", "39", "#39", "2026-05-16"])
def test_a_session_is_meant_by_its_name_or_one_of_its_workouts(cli: Cli, what: str) -> None:
    data = json.loads(cli("history", "trend", what, "--json").out)
    assert data["of"] == "Pyramid"
    assert [point["id"] for point in data["points"]][-1] == 39
    assert data["per_m"] == 400


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(("what", "metres"), [("400m", 400.0), ("mile", 1609.344), ("1km", 1000.0)])
def test_a_distance_has_a_unit(cli: Cli, what: str, metres: float) -> None:
    data = json.loads(cli("history", "trend", what, "--json").out)
    assert (data["distance_m"], data["workout"]) == (metres, None)
    assert len(data["points"]) > 1


@pytest.mark.usefixtures("history")
def test_a_trend_can_be_narrowed_and_told_by_month(cli: Cli) -> None:
    may = table(cli("history", "trend", "400m", "--since", "2026-05").out)
    assert may[2:] == [
        "on id mean best goal off reps session",
        "2026-05-09 38 72.4 71.9 79.5 91s 6 6 x 400m @ mile, rest 90s jog",
        "2026-05-16 39 72.6 72.6 74.6 2 Pyramid",
        "2026-05-29 44 71.4 71.0 72.0 76s 6 6 x 400m in 72s, rest 75s jog",
        "",
        "3 workouts · best 71.0 on 2026-05-29 · mean 72.4 at first, now 71.4: 1.0 fast",
    ]
    months = table(cli("history", "trend", "400m", "--since", "2026-04", "--months").out)
    assert months[3:5] == ["2026-04 73.0 72.5 72.0 1", "2026-05 72.1 71.0 75.4 3"]
    assert cli("history", "trend", "400m", "--kind", "base").out.startswith("No workout like that")


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("moonwalk",), "No workout of 'moonwalk' is there."),
        (("400",), "no workout 400"),
        (("pyramid", "--kind", "base"), "--kind goes with a distance"),
    ],
)
def test_what_has_no_trend(cli: Cli, args: tuple[str, ...], said: str) -> None:
    answer = cli("history", "trend", *args)
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err


# --- bests ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("history")
def test_the_board_has_every_distance_with_its_recovery(cli: Cli) -> None:
    rows = table(cli("history", "bests").out)
    assert rows[0] == "distance fastest off on id sets by their mean reps"
    assert [row.split()[0] for row in rows[1:]] == ["200m", "400m", "600m", "800m", "1000m", "1mi"]
    assert rows[2].startswith("400m 71.0 2026-05-29 44 6 x 71.4 off 76s")
    sets = table(cli("history", "bests", "--sets").out)
    assert sets[0] == "distance sets by their mean"


@pytest.mark.usefixtures("history")
def test_my_best_400_off_90s_this_year(cli: Cli) -> None:
    rows = table(cli("history", "bests", "400m", "--rest", "90s", "--season", "2026").out)
    assert rows[1] == "1. 71.9 91s 79.5 2026-05-09 38 6 x 400m @ mile, rest 90s jog"
    assert rows[13] == "1. 6 x 400m 72.4 71.9 72.9 91s 2026-05-09 38 6 x 400m @ mile, rest 90s jog"
    only = cli("history", "bests", "400m", "--rest", "90s", "--sets", "--json")
    assert json.loads(only.out)["fastest"] == []


@pytest.mark.usefixtures("history")
def test_your_name_in_the_settings_hides_nothing(cli: Cli) -> None:
    save({"runner.name": "Ann"})
    for action in (("bests",), ("trend", "pyramid"), ("trend", "400m")):
        assert len(cli("history", *action, "--json").out) > 100, action
    assert "short sprints: Tue" in cli("history", "calendar").out


@pytest.mark.usefixtures("history")
def test_no_bests(cli: Cli) -> None:
    for args in ((), ("400m",)):
        said = cli("history", "bests", *args, "--season", "1999")
        assert (said.code, said.lines[0]) == (0, "No rep like that may be a best.")
    assert json.loads(cli("history", "bests", "--runner", "Nobody", "--json").out) == []
    assert cli("history", "bests", "quick").code == 2
    assert cli("history", "bests", "400m", "--rest", "long").code == 2


# --- calendar -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("history")
def test_what_do_i_still_owe_this_week(cli: Cli) -> None:
    rows = table(cli("history", "calendar", "--weeks", "3").out)
    assert rows[0] == "week of Mon Tue Wed Thu Fri Sat Sun running reps against 4 weeks"
    assert rows[3] == "2026-05-25 B 30 I 5 R L I 7 · · 41:44 33 +149 %"
    assert rows[5].startswith("B base I intervals L lifting R rest")
    assert rows[7:] == [
        "The week of 2026-05-25:",
        "[x] short sprints: Tue",
        "[ ] longer intervals: to do by Sunday",
        "[ ] running time: 41:44, 149 % over the four weeks before: build up gradually",
    ]


@pytest.mark.usefixtures("history")
def test_a_beginner_owes_a_day_between_runs(cli: Cli) -> None:
    save({"runner.beginner": True})
    assert "[ ] a day between runs: not before Tue" in table(cli("history", "calendar").out)


@pytest.mark.usefixtures("history")
def test_a_month_has_its_weeks_and_none_to_come(cli: Cli) -> None:
    april = json.loads(cli("history", "calendar", "--month", "2026-04", "--json").out)
    assert [week["monday"] for week in april] == [
        "2026-03-30", "2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27",
    ]  # fmt: skip
    year = json.loads(cli("history", "calendar", "--month", "2026", "--json").out)
    assert year[-1]["monday"] == monday_of(TODAY).isoformat()
    assert cli("history", "calendar", "--month", "2027-01").code == 0
    for wrong in (("--month", "soon"), ("--month", "may", "--weeks", "2"), ("--weeks", "0")):
        assert cli("history", "calendar", *wrong).code == 2


def test_without_a_history_each_says_how_to_begin(cli: Cli) -> None:
    for action in (("bests",), ("calendar",), ("compare", "last"), ("trend", "400m"), ("tag",)):
        said = cli("history", *action)
        assert (said.code, said.out) == (1, "")
        assert "bell-lap run" in said.err
