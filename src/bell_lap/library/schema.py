"""Every key of a session file, in one table.

Reading, the JSON Schema that editors use and the documentation all follow these rows; a key that
is not here is unknown everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bell_lap.core.session import Kind, Place, Splits


class Form(Enum):
    """What the value of a key is; the value says what is expected of it."""

    TEXT = "a text in quotes"
    CHOICE = "one of a few words in quotes"
    FLAG = "true or false"
    SUITS = "a text in quotes, such as 'any'"
    RACE = "a race and a time in quotes, such as 'mile 6:00'"
    SPLITS = "'lap', 'finish' or a distance in quotes, such as '200m'"
    REST = "a recovery in quotes, such as '90s jog'"
    PACE = "a goal in quotes, such as 'goal mile'"
    STEPS = "notation in quotes, such as '4 x 400m @ mile, rest 90s'"
    BLOCKS = "a list of blocks, each under its own heading [[block]]"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, its form, what it is for, and what goes without saying.

    `choices` are the words that a CHOICE may be; `max_length` is in characters of a text;
    `also` are names that people try instead; `default` is what holds where the key is missing.
    """

    name: str
    form: Form
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    max_length: int = 0
    default: str = ""
    examples: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def expects(self) -> str:
        """What its value must be, for a message."""
        if self.choices:
            *most, last = (f"'{word}'" for word in self.choices)
            return f"{', '.join(most)} or {last}"
        return self.form.value


_KINDS = tuple(kind.value for kind in Kind)

_SESSION = (
    Key(
        "title",
        Form.TEXT,
        "What the session is called.",
        required=True,
        max_length=100,
        examples=("Ascending ladder",),
        also=("name", "workout"),
    ),
    Key(
        "purpose",
        Form.TEXT,
        "What the session trains, in a sentence or two.",
        max_length=1000,
        examples=("Speed endurance: the reps grow, the pace does not.",),
        also=("description", "notes", "about"),
    ),
    Key(
        "source",
        Form.TEXT,
        "Where the session comes from: a book, a coach, a page.",
        max_length=300,
        examples=("How To Run A Faster Mile, strategy 6",),
        also=("author", "coach"),
    ),
    Key(
        "kind",
        Form.CHOICE,
        "What the session trains. Drills, strength and power may count movements. A session of"
        " kind rest has no blocks: it is a mark for the calendar.",
        choices=_KINDS,
        default=Kind.INTERVALS.value,
        also=("type",),
    ),
    Key(
        "suits",
        Form.SUITS,
        "Whom the session is for: any, beginners, experienced, or a best mile: 'mile 9:00 or"
        " slower', 'mile 8:59 or faster'.",
        default="any",
        examples=("any", "mile 9:00 or slower", "mile 8:59 or faster", "beginners", "experienced"),
        also=("for", "level"),
    ),
    Key(
        "race",
        Form.RACE,
        "A race and its time, to reckon goals from where the runner has no profile.",
        examples=("mile 6:00", "5k 20:00"),
        also=("best",),
    ),
    Key(
        "place",
        Form.CHOICE,
        "Where the session is run. On a road a tap is a mark without a distance.",
        choices=tuple(place.value for place in Place),
        default=Place.TRACK.value,
        also=("where", "surface"),
    ),
    Key(
        "pacer",
        Form.FLAG,
        "Whether the session asks for the pacer and the caller.",
        default="false",
        also=("caller",),
    ),
    Key(
        "block",
        Form.BLOCKS,
        "The parts of the session, in order. Between two blocks stands a gate: the next one"
        " starts at a tap.",
        also=("blocks", "part", "parts"),
    ),
)

_BLOCK = (
    Key(
        "name",
        Form.TEXT,
        "What the block is called. A block called Warm-up or Cool-down has no reps.",
        max_length=60,
        examples=("Warm-up", "Ladder", "Cool-down"),
        also=("title",),
    ),
    Key(
        "steps",
        Form.STEPS,
        "What is run: one or more lines of notation.",
        required=True,
        examples=("10min easy", "4 x 400m @ mile, rest 90s jog"),
        also=("reps", "sets", "workout", "lines"),
    ),
    Key(
        "kind",
        Form.CHOICE,
        "What this block trains, where that is not what the session trains.",
        choices=tuple(kind for kind in _KINDS if kind != Kind.REST.value),
        default="the session's",
        also=("type",),
    ),
    Key(
        "rest",
        Form.REST,
        "The recovery of the lines that have none of their own.",
        default="full",
        examples=("full", "90s jog", "200m jog", "equal"),
        also=("recovery", "recoveries"),
    ),
    Key(
        "pace",
        Form.PACE,
        "The goal of the lines that have none of their own.",
        examples=("goal mile or faster", "5k", "in 75s"),
        also=("goal",),
    ),
    Key(
        "splits",
        Form.SPLITS,
        "Where in a rep taps are expected: each lap, only the finish, or every so many metres.",
        default=Splits.LAP.value,
        examples=(Splits.LAP.value, Splits.FINISH.value, "200m"),
        also=("laps", "marks"),
    ),
    Key(
        "flow",
        Form.CHOICE,
        "on: the block follows the one before it at once, without a gate.",
        choices=("on", "off"),
        default="off",
        also=("gate",),
    ),
)

SESSION_KEYS: Mapping[str, Key] = {key.name: key for key in _SESSION}
"""The keys at the top of a file, by name."""

BLOCK_KEYS: Mapping[str, Key] = {key.name: key for key in _BLOCK}
"""The keys of a [[block]], by name."""

SUITS_PATTERN = r"mile\s+([0-9:.]+)\s+or\s+(slower|faster)"
"""A best mile and the side of it that the session suits."""
