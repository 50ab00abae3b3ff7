"""The cues that are shipped: as the script makes them, loud where it matters, and distinct."""

from __future__ import annotations

import importlib
import itertools
import sys
from array import array
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt
import pytest

from bell_lap import resources
from bell_lap.core.cues import CueKind
from bell_lap.sound.backends import RATE
from bell_lap.sound.samples import read_wav

Floats = npt.NDArray[np.float64]

FOLDER = resources.assets_dir()
NAMES = [kind.name.lower() for kind in CueKind if kind is not CueKind.SPEECH]
CUES: dict[str, array[int]] = {name: read_wav(FOLDER / "cues" / f"{name}.wav") for name in NAMES}

KNOCKS = {"tick", "mark_tick"}
"""Too short and dry to be as loud as the rest."""


def script(name: str) -> ModuleType:
    """A script of the assets folder as a module."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def made() -> dict[str, array[int]]:
    """What the script makes today."""
    cues: dict[str, array[int]] = script("make_cues").made()
    return cues


def floats(name: str) -> Floats:
    return np.asarray(CUES[name], dtype=np.float64) / 32_768


def loudness_db(name: str) -> float:
    loudest: float = script("synth").loudness_db(CUES[name])
    return loudest


def test_there_is_one_file_for_each_cue_and_no_other() -> None:
    assert sorted(path.name for path in (FOLDER / "cues").iterdir()) == sorted(
        f"{name}.wav" for name in NAMES
    )


def test_each_file_is_what_the_script_makes(made: dict[str, array[int]]) -> None:
    assert sorted(made) == sorted(NAMES)
    assert script("make_cues").stale(made) == []


def test_a_changed_a_missing_and_a_strange_file_are_named(
    made: dict[str, array[int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    maker, synth = script("make_cues"), script("synth")
    monkeypatch.setattr(maker, "FOLDER", tmp_path)
    for name, samples in made.items():
        synth.write(tmp_path / f"{name}.wav", samples)
    assert maker.stale(made) == []

    other = made["go"][:]
    other[99] += 2
    synth.write(tmp_path / "go.wav", other)
    (tmp_path / "pip.wav").rename(tmp_path / "pop.wav")

    assert sorted(maker.stale(made)) == [
        "go.wav is not what the script makes",
        "pip.wav is missing",
        "pop.wav is no cue",
    ]


@pytest.mark.docs
def test_the_page_and_its_pictures_are_drawn_from_the_files() -> None:
    assert sorted(script("cue_page").WHEN) == sorted(NAMES)
    assert script("cue_page").stale(FOLDER / "cues") == [], "run: python assets/make_cues.py"


@pytest.mark.parametrize("name", NAMES)
def test_no_cue_clips_and_none_is_faint(name: str) -> None:
    peak_db = 20 * np.log10(np.abs(floats(name)).max())
    assert -1.5 < peak_db <= -1.0
    assert -8.5 < loudness_db(name) < -3.0


def test_cues_are_about_as_loud_as_each_other() -> None:
    levels = [loudness_db(name) for name in NAMES if name not in {*KNOCKS, "refused"}]
    assert max(levels) - min(levels) < 2.0


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_is_where_a_small_loudspeaker_carries(name: str) -> None:
    power = np.abs(np.fft.rfft(floats(name))) ** 2
    hertz = np.fft.rfftfreq(len(CUES[name]), 1 / RATE)
    assert power[(hertz >= 1_000) & (hertz <= 4_000)].sum() > 0.75 * power.sum()
    assert power[hertz < 500].sum() < 0.02 * power.sum()


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_begins_sharply_and_ends_without_a_click(name: str) -> None:
    wave = np.abs(floats(name))
    assert wave[: RATE // 100].max() > 0.5 * wave.max()
    assert wave[0] < 0.02
    assert wave[-1] < 0.02


@pytest.mark.parametrize(
    ("name", "least_ms", "most_ms"),
    [
        ("pip", 80, 200),
        ("end_pip", 80, 200),
        ("go", 500, 800),
        ("stop", 400, 800),
        ("over", 400, 800),
        ("tick", 20, 60),
        ("mark_tick", 90, 200),
        ("tap", 40, 120),
        ("refused", 200, 500),
        ("undo", 150, 400),
        ("bell", 2_000, 2_500),
        ("finished", 1_000, 2_000),
    ],
)
def test_a_cue_is_as_long_as_its_part_asks(name: str, least_ms: int, most_ms: int) -> None:
    assert least_ms <= len(CUES[name]) * 1_000 / RATE <= most_ms


def test_every_cue_is_distinct_from_every_other() -> None:
    # A mark tick is two ticks: it must sound like them, and a good half of it does not.
    meant = {frozenset(KNOCKS): 0.75}
    for one, other in itertools.combinations(NAMES, 2):
        assert likeness(one, other) < meant.get(frozenset((one, other)), 0.5), (one, other)


def test_a_cue_is_like_itself() -> None:
    assert likeness("go", "go") == pytest.approx(1.0)


def test_a_mark_tick_is_two_strokes_and_a_tick_is_one() -> None:
    assert strokes("tick") == 1
    assert strokes("mark_tick") == 2


def test_a_hand_bell_is_rung_again_and_again_and_rings_out() -> None:
    power = envelope("bell")
    strikes = [
        index
        for index in range(4, len(power))
        if power[index] > 1.25 * power[index - 4 : index].min()
        and power[index] > 0.25 * power.max()
        and power[index] == power[max(0, index - 8) : index + 8].max()
    ]
    assert 5 <= len(strikes) <= 9
    assert power[-10:].max() < 0.15 * power.max()


def test_the_partials_of_the_bell_are_those_of_no_string() -> None:
    ring = floats("bell")[-RATE // 2 :] * np.hanning(RATE // 2)
    spectrum = np.abs(np.fft.rfft(ring, 8 * RATE))
    hertz = np.fft.rfftfreq(8 * RATE, 1 / RATE)
    loudest: list[float] = []
    for index in np.argsort(spectrum)[::-1]:
        if all(abs(hertz[index] - there) > 60 for there in loudest):
            loudest.append(float(hertz[index]))
        if len(loudest) == 5:
            break
    lowest = min(loudest)
    off = [abs(there / lowest - round(there / lowest)) for there in loudest]
    assert max(off) > 0.15


def likeness(one: str, other: str) -> float:
    """The highest normalised cross-correlation of two cues at any shift: 1 is the same."""
    first, second = floats(one), floats(other)
    size = len(first) + len(second)
    product = np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size))
    highest = np.abs(np.fft.irfft(product, size)).max()
    return float(highest / np.sqrt((first**2).sum() * (second**2).sum()))


def envelope(name: str) -> Floats:
    """The strength of each hundredth of a second."""
    step = RATE // 100
    wave = floats(name)
    return np.array(
        [np.sqrt((wave[at : at + step] ** 2).mean()) for at in range(0, len(wave) - step, step)]
    )


def strokes(name: str) -> int:
    """How often the sound rises out of silence."""
    quiet = envelope(name) < 0.1
    return int(quiet[0] == 0) + int(np.sum(quiet[:-1] & ~quiet[1:]))
