"""The small fixed history holds what the screens are shown with."""

from __future__ import annotations

from pathlib import Path

from bell_lap.core.result import Flag
from bell_lap.history.results import result_of
from tests.tui.years import BOOK, OFF_75, OFF_90, TODAY, years


def test_it_has_every_kind_and_ends_today(tmp_path: Path) -> None:
    with years(tmp_path) as store:
        rows = store.list()
        assert len(rows) == len(BOOK)
        assert [row.started_at[:10] for row in rows] == [ran.day for ran in reversed(BOOK)]
        assert rows[0].started_at[:10] == TODAY.isoformat()
        kinds = {row.kind for row in rows}
        assert kinds == {"intervals", "sprints", "base", "strength", "time-trial", "rest"}
        assert {row.status for row in rows} == {"finished", "stopped"}


def test_the_same_work_is_there_under_three_names(tmp_path: Path) -> None:
    with years(tmp_path) as store:
        titles = {row.title for row in store.alike(store.list()[0].id)}
    assert titles == {OFF_75, OFF_90, "6 x 400m in 76s, rest 90s"}


def test_some_times_are_estimated_and_some_come_from_a_watch(tmp_path: Path) -> None:
    seen = set()
    with years(tmp_path) as store:
        for row in store.list():
            for rep in result_of(store.load(row.id)).reps:
                seen |= set(rep.flags)
    assert seen >= {Flag.ESTIMATED, Flag.BY_WATCH, Flag.DID_NOT_FINISH}
