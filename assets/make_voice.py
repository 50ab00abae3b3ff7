"""Makes the caller's clips: `python assets/make_voice.py` remakes them all with espeak-ng.

`--missing` makes only those that are not there; `--check` says which are missing or superfluous and
needs no espeak-ng. What is said is in `bell_lap.core.voice.CLIPS`; README.md notes the licence.

A small loudspeaker has no use for what is below 300 Hz, and speech is understood by what lies
between 1 and 4 kHz: so the first is taken away, the second is lifted, and soft sounds are brought
nearer to the loud ones.
"""

from __future__ import annotations

import math
import subprocess
import sys
import tempfile
from array import array
from pathlib import Path

from synth import RATE, Wave, as_loud, read, samples, shaped, write

from bell_lap.core.voice import CLIPS

FOLDER = Path(__file__).resolve().parent / "voice"

VOICE = "en-gb"
"""Its t in "seventy" is crisp, where an American one is nearly a d."""
WORDS_A_MINUTE = 215
"""The longest number takes under 0.75 s: a count-through has a second for each."""
PITCH = 55
LEADING = frozenset(
    {"rep", "of", "from", "goal", "point", "to", "oh", "set", "hundred", "thousand"}
)
"""Clips that always lead to another one: said with the voice of a comma, not of an end."""

CUT_HERTZ = 300.0
LIFT_HERTZ, LIFT_DB = 2_400.0, 10.0
SILENT = 0.02
"""What is softer than this part of the loudest sample is trimmed from both ends."""
MARGIN_MS = 6
LOUDNESS_DB = -7.5
"""Of every clip, as `synth.loudness_db` reckons it."""


def spoken(name: str) -> array[int]:
    """The clip, ready to be written. Raises CalledProcessError or OSError without espeak-ng."""
    text = CLIPS[name] + ("," if name in LEADING else "")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "said.wav"
        speed, pitch = str(WORDS_A_MINUTE), str(PITCH)
        command = ["espeak-ng", "-v", VOICE, "-s", speed, "-p", pitch, "-z", "-w", str(raw), text]
        subprocess.run(command, check=True)
        said = [value / 32_768 for value in read(raw)]
    said = high_pass(high_pass(said, CUT_HERTZ), CUT_HERTZ)
    said = trimmed(compressed(lifted(said, LIFT_HERTZ, LIFT_DB)))
    return as_loud(shaped(said, attack_ms=3, release_ms=12), LOUDNESS_DB, most=30)


def high_pass(made: Wave, hertz: float) -> Wave:
    """Without what is below: 12 dB an octave (R. Bristow-Johnson's cookbook, Q = 0.707)."""
    turn = 2 * math.pi * hertz / RATE
    cosine, alpha = math.cos(turn), math.sin(turn) / math.sqrt(2)
    b = ((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2)
    return _filtered(made, b, (1 + alpha, -2 * cosine, 1 - alpha))


def lifted(made: Wave, hertz: float, decibels: float) -> Wave:
    """Louder around that pitch, about an octave to either side (the same cookbook, Q = 0.8)."""
    turn = 2 * math.pi * hertz / RATE
    cosine, alpha, gain = math.cos(turn), math.sin(turn) / 1.6, 10 ** (decibels / 40)
    b = (1 + alpha * gain, -2 * cosine, 1 - alpha * gain)
    return _filtered(made, b, (1 + alpha / gain, -2 * cosine, 1 - alpha / gain))


def _filtered(made: Wave, b: tuple[float, float, float], a: tuple[float, float, float]) -> Wave:
    done: Wave = []
    x1 = x2 = y1 = y2 = 0.0
    for x in made:
        y = (b[0] * x + b[1] * x1 + b[2] * x2 - a[1] * y1 - a[2] * y2) / a[0]
        x1, x2, y1, y2 = x, x1, y, y1
        done.append(y)
    return done


def compressed(made: Wave) -> Wave:
    """Soft sounds brought nearer to the loud ones: half as far below them, in dB, as they were.

    The level is followed up within 4 ms and down within 60 ms. What is over 30 dB below the loudest
    is not lifted further: it is breath.
    """
    rise, fall = (1 - math.exp(-1 / samples(ms)) for ms in (4, 60))
    level, levels = 0.0, []
    for value in made:
        level += (rise if abs(value) > level else fall) * (abs(value) - level)
        levels.append(level)
    floor = max(levels) * 10 ** (-30 / 20)
    return [value / math.sqrt(max(level, floor)) for value, level in zip(made, levels, strict=True)]


def trimmed(made: Wave) -> Wave:
    """Without the silence at both ends, less a small margin."""
    least = SILENT * max(map(abs, made))
    loud = [index for index, value in enumerate(made) if abs(value) > least]
    margin = samples(MARGIN_MS)
    return made[max(0, loud[0] - margin) : loud[-1] + margin]


def missing() -> list[str]:
    """The clips that have no file."""
    return [name for name in CLIPS if not (FOLDER / f"{name}.wav").exists()]


def superfluous() -> list[Path]:
    """The files that are no clip."""
    return sorted(path for path in FOLDER.glob("*") if path.stem not in CLIPS)


def main(arguments: list[str]) -> int:
    """Make all clips, the missing ones, or none: with `--check` 1 where the folder is not right."""
    if arguments == ["--check"]:
        wrong = [f"{name}.wav is missing" for name in missing()]
        wrong += [f"{path.name} is no clip" for path in superfluous()]
        print("\n".join(wrong) or f"{len(CLIPS)} clips, none missing, none superfluous")
        return 1 if wrong else 0
    if arguments not in ([], ["--missing"]):
        print("make_voice.py takes --missing, --check or nothing")
        return 2
    FOLDER.mkdir(exist_ok=True)
    for path in superfluous():
        path.unlink()
    for name in missing() if arguments else CLIPS:
        write(FOLDER / f"{name}.wav", spoken(name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
