"""What a screen may ask of the app it is on, so that screens need not import the app."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from bell_lap.tui.plain_lines import PlainApp

if TYPE_CHECKING:
    from bell_lap.core.rules import Rules
    from bell_lap.errors import BellLapError
    from bell_lap.tui.ports import Chosen, Context, Value


class Host(PlainApp):
    """The app as its screens see it."""

    @property
    @abstractmethod
    def context(self) -> Context:
        """All that can be reached from here; made when it is first asked for."""

    @property
    @abstractmethod
    def is_locked(self) -> bool:
        """Whether every key is a tap now; other threads may ask."""

    @abstractmethod
    def ready(self) -> bool:
        """Make the context; False where that fails and the program ends."""

    @abstractmethod
    def start(self, chosen: Chosen, rules: Rules) -> None:
        """Make a workout and go to the line; says why where it cannot be made."""

    @abstractmethod
    def resume(self, workout: int) -> None:
        """Go on with an unfinished workout; says why where it cannot be done."""

    @abstractmethod
    def change_settings(self, changes: Mapping[str, Value]) -> None:
        """Change settings in the user's file. Raises BellLapError where that is not possible."""

    @abstractmethod
    def complain(self, error: BellLapError) -> None:
        """Say what went wrong, with its place and ways out."""


def host_of(node: DOMNode) -> Host:
    """The app that a screen or a widget is on."""
    app = node.app
    assert isinstance(app, Host)
    return app
