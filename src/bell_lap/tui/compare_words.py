"""Workouts side by side in words: who is who, the table rep by rep, the lines of the chart."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from bell_lap.core import signature
from bell_lap.core.analysis import fade_of, pace_ms
from bell_lap.core.comparing import Comparison, Performed
from bell_lap.core.history_phrases import off_words, rested_words
from bell_lap.core.result import Flag, StepResult
from bell_lap.core.units import MS, format_delta, round_half_up
from bell_lap.history.results import result_of
from bell_lap.history.stored import StoredWorkout
from bell_lap.tui import words
from bell_lap.tui.trend_words import time_words
from bell_lap.tui.widgets.frame import QUIET, Delta
from bell_lap.tui.widgets.trend_plot import Ink, Line, Plot, Stroke

LETTERS = "ABCD"
"""What the workouts are called, in their order."""
MOST = len(LETTERS)
_INKS = (Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH)
_TIME, _SHORT, _LONG, _REST = 9, 9, 13, 7
"""Columns of a time, of a delta without and with its word, and of a recovery."""
NOT_DONE = "–"  # noqa: RUF001 - as the list of workouts has it
Part = str | tuple[str, str]


def performed(stored: StoredWorkout) -> Performed:
    """A workout of the history, to be compared."""
    return Performed(
        stored.title, stored.summary.date, result_of(stored), signature.work(stored.plan)
    )


def is_alike(comparison: Comparison) -> bool:
    """Whether all are of one work."""
    return len({one.signature for one in comparison.performed}) == 1


def sentence(comparison: Comparison) -> Content:
    """`B against A: 1.1 s a rep faster off 15 s less rest`."""
    last = LETTERS[len(comparison.performed) - 1]
    return Content.assemble((f"{last} against A: ", QUIET), (comparison.sentence, "bold"))


def sums(comparison: Comparison) -> Content:
    """A line for each workout: its letter, day, means, fade and name."""
    lines = []
    fades = [fade_of(one.result) for one in comparison.performed]
    faded = any(fade is not None for fade in fades)
    for letter, one, total, fade in zip(
        LETTERS, comparison.performed, comparison.sums, fades, strict=False
    ):
        mean = "" if total.mean_ms is None else f"mean {time_words(total.mean_ms)}"
        delta = _delta(total.delta_ms)
        lines.append(
            Content.assemble(
                (f"{letter} ", "bold $accent"), one.date.isoformat(),
                (f"  {mean:<12}", "bold"), (f"{delta.text:<12} ", delta.tone.value),
                f"{_faded(fade):<10}" if faded else "",
                (f"{off_words(total.recovery_ms):<8} ", QUIET), one.title,
            )
        )  # fmt: skip
    return Content("\n").join(lines)


def _faded(fade_ms: int | None) -> str:
    """`fade +1.7`: by how much the second half of the reps was slower than the first."""
    return "" if fade_ms is None else f"fade {format_delta(fade_ms)}"


def table(comparison: Comparison, width: int) -> Content:
    """A heading, then each rep: the times with their deltas to A, and the recoveries before them.

    What has no room beside the times stands on lines of its own.
    """
    many = len(comparison.performed)
    names = [f"{number:>2}. {row.label}" for number, row in enumerate(comparison.rows, 1)]
    wide = max(map(len, names), default=0) + 1
    room = width - wide - many * _TIME
    beside = room >= many * _REST + (many - 1) * _SHORT
    room -= many * _REST if beside else 0
    others = many - 1
    said = [_delta(change) for row in comparison.rows for change in row.deltas]
    long = max(_LONG, *(len(one.text) + 1 for one in said))
    short = max(_SHORT, *(len(_short(one)) + 1 for one in said))
    delta = next((one for one in (long, short) if room >= others * one), 0)
    # The first has no delta.
    deltas = [0] + [delta] * (many - 1)
    columns = [_TIME + room + (_REST if beside else 0) for room in deltas]
    lines = [Content.styled(" " * wide + _across(LETTERS, columns), QUIET)]
    for name, row in zip(names, comparison.rows, strict=True):
        rests = [rested_words(ms) for ms in row.recoveries]
        if not beside and any(rests):
            lines.append(Content.styled(f"{'    rest':<{wide}}{_across(rests, columns)}", QUIET))
        parts: list[Part] = [name.ljust(wide)]
        for step, rested, change, room in zip(row.steps, rests, row.deltas, deltas, strict=True):
            parts += _cell(step, change, room, words_=room == long)
            if beside:
                parts.append((f"{rested:>{_REST - 2}}  ", QUIET))
        lines.append(Content.assemble(*parts))
        if not delta:
            changes = [_short(_delta(change)) for change in row.deltas]
            lines.append(Content(f"{'    to A':<{wide}}{_across(changes, columns)}"))
    return Content("\n").join(lines)


def _short(delta: Delta) -> str:
    """`▲ -1.2`."""
    return delta.text.rpartition(" ")[0]


def _across(texts: Sequence[str], columns: Sequence[int]) -> str:
    """One text in each column, its end under the end of the times."""
    cells = zip(texts, columns, strict=False)
    return "".join(f"{text:>{_TIME - 2}}".ljust(column) for text, column in cells)


def _cell(
    step: StepResult | None, change_ms: int | None, width: int, *, words_: bool
) -> list[Part]:
    """A time with its mark, and its delta."""
    delta = _delta(change_ms)
    text = delta.text if words_ else _short(delta) if width else ""
    return [
        (f"{_time(step):>{_TIME - 2}}", "bold"),
        (f"{_sign(step)} ", "$text-warning"),
        (text.ljust(width), delta.tone.value),
    ]


def _time(step: StepResult | None) -> str:
    if step is None:
        return NOT_DONE
    if Flag.DID_NOT_FINISH in step.flags:
        return "dnf"
    return NOT_DONE if step.elapsed_ms is None else time_words(step.elapsed_ms)


def _sign(step: StepResult | None) -> str:
    """`~` estimated, `w` by watch, else a blank."""
    if step is None:
        return " "
    return "~" if Flag.ESTIMATED in step.flags else "w" if Flag.BY_WATCH in step.flags else " "


def signs(comparison: Comparison) -> str:
    """What the marks behind the times mean, as far as there are any."""
    used = {_sign(step) for row in comparison.rows for step in row.steps}
    meanings = {"~": "~ estimated", "w": "w by watch"}
    return "  ".join(text for sign, text in meanings.items() if sign in used)


def _delta(ms: int | None) -> Delta:
    return words.delta_of(None if ms is None else round_half_up(ms / 100) * 100)


def plot(comparison: Comparison) -> Plot | None:
    """A line for each workout, rep by rep; over several lengths as the time for 400 m."""
    rows = comparison.rows
    mixed = len({row.label for row in rows}) > 1
    lines = []
    for place, (letter, one) in enumerate(zip(LETTERS, comparison.performed, strict=False)):
        spots = [
            (float(number), _shown(row.steps[place], row.times[place], mixed=mixed))
            for number, row in enumerate(rows)
        ]
        name = one.date.isoformat()
        lines.append(Line(name, letter, tuple(spots), _INKS[place], _stroke(place)))
    if all(ms is None for line in lines for _, ms in line.spots):
        return None
    names = [row.label if mixed else str(number) for number, row in enumerate(rows, 1)]
    labels = tuple((float(place), name) for place, name in enumerate(names))
    return Plot(tuple(lines), 0, max(1, len(rows) - 1), labels)


def _stroke(place: int) -> Stroke:
    return Stroke.SOLID if place % 2 == 0 else Stroke.DASHED


def _shown(step: StepResult | None, time_ms: int | None, *, mixed: bool) -> int | None:
    """A time, or the time for 400 m; none of a rep that is over when its time is."""
    if step is None or time_ms is None or time_ms < MS:
        return None
    if step.distance_m is None:
        return None
    return pace_ms(time_ms, step.distance_m) if mixed else time_ms
