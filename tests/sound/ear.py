"""A sound process whose device is the test's own ear: it tells over a socket what it is handed.

Run as `python -m tests.sound.ear ADDRESS`, the module is the process: the real one, with a backend
that plays nothing. `Ear` is the other end, in the test.
"""

from __future__ import annotations

import json
import os
import queue
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from bell_lap.clock import SystemClock
from bell_lap.sound.backends import RATE, Backend, Samples, Unplayable
from bell_lap.sound.process import main

LEAD_S = 0.02
WAIT_S = 20.0


class EarBackend:
    """Tells the ear what it is given."""

    name = "ear"
    device = "of the test"
    lead_s = LEAD_S
    latency_s = 0.01

    def __init__(self, wire: socket.socket, broken: threading.Event):
        self._wire = wire
        self._broken = broken
        self._tell(what="open")

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        assert samples
        self._tell(what="start", key=key, length=len(samples) / RATE, at=at_s)

    def stop(self, key: int) -> None:
        self._tell(what="stop", key=key)

    def working(self) -> bool:
        return not self._broken.is_set()

    def close(self) -> None:
        self._tell(what="close")

    def _tell(self, **event: object) -> None:
        event |= {"now": SystemClock().now(), "pid": os.getpid()}
        self._wire.sendall(json.dumps(event).encode() + b"\n")


def open_ear(port: int) -> Backend:
    """Ask the test what this device is to be: one that opens, one that does not, or a crash."""
    wire = socket.create_connection(("127.0.0.1", port))
    wire.sendall(json.dumps({"what": "hello", "pid": os.getpid()}).encode() + b"\n")
    lines = wire.makefile("r", encoding="utf-8")
    answer = lines.readline().strip()
    if answer == "crash":
        os.write(2, b"something went wrong in the device\n")
        os._exit(17)
    if answer != "open":
        raise Unplayable(answer)
    broken = threading.Event()

    def listen() -> None:
        for line in lines:
            if line.strip() == "break":
                broken.set()

    threading.Thread(target=listen, daemon=True).start()
    return EarBackend(wire, broken)


@dataclass(slots=True)
class Ear:
    """Hears what the processes that are started with `command` play."""

    answer: str = "open"
    """What a device that asks is told: "open", "crash", or why it cannot be opened."""
    heard: list[dict[str, Any]] = field(default_factory=list)
    """All so far, in order."""
    _server: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _events: queue.SimpleQueue[dict[str, Any]] = field(default_factory=queue.SimpleQueue)
    _wires: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for wire in self._wires:
            wire.close()

    @property
    def command(self) -> list[str]:
        """Starts the process."""
        return [sys.executable, "-m", "tests.sound.ear", str(self._server.getsockname()[1])]

    def wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next thing heard that is wanted; fails where it does not come."""
        while True:
            try:
                event = self._events.get(timeout=WAIT_S)
            except queue.Empty:
                raise AssertionError(f"never heard; heard instead: {self.heard}") from None
            self.heard.append(event)
            if wanted(event):
                return event

    def wait_for(self, what: str) -> dict[str, Any]:
        """The next "hello", "open", "start", "stop", "close" or "gone"."""
        return self.wait(lambda event: event["what"] == what)

    def break_device(self) -> None:
        """Let the newest device stop working."""
        self._wires[-1].sendall(b"break\n")

    def _accept(self) -> None:
        while True:
            try:
                wire, _ = self._server.accept()
            except OSError:
                return
            self._wires.append(wire)
            threading.Thread(target=self._listen, args=(wire,), daemon=True).start()

    def _listen(self, wire: socket.socket) -> None:
        pid = 0
        try:
            for line in wire.makefile("r", encoding="utf-8"):
                event = json.loads(line)
                pid = event["pid"]
                if event["what"] == "hello":
                    wire.sendall(f"{self.answer}\n".encode())
                self._events.put(event)
        except (OSError, ValueError):
            pass
        self._events.put({"what": "gone", "pid": pid})


if __name__ == "__main__":
    main({"simpleaudio": lambda _warmth: open_ear(int(sys.argv[1]))})
