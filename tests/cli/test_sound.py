"""`bell-lap sound` and `--sound`: without a device it is honest, with a file it is exact."""

from __future__ import annotations

import json
import shlex
from array import array
from importlib import metadata
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bell_lap import settings
from bell_lap.cli import doctor_sound, sound_check, sounds
from bell_lap.cli.sound_check import check_in_lines
from bell_lap.cli.sounds import Instead, TooFast, rehearsal_sound, sound_for, sound_options
from bell_lap.core.cues import CueKind
from bell_lap.errors import EnvironmentProblem
from bell_lap.settings import Settings
from bell_lap.sound import opening
from bell_lap.sound.backends import RATE
from bell_lap.sound.bell import TerminalBell
from bell_lap.sound.client import BACKENDS, SoundOptions, SoundReport
from bell_lap.sound.kit import Kit
from bell_lap.sound.none import Silence
from bell_lap.sound.samples import read_wav
from bell_lap.tui.cue_rows import ROWS, CueRow
from tests.cli.support import Cli, process
from tests.cli.test_show import absent_or, closed

CUE = {
    "cue": {"enum": [kind.name.lower() for kind in CueKind]},
    "count": absent_or("integer"),
    "words": absent_or("string"),
    "at_s": {"type": "number"},
}
TRACK = closed(
    title={"type": "string"},
    file={"type": "string"},
    rate={"const": RATE},
    starts_s={"type": "number"},
    ends_s={"type": "number"},
    notation={"type": "string"},
    command={"type": "string"},
    send_offs={
        "type": "array",
        "items": closed(what={"type": "string"}, every_s={"type": "number"}),
    },
    waits={
        "type": "array",
        "items": closed(
            what={"type": "string"},
            s={"type": "number"},
            times={"type": "integer"},
            expected={"type": "boolean"},
        ),
    },
    not_in_it={"type": "array", "items": {"type": "string"}},
    drifts={"type": "boolean"},
    cues={"type": "array", "items": closed(sample={"type": "integer"}, **CUE)},
    unheard={"type": "array", "items": closed(**CUE)},
)


class Recorder(Silence):
    """A sound that is ready at once and notes what it is asked to play."""

    def __init__(self, state: str = "playing", trouble: str | None = None) -> None:
        self.trouble = trouble
        self.closed = False
        self.heard: list[CueKind] = []
        self._state = state

    def play(self, kind: CueKind, words: tuple[str, ...] = ()) -> None:  # noqa: ARG002
        self.heard.append(kind)

    def due(self, kind: CueKind) -> None:
        self.heard.append(kind)

    def report(self) -> SoundReport:
        return SoundReport("miniaudio", "a box", self._state, 23.4, len(self.heard))

    def close(self) -> None:
        self.closed = True


# --- what plays -----------------------------------------------------------------------------------


def test_the_choices_are_those_of_the_client() -> None:
    from bell_lap.cli.options import BACKENDS as CHOICES

    assert CHOICES == BACKENDS
    assert settings.loads(b'[sound]\nbackend = "bell"').sound.backend in BACKENDS


@pytest.mark.parametrize(
    ("choice", "written", "backend"),
    [
        (None, "", "auto"),
        (None, '[sound]\nbackend = "none"', "none"),
        ("bell", '[sound]\nbackend = "none"', "bell"),
        (None, '[sound]\nbackend = "bell"\n[cues]\nbell = false', "none"),
        ("bell", "[cues]\nbell = false", "bell"),
    ],
)
def test_the_command_line_goes_over_the_settings(
    choice: str | None, written: str, backend: str
) -> None:
    assert sound_options(choice, settings.loads(written.encode())).backend == backend


def test_the_settings_become_options() -> None:
    known = settings.loads(
        b"[sound]\nvolume = 70\ndelay_ms = 150\npreroll_ms = 0\nkeep_awake = false\n"
        b"[volumes]\ntick = 40\ntap = false\n"
    )
    assert sound_options(None, known) == SoundOptions(
        "auto", 70, ((CueKind.TICK, 40), (CueKind.TAP, 0)), 150, 0, keep_awake=False
    )


def test_a_library_that_only_the_settings_name_stops_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = Recorder()

    def nothing_by_name(options: SoundOptions, _: object) -> Recorder:
        if options.backend != "auto":
            raise EnvironmentProblem("simpleaudio is not installed.", hints=("Install it.",))
        return inner

    monkeypatch.setattr(sounds, "open_sound", nothing_by_name)
    known = settings.loads(b'[sound]\nbackend = "simpleaudio"')
    sound = sound_for(None, known, lambda: None)
    assert isinstance(sound, Instead)
    assert sound.trouble is not None
    assert "simpleaudio is not installed" in sound.trouble
    sound.play(CueKind.GO)
    sound.due(CueKind.STOP)
    assert (inner.heard, sound.report()) == ([CueKind.GO, CueKind.STOP], inner.report())
    sound.close()
    assert inner.closed
    with pytest.raises(EnvironmentProblem):
        sound_for("simpleaudio", known, lambda: None)


def test_the_bell_rings_unless_the_settings_say_not() -> None:
    rung: list[int] = []
    for choice, bell, rings in (("bell", True, 1), ("bell", False, 1), (None, False, 0)):
        rung.clear()
        written = f'[sound]\nbackend = "bell"\n[cues]\nbell = {str(bell).lower()}'
        known = settings.loads(written.encode())
        sound_for(choice, known, lambda: rung.append(1)).play(CueKind.GO)
        assert len(rung) == rings


def test_a_rehearsal_faster_than_life_is_silent() -> None:
    assert isinstance(rehearsal_sound(lambda: TerminalBell(lambda: None), 1.5), TerminalBell)
    fast = rehearsal_sound(lambda: TerminalBell(lambda: None), 1.6)
    assert isinstance(fast, TooFast)
    assert "1.5 times" in fast.status


@pytest.mark.parametrize("name", ["simpleaudio", "miniaudio"])
@pytest.mark.parametrize(
    "line", [("run", "5min", "--plain"), ("rehearse", "5min", "--plain", "--speed", "1")]
)
def test_a_library_that_is_asked_for_by_name_must_be_there(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str, line: tuple[str, ...]
) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda _: None)
    said = cli(*line, "--sound", name)
    assert said.code == 3
    assert f"{name} is not installed" in said.err
    assert "pip install" in said.err


def test_nothing_is_started_for_a_session_that_cannot_be_run(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a sound was opened")

    monkeypatch.setattr(sounds, "open_sound", never)
    assert cli("run", "rest-day", "--plain").code == 1


# --- the check ------------------------------------------------------------------------------------


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A sound of the test's own, and no waiting between the cues."""
    recorder = Recorder()
    monkeypatch.setattr(sound_check, "plain_sound", lambda *_: recorder)
    monkeypatch.setattr(sound_check, "SETTLES_S", 0.0)
    rows = tuple(CueRow(row.kind, row.name, row.when, 0.0, words=row.words) for row in ROWS)
    monkeypatch.setattr(sound_check, "ROWS", rows)
    return recorder


def test_it_plays_through_every_cue_by_its_name(
    at_once: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_in_lines(Settings(), None, as_json=False) == 0
    said = lines_of(capsys)
    assert set(at_once.heard) == set(CueKind)
    assert [line.split()[0] for line in said[: len(CueKind)]] == [
        kind.name.lower() for kind in at_once.heard
    ]
    assert "backend  miniaudio" in said
    assert "latency  23 ms, measured" in said
    assert at_once.closed


def test_a_cue_that_is_off_is_not_played(at_once: Recorder) -> None:
    known = settings.loads(b"[volumes]\nbell = false")
    assert check_in_lines(known, None, as_json=False) == 0
    assert CueKind.BELL not in at_once.heard


def test_the_report_as_json_plays_little(
    at_once: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_in_lines(Settings(), None, as_json=True) == 0
    assert len(at_once.heard) == 3
    assert json.loads(capsys.readouterr().out) == {
        "plays": True, "asked": "auto", "backend": "miniaudio", "device": "a box",
        "state": "playing", "latency_s": 0.023, "played": 3, "late": 0, "restarts": 0,
        "trouble": None,
    }  # fmt: skip


def test_where_nothing_plays_it_ends_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mute = Recorder("no sound device", trouble="No sound device: bell and flash.")
    monkeypatch.setattr(sound_check, "plain_sound", lambda *_: mute)
    with pytest.raises(EnvironmentProblem, match="No sound device") as caught:
        check_in_lines(Settings(), None, as_json=False)
    assert "doctor" in str(caught.value)
    assert check_in_lines(Settings(), None, as_json=True) == 3
    assert json.loads(capsys.readouterr().out.split("\n", 6)[6])["plays"] is False
    assert (mute.heard, mute.closed) == ([], True)


def test_no_sound_asked_for_is_no_sound(cli: Cli) -> None:
    said = cli("sound", "--plain", "--backend", "none")
    assert said.code == 3
    assert "No sound plays" in said.err


def test_the_list_has_every_cue_with_its_length(cli: Cli) -> None:
    listed = json.loads(cli("sound", "--list", "--json").out)
    assert {row["cue"] for row in listed} == {kind.name.lower() for kind in CueKind}
    assert all(row["length_s"] is None or 0 < row["length_s"] < 4 for row in listed)
    said = cli("sound", "--list")
    assert said.code == 0
    assert any(line.startswith("end_pip") for line in said.lines)


def test_save_keeps_what_is_given_and_plays_nothing(cli: Cli) -> None:
    said = cli("sound", "--save", "--volume", "60", "--delay", "180", "--backend", "bell")
    assert said.code == 0
    found = settings.load().sound
    assert (found.backend, found.volume, found.delay_ms) == ("bell", 60, 180)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--save",), "none is given"),
        (("--force",), "goes with --render"),
        (("--goal", "mile 5:00"), "goes with --render"),
        (("--list", "--save", "--volume", "1"), "not both"),
        (("--volume", "101"), "no whole number of percent"),
        (("--delay", "-1"), "--delay"),
        (("--backend", "loud"), "invalid choice"),
        (("--render", "pyramid", "pyramid.mp3"), "must end in .wav"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    cli: Cli, arguments: tuple[str, ...], message: str
) -> None:
    said = cli("sound", *arguments)
    assert said.code == 2
    assert message in said.err


# --- a session as a file --------------------------------------------------------------------------


def rendered(cli: Cli, path: Path, *arguments: str) -> dict[str, object]:
    said = cli("sound", "--render", *arguments, "--json")
    assert (said.code, said.err) == (0, "")
    data: dict[str, object] = json.loads(said.out)
    Draft202012Validator(TRACK).validate(data)
    assert data["file"] == str(path)
    return data


def test_each_cue_of_the_pyramid_is_at_its_sample_and_nothing_else_sounds(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "pyramid.wav"
    said = cli("sound", "--render", "pyramid", str(path), "--goal", "mile 5:00", "--json")
    data = json.loads(said.out)
    Draft202012Validator(TRACK).validate(data)
    cues, track, kit = data["cues"], read_wav(path), Kit.load(SoundOptions())
    assert [cue["cue"] for cue in cues].count("go") == 7
    quiet_from = 0
    for number, cue in enumerate(cues):
        at = cue["sample"]
        samples = sound_of(cue, kit)
        following = cues[number + 1]["sample"] if number + 1 < len(cues) else len(track)
        assert not any(track[quiet_from:at]), f"something sounds before {cue}"
        alone = samples[: following - at]
        assert track[at : at + len(alone)] == alone
        quiet_from = max(quiet_from, at + len(samples))
    assert not any(track[quiet_from:])
    assert data["unheard"] == []


def sound_of(cue: dict[str, object], kit: Kit) -> array[int]:
    if cue["words"] is None:
        return kit.cue(CueKind[str(cue["cue"]).upper()])
    from bell_lap.core.voice import CLIPS

    names = {text: name for name, text in CLIPS.items()}
    return kit.phrase(tuple(_clips(str(cue["words"]), names)))


def _clips(text: str, names: dict[str, str]) -> list[str]:
    """The clips that a text was made of, longest first."""
    found: list[str] = []
    while text:
        longest = max((known for known in names if (text + " ").startswith(known + " ")), key=len)
        found.append(names[longest])
        text = text[len(longest) :].strip()
    return found


def test_the_starts_are_the_send_offs(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "t.wav"
    data = rendered(cli, path, "4 x 400m in 72s, rest 90s jog", str(path))
    assert data["send_offs"] == [{"what": "rep 1-4: 400m @ 72.0, 90s jog", "every_s": 162.0}]
    assert (data["starts_s"], data["ends_s"]) == (10.0, 10 + 3 * 162 + 72)
    cues = data["cues"]
    assert isinstance(cues, list)
    assert [cue["at_s"] for cue in cues if cue["cue"] == "go"] == [10.0, 172.0, 334.0, 496.0]
    assert len(read_wav(path)) >= 568 * RATE


def test_the_command_that_it_prints_comes_to_the_same_track(cli: Cli, tmp_path: Path) -> None:
    first, second = tmp_path / "1.wav", tmp_path / "2.wav"
    data = rendered(
        cli, first, "3 x (4 x 200m @ goal mile, rest 30s), rest full", str(first),
        "--goal", "mile 5:00",
    )  # fmt: skip
    words = shlex.split(str(data["command"]))
    assert words[:2] == ["bell-lap", "run"]
    again = rendered(cli, second, words[2], str(second), *words[3:5])
    assert again["cues"] == data["cues"]
    assert first.read_bytes() == second.read_bytes()


def test_a_session_with_a_race_of_its_own_gives_it_to_the_command(cli: Cli, tmp_path: Path) -> None:
    session, path = tmp_path / "mine.toml", tmp_path / "t.wav"
    session.write_text(
        'title = "Mine"\nkind = "intervals"\nrace = "mile 6:00"\n'
        "[[block]]\nsteps = '2 x 3min @ mile, rest 60s'\n",
        "utf-8",
    )
    data = rendered(cli, path, str(session), str(path))
    words = shlex.split(str(data["command"]))
    assert words[2:5] == ["2 x 3min @ mile, rest 60s", "--goal", "mile 6:00"]


def test_what_waits_is_listed_and_the_schedule_printed(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "t.wav"
    said = cli("sound", "--render", "pyramid", str(path), "--goal", "mile 5:00")
    assert "rep 1: 200m @ 37.3, full recovery -> every 2:30" in said.out
    assert "full recovery after 400m: 3:44, 2 times (its expected time)" in said.out
    assert "Not in it, before and after the reps: 10min." in said.out
    assert any(line.split() == ["10.00", "go", "go"] for line in said.lines)
    assert "--start clock --ready 10" in said.out


def test_a_goal_that_is_needed_is_asked_for(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "t.wav"
    said = cli("sound", "--render", "pyramid", str(path))
    assert said.code == 1
    assert "--goal" in said.err
    assert not path.exists()


def test_a_file_that_is_there_is_not_lost(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "t.wav"
    path.write_bytes(b"mine")
    line = ("sound", "--render", "2 x 200m in 35s, rest 30s", str(path))
    said = cli(*line)
    assert (said.code, path.read_bytes()) == (1, b"mine")
    assert "--force" in said.err
    assert cli(*line, "--force").code == 0
    assert path.read_bytes()[:4] == b"RIFF"


def test_a_disk_that_refuses_ends_with_3(cli: Cli, tmp_path: Path) -> None:
    said = cli("sound", "--render", "2 x 200m in 35s, rest 30s", str(tmp_path / "no" / "t.wav"))
    assert said.code == 3
    assert "Cannot write" in said.err


def test_a_cue_that_is_off_is_not_in_it(cli: Cli, tmp_path: Path, bell_lap_home: Path) -> None:
    settings.save({"volumes.pip": False, "sound.caller": "off"})
    path = tmp_path / "t.wav"
    data = rendered(cli, path, "2 x 200m in 35s, rest 30s", str(path))
    cues, unheard = data["cues"], data["unheard"]
    assert isinstance(cues, list)
    assert isinstance(unheard, list)
    assert {cue["cue"] for cue in cues} & {"pip", "speech"} == set()
    assert {cue["cue"] for cue in unheard} == {"pip"}
    assert bell_lap_home.exists()


# --- doctor ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "playing", "state", "word"),
    [
        ("auto", ["miniaudio"], "ok", "miniaudio plays"),
        ("auto", ["simpleaudio", "miniaudio"], "ok", "simpleaudio plays"),
        ("auto", [], "note", "bell and flashes"),
        ("simpleaudio", ["miniaudio"], "note", "simpleaudio does not play"),
        ("bell", [], "ok", "bell"),
        ("none", ["miniaudio"], "note", "off by the settings"),
    ],
)
def test_doctor_says_what_the_settings_come_to(
    wanted: str, playing: list[str], state: str, word: str
) -> None:
    found = doctor_sound.verdict(wanted, playing, bell=True)
    assert (found.name, found.state) == ("sound", state)
    assert word in found.detail
    assert bool(found.hint) == (state == "note")


def test_doctor_reads_the_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    cards = tmp_path / "cards"
    assert doctor_sound.servers(cards).state == "note"
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n      at irq 5\n", "utf-8")
    found = doctor_sound.servers(cards)
    assert found.state == "ok"
    assert "HDA-Intel - HDA Intel PCH" in found.detail
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert "sound server at" in doctor_sound.servers(cards).detail


def test_doctor_does_not_wait_for_a_sound_that_never_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stuck = Recorder("starting")
    monkeypatch.setattr(doctor_sound, "open_sound", lambda *_: stuck)
    monkeypatch.setattr(doctor_sound, "WAIT_S", 0.1)
    monkeypatch.setattr(metadata, "version", lambda _: "1.0")
    found = {finding.name: finding for finding in doctor_sound.look_at_sound()}
    assert found["miniaudio"].state == found["simpleaudio"].state == "note"
    assert "no answer" in found["miniaudio"].detail
    assert stuck.closed


# --- what is not paid for -------------------------------------------------------------------------


@pytest.mark.parametrize("line", [("show", "pyramid"), ("sound", "--help"), ("--version",)])
def test_plain_commands_load_no_sound(line: tuple[str, ...]) -> None:
    said = process(*line, python=("-X", "importtime"))
    assert said.code == 0
    loaded = {entry.rpartition("|")[2].strip() for entry in said.err.splitlines()}
    assert not loaded & {"miniaudio", "simpleaudio", "wave", "bell_lap.sound.client"}
