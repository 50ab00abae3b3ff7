"""The Pythons that the sound must run on, and a virtual environment for each with what it needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

VERSIONS = ((3, 11), (3, 12), (3, 13))
HERE = (sys.version_info[0], sys.version_info[1])
ROOT = Path(__file__).parents[2]
LIBRARIES = ("miniaudio", "simpleaudio")
HEADER = Path("/usr/include/alsa/asoundlib.h")


def interpreter(version: tuple[int, int]) -> Path | None:
    """Where that Python is: this one, one in PATH, or one of pyenv's; None where it is nowhere."""
    if version == HERE:
        return Path(sys.executable)
    name = f"python{version[0]}.{version[1]}"
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders = sorted(root.glob(f"versions/{version[0]}.{version[1]}.*/bin"))
    # Those of pyenv first: a shim in PATH may stand for a version that is not switched on.
    candidates = [str(folder / name) for folder in reversed(folders)] + [name]
    for candidate in candidates:
        found = shutil.which(candidate)
        if found is not None and _is(Path(found), version):
            return Path(found)
    return None


def _is(python: Path, version: tuple[int, int]) -> bool:
    asked = "import sys, ensurepip; print(*sys.version_info[:2])"
    done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.split() == [str(part) for part in version]


def can_build() -> bool:
    """Whether simpleaudio is here or can be compiled."""
    return find_spec("simpleaudio") is not None or (
        HEADER.exists() and any(shutil.which(name) for name in ("cc", "gcc", "clang"))
    )


def with_sound(version: tuple[int, int], folder: Path) -> Path:
    """A Python of that version with both sound libraries, made in `folder` where there is none.

    Raises RuntimeError with what pip said.
    """
    if version == HERE and all(find_spec(name) for name in LIBRARIES):
        return Path(sys.executable)
    base = interpreter(version)
    assert base is not None
    home = folder / f"python{version[0]}.{version[1]}"
    python = home / "bin" / "python"
    _run([base, "-m", "venv", home])
    _run(
        [
            python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--constraint", ROOT / "constraints.txt", *LIBRARIES,
        ]
    )  # fmt: skip
    return python


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
