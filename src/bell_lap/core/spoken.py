"""Figures as the caller says them: numbers, times, distances, deltas and places, in clip names.

Under 100 s a time is said in seconds, as runners do: "seventy-one two". A figure is never said in
a way that could be taken for another: 70.2 is "seventy point two", not "seventy two".
"""

from __future__ import annotations

from bell_lap.core.plan import Range, StepGoal
from bell_lap.core.track import NEAR_M
from bell_lap.core.units import (
    MILE_M,
    MINUTE_MS,
    MS,
    SECONDS_BELOW_MS,
    round_half_up,
)

Words = tuple[str, ...]
"""Names of `voice.CLIPS`, in order."""

_TENTH_MS = 100


def number(value: int) -> Words:
    """A whole number from 0: "four hundred", "one thousand two hundred five"."""
    if value >= 1000:
        rest = value % 1000
        return (*number(value // 1000), "thousand", *(number(rest) if rest else ()))
    if value >= 100:
        rest = value % 100
        return (str(value // 100), "hundred", *((str(rest),) if rest else ()))
    return (str(value),)


def two_places(value: int) -> Words:
    """A number under 100 that follows another: "fifty", "oh one"."""
    return ("oh", str(value)) if value < 10 else (str(value),)


def distance(distance_m: float) -> Words:
    """A length: "four hundred", "fifteen hundred", "one fifty metres", "sixty metres", "one mile".

    To the metre; only whole miles are said in miles.
    """
    miles = round(distance_m / MILE_M)
    if miles and abs(distance_m - miles * MILE_M) < 0.001:
        return (*number(miles), "mile" if miles == 1 else "miles")
    metres = round_half_up(distance_m)
    hundreds, rest = divmod(metres, 100)
    if metres < 100:
        return (str(metres), "metre" if metres == 1 else "metres")
    if metres % 1000 == 0:
        return number(metres)
    if hundreds >= 100:
        return (*number(metres), "metres")
    return (str(hundreds), "hundred") if rest == 0 else (str(hundreds), *two_places(rest), "metres")


def place(start_m: float, lap_m: float) -> Words:
    """A start place `start_m` metres before the line, as `track.start_place` names it."""
    past_m = lap_m - start_m
    if min(start_m, past_m) < 0.5:
        return ("the-finish-line",)
    if start_m <= NEAR_M:
        return (*distance(round_half_up(start_m)), "behind-the-line")
    if past_m <= NEAR_M:
        return (*distance(round_half_up(past_m)), "past-the-line")
    hundreds = round_half_up(start_m / 100)
    if abs(start_m - hundreds * 100) < 0.5 and hundreds <= 3:
        return (f"the-{hundreds}00-metre-start",)
    metres = distance(round_half_up(start_m))
    return (*metres, *(() if metres[-1] == "metres" else ("metres",)), "before-the-line")


def duration(ms: int) -> Words:
    """A planned time: "thirty seconds", "five minutes", "one minute thirty seconds"."""
    minutes, left_ms = divmod(ms, MINUTE_MS)
    if ms < SECONDS_BELOW_MS and ms != MINUTE_MS:
        minutes, left_ms = 0, ms
    seconds, fraction_ms = divmod(left_ms, MS)
    said: Words = (*number(minutes), "minute" if minutes == 1 else "minutes") if minutes else ()
    tenths = fraction_ms // _TENTH_MS
    if seconds or tenths or not minutes:
        said += (str(seconds), *(("point", str(tenths)) if tenths else ()))
        said += ("second" if seconds == 1 and not tenths else "seconds",)
    return said


def durations(span_ms: Range) -> Words:
    """A planned time or a range of them: "seventy-five seconds to ninety seconds"."""
    if span_ms.is_one:
        return duration(span_ms.max)
    return (*duration(span_ms.min), "to", *duration(span_ms.max))


def time(ms: int) -> Words:
    """A time that was run, to the tenth: "seventy-one two", "five minutes flat".

    Under 100 s in seconds, else in minutes and seconds; never negative.
    """
    said, tenths = _whole(ms)
    if not tenths:
        return (*said, "flat")
    return (*said, *_tenths(said, tenths))


def goal_time(ms: int) -> Words:
    """A time that is asked for: as `time`, but a whole one needs no "flat"."""
    said, tenths = _whole(ms)
    return (*said, *_tenths(said, tenths)) if tenths else said


def _whole(ms: int) -> tuple[Words, int]:
    """The whole seconds of a time in words, and its tenths."""
    seconds, tenths = divmod((max(0, ms) + _TENTH_MS // 2) // _TENTH_MS, 10)
    if seconds * MS < SECONDS_BELOW_MS:
        return (str(seconds),), tenths
    minutes, seconds = divmod(seconds, 60)
    if seconds == 0:
        return (*number(minutes), "minutes"), tenths
    return (*number(minutes), *two_places(seconds)), tenths


def _tenths(said: Words, tenths: int) -> Words:
    """Tenths after whole seconds: with "point" where the bare digit would make another number."""
    last = said[-1]
    bare = last.isdigit() and (int(last) % 10 or int(last) < 20) and last != "0"
    return (str(tenths),) if bare else ("point", str(tenths))


def delta(delta_ms: int) -> Words:
    """Slower or faster than the goal: "one point one slow", "zero point four fast", "even"."""
    tenths = round_half_up(abs(delta_ms) / _TENTH_MS)
    if not tenths:
        return ("even",)
    way = "slow" if delta_ms > 0 else "fast"
    if tenths >= SECONDS_BELOW_MS // _TENTH_MS:
        return (*goal_time(tenths * _TENTH_MS), way)
    seconds, tenths = divmod(tenths, 10)
    return (str(seconds), "point", str(tenths), way)


def goal(asked: StepGoal) -> Words:
    """What a rep asks for, as far as clips can say it; empty where they cannot.

    "goal seventy-two", "goal seventy-two to seventy-four", "goal three twenty a kilometre",
    "ninety to ninety-five percent", "hard", "all out", "strides".
    """
    faster: Words = ("or-faster",) if asked.or_faster else ()
    if asked.time_ms is not None:
        return ("goal", *_times(asked.time_ms), *faster)
    if asked.pace is not None:
        fast, slow = asked.pace_range or (asked.pace, asked.pace)
        a_kilometre = Range(_to_second(fast.time_ms(1000.0)), _to_second(slow.time_ms(1000.0)))
        return ("goal", *_times(a_kilometre), "a-kilometre", *faster)
    return _effort(asked.text)


def _times(span_ms: Range) -> Words:
    fast, slow = goal_time(span_ms.min), goal_time(span_ms.max)
    return slow if fast == slow else (*fast, "to", *slow)


def _to_second(ms: int) -> int:
    return round_half_up(ms / MS) * MS


_EFFORTS: dict[str, Words] = {
    "easy": ("easy",),
    "hard": ("hard",),
    "max": ("all-out",),
    "strides": ("strides",),
}


def _effort(text: str) -> Words:
    if text in _EFFORTS:
        return _EFFORTS[text]
    figures = text.removesuffix("% effort").split("-")
    if not text.endswith("% effort") or not all(figure.isdigit() for figure in figures):
        return ()
    least, most = number(int(figures[0])), number(int(figures[-1]))
    return (*least, *(() if least == most else ("to", *most)), "percent")
