"""The sounds of cues and phrases, at their volumes."""

from __future__ import annotations

import shutil
from array import array
from pathlib import Path

import pytest

from bell_lap import resources
from bell_lap.core.cues import CueKind
from bell_lap.core.voice import CLIPS, estimate_ms
from bell_lap.errors import EnvironmentProblem
from bell_lap.sound.backends import RATE
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.kit import PHRASES_KEPT, Kit, gain
from bell_lap.sound.samples import length_s, peak, read_wav, scale

ANNOUNCED = ("rep", "7", "of", "11", "4", "hundred", "from", "the-finish-line", "goal", "72")
ANSWERED = ("1", "point", "1", "slow", "71", "2")


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load(SoundOptions())


def test_every_cue_but_speech_has_a_sound_of_its_own(kit: Kit) -> None:
    sounds = {kind: kit.cue(kind).tobytes() for kind in CueKind}
    assert not sounds.pop(CueKind.SPEECH)
    assert all(sounds.values())
    assert len(set(sounds.values())) == len(sounds)


def test_a_volume_is_the_product_of_the_whole_and_its_own(kit: Kit) -> None:
    softer = kit.with_volumes(SoundOptions(volume=50, volumes=((CueKind.GO, 50),)))
    assert softer.cue(CueKind.GO) == scale(kit.cue(CueKind.GO), 1 / 16)
    assert softer.cue(CueKind.STOP) == scale(kit.cue(CueKind.STOP), 1 / 4)
    assert softer.phrase(("7",)) == scale(kit.phrase(("7",)), 1 / 4)
    assert kit.cue(CueKind.GO) == read_wav(resources.assets_dir() / "cues" / "go.wav")


def test_a_volume_of_nothing_is_an_empty_sound(kit: Kit) -> None:
    mute = kit.with_volumes(SoundOptions(volumes=((CueKind.TICK, 0), (CueKind.SPEECH, 0))))
    assert not mute.cue(CueKind.TICK)
    assert not mute.phrase(("7",))
    assert mute.cue(CueKind.GO)
    assert not kit.with_volumes(SoundOptions(volume=0)).cue(CueKind.GO)


def test_half_the_volume_is_ten_to_fourteen_decibels_less() -> None:
    assert gain(100) == 1
    assert 10 ** (-14 / 20) < gain(50) < 10 ** (-10 / 20)


def test_a_phrase_is_its_clips_in_order_with_short_gaps(kit: Kit) -> None:
    clips = [kit.phrase((word,)) for word in ("71", "2")]
    phrase = kit.phrase(("71", "2"))
    assert phrase[: len(clips[0])] == clips[0]
    assert phrase[-len(clips[1]) :] == clips[1]
    gap = phrase[len(clips[0]) : -len(clips[1])]
    assert set(gap) == {0}
    assert 0.01 <= length_s(gap) <= 0.06


def test_a_comma_is_heard_where_it_would_be_written(kit: Kit) -> None:
    def gap_s(words: tuple[str, ...]) -> float:
        apart = sum(length_s(kit.phrase((word,))) for word in words)
        return length_s(kit.phrase(words)) - apart

    assert gap_s(("slow", "71")) > 3 * gap_s(("point", "71"))
    assert gap_s(("of", "11", "4")) - gap_s(("of", "11")) > 0.1
    assert gap_s(("hundred", "from")) > 3 * gap_s(("4", "hundred"))
    assert gap_s(("last-rep", "6")) == pytest.approx(gap_s(("slow", "goal")))


@pytest.mark.parametrize("words", [ANNOUNCED, ANSWERED, *((name,) for name in CLIPS)])
def test_the_caller_plans_with_lengths_that_are_long_enough(
    kit: Kit, words: tuple[str, ...]
) -> None:
    assert length_s(kit.phrase(words)) * 1_000 <= estimate_ms(words)


def test_no_phrase_is_a_silence(kit: Kit) -> None:
    assert kit.phrase(()) == array("h")


def test_many_phrases_do_not_fill_the_memory(kit: Kit) -> None:
    again = kit.with_volumes(SoundOptions())
    first = again.phrase(("0",))
    assert again.phrase(("0",)) is first
    for number in range(1, PHRASES_KEPT + 1):
        again.phrase((str(number % 100), "slow"))
    assert again.phrase(("0",)) is not first
    assert again.phrase(("0",)) == first


def test_a_word_that_is_no_clip_is_a_bug(kit: Kit) -> None:
    with pytest.raises(KeyError, match="gibberish"):
        kit.phrase(("gibberish",))


@pytest.mark.parametrize("name", ["cues/go.wav", "voice/7.wav"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "assets"
    for part in ("cues", "voice"):
        shutil.copytree(resources.assets_dir() / part, folder / part)
    (folder / name).unlink()
    with pytest.raises(EnvironmentProblem, match=name.rpartition("/")[2]):
        Kit.load(SoundOptions(), folder)


def test_what_a_kit_gives_is_loud_and_short_enough_for_a_countdown(kit: Kit) -> None:
    for kind in (CueKind.PIP, CueKind.END_PIP):
        assert len(kit.cue(kind)) < 0.2 * RATE
    for kind in (CueKind.GO, CueKind.STOP, CueKind.OVER):
        assert len(kit.cue(kind)) <= 0.8 * RATE
    assert all(peak(kit.cue(kind)) > 20_000 for kind in CueKind if kind is not CueKind.SPEECH)
