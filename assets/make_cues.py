"""Makes the cues: `python assets/make_cues.py` remakes them all, `--check` says which are not so.

A small loudspeaker carries 1 to 4 kHz outdoors, and the ear is best there, so that is where the
sounds are. They tell themselves apart by pitch, rhythm and timbre together, and each begins
sharply. The pictures of docs/pictures and the table of docs/sound.md are drawn from the files.
"""

from __future__ import annotations

import sys
from array import array
from pathlib import Path

import cue_page
from synth import (
    BUZZ,
    HOLLOW,
    OCTAVE,
    SINE,
    Wave,
    as_loud,
    in_turn,
    noise,
    placed,
    read,
    rung,
    shaped,
    times,
    tone,
    whistle,
    write,
)

FOLDER = Path(__file__).resolve().parent / "cues"

C6, D6, E6, F6, G6, A6, B6 = 1_046.5, 1_174.7, 1_318.5, 1_396.9, 1_568.0, 1_760.0, 1_975.5
C7, D7, E7, G7 = 2_093.0, 2_349.3, 2_637.0, 3_136.0


def pip() -> Wave:
    """One plain note."""
    return tone(D6, 130)


def end_pip() -> Wave:
    """Two short higher notes: the pips of an end stutter."""
    return in_turn(tone(A6, 50, OCTAVE), tone(A6, 55, OCTAVE), gap_ms=30)


def go() -> Wave:
    """A horn: it leaps up at once and stays, a fifth over an octave above the pips."""
    leap = placed(*((0, tone(hertz / 1.5, 45, to=hertz)) for hertz in (G6, D7)))
    held = placed(*((0, tone(hertz, 620, OCTAVE)) for hertz in (G6, D7, G6 * 1.004)))
    return in_turn(leap, held)


def stop() -> Wave:
    """A whistle, short and long."""
    return in_turn(whistle(130), whistle(420), gap_ms=60)


def halfway() -> Wave:
    """Up and back down."""
    return in_turn(tone(E6, 90, HOLLOW), tone(A6, 110, HOLLOW), tone(E6, 130, HOLLOW), gap_ms=15)


def soon_30() -> Wave:
    """A door chime, falling."""
    return placed(
        (0, tone(B6, 330, ((1, 1.0), (2.76, 0.25)), half_life_ms=90)),
        (240, tone(G6, 460, ((1, 1.0), (2.4, 0.25)), half_life_ms=110)),
    )


def soon_10() -> Wave:
    """Three quick notes up."""
    return in_turn(tone(F6, 65), tone(A6, 65), tone(C7, 150), gap_ms=20)


def over() -> Wave:
    """High and low by turns: the coach has to do something."""
    high, low = tone(E7, 95, HOLLOW), tone(A6, 95, HOLLOW)
    return in_turn(high, low, high, low, high, low)


def tick() -> Wave:
    """A dry knock on wood."""
    return placed(
        (0, tone(2_200, 34, ((1, 1.0), (1.52, 0.6)), half_life_ms=9)),
        (0, times(noise(5, 1.0), 0.5)),
    )


def mark_tick() -> Wave:
    """Two of them."""
    return placed((0, tick()), (95, tick()))


def tap() -> Wave:
    """A drop: short, round and rising."""
    return tone(1_250, 75, SINE, to=2_500, half_life_ms=60)


def refused() -> Wave:
    """Two grunts: no."""
    return in_turn(tone(233, 120, BUZZ), tone(208, 210, BUZZ), gap_ms=45)


def undo() -> Wave:
    """A falling pair, sliding down."""
    return in_turn(tone(C7, 90, SINE, to=A6), tone(F6, 170, SINE, to=1_050), gap_ms=25)


BRASS = (
    # hertz, strength, half-life in ms: hum, prime, tierce, quint, nominal and what lies above
    (592.0, 0.16, 420.0),
    (1_180.0, 0.80, 300.0),
    (1_413.0, 0.45, 230.0),
    (1_771.0, 0.35, 170.0),
    (2_366.0, 1.00, 210.0),
    (2_948.0, 0.40, 110.0),
    (3_161.0, 0.35, 90.0),
    (3_574.0, 0.55, 100.0),
    (4_850.0, 0.25, 45.0),
    (6_290.0, 0.15, 25.0),
)


def bell() -> Wave:
    """A hand bell swung to and fro: the clapper strikes one side, then, softer, the other."""
    strikes = []
    for number, at_ms in enumerate((0, 215, 455, 670, 910, 1_125, 1_365, 1_580)):
        loud = 1.0 if number % 2 == 0 else 0.8
        strikes.append((at_ms, times(rung(BRASS, 2_400 - at_ms), loud)))
        strikes.append((at_ms, times(noise(14, 2.5), 1.2 * loud)))
    return shaped(placed(*strikes), attack_ms=0, release_ms=450)


def set_done() -> Wave:
    """Three notes up to rest on."""
    return in_turn(tone(C6, 110), tone(E6, 110), tone(G6, 340, half_life_ms=220), gap_ms=20)


def finished() -> Wave:
    """A fanfare."""
    calls = in_turn(tone(G6, 100), tone(G6, 100), tone(G6, 100), gap_ms=35)
    final = times(placed(*((0, tone(hertz, 640, half_life_ms=420)) for hertz in (C7, E6, G6))), 0.5)
    return in_turn(calls, tone(C7, 260), tone(B6, 130), final, gap_ms=25)


def gate() -> Wave:
    """A question: it rises and waits."""
    return in_turn(tone(F6, 170, HOLLOW), tone(F6, 330, HOLLOW, to=D7), gap_ms=40)


def attention() -> Wave:
    """A siren, insistent."""
    return in_turn(*(tone(1_500, 150, to=3_100) for _ in range(5)), gap_ms=25)


MAKERS = (
    pip, end_pip, go, stop, halfway, soon_30, soon_10, over, tick, mark_tick, tap, refused, undo,
    bell, set_done, gate, finished, attention,
)  # fmt: skip
LOUDNESS_DB = -4.5
"""Of every cue, as `synth.loudness_db` reckons it, but where that would take too much pressing."""
MOST_DRIVE = 5.0


def made() -> dict[str, array[int]]:
    """Every cue by the name of its file."""
    return {maker.__name__: as_loud(maker(), LOUDNESS_DB, MOST_DRIVE) for maker in MAKERS}


def stale(cues: dict[str, array[int]]) -> list[str]:
    """What is wrong with the folder, a line each. One off is well: sines differ by machine."""
    wrong = [f"{path.name} is no cue" for path in FOLDER.glob("*") if path.stem not in cues]
    for name, wanted in cues.items():
        path = FOLDER / f"{name}.wav"
        if not path.exists():
            wrong.append(f"{path.name} is missing")
            continue
        there = read(path)
        if len(there) != len(wanted) or any(
            abs(a - b) > 1 for a, b in zip(there, wanted, strict=True)
        ):
            wrong.append(f"{path.name} is not what the script makes")
    return wrong


def main(arguments: list[str]) -> int:
    """Make everything, or with `--check` say what is not as it would be made: then 1."""
    cues = made()
    if arguments == ["--check"]:
        wrong = stale(cues) or cue_page.stale(FOLDER)
        print("\n".join(wrong) or f"{len(cues)} cues are up to date")
        return 1 if wrong else 0
    if arguments:
        print("make_cues.py takes --check or nothing")
        return 2
    FOLDER.mkdir(exist_ok=True)
    for name, samples in cues.items():
        write(FOLDER / f"{name}.wav", samples)
    cue_page.draw(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
