"""The file that is rendered: each cue at its sample, nothing elsewhere, whole or not at all."""

from __future__ import annotations

import stat
import sys
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bell_lap.core.cues import CueKind
from bell_lap.errors import BadInput, EnvironmentProblem
from bell_lap.sound import render
from bell_lap.sound.backends import RATE, Samples
from bell_lap.sound.client import SoundOptions, TimedCue
from bell_lap.sound.kit import Kit
from bell_lap.sound.samples import mix_into, read_wav

KIT = Kit.load(SoundOptions())
PLAIN = [kind for kind in CueKind if kind is not CueKind.SPEECH]


def joined(cues: list[TimedCue], least_s: float = 0.0) -> Samples:
    whole = array("h")
    for chunk in render.track(cues, KIT, least_s):
        whole.extend(chunk)
    return whole


@given(
    st.lists(st.tuples(st.integers(0, 120_000), st.sampled_from(PLAIN)), max_size=12),
    st.floats(0, 130),
)
def test_chunks_are_the_pieces_mixed_at_once(
    given_cues: list[tuple[int, CueKind]], least_s: float
) -> None:
    cues = [TimedCue(at_ms / 1000, kind) for at_ms, kind in given_cues]
    found = joined(cues, least_s)
    whole = array("h", bytes(2 * len(found)))
    for piece in render.pieces(cues, KIT):
        mix_into(whole, piece.samples, render.onset(piece))
        assert render.onset(piece) + len(piece.samples) < len(found)
    assert found == whole
    assert len(found) >= round(least_s * RATE)


def test_each_cue_begins_at_its_sample_and_nothing_else_is_heard() -> None:
    cues = [TimedCue(7 + n, CueKind.PIP, 3 - n) for n in range(3)]
    cues += [TimedCue(10, CueKind.GO), TimedCue(25.437, CueKind.BELL), TimedCue(61, CueKind.TICK)]
    found = joined(cues)
    heard = list(render.schedule(cues, KIT))
    assert [at for at, _ in heard] == [round(cue.at_s * RATE) for cue in cues]
    silent = bytearray(b"\1") * len(found)
    for at, cue in heard:
        samples = KIT.cue(cue.kind, cue.count)
        assert found[at : at + len(samples)] == samples
        silent[at : at + len(samples)] = bytes(len(samples))
    assert not any(value for value, quiet in zip(found, silent, strict=True) if quiet)


def test_what_yields_is_told() -> None:
    cues = [TimedCue(5, CueKind.PIP, 1), TimedCue(5.01, CueKind.TICK), TimedCue(90, CueKind.GO)]
    assert render.unheard(cues, KIT) == [cues[1]]
    assert [cue for _, cue in render.schedule(cues, KIT)] == [cues[0], cues[2]]


def test_the_file_is_what_was_mixed(tmp_path: Path) -> None:
    cues = [TimedCue(1, CueKind.GO), TimedCue(45, CueKind.FINISHED)]
    path = tmp_path / "track.wav"
    render.write_track(path, cues, KIT, 50.0)
    assert read_wav(path) == joined(cues, 50.0)
    assert [file.name for file in tmp_path.iterdir()] == ["track.wav"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_file_that_is_there_is_kept_unless_it_may_be_lost(tmp_path: Path) -> None:
    path = tmp_path / "track.wav"
    path.write_bytes(b"mine")
    with pytest.raises(BadInput, match="There is a file") as caught:
        render.write_track(path, [], KIT, 1.0)
    assert "--force" in str(caught.value)
    assert path.read_bytes() == b"mine"
    render.write_track(path, [], KIT, 1.0, force=True)
    assert read_wav(path) == array("h", bytes(2 * RATE))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        render.write_track(tmp_path, [], KIT, 1.0, force=True)


def test_a_disk_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "track.wav"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(render, "write_wav", full)
    with pytest.raises(EnvironmentProblem, match="No space left") as caught:
        render.write_track(path, [], KIT, 1.0)
    assert caught.value.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="Cannot write"):
        render.write_track(tmp_path / "no" / "track.wav", [], KIT, 1.0)


def test_a_day_is_the_most() -> None:
    with pytest.raises(BadInput, match="24 hours"):
        render.write_track(Path("never.wav"), [TimedCue(86_401, CueKind.GO)], KIT)
