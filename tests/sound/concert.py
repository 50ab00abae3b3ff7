"""A workout performed by a program of its own on a sound server of its own, and recorded."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from tests.sound.hearing import Heard, hear
from tests.sound.judging import Judged, judge
from tests.sound.perform import Performance, Score, from_json
from tests.sound.pythons import ROOT
from tests.sound.rig import Rig, Track

LONGEST_S = 200


@dataclass(frozen=True)
class Concert:
    """A performance, and its recording."""

    performance: Performance
    track: Track

    @cached_property
    def heard(self) -> list[Heard]:
        """Every cue that was heard."""
        return hear(self.track)

    @cached_property
    def judged(self) -> Judged:
        """That, against what was asked for."""
        return judge(self.performance, self.heard, self.track.stood)


def give(python: Path, score: Score) -> Concert:
    """Perform a score. Raises RuntimeError with what the program said where it failed."""
    with Rig() as rig:
        recording = rig.record()
        done = subprocess.run(
            [python, "-m", "tests.sound.perform", json.dumps(asdict(score))],
            cwd=ROOT,
            env=rig.env | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            check=False,
        )
        track = recording.stop()
    if done.returncode:
        raise RuntimeError(f"{python} ended with {done.returncode}:\n{done.stderr}")
    return Concert(from_json(done.stdout), track)
