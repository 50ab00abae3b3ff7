"""Reading takes time linear in the size of the text, whatever the text is."""

from __future__ import annotations

import time

import pytest

from bell_lap.core.notation import NotationError, parse

SMALL = 10_000
LARGE = 200_000
MOST_TIMES = 25
"""Twenty times the text may take this many times as long."""
NOISE_S = 0.05
"""What a busy machine may add to one measurement."""

LINES = {
    "sessions": "4 x 400m @ mile, rest 90s jog\n",
    "noted": '1 x 50m (10") "x" # 1234567890 1234567890 1234567890 1234567890\n' + "#\n" * 500,
    "comments": "# 4 x 400m @ mile\n",
    "blank lines": "\n",
    "semicolons": ";",
    "spaces": " ",
    "open brackets": "(",
    "open square brackets": "[",
    "nested sets": "2 x (",
    "counts": "4 x ",
    "digits": "9",
    "clocks": "1:",
    "dashes": "-",
    "a list": "400-",
    "a comma list": "400, ",
    "small numbers": "1-",
    "small numbers with commas": "1, ",
    "recoveries": "4 x 400, rest 30/",
    "recoveries with commas": "rest 30, ",
    "letters": "a",
    "words": "rest ",
    "prose": "Run as you feel today. ",
    "quotes": '"',
    "apostrophes": "'",
    "labels": '"a" ',
    "arrows": "->",
    "drills": "drills: A skip, ",
    "names": "A skip, ",
    "segments": "600m in 400m 68s + ",
    "non-ASCII": "é",
    "no-break spaces": "\u00a0",
    "one rest after the other": "rest ",
    "levels": "400 [1min & ",
}


def seconds(text: str) -> float:
    """The best of three readings, in the time of the processor: others may use it too."""
    best = float("inf")
    for _ in range(3):
        start = time.thread_time()
        try:
            parse(text)
        except NotationError as error:
            _ = str(error)
        best = min(best, time.thread_time() - start)
    return best


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_twenty_times_the_text_takes_no_more_than_its_share(line: str) -> None:
    small, large = (line * (size // len(line) + 1) for size in (SMALL, LARGE))
    assert seconds(large[:LARGE]) <= MOST_TIMES * seconds(small[:SMALL]) + NOISE_S
