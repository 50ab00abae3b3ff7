"""What every test gets: a home of its own, one hypothesis profile, no silent gaps."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

DEVICES: dict[str, tuple[str, Callable[[], bool]]] = {}
"""Marker -> (what it needs, whether that is here)."""


def _has_pty() -> bool:
    try:
        import pty
    except ImportError:
        return False
    try:
        master, slave = pty.openpty()
    except OSError:
        return False
    os.close(master)
    os.close(slave)
    return True


def _has_sound_server() -> bool:
    return all(shutil.which(name) for name in ("pulseaudio", "pactl", "parec"))


def _has_shells() -> bool:
    return all(shutil.which(name) for name in ("bash", "zsh", "fish"))


def _has_pythons() -> bool:
    from tests.sound.pythons import VERSIONS, interpreter

    return all(interpreter(version) is not None for version in VERSIONS)


def _has_strace() -> bool:
    if not shutil.which("strace"):
        return False
    # A container may have it and forbid it.
    traced = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return traced.returncode == 0


def _can_mount() -> bool:
    if sys.platform != "linux":
        return False
    from tests.chaos.disks import can_mount

    return can_mount()


def _has_simpleaudio() -> bool:
    from tests.sound.pythons import can_build

    return can_build()


DEVICES["shells"] = ("the shells that are completed in (bash, zsh, fish)", _has_shells)
DEVICES["pty"] = ("a real terminal device", _has_pty)
DEVICES["sound"] = ("a sound server (pulseaudio, pactl, parec)", _has_sound_server)
DEVICES["simpleaudio"] = ("simpleaudio, or a C compiler and ALSA's headers", _has_simpleaudio)
DEVICES["strace"] = ("strace, and leave to trace", _has_strace)
DEVICES["mounts"] = ("leave to mount a small disk (root on Linux)", _can_mount)
DEVICES["pythons"] = ("Python 3.11, 3.12 and 3.13 in PATH or of pyenv", _has_pythons)

REQUIRED = os.environ.get("REQUIRE_DEVICE") == "1"
LEAVE = frozenset({"strace", "mounts"})
"""Not to be installed: the system grants it or not. Where it does not, that is said, loudly."""
LEFT_OUT = pytest.StashKey[dict[str, int]]()

ENDING = ("SIGHUP", "SIGINT", "SIGTERM")


def _hear_signals() -> None:
    """Under `nohup`, or behind a shell's `&`, some signals are ignored, and by all that is started
    here: no test of them could pass."""
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
            signal.signal(number, usual)


_hear_signals()

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "soak", settings.get_profile("ci"), derandomize=False, max_examples=5000, print_blob=True
)
settings.load_profile(os.environ.get("BELL_LAP_HYPOTHESIS", "ci"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the tests of each missing device, unless devices are required."""
    counts: dict[str, int] = {}
    config.stash[LEFT_OUT] = counts
    wanted = {marker for item in items for marker in _needs(item)}
    missing = _missing_devices(wanted & LEAVE if REQUIRED else wanted)
    kept, left_out = [], []
    for item in items:
        lacks = next((marker for marker in _needs(item) if marker in missing), None)
        if lacks is None:
            kept.append(item)
        else:
            left_out.append(item)
            counts[lacks] = counts.get(lacks, 0) + 1
    if left_out:
        items[:] = kept
        config.hook.pytest_deselected(items=left_out)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Where devices are required, a test without its device fails."""
    for marker in _missing_devices(_needs(item) - LEAVE):
        pytest.fail(f"REQUIRE_DEVICE=1, and this is missing: {DEVICES[marker][0]}", pytrace=False)


def _needs(item: pytest.Item) -> set[str]:
    return {mark.name for mark in item.iter_markers()} & DEVICES.keys()


def _missing_devices(markers: Collection[str]) -> list[str]:
    return [name for name, (_, here) in DEVICES.items() if name in markers and not here()]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """One loud line for each missing device. Workers of pytest-xdist keep their counts."""
    counts: dict[str, int] | dict[str, str] = config.stash.get(LEFT_OUT, {})
    if config.getoption("numprocesses", None):
        counts = dict.fromkeys(_missing_devices(LEAVE if REQUIRED else DEVICES), "all")
    for marker, count in counts.items():
        terminalreporter.write_line(
            f"NOT TESTED: {count} {marker} tests need {DEVICES[marker][0]}, which is not here",
            red=True,
            bold=True,
        )


@pytest.fixture(autouse=True)
def bell_lap_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: nothing of the developer's is read or written."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BELL_LAP_HOME", str(folder))
    return folder
