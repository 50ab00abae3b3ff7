"""Which backends there are in the sound process, and how one that works is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from bell_lap.sound.backends import Backend, Unplayable, Warmth

Opener = Callable[[Warmth], Backend]
"""Opens a device. Raises Unplayable where it cannot."""


def _opener(module: str) -> Opener:
    def open_device(warmth: Warmth) -> Backend:
        backend: Backend = import_module(module).open_device(warmth)
        return backend

    return open_device


DEVICES: Mapping[str, Opener] = {
    name: _opener(f"bell_lap.sound.backends.{name}") for name in ("simpleaudio", "miniaudio")
}
"""By their names in the settings, in the order in which `auto` tries them."""


class NoDevice(Exception):
    """No backend works; `reasons` has each that was tried, with why it does not."""

    def __init__(self, reasons: tuple[tuple[str, str], ...]):
        super().__init__("; ".join(f"{name}: {why}" for name, why in reasons))
        self.reasons = reasons


def first_working(wanted: str, warmth: Warmth, devices: Mapping[str, Opener] = DEVICES) -> Backend:
    """The backend `wanted`, or for `auto` the first that opens. Raises NoDevice."""
    reasons: list[tuple[str, str]] = []
    for name in devices if wanted == "auto" else (wanted,):
        opener = devices.get(name)
        if opener is None:
            reasons.append((name, "it plays no samples"))
            continue
        try:
            return opener(warmth)
        except Unplayable as why:
            reasons.append((name, str(why)))
        except ImportError:
            reasons.append((name, "it is not installed"))
    raise NoDevice(tuple(reasons))
