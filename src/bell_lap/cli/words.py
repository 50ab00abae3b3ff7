"""The words that plain mode reads: a line is a tap, an input of the engine, or a question.

An empty line is a tap. Nothing here judges whether an input fits; the engine refuses aloud.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from bell_lap.core import inputs
from bell_lap.core.input_json import from_payload
from bell_lap.core.inputs import Input
from bell_lap.core.units import parse_time

TAP_KEY = "enter"
FASTEST_TYPED_MS = 1000
LONGEST_WORD = 40


class Ask(Enum):
    """A line that asks plain mode itself for something."""

    TAP = "tap"
    WHERE = "where"
    LAPS = "laps"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A line that means nothing here; `hint` says what would."""

    hint: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was really done of the set at hand; None is as it was."""

    reps: int | None = None
    load_thousandths: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its short form and what it does."""

    word: str
    short: str
    what: str
    make: Callable[[int], Input] | None
    """The input at an instant; None for what plain mode answers itself."""


WORDS = (
    Word("next", "n", "go on: end the rep or the recovery, open the gate", inputs.Next),
    Word("undo", "u", "take back the last tap or word", inputs.Undo),
    Word("redo", "", "bring it back", inputs.Redo),
    Word("x", "dnf", "the runner did not finish this rep", inputs.DidNotFinish),
    Word("back", "", "the last rep again", inputs.Back),
    Word("now", "", "the rep really started now", inputs.StartedNow),
    Word("pause", "p", "let time stand still", inputs.Pause),
    Word("resume", "go", "let time go on", inputs.Resume),
    Word("add", "", "one more rep of this line", inputs.AddRep),
    Word("drop", "", "one rep fewer of this line", inputs.DropRep),
    Word("last", "", "this rep (or the next) is the last", inputs.LastRep),
    Word("enough", "f", "leave out the optional reps that are left", inputs.EnoughReps),
    Word("repeat", "", "this rep once more", inputs.RepeatRep),
    Word("skip", "", "leave this block", inputs.SkipBlock),
    Word("stop", "", "end the workout here and keep it", inputs.Stop),
    Word(Ask.WHERE.value, "?", "say where we are", None),
    Word(Ask.LAPS.value, "", "say the laps of this rep", None),
    Word(Ask.QUIT.value, "q", "leave; a workout under way stays, to be resumed", None),
    Word(Ask.HELP.value, "h", "say these words", None),
)
FORMS = (
    ("(empty)", "a tap"),
    ("36.4", "in a recovery: the rep's time by the watch, as 36.4 or 1:12.3"),
    ("+15 -15", "this recovery is 15 seconds longer or shorter"),
    ("goal 1:12", "the goal of the rep at hand is 1:12; others move in proportion"),
    ("slower 2", "every goal from here on is 2 seconds a lap slower; also: faster 2"),
    ("reps 4", "in a set or the rest after it: 4 were done of it"),
    ("load 102.5", "the same: it was done with 102.5 kg, or pounds where the plan has them"),
)
"""Lines that are no single word."""

CHOICES = ("next", "repeat", "run", "stop")
"""What answers a gap while the workout is held."""

_COUNT = re.compile("[0-9]{1,4}")
_LOAD = re.compile("[0-9]{1,4}([.,][0-9]{1,3})?")

_BY_WORD = {form: word for word in WORDS for form in (word.word, word.short) if form}


def read_line(line: str, at_ms: int, *, held: bool = False) -> Input | Done | Ask | Unknown:
    """What a line typed at an instant means; `held` says that a gap waits for its answer."""
    words = line.split()
    if not words:
        return Ask.TAP
    first, rest = words[0].casefold(), words[1:]
    if held and not rest and first in CHOICES:
        return from_payload("gap-answer", at_ms, {"choice": first})
    known = _BY_WORD.get(first)
    if known is not None and not rest:
        return Ask(known.word) if known.make is None else known.make(at_ms)
    if not rest and first[0] in "+-" and (by_ms := parse_time(first[1:])) is not None:
        return inputs.AdjustRecovery(at_ms, by_ms if first[0] == "+" else -by_ms)
    if not rest and (time_ms := parse_time(first)) is not None and time_ms >= FASTEST_TYPED_MS:
        return inputs.TypedTime(at_ms, time_ms)
    if len(rest) == 1 and first in ("reps", "load") and (done := _done(first, rest[0])):
        return done
    if len(rest) == 1 and (value_ms := parse_time(rest[0])):
        if first == "goal":
            return inputs.NewGoal(at_ms, value_ms)
        if first in ("slower", "faster"):
            return inputs.ShiftGoal(at_ms, value_ms if first == "slower" else -value_ms)
    return Unknown(_hint(first))


def _done(word: str, figure: str) -> Done | None:
    """`reps 4`, `load 102.5`; None for anything else."""
    if word == "reps":
        return Done(reps=int(figure)) if _COUNT.fullmatch(figure) else None
    if not _LOAD.fullmatch(figure):
        return None
    return Done(load_thousandths=int(Decimal(figure.replace(",", ".")) * 1000))


def _hint(word: str) -> str:
    if word in ("reps", "load"):
        return "What was done of a set is written as reps 4 or load 102.5."
    if word[:1].isdigit() or word[:1] in "+-":
        return "A time is written as 36.4 or 1:12.3, a change of the recovery as +15 or -15."
    import difflib

    near = difflib.get_close_matches(word[:LONGEST_WORD], _BY_WORD, n=1)
    return f"Did you mean {near[0]}? Type help for all words." if near else "Type help for words."


def help_lines() -> list[str]:
    """All words, a line each."""
    lines = [f"  {form:<12}{what}" for form, what in FORMS]
    for word in WORDS:
        form = f"{word.word}, {word.short}" if word.short else word.word
        lines.append(f"  {form:<12}{word.what}")
    return lines
