"""miniaudio: one stream stays open, and sounds are mixed into it at the exact sample.

The library asks for blocks of 25 ms in a thread of its own. A machine that is too busy to answer
within a block makes the device skip; the sample clock notices and goes on from there.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from typing import Any

import miniaudio

from bell_lap.clock import SystemClock
from bell_lap.sound.backends import RATE, Samples, Unplayable, Warmth
from bell_lap.sound.backends.mixer import Mixer
from bell_lap.sound.backends.urgency import hurry

BLOCK_MS = 25
"""10 ms skips on a machine with some load; docs/decisions.md has the figures."""
BLOCKS = 2
"""Blocks in the device's buffer, where the system lets us choose. PulseAudio keeps one."""
LEAD_S = 0.1
"""A sound comes to us this long before its instant: two blocks and what the device holds."""
SILENT_S = 1.0
"""A device that asks for nothing for so long works no more."""
WAKING_S = 3.0
"""A device that has just been started may take so long to ask for the second block."""
REST_S = 2.0
"""After so long without a sound a device that may sleep is stopped."""

NOT_DEVICES = {"NULL", "CUSTOM", "JACK"}
"""The library's own: one plays into nothing, one is for C, and JACK's users have the others too."""


class MiniaudioBackend:
    """A device that plays through miniaudio."""

    name = "miniaudio"

    def __init__(self, device: miniaudio.PlaybackDevice, device_name: str, warmth: Warmth):
        self.device = device_name
        self._device = device
        self._warmth = warmth
        self._now = SystemClock().now
        self._latency_s = BLOCK_MS / 1000 * (1 if device.backend == "PulseAudio" else BLOCKS)
        self._mixer = Mixer(self._latency_s)
        self._asked_s = 0.0
        self._patience_s = WAKING_S
        self._running = False
        self._closed = threading.Event()
        self._switch = threading.Lock()
        if warmth.keep_awake:
            self._run()
        else:
            threading.Thread(target=self._rest, name="device rest", daemon=True).start()

    @property
    def lead_s(self) -> float:
        """A device that sleeps is woken the preroll earlier."""
        return LEAD_S + (0.0 if self._warmth.keep_awake else self._warmth.preroll_s)

    @property
    def latency_s(self) -> float | None:
        """Half a block to wait, on average, and what the device holds. What lies behind the
        device, such as a radio link, the library cannot tell."""
        return BLOCK_MS / 2000 + self._latency_s

    def start(self, key: int, samples: Samples, at_s: float) -> None:
        self._mixer.start(key, samples, at_s)
        self._run()

    def stop(self, key: int) -> None:
        self._mixer.stop(key)

    def working(self) -> bool:
        return not self._running or self._now() - self._asked_s < self._patience_s

    def close(self) -> None:
        self._closed.set()
        with self._switch:
            self._running = False
            self._device.close()

    def _run(self) -> None:
        """Start the stream where it stands still."""
        with self._switch:
            if self._running or self._closed.is_set():
                return
            self._asked_s = self._now()
            self._patience_s = WAKING_S
            self._mixer.restart()
            blocks = self._blocks()
            next(blocks)
            try:
                self._device.start(blocks)
            except miniaudio.MiniaudioError as error:
                raise Unplayable(f"the device does not start: {error.args[0]}") from error
            self._running = True

    def _rest(self) -> None:
        """Stop the stream whenever nothing has sounded for a while."""
        idle_s = self._now()
        while not self._closed.wait(0.1):
            if not self._mixer.idle:
                idle_s = self._now()
            elif self._now() - idle_s > REST_S:
                self._halt()

    def _halt(self) -> None:
        with self._switch:
            if self._running and self._mixer.idle and not self._closed.is_set():
                self._running = False
                self._device.stop()

    def _blocks(self) -> Generator[Samples | bytes, int, None]:
        """What the library's thread drives: it sends a number of frames and is given them."""
        first = True
        length = yield b""
        while True:
            if first:
                hurry()
            now_s = self._now()
            self._asked_s = now_s
            self._patience_s = WAKING_S if first else SILENT_S
            first = False
            # Without samples the library plays the silence that its buffer is filled with.
            length = yield self._mixer.block(length, now_s) or b""


def open_device(warmth: Warmth) -> MiniaudioBackend:
    """Open the system's default device. Raises Unplayable where there is none."""
    reasons: list[str] = []
    for system in _systems():
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=BLOCK_MS,
                callback_periods=BLOCKS,
                backends=[system],
                app_name="bell-lap",
            )
        except miniaudio.MiniaudioError as error:
            reasons.append(f"{system.name.lower()}: {error.args[0]}")
        else:
            return MiniaudioBackend(device, _device_name(system, device.backend), warmth)
    raise Unplayable(f"no sound device ({', '.join(reasons)})" if reasons else "no sound system")


def _systems() -> Iterator[miniaudio.Backend]:
    """The sound systems that the library knows here, best first."""
    here = miniaudio.get_enabled_backends()
    return (
        system for system in miniaudio.Backend if system in here and system.name not in NOT_DEVICES
    )


class _Found(miniaudio.Devices):  # type: ignore[misc]
    """The library's list of devices, with the default marked as its C side marks it."""

    def _get_info(self, device_type: miniaudio.DeviceType, info: Any) -> dict[str, Any]:
        return {**super()._get_info(device_type, info), "default": bool(info.isDefault)}


def _device_name(system: miniaudio.Backend, fallback: str) -> str:
    """The default device, as the system calls it."""
    try:
        found = _Found([system]).get_playbacks()
    except miniaudio.MiniaudioError:
        return fallback
    names = [device["name"] for device in found if device.get("default")]
    if not names and len(found) == 1:
        names = [found[0]["name"]]
    return f"{names[0]} ({fallback})" if names else fallback
