"""The clips that are shipped: one for everything that the caller may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap import resources
from bell_lap.core.counting import LONGEST_MINUTES
from bell_lap.core.voice import CLIPS, before_ms
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.kit import Kit
from bell_lap.sound.samples import length_s, peak, read_wav
from tests.sound.test_cue_files import script

FOLDER = resources.assets_dir() / "voice"


def test_the_folder_is_the_clips() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.wav" for name in CLIPS)


def test_the_voice_takes_less_than_four_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_000_000


@pytest.mark.parametrize("name", CLIPS)
def test_a_clip_is_loud_and_has_no_silence_around_it(name: str) -> None:
    samples = read_wav(FOLDER / f"{name}.wav")
    assert 20_000 < peak(samples) <= 32_768 * 10 ** (-1 / 20)
    assert script("synth").loudness_db(samples) == pytest.approx(-7.5, abs=0.3)
    for end in (samples[: len(samples) // 6], samples[-len(samples) // 6 :]):
        assert peak(end) > 1_000


def test_a_number_leaves_room_for_the_next_second() -> None:
    for number in range(100):
        assert 0.12 < length_s(read_wav(FOLDER / f"{number}.wav")) <= 0.9


def test_the_minutes_of_a_first_call_take_as_long_as_the_count_believes() -> None:
    kit = Kit.load(SoundOptions())
    after = length_s(kit.phrase(("56",)))
    for minutes in range(1, LONGEST_MINUTES + 1):
        before_s = length_s(kit.phrase((str(minutes), "56"))) - after
        assert before_ms((str(minutes),)) == pytest.approx(before_s * 1000, abs=15)


def test_a_clip_is_longer_the_more_is_said() -> None:
    for name, text in CLIPS.items():
        seconds = length_s(read_wav(FOLDER / f"{name}.wav"))
        assert 0.1 < seconds < 0.25 + 0.09 * len(text), name


def test_the_check_names_what_is_missing_and_what_is_too_much(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maker = script("make_voice")
    assert maker.main(["--check"]) == 0

    monkeypatch.setattr(maker, "FOLDER", tmp_path)
    monkeypatch.setenv("PATH", "")
    for name in CLIPS:
        (tmp_path / f"{name}.wav").touch()
    (tmp_path / "7.wav").rename(tmp_path / "hello.wav")
    capsys.readouterr()

    assert maker.main(["--check"]) == 1
    assert capsys.readouterr().out == "7.wav is missing\nhello.wav is no clip\n"
