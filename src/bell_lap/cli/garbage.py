"""When garbage is looked for: not before all that lives to the end is loaded."""

from __future__ import annotations

import gc


def collect_from_here_on() -> None:
    """What is loaded by now lives to the end: the collector need never look at it again."""
    gc.freeze()
    gc.enable()
