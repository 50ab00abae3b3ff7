"""Files that the program reads, whatever they are: devices, pipes, links, endless, unreadable."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bell_lap.history.lock import _read_pid
from tests.cli.support import Cli, process
from tests.hostile.texts import TEXTS, obeyed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes are of POSIX")

ONE_GIB = 2**30
LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({ONE_GIB}, {ONE_GIB}))
from bell_lap.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def limited(*argv: str) -> tuple[int, str]:
    """The command in a process that may have 1 GiB and a minute; its exit code and what it said."""
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, *argv],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def make(path: Path, kind: str) -> None:
    """Something at `path` that is no file to be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "endless":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(8 * ONE_GIB)
    elif kind == "lines":
        path.write_bytes(b"a = 1\n" * 1_000_000)
    else:
        raise AssertionError(kind)


KINDS = ("endless", "pipe", "loop", "folder", "huge", "lines")


@pytest.mark.parametrize("kind", KINDS)
def test_settings_are_no_device(bell_lap_home: Path, kind: str) -> None:
    path = bell_lap_home / "config" / "settings.toml"
    make(path, kind)
    code, said = limited("show", "pyramid")
    assert code in (1, 3)
    assert "settings.toml" in said
    assert "Traceback" not in said


READ = [
    (command, kind)
    for command in (("show",), ("check",), ("history", "import"))
    for kind in KINDS
    # A pipe is imported as it comes: whoever writes to it ends it.
    if (command[-1], kind) != ("import", "pipe")
]


@pytest.mark.parametrize(("command", "kind"), READ)
def test_a_file_that_is_asked_for_is_bounded(
    bell_lap_home: Path, kind: str, command: tuple[str, ...]
) -> None:
    path = bell_lap_home / "x.toml"
    make(path, kind)
    code, said = limited(*command, str(path))
    assert code in (1, 3), said
    assert "Traceback" not in said
    assert not obeyed(said)


@pytest.mark.parametrize("kind", KINDS)
def test_no_copy_is_restored_from_it(bell_lap_home: Path, kind: str) -> None:
    path = bell_lap_home / "x.sqlite3"
    make(path, kind)
    code, said = limited("history", "restore", str(path))
    assert code in (1, 3), said
    assert "Traceback" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_session_hides_no_other(bell_lap_home: Path, kind: str) -> None:
    make(bell_lap_home / "config" / "sessions" / "broken.toml", kind)
    code, said = limited("sessions")
    assert "pyramid" in said
    assert "broken" in said
    assert code in (0, 1)


def test_a_file_that_may_not_be_read_is_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("title = 'a'\n")
    path.chmod(0)
    if os.geteuid() == 0:
        # Root may read all but this.
        path = Path("/proc/self/mem")
    said = cli("show", str(path))
    assert said.code == 1
    assert path.name in said.err


NAMES = [
    "line\nfeed", "esc\x1b[2J", "a\u202eb", "$(touch owned)", "-rf", "[red]x[nope]", "a b;c",
    "caf\u00e9\udcff", "x" * 240, "..hidden", "CON", "%s", "'quoted\"",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_may_have_any_name(cli: Cli, bell_lap_home: Path, name: str) -> None:
    folder = bell_lap_home / "config" / "sessions"
    folder.mkdir(parents=True)
    path = folder / f"{name}.toml"
    path.write_text("title = 'Odd'\n[[block]]\nsteps = '2 x 200m'\n")
    for line in (
        ("show", str(path)), ("check", str(path)), ("sessions",), ("sessions", "--json"),
        ("log", str(path), "36", "36"), ("history", "list"), ("history", "list", "--json"),
        ("history", "show", "last", "--json"), ("history", "export", "json", "-"), ("__names",),
        ("rehearse", str(path), "--plain", "--speed", "1000"),
    ):  # fmt: skip
        said = process(*line) if "export" in line else cli(*line)
        assert said.code == 0, (line, said.err)
        assert not obeyed(said.out + said.err), line
    assert not (Path.cwd() / "owned").exists()
    assert [file.name for file in folder.iterdir()] == [path.name]


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_of_a_session_file_is_obeyed(cli: Cli, bell_lap_home: Path, name: str) -> None:
    import json

    bell_lap_home.mkdir()
    path = bell_lap_home / "odd.toml"
    quoted = json.dumps(TEXTS[name])
    for text in (
        f"title = {quoted}\npurpose = {quoted}\n[[block]]\nname = {quoted}\nsteps = '2 x 200m'\n",
        f"title = 'a'\nsource = {quoted}\n[[block]]\nsteps = '2 x 200m'\n",
        f"title = 'a'\n[[block]]\nsteps = {json.dumps(f'400m {json.dumps(TEXTS[name])}')}\n",
        f"{quoted} = 1\n",
        f"title = '''{TEXTS[name]}'''\n",
    ):
        path.write_text(text)
        for line in (("show",), ("show", "--json"), ("check",), ("check", "--json")):
            said = cli(*line, str(path))
            assert said.code in (0, 1), said.err
            assert not obeyed(said.out + said.err), line


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_of_the_settings_is_obeyed(cli: Cli, bell_lap_home: Path, name: str) -> None:
    import json

    path = bell_lap_home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    quoted = json.dumps(TEXTS[name])
    for text in (
        f"[runner]\nname = {quoted}\n",
        f"[screen]\ntheme = {quoted}\n",
        f"[keys]\ntap = {quoted}\n",
        f"[keys]\n{quoted} = 'space'\n",
        f"{quoted} = 1\n",
        f"[profile]\nbest = {{race = {quoted}, time = {quoted}}}\n",
    ):
        path.write_text(text)
        for line in (("show", "pyramid"), ("log", "2 x 200m", "36")):
            said = cli(*line)
            assert said.code in (0, 1, 3), said.err
            assert not obeyed(said.out + said.err), (text, line)
    path.unlink()
    assert not obeyed(cli("history", "list").out)


FIGURES = ("nan", "inf", "-inf", "1e308", "1e400", "-1", "9223372036854775808",
           "0x7fffffffffffffff", "9" * 90, "[1]", "{}", "true", "1979-05-27", "'5'")  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_no_figure_of_the_settings_is_too_odd(cli: Cli, bell_lap_home: Path, figure: str) -> None:
    path = bell_lap_home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    for section, key in (
        ("track", "lap_m"), ("track", "lane"), ("taps", "ready_line_s"), ("sound", "volume"),
        ("sound", "delay_ms"), ("sound", "pacer_every"), ("volumes", "go"), ("paces", "mile"),
        ("profile", "best"),
    ):  # fmt: skip
        path.write_text(f"[{section}]\n{key} = {figure}\n")
        said = cli("show", "pyramid")
        assert said.code in (0, 1), said.err
        assert said.code == 0 or "settings.toml:2:" in said.err


@pytest.mark.parametrize("text", ["9" * 5000, "\u0663", "-1", "", "1 2", "\xff"])
def test_a_number_of_a_process_that_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "live.pid"
    path.write_bytes(text.encode("latin-1", "ignore"))
    assert _read_pid(path) is None
