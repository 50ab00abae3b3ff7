"""All tests with coverage: which statements and branches of the program they run.

Every process that a test starts is measured as well; one that is killed keeps its figures to
itself. Measuring costs time, and tests are timed: one that fails here is told, but the figures
alone decide. Whether the tests pass is what `make test` says.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DATA = ROOT / ".coverage"
CORE = "core"
BARS = {CORE: 100.0, "the whole": 90.0}
"""Per cent of statements and branches together, by package."""
LEFT_OUT = (
    "tests/core/test_engine_speed.py",
    "tests/core/notation/test_sizes.py",
    "tests/library/test_positions.py::test_one_long_line_is_read_at_once",
    "tests/library/test_positions.py::test_time_is_linear_in_size",
    "tests/cli/test_startup.py::test_no_command_takes_five_times_what_it_may",
    "tests/cli/test_sessions.py::test_completing_loads_neither_toml_nor_textual",
    "tests/chaos/test_disk.py::test_without_room_it_is_offered_as_a_file[limit]",
    "tests/chaos/test_disk.py::test_in_lines_of_text_the_file_is_written_and_named",
)
"""Tests of how long something takes, of what is loaded and of a limit to all that is written:
measuring takes long, loads more and writes too."""
FAILED = 1
"""What pytest ends with where tests have failed."""


class Figure(NamedTuple):
    """How many statements and branches there are, and how many of them were run."""

    there: int = 0
    run: int = 0

    def __add__(self, other: object) -> Figure:
        """Both together."""
        if not isinstance(other, Figure):
            return NotImplemented
        return Figure(self.there + other.there, self.run + other.run)

    @property
    def percent(self) -> float:
        """To a tenth, rounded down: only what is whole is 100.0."""
        return self.run * 1000 // self.there / 10 if self.there else 100.0


def by_package(files: Mapping[str, Mapping[str, int]]) -> dict[str, Figure]:
    """The figures of each package and of the whole, from the summaries of coverage's JSON."""
    found: dict[str, Figure] = {}
    for name, summary in files.items():
        figure = Figure(
            summary["num_statements"] + summary["num_branches"],
            summary["covered_lines"] + summary["covered_branches"],
        )
        inner = Path(name).parts
        inner = inner[inner.index("bell_lap") + 1 :]
        package = inner[0] if len(inner) > 1 else "bell_lap"
        for key in (package, "the whole"):
            found[key] = found.get(key, Figure()) + figure
    return dict(sorted(found.items(), key=lambda one: (one[0] == "the whole", one[0])))


def table(figures: Mapping[str, Figure]) -> str:
    """A line for each package, and the whole at the end."""
    rows = [f"{'':12} {'there':>7} {'run':>7} {'%':>6}"]
    rows += [
        f"{name:12} {figure.there:7} {figure.run:7} {figure.percent:6.1f}"
        for name, figure in figures.items()
    ]
    return "".join(f"{row}\n" for row in ("", *rows))


def too_low(figures: Mapping[str, Figure]) -> list[str]:
    """A sentence for each bar that is not reached."""
    return [
        f"{name} is at {figures.get(name, Figure(1)).percent} %, under {bar} %"
        for name, bar in BARS.items()
        if figures.get(name, Figure(1)).percent < bar
    ]


def _coverage(*arguments: str) -> int:
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(command, check=False, cwd=ROOT).returncode


def _summaries() -> dict[str, dict[str, int]]:
    """The summary of each file; none where nothing was measured."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coverage.json"
        if _coverage("json", "-q", "-o", str(out)):
            return {}
        files = json.loads(out.read_text("utf-8"))["files"]
    return {name: file["summary"] for name, file in files.items()}


def main(arguments: Iterable[str]) -> int:
    """Run the tests, print what they leave out and the figures; 1 where a bar is not reached."""
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir()
    deselected = [f"--deselect={name}" for name in LEFT_OUT]
    code = _coverage("run", "-m", "tests", "--timeout", "600", *deselected, *arguments)
    _coverage("combine", "-q")
    _coverage("report", "--skip-covered", "--show-missing")
    figures = by_package(_summaries())
    sys.stdout.write(table(figures))
    faults = too_low(figures)
    if code == FAILED:
        sys.stderr.write("coverage: a test has failed while it was measured; see make test\n")
    elif code:
        faults.append(f"the tests ended with {code}")
    for fault in faults:
        sys.stderr.write(f"coverage: {fault}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
