"""Where fuzzing begins: what is right, or nearly, for each target; and what it once found."""

from __future__ import annotations

import random
import tempfile
from functools import cache
from pathlib import Path

from bell_lap.core.cues import CueKind
from bell_lap.history.store import Store
from bell_lap.resources import sessions_dir
from bell_lap.sound.client import TimedCue
from bell_lap.sound.messages import Alive, Close, Play, Replace, encode
from tests.fuzz.journals import RECORD
from tests.history import build
from tests.history.exchange.support import exported

HERE = Path(__file__).parent
CRASHES = HERE / "crashes"
"""A folder for each target, with a file for each input that was a bug once."""
TESTS = HERE.parent
SETTINGS = b"""[runner]
name = "Ada"
[profile]
best = { race = "mile", time = "5:20", date = "2026-05-01" }
[paces]
5k = "19:58.4"
[track]
lap_m = 400
lane = 1
[taps]
who = "coach"
ready_line_s = 10.5
[volumes]
go = 80
[keys]
tap = "space,enter"
"""


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """The beginnings for one target."""
    if target in ("notation", "typed"):
        lines = (TESTS / "core" / "notation" / "forms.txt").read_text("utf-8").splitlines()
        return tuple(line.strip().replace("\\n", "\n").encode() for line in lines if line.strip())
    if target == "session":
        files = (*sessions_dir().glob("*.toml"), *(TESTS / "library" / "broken").glob("*.toml"))
        return tuple(path.read_bytes() for path in sorted(files))
    if target == "settings":
        return (SETTINGS, *(line + b"\n" for line in SETTINGS.splitlines()))
    if target == "history":
        return _histories()
    if target == "journal":
        chance = random.Random(6)
        return tuple(chance.randbytes(2 + RECORD * count) for count in (0, 1, 5, 20, 60))
    cue = TimedCue(1.5, CueKind.GO, 3, ("lap", "two"))
    return tuple(
        encode(one)
        for one in (Replace(0.0, (cue, cue)), Play(1.0, CueKind.GO, ("a",)), Close(), Alive(0.1, 2))
    )


def found_before(target: str) -> tuple[Path, ...]:
    """What was a bug once, to be tried for ever."""
    return tuple(sorted((CRASHES / target).glob("*")))


def _histories() -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder) / "history.sqlite3") as store:
            for title, count in (("One", 3), ("Two", 0)):
                workout = store.create(build.new(title))
                writer = store.writer(workout)
                for entry in build.presses(count):
                    writer.append(entry.seq, entry.item)
                assert writer.close()
            data = exported(store.path)
        return (data, data.replace(b"\n", b""), b'{"bell_lap_history":1,"workouts":[\n]}\n')
