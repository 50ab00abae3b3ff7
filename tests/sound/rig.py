"""A sound server of the test's own, and what was really played on it, with its instants.

A private PulseAudio daemon plays into a null sink; `parec` records the sink's monitor. Every chunk
of the recording can only come late, so its samples lie on the earliest line that the chunks of the
seconds around allow. Instants are seconds of `CLOCK_BOOTTIME`, the program's clock. They are off by
a constant, so errors are taken less their median; `Recording.ahead_s` says by how much at most.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np
import numpy.typing as npt

from bell_lap.clock import SystemClock
from bell_lap.sound.backends import RATE

SINK = "track"
SINK_RATE = 48_000
"""The recording has it too: the server would begin its conversion anew, and shift what follows,
whenever something else begins to play."""
FRAGMENT_MS = 5
"""The sink works in steps no longer than this while it is recorded, whoever else plays."""
WAIT_S = 20.0
AROUND_S = 1.0
"""How far around a chunk others tell when it was due."""
NAP_S = 0.005
STOOD_S = 0.02
ASOUND = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"
KEPT_OUT = ("PULSE", "DBUS", "XDG", "ALSA", "AUDIO", "SDL", "PIPEWIRE")

Floats = npt.NDArray[np.float64]


class Track:
    """A recording that is over."""

    def __init__(
        self,
        samples: Floats,
        ends: Floats,
        arrivals_s: Floats,
        ahead_s: float,
        stood: Sequence[tuple[float, float]] = (),
    ):
        """`ends` has the number of samples up to the end of each chunk."""
        self.samples = samples
        """Mono, `RATE` a second; 1.0 is full scale."""
        self.ahead_s = ahead_s
        """The sink renders so far ahead: what it renders is heard this much later at most."""
        self.stood = tuple(stood)
        """From when to when the machine let nobody run: no server can play then, and what is
        recorded around tells nothing of the program."""
        self._ends = ends
        self._origins_s = _lower(arrivals_s - ends / RATE, arrivals_s)

    def instants(self, places: Floats) -> Floats:
        """When these samples were rendered. Places need not be whole."""
        return places / RATE + np.interp(places, self._ends, self._origins_s)


def _lower(origins_s: Floats, arrivals_s: Floats) -> Floats:
    """The earliest origin within `AROUND_S` of each."""
    first = np.searchsorted(arrivals_s, arrivals_s - AROUND_S, "left")
    last = np.searchsorted(arrivals_s, arrivals_s + AROUND_S, "right")
    return np.array([origins_s[a:b].min() for a, b in zip(first, last, strict=True)])


def converted(samples: Floats) -> Floats:
    """What was recorded at `SINK_RATE`, at `RATE`; nothing is shifted."""
    padded = np.append(samples, np.zeros(-len(samples) % SINK_RATE))
    length = len(padded) // SINK_RATE * RATE
    return np.fft.irfft(np.fft.rfft(padded)[: length // 2 + 1], length) * (RATE / SINK_RATE)


class Witness:
    """Sleeps in short naps, to know when the machine let nobody run for longer than `STOOD_S`."""

    def __init__(self) -> None:
        self._now = SystemClock().now
        self._stood: list[tuple[float, float]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._nap, daemon=True)
        self._thread.start()

    def _nap(self) -> None:
        last_s = self._now()
        while not self._over.is_set():
            time.sleep(NAP_S)
            now_s = self._now()
            if now_s - last_s > NAP_S + STOOD_S:
                self._stood.append((last_s, now_s))
            last_s = now_s

    def end(self) -> list[tuple[float, float]]:
        """From when to when it was held up, in order."""
        self._over.set()
        self._thread.join()
        return self._stood


class Recording:
    """What the sink plays, from the first sample that has come in."""

    def __init__(self, rig: Rig):
        self._rig = rig
        self._now = SystemClock().now
        self._chunks: list[tuple[float, bytes]] = []
        self._begun = threading.Event()
        self._witness = Witness()
        self._process = subprocess.Popen(
            [
                "parec", f"--device={SINK}.monitor", "--raw", "--format=s16le", "--channels=1",
                f"--rate={SINK_RATE}", f"--latency-msec={FRAGMENT_MS}",
            ],
            env=rig.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._process.stdout is not None
        self._reader = threading.Thread(
            target=self._read, args=(self._process.stdout,), daemon=True
        )
        self._reader.start()
        if not self._begun.wait(WAIT_S):
            self._process.kill()
            raise RuntimeError(f"nothing is recorded:\n{rig.said()}")

    def _read(self, pipe: IO[bytes]) -> None:
        while chunk := os.read(pipe.fileno(), 1 << 16):
            self._chunks.append((self._now(), chunk))
            self._begun.set()

    def stop(self) -> Track:
        """End the recording, with all that has been played until now."""
        stood = self._witness.end()
        ahead_s = self._rig.ahead_s()
        last_s = self._now() + 0.3
        while self._now() < last_s:
            time.sleep(0.05)
        self._process.terminate()
        self._reader.join(WAIT_S)
        self._process.wait(WAIT_S)
        assert self._process.stdout is not None
        self._process.stdout.close()
        samples = np.frombuffer(b"".join(chunk for _, chunk in self._chunks), "<i2") / 32768.0
        ends = np.cumsum([len(chunk) // 2 for _, chunk in self._chunks]) * (RATE / SINK_RATE)
        arrivals_s = np.array([at_s for at_s, _ in self._chunks])
        return Track(converted(samples), ends, arrivals_s, ahead_s, stood)


class Rig:
    """The sound server. Leave the `with` block to end it."""

    def __init__(self) -> None:
        # A short path: the name of a socket has room for a hundred letters.
        self._folder = Path(tempfile.mkdtemp(prefix="rig-"))
        for name in ("run", "home"):
            (self._folder / name).mkdir(mode=0o700)
        asound = self._folder / "asound.conf"
        asound.write_text(ASOUND)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(KEPT_OUT)}
        self._socket = self._folder / "run" / "native"
        self.env = {
            **kept,
            "HOME": str(self._folder / "home"),
            "XDG_RUNTIME_DIR": str(self._folder / "run"),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "ALSA_CONFIG_PATH": str(asound),
            "PULSE_SERVER": f"unix:{self._socket}",
        }
        """For every program that is to play here."""
        self._log = (self._folder / "log").open("wb")
        self._process = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "--log-target=stderr", "--disable-shm=yes",
                f"--load=module-null-sink sink_name={SINK} rate={SINK_RATE}",
                f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            ],
            env={k: v for k, v in self.env.items() if k != "PULSE_SERVER"},
            stdout=self._log,
            stderr=self._log,
        )  # fmt: skip

    def __enter__(self) -> Self:
        deadline_s = time.monotonic() + WAIT_S
        while self._pactl("info") is None:
            if self._process.poll() is not None or time.monotonic() > deadline_s:
                self.close()
                raise RuntimeError(f"the sound server does not start:\n{self.said()}")
            time.sleep(0.05)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """End the server, as if it had crashed."""
        self._process.kill()
        self._process.wait(WAIT_S)
        self._log.close()

    def record(self) -> Recording:
        """Record what is played from now on. Raises RuntimeError where nothing comes."""
        return Recording(self)

    def ahead_s(self) -> float:
        """How far ahead the sink renders."""
        found = re.search(r"configured (\d+) usec", self._pactl("list", "sinks") or "")
        return int(found[1]) / 1e6 if found else 0.0

    def said(self) -> str:
        """What the server has said."""
        return (self._folder / "log").read_text("utf-8", "replace")

    def _pactl(self, *command: str) -> str | None:
        done = subprocess.run(
            ["pactl", *command],
            env=self.env | {"LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout if done.returncode == 0 else None
