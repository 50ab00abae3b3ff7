"""Keeps the machine and its screen awake while a workout lives.

wakepy does the work in a thread of its own: it wants to be left in the context it was entered in,
and a desktop that does not answer must not hold up a tap. Nothing here raises or prints: what came
of it is in `status`.
"""

from __future__ import annotations

import logging
import threading
from types import TracebackType

ASKING = "asking the desktop to stay awake"
OFF = "not kept awake"

STOP_S = 2.0
"""How long leaving waits for the desktop to take note."""

_REASON_LENGTH = 100

# Without a handler a warning of theirs would be printed over the screen.
for _name in ("wakepy", __name__):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_log = logging.getLogger(__name__)


class KeepAwake:
    """Inhibits sleep, blanking and lock from `start` to `stop`; also a context manager.

    `status` is a line for the screen: "awake: kept by org.freedesktop.PowerManagement", or "the
    screen may sleep: ...". It is ASKING until the desktop has answered; `wait` waits for that.
    """

    def __init__(self) -> None:
        self.status = OFF
        self.kept = False
        """True while both sleep and blanking are inhibited."""
        self._answered = threading.Event()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin. Returns at once; a second start does nothing."""
        if self._thread is not None:
            return
        self.status = ASKING
        self._answered.clear()
        self._over.clear()
        self._thread = threading.Thread(target=self._keep, name="keep-awake", daemon=True)
        self._thread.start()

    def wait(self, timeout_s: float) -> str:
        """The status, once the desktop has answered or `timeout_s` has passed."""
        self._answered.wait(timeout_s)
        return self.status

    def stop(self) -> None:
        """Let the machine sleep again. Stopping what has not started does nothing."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        self._over.set()
        thread.join(STOP_S)
        self.kept = False
        self.status = OFF

    def __enter__(self) -> KeepAwake:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _keep(self) -> None:
        try:
            self._inhibit()
        except Exception as error:  # noqa: BLE001 - others' code, in a thread: report what came
            _log.warning("keeping awake failed", exc_info=True)
            self._answer(f"the screen may sleep: {_short(str(error) or repr(error))}", kept=False)

    def _inhibit(self) -> None:
        from wakepy import keep  # noqa: PLC0415 - loaded only once a workout lives

        with keep.presenting(on_fail="pass") as screen:
            if screen.active:
                self._answer(f"awake: kept by {_method(screen.method)}", kept=True)
                self._over.wait()
                return
            failed = screen.result.list_methods(ignore_unused=True)
        reasons = [_short(method.failure_reason) for method in failed if method.failure_reason]
        reason = reasons[0] if reasons else "this system has no way to ask for it"
        with keep.running(on_fail="pass") as system:
            if system.active:
                self._answer(f"awake, but the screen may go dark: {reason}", kept=False)
            else:
                self._answer(f"the screen may sleep: {reason}", kept=False)
            self._over.wait()

    def _answer(self, status: str, *, kept: bool) -> None:
        if not self._over.is_set():
            self.status = status
            self.kept = kept
        self._answered.set()


def _method(info: object) -> str:
    return str(getattr(info, "name", info))


def _short(reason: str) -> str:
    """What wakepy says, as one sentence on one line, cut where it is long."""
    if "DBUS_SESSION_BUS_ADDRESS" in reason:
        return "no desktop session is running here"
    line = " ".join(reason.split()).rpartition("failed with message: ")[2]
    first = line.split(". ")[0].rstrip(".!\"')")
    return first if len(first) <= _REASON_LENGTH else first[: _REASON_LENGTH - 1] + "\u2026"
