"""A screen that asks one thing and goes when it is answered."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """Answered once. Textual would take a second answer, which keys that come faster than the
    screen do give, for one of the screen below, and close that."""

    def moves(self, key: str) -> bool:
        """Go to another field where the key says so; whether it did.

        Called where keys arrive: the next one, for that field, may be here already.
        """
        if self.focused is None or key not in ("tab", "shift+tab"):
            return False
        if key == "tab":
            self.focus_next()
        else:
            self.focus_previous()
        return True

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Answer, unless that was done, or another screen lies over this one."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
