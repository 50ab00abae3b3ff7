"""Twenty real minutes of a real workout with a real sound server, every cue of it recorded.

Too long for `make test`: the file has no name that is collected, `make soak` names it.
"""

from __future__ import annotations

import time

import pytest

pytest.importorskip("termios", reason="terminals of POSIX")

from bell_lap.core.cues import CueOptions
from bell_lap.sound.process import LAST_S
from tests.chaos.scale import counted
from tests.soak.driving import Soaked, soak
from tests.soak.due import due
from tests.soak.flatness import check_flat, figures
from tests.soak.listening import hear_in_parts
from tests.sound.judging import asked_for, judge
from tests.sound.rig import Rig, Track

REPS = 15
SESSION = f"{REPS} x 200m in 40s, rest 45s"
SETTINGS = """\
[track]
lap_m = 100

[sound]
pacer = "on"
pacer_every = 50
"""
OPTIONS = CueOptions(pacer=True, pacer_every_m=50.0)
"""What the settings ask for."""
LEAST_MINUTES = 20
LATE_BAR_MS = 10.0
"""99 of 100 cues are heard within this of their instant, less the run's median (the design's)."""
WORST_MS = 50.0
"""And none later than this."""
ENOUGH = 60
"""At least so many cues, a third of all, must have had a machine that ran: others are not judged,
as in `tests.sound.judging`."""

pytestmark = [
    pytest.mark.soak, pytest.mark.pty, pytest.mark.sound, pytest.mark.timeout(3_000),
]  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Soaked, Track]:
    """The workout, and the recording of all that it played."""
    home = tmp_path_factory.mktemp("home")
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text(SETTINGS)
    with Rig() as rig:
        recording = rig.record()
        over = soak(SESSION, home, env=rig.env)
        time.sleep(LAST_S)  # the sound process outlives the program until the end has rung out
        return over, recording.stop()


def test_it_takes_no_more_of_the_machine_at_its_end(played: tuple[Soaked, Track]) -> None:
    over, _ = played
    counted("soak, real minutes", **figures(over))
    assert over.code == 0
    assert over.minutes >= LEAST_MINUTES
    assert over.stored.summary.status == "finished"
    check_flat(over)


def test_every_cue_is_heard_once_and_in_time(played: tuple[Soaked, Track]) -> None:
    over, track = played
    asked = due(over.stored, OPTIONS)
    heard = hear_in_parts(track)
    judged = judge(asked, heard, track.stood)
    errors_ms = sorted(judged.errors_ms())
    counted(
        "soak, cues",
        due=len(asked_for(asked)),
        heard=len(judge(asked, heard, ()).found),
        judged=len(judged.found) + len(judged.missing),
        missing=len(judged.missing),
        unasked=len(judged.unasked),
        stood=len(track.stood),
        p99_ms=round(errors_ms[len(errors_ms) * 99 // 100], 2),
        worst_ms=round(errors_ms[-1], 2),
    )
    assert judged.missing == []
    assert judged.unasked == []
    assert len(judged.found) >= ENOUGH
    assert errors_ms[len(errors_ms) * 99 // 100] <= LATE_BAR_MS
    assert errors_ms[-1] <= WORST_MS
