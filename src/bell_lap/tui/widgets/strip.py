"""The session as one line: what is done, where we are, what is to come, in proportion to time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from bell_lap.core.view import StripStep
from bell_lap.tui.widgets.frame import QUIET, Frame
from bell_lap.tui.widgets.panel import Panel

_STYLES = {"done": "$text-primary", "now": "bold $text-accent", "to come": QUIET}
_REP, _REST, _OTHER = "█", "▁", "▄"
_LEAST_MS = 5_000


class SessionStrip(Panel):
    """Reps are tall, recoveries low; the step under way stands out by its shading too."""

    DEFAULT_CSS = "SessionStrip { padding: 0 2; }"

    def words(self, frame: Frame) -> Content:
        strip = frame.view.strip
        parts = []
        for step, width in zip(strip, shares(strip, self.size.width), strict=True):
            block = _REP if step.is_rep else _REST if step.is_recovery else _OTHER
            if step.state == "to come" and not step.is_recovery:
                block = "░" if step.is_rep else _OTHER
            if step.state == "now":
                block = "▓" if not step.is_recovery else "▂"
            parts.append((block * width, _STYLES[step.state]))
        return Content.assemble(*parts)


def shares(steps: Sequence[StripStep], width: int) -> list[int]:
    """How many of `width` columns each step gets: in proportion, each end rounded on its own.

    The shares add up to `width` where there is a step; a step may get none on a long session.
    """
    weights = [max(step.weight_ms, _LEAST_MS) for step in steps]
    total, at, columns = sum(weights), 0, []
    for weight in weights:
        left = at * width // total
        at += weight
        columns.append(at * width // total - left)
    return columns
