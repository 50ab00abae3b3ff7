"""The machine that figures are of: what it is, never what it is called or where anything lies."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def load() -> str:
    """How busy the machine is: the load averages of 1, 5 and 15 minutes."""
    if not hasattr(os, "getloadavg"):
        return "not told by this system"
    return ", ".join(f"{one:.2f}" for one in os.getloadavg())


def described(load_before: str, took_s: float) -> list[str]:
    """A line for each thing worth knowing."""
    return [
        f"{datetime.now(UTC):%Y-%m-%d}, in {took_s / 60:.0f} minutes",
        f"processor: {_processor()}, {os.cpu_count()} cores",
        f"memory: {_memory()}",
        f"system: {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, Textual {version('textual')}",
        "terminal: a pty of 120 columns and 40 rows, unless another size is said",
        f"load average before: {load_before}; after: {load()}",
    ]


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    for line in told.splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> str:
    names = getattr(os, "sysconf_names", {})
    if not {"SC_PAGE_SIZE", "SC_PHYS_PAGES"} <= set(names):
        return "not told by this system"
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB"
