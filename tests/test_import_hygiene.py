"""Who imports what, as far as import-linter cannot say it: the standard library and start-up."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "bell_lap"

CORE_MAY_IMPORT = {
    "__future__",
    "_typeshed",  # for type checkers only; it does not exist at run time
    "abc",
    "bisect",
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime",  # dates are values; `now` and `today` are watched below
    "decimal",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "string",
    "textwrap",
    "types",
    "typing",
    "unicodedata",
}
"""Nothing with a clock, a file, a thread or chance in it."""

CORE_MAY_NOT_CALL = {"breakpoint", "eval", "exec", "input", "open", "print", "__import__"}

CLOCKS = {
    "time": {
        "clock_gettime",
        "clock_gettime_ns",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "process_time",
        "thread_time",
        "time",
        "time_ns",
    },
    "datetime": {"now", "today", "utcnow"},
}
"""What reads a clock; `bell_lap.clock` alone may."""

WIDGETS_MAY_IMPORT = ("bell_lap.core.track", "bell_lap.core.units", "bell_lap.core.view")


def files(below: str = "") -> list[Path]:
    """The program's source files."""
    return sorted((SOURCE / below).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, str, int]]:
    """(module, name or "", line) of each import, also of those within functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, "", node.lineno
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.module or "", alias.name, node.lineno


def where(path: Path, line: int, what: str) -> str:
    return f"{path.relative_to(SOURCE)}:{line}: {what}"


def test_the_core_imports_only_what_has_no_effects() -> None:
    wrong = [
        where(path, line, module)
        for path in files("core")
        for module, _, line in imports(path)
        if module not in CORE_MAY_IMPORT
        and not module.startswith(("bell_lap.core", "bell_lap.errors"))
    ]
    assert wrong == []


def test_the_core_calls_nothing_that_reaches_outside() -> None:
    wrong = [
        where(path, node.lineno, node.func.id)
        for path in files("core")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in CORE_MAY_NOT_CALL
    ]
    assert wrong == []


def test_one_module_reads_the_clock() -> None:
    wrong = []
    for path in files():
        if path == SOURCE / "clock.py":
            continue
        wrong += [
            where(path, line, f"from {module} import {name}")
            for module, name, line in imports(path)
            if name in CLOCKS.get(module, set())
        ]
        wrong += [
            where(path, node.lineno, ast.unparse(node))
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Attribute) and reads_a_clock(node)
        ]
    assert wrong == []


def reads_a_clock(node: ast.Attribute) -> bool:
    """`time.monotonic`, `datetime.now`, `datetime.datetime.now`, `date.today` and their like."""
    owner = ast.unparse(node.value)
    if owner == "time":
        return node.attr in CLOCKS["time"]
    return owner.split(".")[-1] in ("datetime", "date") and node.attr in CLOCKS["datetime"]


def test_widgets_import_only_the_view_the_units_and_the_track() -> None:
    wrong = [
        where(path, line, module)
        for path in files("tui/widgets")
        for module, name, line in imports(path)
        if module.startswith("bell_lap")
        and not module.startswith(("bell_lap.tui.widgets", *WIDGETS_MAY_IMPORT))
        and f"{module}.{name}" not in WIDGETS_MAY_IMPORT
    ]
    assert wrong == []


def modules(below: str) -> list[str]:
    """The dotted names of the source files below a folder."""
    names = []
    for path in files(below):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def loaded_by(code: str, folder: Path) -> set[str]:
    """The modules that a fresh Python has loaded after running `code` in `folder`."""
    report = "import json, sys; json.dump(sorted(sys.modules), open('modules.json', 'w'))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads((folder / "modules.json").read_text("utf-8")))


def test_the_core_loads_nothing_of_others(tmp_path: Path) -> None:
    before = loaded_by("", tmp_path)
    names = modules("core")
    assert len(names) > 1
    after = loaded_by(f"import {', '.join(names)}", tmp_path)
    tops = {name.partition(".")[0] for name in after - before}
    assert tops <= sys.stdlib_module_names | {"bell_lap"}
    assert not after & {"threading", "random", "subprocess", "socket", "logging"} - before


@pytest.mark.parametrize("below", ["library", "settings", "history", "sound", "live"])
def test_what_lies_below_the_screens_loads_no_textual(below: str, tmp_path: Path) -> None:
    loaded = loaded_by(f"import {', '.join(modules(below))}", tmp_path)
    assert not {"textual", "rich"} & loaded


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["show", "4 x 400m in 75s, rest 90s"],
        ["show", "--json", "4 x 400m in 75s, rest 90s"],
        ["check", "session.toml"],
        ["history", "list"],
    ],
    ids=" ".join,
)
def test_commands_without_a_screen_load_no_textual(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "session.toml").write_text(
        'title = "Four"\n[[block]]\nsteps = "4 x 400m in 75s, rest 90s"\n', "utf-8"
    )
    code = (
        "from bell_lap.cli.main import main\n"
        f"try:\n    code = main({arguments!r})\n"
        "except SystemExit as end:\n    code = end.code\n"
        "assert code in (0, None), code"
    )
    loaded = loaded_by(code, tmp_path)
    assert not {"textual", "rich", "wakepy", "tomlkit"} & loaded


def test_the_version_costs_nothing_to_know(tmp_path: Path) -> None:
    loaded = loaded_by("import bell_lap; bell_lap.__version__", tmp_path)
    assert loaded - loaded_by("", tmp_path) == {"bell_lap"}
