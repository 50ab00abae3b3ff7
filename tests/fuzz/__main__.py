"""Fuzzing led by coverage: `python -m tests.fuzz [--seconds N] [TARGET ...]`.

Each target runs in a process of its own under atheris (libFuzzer), with at most 1 GiB and ten
seconds for an input, from the seeds of `seeds.py` and from what earlier runs have found. An input
that is a bug is left in `tests/fuzz/crashes/TARGET`, where the tests find it for ever.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

NOT_HERE = 3
SECONDS = 60
LIMITS = ("-timeout=10", "-rss_limit_mb=1024", "-max_len=8192", "-print_final_stats=1")
CORPUS = Path(".hypothesis") / "fuzz"
"""What earlier runs on this machine have found to reach more of the program."""


def main() -> int:
    """Fuzz the targets one after the other; 1 where any has found a bug."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="for each target")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if find_spec("atheris") is None:
        _say("NOT FUZZED: atheris is not here (pip install -e '.[fuzz]'; Linux)")
        return NOT_HERE
    if args.inside:
        return _inside(args.targets[0], args.seconds)
    from tests.fuzz.targets import TARGETS

    unknown = set(args.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no target is called {', '.join(sorted(unknown))}: {', '.join(TARGETS)}")
    wrong = [name for name in args.targets or TARGETS if not _fuzz(name, args.seconds)]
    return 1 if wrong else 0


def _fuzz(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; whether it found nothing."""
    from tests.chaos.scale import counted

    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--inside", name, "--seconds", str(seconds)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    tried = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    reached = re.findall(r"cov: (\d+)", done.stderr)
    inputs = int(tried[1]) if tried else 0
    said = "nothing found" if done.returncode == 0 else "A BUG"
    _say(f"{name:<9} {inputs:>9} inputs, {reached[-1] if reached else 0} places reached: {said}")
    counted(f"fuzz {name}", inputs=inputs, bugs=int(done.returncode != 0))
    if done.returncode:
        _say(done.stdout[-4000:] + done.stderr[-2000:])
    return done.returncode == 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _inside(name: str, seconds: int) -> int:
    atheris = import_module("atheris")  # no types, and not on every system

    with atheris.instrument_imports(include=["bell_lap"]):
        from tests.fuzz.seeds import CRASHES, seeds
        from tests.fuzz.targets import TARGETS
    crashes, corpus = CRASHES / name, CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds(name):
            (Path(folder) / sha256(seed).hexdigest()[:16]).write_bytes(seed)
        words = [f"-max_total_time={seconds}", f"-artifact_prefix={crashes}/", *LIMITS]
        atheris.Setup([sys.argv[0], str(corpus), folder, *words], TARGETS[name])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
