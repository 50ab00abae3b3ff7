"""Waves out of formulas, for the scripts beside this one: lists of floats, `RATE` a second.

Deterministic: the only noise comes from a counter of its own. Standard library only.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from pathlib import Path

RATE = 22_050
PEAK_DB = -1.0
"""No sample of any file is louder, in dB below full scale."""
LOUDEST_MS = 50

Wave = list[float]
Partials = tuple[tuple[float, float], ...]
"""Multiples of the pitch, each with its strength."""

SINE: Partials = ((1, 1.0),)
REED: Partials = ((1, 1.0), (2, 0.6), (3, 0.45))
"""Full and a little nasal: most of its strength stays in the band from a pitch of 1 kHz up."""
HOLLOW: Partials = ((1, 1.0), (3, 0.35))
"""Like a stopped pipe: odd partials only."""
OCTAVE: Partials = ((1, 1.0), (2, 0.7))
"""Bright: for pitches whose third partial would be above the band."""
BUZZ: Partials = tuple((number, 1.0) for number in range(5, 18))
"""The fifth partial and up: a low pitch that the ear makes up, all of it in the band."""

ATTACK_MS = 2
RELEASE_MS = 8


def samples(ms: float) -> int:
    """How many samples that is."""
    return round(ms * RATE / 1_000)


def tone(
    hertz: float,
    ms: float,
    partials: Partials = REED,
    *,
    to: float | None = None,
    half_life_ms: float | None = None,
) -> Wave:
    """A note of that pitch, gliding evenly `to` another one, dying away by half every half-life.

    It rises in `ATTACK_MS` and ends within `RELEASE_MS`, so that it begins sharply without a click.
    """
    count = samples(ms)
    ratio = (to or hertz) / hertz
    phase = 0.0
    made: Wave = []
    for index in range(count):
        value = sum(strength * math.sin(number * phase) for number, strength in partials)
        if half_life_ms is not None:
            value *= 0.5 ** (index / samples(half_life_ms))
        made.append(value)
        phase += 2 * math.pi * hertz * ratio ** (index / count) / RATE
    return shaped(made)


def whistle(ms: float, hertz: float = 2_750, trill_hertz: float = 32) -> Wave:
    """A referee's whistle: its pea makes pitch and strength flutter."""
    phase = 0.0
    made: Wave = []
    for index in range(samples(ms)):
        flutter = math.sin(2 * math.pi * trill_hertz * index / RATE)
        made.append((0.8 + 0.2 * flutter) * (math.sin(phase) + 0.35 * math.sin(1.31 * phase)))
        phase += 2 * math.pi * hertz * (1 + 0.06 * flutter) / RATE
    return shaped(made)


def noise(ms: float, half_life_ms: float) -> Wave:
    """A burst of noise that dies away: the same at every run (Park and Miller's numbers)."""
    seed = 20_260_501
    made: Wave = []
    for index in range(samples(ms)):
        seed = seed * 48_271 % 2_147_483_647
        made.append((seed / 1_073_741_823.5 - 1) * 0.5 ** (index / samples(half_life_ms)))
    return shaped(made)


def rung(partials: tuple[tuple[float, float, float], ...], ms: float) -> Wave:
    """A struck metal: each partial with its pitch in hertz, its strength and its own half-life.

    Each sounds as a pair a little apart, because no bell is quite round: so it shimmers.
    """
    made: Wave = []
    for index in range(samples(ms)):
        value = 0.0
        for number, (hertz, strength, half_life_ms) in enumerate(partials):
            turn = 2 * math.pi * index / RATE
            pair = math.sin(turn * hertz) + 0.5 * math.sin(turn * (hertz + 1.7 + 0.6 * number))
            value += strength * pair * 0.5 ** (index / samples(half_life_ms))
        made.append(value)
    return shaped(made, attack_ms=1)


def shaped(made: Wave, attack_ms: float = ATTACK_MS, release_ms: float = RELEASE_MS) -> Wave:
    """The wave with a rounded rise from nothing and a rounded fall to nothing."""
    rise, fall = (min(samples(ms), len(made)) for ms in (attack_ms, release_ms))
    for index in range(rise):
        made[index] *= 0.5 - 0.5 * math.cos(math.pi * index / rise)
    for index in range(fall):
        made[-1 - index] *= 0.5 - 0.5 * math.cos(math.pi * index / fall)
    return made


def placed(*parts: tuple[float, Wave]) -> Wave:
    """All the waves together, each from its own instant in ms on."""
    whole = [0.0] * max(samples(at_ms) + len(part) for at_ms, part in parts)
    for at_ms, part in parts:
        begin = samples(at_ms)
        for index, value in enumerate(part):
            whole[begin + index] += value
    return whole


def in_turn(*parts: Wave, gap_ms: float = 0) -> Wave:
    """The waves one after the other."""
    whole: Wave = []
    for part in parts:
        if whole:
            whole += [0.0] * samples(gap_ms)
        whole += part
    return whole


def times(made: Wave, gain: float) -> Wave:
    """The wave, louder or softer."""
    return [value * gain for value in made]


def levelled(made: Wave, drive: float) -> array[int]:
    """As 16 bits with its peak at `PEAK_DB`; `drive` presses it softly up to that: louder."""
    loudest = max(map(abs, made))
    pressed = [math.tanh(drive * value / loudest) for value in made]
    gain = 32_767 * 10 ** (PEAK_DB / 20) / max(map(abs, pressed))
    return array("h", (int(value * gain) for value in pressed))


def loudness_db(samples: array[int]) -> float:
    """The RMS of the loudest `LOUDEST_MS`, in dB to full scale; of all where that is shorter.

    The ear hears a sound of a twentieth of a second about as loud as a long one.
    """
    window = min(len(samples), RATE * LOUDEST_MS // 1_000)
    power = sum(value * value for value in samples[:window])
    loudest = power
    for index in range(window, len(samples)):
        power += samples[index] ** 2 - samples[index - window] ** 2
        loudest = max(loudest, power)
    return 10 * math.log10(loudest / window / 32_768**2)


def as_loud(made: Wave, wanted_db: float, most: float) -> array[int]:
    """`levelled` so that `loudness_db` is as wanted, with a drive of `most` at most."""
    least = 0.1
    if loudness_db(levelled(made, most)) <= wanted_db:
        return levelled(made, most)
    for _ in range(12):
        drive = math.sqrt(least * most)
        if loudness_db(levelled(made, drive)) < wanted_db:
            least = drive
        else:
            most = drive
    return levelled(made, most)


def write(path: Path, made: array[int]) -> None:
    """The WAV file: mono, 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(_little(made).tobytes())


def read(path: Path) -> array[int]:
    """The samples of a WAV file that `write` made."""
    made = array("h")
    with wave.open(str(path), "rb") as file:
        made.frombytes(file.readframes(file.getnframes()))
    return _little(made)


def _little(made: array[int]) -> array[int]:
    if sys.byteorder == "big":
        made = made[:]
        made.byteswap()
    return made
