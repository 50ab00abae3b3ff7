"""Keeping awake: it says what came of it, and never raises, prints or waits for the desktop."""

from __future__ import annotations

import logging
import sys
import threading
import types
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bell_lap.live import awake
from bell_lap.live.awake import ASKING, OFF, KeepAwake


def test_a_success_names_who_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with KeepAwake() as keep:
        assert keep.wait(10) == "awake: kept by WakepyFakeSuccess"
        assert keep.kept
    assert (keep.status, keep.kept) == (OFF, False)


def test_a_failure_is_a_status(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")
    with KeepAwake() as keep:
        assert keep.wait(10).startswith("the screen may sleep: Forced failure")
        assert not keep.kept
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is what Linux desktops are asked by")
def test_without_a_desktop_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with KeepAwake() as keep:
        assert keep.wait(10) == "the screen may sleep: no desktop session is running here"
    assert capfd.readouterr() == ("", "")


def test_it_can_be_started_and_stopped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    keep = KeepAwake()
    keep.stop()
    for _ in range(2):
        keep.start()
        keep.start()
        assert keep.wait(10).startswith("awake")
        keep.stop()
        keep.stop()
        assert keep.status == OFF


@contextmanager
def wakepy_that(monkeypatch: pytest.MonkeyPatch, presenting: object) -> Iterator[None]:
    """Put a wakepy in place whose `keep.presenting` is `presenting`."""
    module = types.ModuleType("wakepy")
    module.keep = types.SimpleNamespace(presenting=presenting)  # type: ignore[attr-defined]
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "wakepy", module)
        yield


def test_an_error_of_theirs_is_a_status(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def presenting(**_: object) -> None:
        raise RuntimeError("the bus\nfell over. Stack follows.")

    with wakepy_that(monkeypatch, presenting), KeepAwake() as keep:
        assert keep.wait(10) == "the screen may sleep: the bus fell over"
    assert capfd.readouterr() == ("", "")


def test_a_desktop_that_does_not_answer_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "STOP_S", 0.01)
    answer = threading.Event()

    def presenting(**_: object) -> None:
        answer.wait(30)
        raise RuntimeError("too late")

    with wakepy_that(monkeypatch, presenting):
        keep = KeepAwake()
        keep.start()
        thread = keep._thread
        assert keep.wait(0.01) == ASKING
        keep.stop()
        answer.set()
        assert thread is not None
        thread.join(10)
        assert keep.status == OFF


def test_their_warnings_have_somewhere_to_go() -> None:
    assert logging.getLogger("wakepy").handlers


def test_a_long_reason_is_cut() -> None:
    assert len(awake._short("word " * 100)) == 100
