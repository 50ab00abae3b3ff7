"""The clips of the caller: what each is called, and what espeak-ng says to make it.

A phrase is clips in a row, so a number is a clip of its own: "seventy-two" is said as one word.
There is no clip that no phrase of `core.spoken`, `core.announcing` and their like needs.
"""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _number(value: int) -> str:
    """A whole number under 100 in words."""
    if value < len(_ONES):
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


_WORDS = (
    # figures
    "hundred", "thousand", "oh", "point", "flat", "to", "percent",
    # measures
    "metre", "metres", "mile", "miles", "a kilometre",
    "second", "seconds", "minute", "minutes",
    # what is next
    "rep", "of", "last rep", "set", "optional", "done", "warm up", "cool down", "float",
    "easy", "jog", "walk", "hard", "all out", "strides",
    "goal", "or faster",
    # where it starts
    "from", "the finish line", "the 100 metre start", "the 200 metre start", "the 300 metre start",
    "behind the line", "past the line", "before the line",
    # how it went
    "slow", "fast", "even", "too fast", "ease", "go now",
)  # fmt: skip
_SAID = {
    "the 100 metre start": "the one hundred metre start",
    "the 200 metre start": "the two hundred metre start",
    "the 300 metre start": "the three hundred metre start",
}
"""Where a clip is said in other words than it is called."""

CLIPS: dict[str, str] = {
    **{str(value): _number(value) for value in range(100)},
    **{word.replace(" ", "-"): _SAID.get(word, word) for word in _WORDS},
}
"""Clip name, fit for the name of a file, to what espeak-ng is to say."""

_CLIP_MS, _LETTER_MS = 200, 52
"""Fitted to espeak-ng's clips, silence trimmed; the longest numbers are not over it."""


def estimate_ms(words: tuple[str, ...]) -> int:
    """About how long these clips take in a row, in ms: rather too long than too short."""
    return sum(_CLIP_MS + _LETTER_MS * len(CLIPS[word]) for word in words)


_MEASURED_MS = {
    "1": 313, "2": 257, "3": 285, "4": 318, "5": 370, "6": 368, "7": 391, "8": 256, "9": 355,
    "10": 278, "11": 408, "12": 397, "13": 439, "14": 454, "15": 441, "16": 488, "17": 552,
    "18": 375, "19": 470, "20": 422,
}  # fmt: skip
"""How long the clips of minutes take, with the gap behind them. A test holds them to the clips."""


def before_ms(words: tuple[str, ...]) -> int:
    """How long after the start of these clips the one behind them begins, in ms."""
    return sum(_MEASURED_MS.get(word) or estimate_ms((word,)) for word in words)
