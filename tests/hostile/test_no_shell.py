"""No text ever reaches a shell or an interpreter: the source itself is read for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bell_lap

SOURCE = Path(bell_lap.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

FORBIDDEN_CALLS = {
    "os.system", "os.popen", "os.execl", "os.execv", "os.execvp", "os.execlp", "os.spawnl",
    "os.spawnv", "os.startfile", "pty.spawn", "subprocess.getoutput", "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell", "webbrowser.open", "eval", "exec", "compile", "__import__",
    "pickle.load", "pickle.loads", "marshal.loads", "shelve.open", "runpy.run_path",
    "tempfile.mktemp",
}  # fmt: skip
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "xml.sax", "xml.dom", "webbrowser", "code"}
STARTERS = {"subprocess.Popen", "subprocess.run", "subprocess.call", "subprocess.check_output",
            "subprocess.check_call"}  # fmt: skip
MAY_START = {"sound/child.py"}
"""The sound process is the one program that is ever started: this Python, with a list of words."""


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call by the dotted name that it is made with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_there_is_a_source_to_read() -> None:
    assert len(MODULES) > 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_shell_and_no_code_from_text(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    name = path.relative_to(SOURCE).as_posix()
    for called, call in calls(tree):
        assert called not in FORBIDDEN_CALLS, f"{name}:{call.lineno} {called}"
        assert not any(key.arg == "shell" for key in call.keywords), f"{name}:{call.lineno} shell="
        if called in STARTERS:
            assert name in MAY_START, f"{name}:{call.lineno} starts a program"
    for node in ast.walk(tree):
        imported: list[str] = []
        if isinstance(node, ast.Import):
            imported = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            imported = [node.module or ""]
        assert not FORBIDDEN_MODULES & set(imported), f"{name} {imported}"


def test_the_program_that_is_started_is_this_python(tmp_path: Path) -> None:
    import os
    import sys

    from bell_lap.sound.child import sound_command

    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        command = sound_command()
    finally:
        os.chdir(before)
    assert command == [sys.executable, "-P", "-m", "bell_lap.sound.process"]
