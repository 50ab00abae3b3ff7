"""The store as live and the screens use it."""

from __future__ import annotations

import stat
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap import __version__
from bell_lap.clock import Anchor
from bell_lap.core import signature
from bell_lap.core.inputs import KINDS, Input, Press
from bell_lap.core.journal import Entry
from bell_lap.core.profile import Profile
from bell_lap.core.result import Status
from bell_lap.core.rules import Rules, Start, Who
from bell_lap.core.session import RaceTime
from bell_lap.errors import BadInput
from bell_lap.history.store import Store
from bell_lap.history.stored import RunAnchor, profile_from_json, profile_to_json
from bell_lap.paths import database_file
from tests.history.build import ANCHOR, START_UTC_MS, new, plan, presses, reps


def test_a_workout_comes_back_as_it_was_given(store: Store) -> None:
    profile = Profile(
        best=RaceTime("mile", 300_000),
        goal=RaceTime("5k", 1_200_000),
        stated=(RaceTime("10k", 2_500_000),),
        name="Ann",
        best_date="2026-05-01",
    )
    rules = Rules(Who.SOLO, Start.CLOCK, 0, 75_000)
    given_ = new(
        "Ladder",
        plan=plan((200, 400)),
        profile=profile,
        rules=rules,
        session_name="ladder-up",
        runner="Ann",
        group="g1",
    )

    number = store.create(given_)
    stored = store.load(number)

    assert (stored.plan, stored.rules, stored.profile) == (given_.plan, rules, profile)
    assert (stored.title, stored.session_name) == ("Ladder", "ladder-up")
    assert stored.session_text == given_.session_text
    assert stored.anchors == (RunAnchor(1, 0, ANCHOR),)
    assert stored.app_version == __version__
    assert (stored.summary.runner, stored.summary.group) == ("Ann", "g1")
    assert stored.summary.started_utc_ms == START_UTC_MS
    assert stored.summary.started_at == "2026-05-28T22:26:40.000+02:00"
    assert stored.status == "running"
    assert stored.entries == ()
    assert stored.readonly_reason is None


def test_inputs_come_back_in_order(store: Store) -> None:
    number = store.create(new())
    writer = store.writer(number)
    for entry in presses(5):
        writer.append(entry.seq, entry.item)
    assert writer.close()
    assert store.load(number).entries == presses(5)


inputs: st.SearchStrategy[Input] = st.one_of(
    *[st.from_type(kind).filter(lambda item: abs(item.at_ms) < 2**62) for kind in KINDS.values()]
)


@given(st.lists(inputs, max_size=8))
def test_every_input_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, items: list[Input]
) -> None:
    path = tmp_path_factory.mktemp("inputs") / "history.sqlite3"
    with Store.open(path) as store:
        number = store.create(new())
        writer = store.writer(number)
        for seq, item in enumerate(items, start=1):
            writer.append(seq, item)
        assert writer.close()
        assert [entry.item for entry in store.load(number).entries] == items


def test_unfinished_workouts_are_those_that_run(store: Store) -> None:
    first, second, third = (store.create(new()) for _ in range(3))
    store.finish(first, reps(70_000))
    store.delete(second, START_UTC_MS)
    assert [row.id for row in store.unfinished()] == [third]


def test_finishing_fills_the_list(store: Store) -> None:
    number = store.create(new())
    store.finish(number, reps(71_200, 70_900))
    row = store.newest()
    assert row is not None
    assert (row.id, row.status, row.reps, row.work_mm) == (number, "finished", 2, 800_000)
    assert row.line == "2 x 400m: 71.2 70.9 · avg 71.1"
    assert len(row.sparkline) == 2
    assert row.end_ms == 71_200 + 90_000 + 70_900


def test_a_finish_can_be_taken_back(store: Store) -> None:
    number = store.create(new())
    store.finish(number, reps(70_000))
    store.reopen(number)
    row = store.load(number).summary
    assert (row.status, row.end_ms, row.line, row.reps) == ("running", None, "", 0)
    assert store.fastest(400_000) == ()

    store.finish(number, reps(71_000))
    store.finish(number, replace(reps(71_000), status=Status.RUNNING))
    assert [row.id for row in store.unfinished()] == [number]


def test_a_discarded_workout_is_kept_but_seen_nowhere(store: Store) -> None:
    kept, gone = store.create(new()), store.create(new())
    store.finish(gone, reps(60_000))
    store.delete(gone, START_UTC_MS)
    assert [row.id for row in store.list()] == [kept]
    assert store.count() == 1
    assert store.fastest(400_000) == ()
    assert store.load(gone).status == "discarded"
    assert store.get("last").id == kept


def test_each_run_of_the_program_has_an_anchor(store: Store) -> None:
    number = store.create(new())
    later = replace(ANCHOR, clock_s=ANCHOR.clock_s + 60, utc_ms=ANCHOR.utc_ms + 60_000)
    assert store.add_anchor(number, later) == 60_000
    rebooted = Anchor("boot-2", 5.0, later.utc_ms + 30_000, "UTC", 0)
    assert store.add_anchor(number, rebooted) == 90_000
    assert store.add_anchor(number, rebooted, at_ms=95_000) == 95_000
    assert store.load(number).anchors == (
        RunAnchor(1, 0, ANCHOR),
        RunAnchor(2, 60_000, later),
        RunAnchor(3, 90_000, rebooted),
        RunAnchor(4, 95_000, rebooted),
    )


def test_a_new_run_is_never_before_what_is_known(store: Store) -> None:
    """Somebody set the wall clock back while the machine was off."""
    number = store.create(new())
    writer = store.writer(number)
    for entry in (*presses(5), Entry(6, Press(4500))):
        writer.append(entry.seq, entry.item)
    assert writer.close()
    set_back = Anchor("boot-2", 5.0, ANCHOR.utc_ms - 3_600_000, "UTC", 0)
    assert store.add_anchor(number, set_back) == 5000

    writer = store.writer(number)
    writer.heartbeat(7000)
    assert writer.close()
    assert store.add_anchor(number, replace(set_back, boot_id="boot-3")) == 7000


@pytest.mark.parametrize("word", ["7", "#7", "0", "-1", "first", "", "1e3", "²", "9" * 30])
def test_a_workout_that_is_not_there_is_said_to_be_missing(store: Store, word: str) -> None:
    store.create(new())
    with pytest.raises(BadInput, match="workout"):
        store.get(word)


def test_last_of_nothing(store: Store) -> None:
    with pytest.raises(BadInput, match="no workout yet"):
        store.get("last")
    assert store.newest() is None


@pytest.mark.parametrize("word", ["1", "#1", " 1 ", "last", "LAST"])
def test_a_workout_is_named_by_number_or_last(store: Store, word: str) -> None:
    number = store.create(new())
    assert store.get(word).id == number == 1


@pytest.mark.parametrize("change", ["finish", "reopen", "delete", "add_anchor", "writer"])
def test_nothing_is_done_to_a_workout_that_is_not_there(store: Store, change: str) -> None:
    more = {"finish": (reps(1),), "add_anchor": (ANCHOR,), "delete": (0,)}.get(change, ())
    with pytest.raises(BadInput, match="no workout 9"):
        getattr(store, change)(9, *more)


def test_the_plan_is_signed(store: Store) -> None:
    given_ = new(plan=plan((400, 400), rest_s=90))
    same = store.create(given_)
    slower = store.create(new(plan=plan((400, 400), rest_s=180)))
    store.create(new(plan=plan((400, 600))))
    assert signature.work(given_.plan) == signature.work(plan((400, 400), rest_s=180))
    assert {row.id for row in store.alike(same)} == {same, slower}
    assert [row.id for row in store.alike(same, exact=True)] == [same]


def test_each_thread_may_ask(store: Store) -> None:
    number = store.create(new())
    seen: list[int] = []
    thread = threading.Thread(target=lambda: seen.append(store.list()[0].id))
    thread.start()
    thread.join()
    assert seen == [number]


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "history.sqlite3")
    store.close()
    asked: list[BaseException] = []

    def ask() -> None:
        try:
            store.count()
        except ValueError as error:
            asked.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert "closed" in str(asked[0])


def test_the_users_own_history_is_the_default() -> None:
    with Store.open() as store:
        assert store.path == database_file()
        assert store.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with Store.open(folder / "history.sqlite3") as store:
        number = store.create(new())
        writer = store.writer(number)
        writer.heartbeat(1)
        assert writer.close()
        files = sorted(folder.iterdir())
        assert len(files) == 4  # the history, -wal, -shm and the heartbeat
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_sound_file_has_nothing_wrong(store: Store) -> None:
    number = store.create(new())
    store.finish(number, reps(70_000))
    assert store.check() is None


races = st.builds(RaceTime, st.text(max_size=5), st.integers(1, 10**8))


@given(
    st.builds(
        Profile,
        best=st.none() | races,
        goal=st.none() | races,
        stated=st.lists(races, max_size=3).map(tuple),
        name=st.text(max_size=8),
        best_date=st.none() | st.dates().map(str),
    )
)
def test_a_profile_survives(profile: Profile) -> None:
    assert profile_from_json(profile_to_json(profile)) == profile


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"name": 1, "stated": []},
        {"name": "", "stated": None},
        {"name": "", "stated": [], "best": {"race": "mile"}},
        {"name": "", "stated": [], "best": {"race": 1, "time_ms": 1}},
        {"name": "", "stated": [], "best_date": 3},
    ],
)
def test_an_odd_profile_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="profile"):
        profile_from_json(values)
