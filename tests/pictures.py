"""The pictures of the program: `python -m tests.pictures`, or `make screenshots`.

The screens are drawn by the snapshot tests, from the real program. This copies some of them for the
README and makes docs/screens.md, which shows them all. With `--redraw` the tests draw them anew
first: look at what changed (`git diff`) before it is committed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "tui"
SNAPSHOTS = TESTS / "__snapshots__"
SCREENSHOTS = ROOT / "assets" / "screenshots"
PAGE = ROOT / "docs" / "screens.md"

PICTURES = {
    "run.svg": "test_snapshots/test_the_run_screen[late_in_a_rep-size2].svg",
    "recovery.svg": "test_snapshots/test_the_run_screen[in_a_recovery-size2].svg",
    "library.svg": "test_snapshots/test_the_library[size2].svg",
    "history.svg": "test_snapshots/test_the_history[size1].svg",
    "sound.svg": "test_snapshots/test_the_sound_check[size1].svg",
    "settings.svg": "test_every_screen/test_each_size[the settings-80x24].svg",
}
"""What the README shows, and the snapshot that each is."""

INTRO = """\
# Every screen

Each picture is one that the tests compare the program with (`tests/tui/__snapshots__`), so it is
what the program draws today. `make screenshots` draws them all, and this page.
"""
FIRST = "test_snapshots"
PIXELS = 3.6
"""The width of a column on the page."""
COLUMN, LINE, FRAME = 12.2, 24.4, (18.0, 50.0)
"""The measures of a picture: a character, and what lies around them all."""


@dataclass(frozen=True)
class Shot:
    """One snapshot."""

    path: Path
    test: str
    """`test_the_run_screen`."""
    words: tuple[str, ...]
    """Its parameters but for the size."""

    @property
    def about(self) -> str:
        """The test as a heading."""
        return self.test.removeprefix("test_").replace("_", " ")


def shots() -> list[Shot]:
    """Every snapshot there is, in the order of the tests' names, those of `FIRST` first."""
    paths = SNAPSHOTS.glob("*/*.svg")
    return [
        _shot(path) for path in sorted(paths, key=lambda path: (path.parent.name != FIRST, path))
    ]


def _shot(path: Path) -> Shot:
    found = re.fullmatch(r"(\w+?)(?:\[(.*)\])?", path.stem)
    assert found is not None, path
    parameters = re.sub(r"-?(size\d|\d+x\d+)$", "", found[2] or "")
    words = tuple(part.replace("_", " ") for part in parameters.split("-", 1) if part)
    return Shot(path, found[1], words)


def size_of(svg: str) -> tuple[int, int]:
    """The columns and rows of a picture."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    width, height = float(found[1]) - FRAME[0], float(found[2]) - FRAME[1]
    return round(width / COLUMN), round(height / LINE)


def page() -> str:
    """docs/screens.md as it should be."""
    by_about: dict[str, list[Shot]] = {}
    for shot in shots():
        by_about.setdefault(shot.about, []).append(shot)
    parts = [INTRO]
    for about, found in by_about.items():
        parts.append(f"## {about[:1].upper()}{about[1:]}\n")
        by_words: dict[str, list[Shot]] = {}
        for shot in found:
            by_words.setdefault(shot.words[0] if shot.words else "", []).append(shot)
        if len(by_words) == len(found):
            by_words = {"": found}
        for words, row in by_words.items():
            if words:
                parts.append(f"### {words[:1].upper()}{words[1:]}\n")
            parts.append(_table(row))
    return "\n".join(parts)


def _table(row: list[Shot]) -> str:
    """Pictures beside one another, three in a line, each with its size above it."""
    lines: list[str] = []
    ordered = sorted(row, key=lambda shot: size_of(shot.path.read_text("utf-8")))
    for start in range(0, len(ordered), 3):
        part = ordered[start : start + 3]
        lines += [_line(_caption(shot) for shot in part)]
        lines += [_line("---" for _ in part)]
        lines += [_line(_image(shot) for shot in part), ""]
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _caption(shot: Shot) -> str:
    columns, rows = size_of(shot.path.read_text("utf-8"))
    return ", ".join((*shot.words, f"{columns} x {rows}")).replace("|", "\\|")


def _image(shot: Shot) -> str:
    target = quote(shot.path.relative_to(ROOT).as_posix())
    alt = re.sub(r'[\[\]|"<>]', "", f"{shot.about}: {', '.join(shot.words)}".removesuffix(": "))
    columns, _ = size_of(shot.path.read_text("utf-8"))
    return f'<img src="../{target}" alt="{alt}" width="{round(columns * PIXELS)}">'


def stale() -> list[str]:
    """What is not as it would be made, a line each."""
    found = [
        f"assets/screenshots/{name} is not {snapshot}"
        for name, snapshot in PICTURES.items()
        if not (SCREENSHOTS / name).exists()
        or (SCREENSHOTS / name).read_bytes() != (SNAPSHOTS / snapshot).read_bytes()
    ]
    if not PAGE.exists() or PAGE.read_text("utf-8") != page():
        found.append("docs/screens.md does not show the snapshots that there are")
    return found


def write() -> None:
    """Bring the README's pictures and the page up to date."""
    for name, snapshot in PICTURES.items():
        (SCREENSHOTS / name).write_bytes((SNAPSHOTS / snapshot).read_bytes())
    PAGE.write_text(page(), "utf-8", newline="\n")


def redraw() -> int:
    """Let the tests draw every screen anew."""
    files = [str(path) for path in sorted(TESTS.glob("test_*.py")) if draws(path)]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", *files, "--snapshot-update"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def draws(path: Path) -> bool:
    """Whether a file of tests makes pictures."""
    return "snap_compare" in path.read_text("utf-8")


if __name__ == "__main__":
    code = redraw() if "--redraw" in sys.argv[1:] else 0
    write()
    sys.exit(code)
