"""What is really played: workouts at the speed of life, recorded from a sound server.

All performances run at the same time, each on a server of its own. The bars are five times those
that `make bench` holds: whoever runs the tests may have a busy machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from bell_lap.core.cues import CueKind
from tests.sound.concert import Concert, give
from tests.sound.perform import Score
from tests.sound.pythons import HERE, VERSIONS, with_sound

SHORT = "1 x 5s, rest 5s\n1 x 100m in 12s"
REPS = "1 x 5s, rest 5s\n2 x (1 x 100m in 12s), rest 6s between sets"
LONG = "1 x 60s, rest 15s\n1 x 100m in 12s"
BACKENDS = ("miniaudio", "simpleaudio")
LENIENT = 5
BARS_MS = {"miniaudio": 10.0 * LENIENT, "simpleaudio": 20.0 * LENIENT}
SPACING_BAR_MS = 1.0 * LENIENT
TAP_BAR_MS = 60.0 * LENIENT
KILLS = 10
ENOUGH = 4
"""At least so many cues must have had a machine that ran."""
AT_ONCE = 5
"""Calm performances at the same time; one with a busy program goes on beside them."""

pytestmark = [
    pytest.mark.sound,
    pytest.mark.simpleaudio,
    pytest.mark.pythons,
    pytest.mark.timeout(400),
]


class Concerts:
    """All concerts. They are listened to only when all are over: that takes the machine."""

    def __init__(self, folder: Path):
        pythons = {version: with_sound(version, folder) for version in VERSIONS}
        here = pythons[HERE]
        scores = [
            *(("long", here, Score(LONG, backend, caller=True)) for backend in BACKENDS),
            *(("busy", here, Score(SHORT, backend, busy=True)) for backend in BACKENDS),
            *(("reps", here, Score(REPS, backend)) for backend in BACKENDS),
            ("killed", here, Score(REPS, "miniaudio", kills=KILLS)),
            *(
                (name_of(version), python, Score(SHORT, backend))
                for version, python in pythons.items()
                if version != HERE
                for backend in BACKENDS
            ),
        ]
        with ThreadPoolExecutor(AT_ONCE) as calm, ThreadPoolExecutor(1) as busy:
            waiting = {
                (name, score.backend): (busy if score.busy else calm).submit(give, python, score)
                for name, python, score in scores
            }
        self._given = {which: concert.result() for which, concert in waiting.items()}

    def get(self, name: str, backend: str) -> Concert:
        """That concert."""
        return self._given[name, backend]


def name_of(version: tuple[int, int]) -> str:
    """As people write it."""
    return f"{version[0]}.{version[1]}"


@pytest.fixture(scope="module")
def concerts(tmp_path_factory: pytest.TempPathFactory) -> Concerts:
    return Concerts(tmp_path_factory.mktemp("pythons"))


OTHERS = [name_of(version) for version in VERSIONS if version != HERE]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", [*OTHERS, "reps", "busy", "long"])
def test_every_cue_is_heard_once_and_in_order(concerts: Concerts, name: str, backend: str) -> None:
    """On every Python; with a program whose main thread is blocked half a second at a time; and
    with the caller talking."""
    given = concerts.get(name, backend)
    judged = given.judged
    assert judged.missing == []
    assert judged.unasked == []
    # What answers a tap comes after its instant, and may lie over a scheduled cue.
    scheduled = [pair for pair in judged.found if not pair[0].at_once]
    by_ear = sorted(scheduled, key=lambda pair: pair[1].at_s)
    assert [asked.kind for asked, _ in by_ear] == [asked.kind for asked, _ in scheduled]
    assert all(0.5 < heard.gain < 1.5 for _, heard in judged.found)
    assert (given.performance.deaths, given.performance.late) == (0, 0)
    assert given.performance.trouble is None


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", [*OTHERS, "reps", "busy", "long"])
def test_scheduled_cues_are_heard_at_their_instants(
    concerts: Concerts, name: str, backend: str
) -> None:
    given = concerts.get(name, backend)
    errors_ms = sorted(given.judged.errors_ms())
    assert len(errors_ms) >= ENOUGH
    assert errors_ms[-1] <= BARS_MS[backend]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("name", [*OTHERS, "reps", "busy", "long"])
def test_the_steps_of_a_countdown_are_even(concerts: Concerts, name: str, backend: str) -> None:
    given = concerts.get(name, backend)
    spacings_ms = given.judged.spacings_ms()
    assert len(spacings_ms) >= ENOUGH
    assert max(spacings_ms) <= SPACING_BAR_MS


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_tap_sounds_at_once(concerts: Concerts, backend: str) -> None:
    given = concerts.get("reps", backend)
    taps_ms = [one + given.track.ahead_s * 1000 for one in given.judged.tap_ms()]
    assert len(taps_ms) >= ENOUGH
    assert max(taps_ms) <= TAP_BAR_MS


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_whole_session_has_all_kinds_of_cues(concerts: Concerts, backend: str) -> None:
    """So that a session which has lost its cues does not pass for one that plays them all."""
    kinds = {
        asked.kind
        for name in ("reps", "long")
        for asked, _ in concerts.get(name, backend).judged.found
    }
    expected = {
        CueKind.PIP, CueKind.END_PIP, CueKind.GO, CueKind.STOP, CueKind.HALFWAY, CueKind.SOON_10,
        CueKind.TICK, CueKind.MARK_TICK, CueKind.TAP, CueKind.REFUSED, CueKind.UNDO, CueKind.BELL,
        CueKind.SET_DONE, CueKind.FINISHED,
    }  # fmt: skip
    assert kinds >= expected


def test_a_killed_sound_process_leaves_the_workout_alone(concerts: Concerts) -> None:
    killed = concerts.get("killed", "miniaudio")
    calm = concerts.get("reps", "miniaudio")
    assert len(killed.performance.killed) == killed.performance.deaths == KILLS
    assert killed.performance.journal == calm.performance.journal


def test_after_each_death_cues_are_heard_again(concerts: Concerts) -> None:
    given = concerts.get("killed", "miniaudio")
    deaths_s = [*given.performance.killed, given.performance.end_s + 1.0]
    for death_s, next_s in pairwise(deaths_s):
        assert any(death_s < one.at_s < next_s for one in given.heard)
    assert given.judged.unasked == []


def test_the_same_cues_are_asked_for_on_every_python(concerts: Concerts) -> None:
    asked: list[Mapping[str, object]] = []
    for name in OTHERS:
        for backend in BACKENDS:
            performance = concerts.get(name, backend).performance
            asked.append(
                {
                    "journal": performance.journal,
                    "schedules": [
                        [(cue.kind, cue.count) for cue in cues] for _, cues in performance.replaced
                    ],
                }
            )
    assert all(one == asked[0] for one in asked)
