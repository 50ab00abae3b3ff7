"""What must not grow in a workout, however long it is, and by how much it may."""

from __future__ import annotations

from tests.soak.driving import Soaked
from tests.soak.watching import SCREEN, SOUND, Sample

GROWTH_MB = 5.0
"""The last quarter has no more resident than the first plus this; after the warm-up, by medians."""
CPU_RATIO = 1.5
"""The last quarter takes at most so much of a processor as the first, ..."""
CPU_LEAST = 0.02
"""... where it takes that much at all: less cannot be told from chance."""
WAL_BYTES = 8 << 20
"""The log of the history is folded into it long before it has so many."""


def figures(over: Soaked) -> dict[str, float]:
    """All that was seen, to be written down."""
    found: dict[str, float] = {
        "minutes": round(over.minutes, 1),
        "inputs": over.inputs,
        "deeds": sum(over.done.values()),
        "looks": len(over.watch.samples),
    }
    for role in (SCREEN, SOUND):
        found |= over.watch.trend(role, over.warm_s, over.over_s).figures(role)
    return found | {f"{name}_bytes": size for name, size in over.watch.largest.items()}


def check_flat(over: Soaked, cpu_ratio: float = CPU_RATIO) -> None:
    """Raises AssertionError for what grew."""
    assert over.watch.roles() == {SCREEN, SOUND}
    assert b"Traceback" not in over.raw
    assert b"This is a bug" not in over.raw
    assert over.watch.largest["wal"] < WAL_BYTES
    for role in (SCREEN, SOUND):
        trend = over.watch.trend(role, over.warm_s, over.over_s)
        assert trend.pids == 1, role
        assert trend.growth_mb < GROWTH_MB, role
        assert trend.cpu_last <= max(CPU_LEAST, cpu_ratio * trend.cpu_first), role
        for what in (_threads, _handles, _children):
            first, last = trend.most(what)
            assert last <= first, (role, what.__name__)


def _threads(one: Sample) -> int:
    return one.threads


def _handles(one: Sample) -> int:
    return one.handles


def _children(one: Sample) -> int:
    return one.children
