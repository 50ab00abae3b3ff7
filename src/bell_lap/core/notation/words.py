"""What the words of the notation mean, as tables from a spelling to a meaning.

Keys are lower case; a key of several words is matched with spaces or glued dashes between them
("warm up", "warm-up"). A spelling is in one table only where its place decides which is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from bell_lap.core.session import Effort, Manner, RecoveryKind, Role, Whose, Zone
from bell_lap.core.units import HOUR_MS, MINUTE_MS, MS, Unit

DISTANCE_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters", "mtr", "mtrs"), Unit.METRE),
    **dict.fromkeys(
        ("k", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"), Unit.KILOMETRE
    ),
    **dict.fromkeys(("mi", "mile", "miles"), Unit.MILE),
    **dict.fromkeys(("lap", "laps"), Unit.LAP),
}

ONE_OF: dict[str, Unit] = {
    "mile": Unit.MILE,
    "kilometre": Unit.KILOMETRE,
    "kilometer": Unit.KILOMETRE,
    "km": Unit.KILOMETRE,
    "k": Unit.KILOMETRE,
    "lap": Unit.LAP,
}
"""Units that mean one of themselves where no number stands before them: `4 x mile`."""

TIME_UNITS: dict[str, int] = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR_MS),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), MINUTE_MS),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), MS),
}

FOREIGN_UNITS: dict[str, float] = {
    **dict.fromkeys(("yd", "yds", "yard", "yards", "y"), 0.9144),
    **dict.fromkeys(("ft", "foot", "feet"), 0.3048),
}
"""Units that are not read, with their metres, for the hint."""

TIMES = ("x", "times")

ROLES: dict[str, Role] = {
    **dict.fromkeys(("wu", "w u", "warmup", "warm up", "warming up"), Role.WARMUP),
    **dict.fromkeys(
        ("cd", "c d", "cooldown", "cool down", "cooling down", "warmdown", "warm down"),
        Role.COOLDOWN,
    ),
}

MANNERS: dict[str, Manner] = {
    **dict.fromkeys(("easy", "ez", "slow", "slowly", "off", "easy run"), Manner.EASY),
    **dict.fromkeys(
        (
            "jog",
            "jg",
            "jogs",
            "jogging",
            "jogged",
            "easy jog",
            "slow jog",
            "light jog",
            "gentle jog",
        ),
        Manner.JOG,
    ),
    **dict.fromkeys(("walk", "walks", "walking", "walked", "easy walk", "brisk walk"), Manner.WALK),
    **dict.fromkeys(("float", "floats", "floating", "floated"), Manner.FLOAT),
    **dict.fromkeys(("stand", "standing", "stood", "static", "passive"), Manner.STAND),
}
"""How a float, a warm-up or a cool-down is run."""

REST_MANNERS: dict[str, Manner] = {
    spelling: Manner.JOG if manner in (Manner.EASY, Manner.FLOAT) else manner
    for spelling, manner in MANNERS.items()
    if spelling != "off"
}
"""How a recovery is spent: easy and slow are jogged there."""

ZONES: dict[str, Zone] = {
    **dict.fromkeys(("easy", "ez", "e", "conversational", "steady"), Zone.EASY),
    **dict.fromkeys(("threshold", "tempo", "t", "lt", "lactate threshold"), Zone.THRESHOLD),
    **dict.fromkeys(("interval", "i"), Zone.INTERVAL),
    **dict.fromkeys(("rep", "r", "repetition"), Zone.REP),
}

BARE_ZONES = ("easy", "ez", "conversational", "steady", "threshold", "tempo", "lactate threshold")
"""Zones that need neither `@` before nor `pace` after them."""

EFFORTS: dict[str, Effort] = {
    **dict.fromkeys(("hard", "fast", "on", "quick"), Effort("hard")),
    **dict.fromkeys(
        (
            "max", "maximum", "maximal", "all out", "flat out", "full out", "full effort",
            "time trial", "tt",
        ),
        Effort("max"),
    ),
    **dict.fromkeys(("strides", "stride"), Effort("strides")),
}  # fmt: skip

RACE_WORDS: dict[str, str] = {
    **dict.fromkeys(("mile", "mi", "one mile"), "mile"),
    **dict.fromkeys(("two mile", "two miles"), "2mi"),
    **dict.fromkeys(("half", "half marathon", "hm"), "half"),
    **dict.fromkeys(("marathon", "m", "full marathon"), "marathon"),
}

PACE_WORDS: dict[str, str] = {"mp": "marathon", "hmp": "half"}
"""Words that mean the pace of a race without the word pace."""

BARE_RACES = tuple(1000 * race for race in (800, 1500, 1600, 3000, 3200, 5000, 10000))
"""Thousandths of the bare numbers that are a race after `@`; every other number is seconds."""

WHOSE: dict[str, Whose] = {
    **dict.fromkeys(("goal", "target"), Whose.GOAL),
    **dict.fromkeys(("best", "pb", "pr", "current"), Whose.BEST),
}

PACE = ("pace", "race pace", "race")
OR_FASTER = ("or faster", "or quicker", "or better", "or under", "or less", "and faster")
HEART_RATE = (
    "max heart rate", "maximum heart rate", "of max heart rate", "of maximum heart rate",
    "max hr", "of max hr", "mhr", "heart rate", "hr",
)  # fmt: skip
OPEN = ("open", "until tap", "until a tap", "until tapped", "until told", "until told otherwise")
MOVEMENT_REPS = ("reps", "rep", "repetitions", "repetition")
LOADS = {"kg": "kg", "kgs": "kg", "kilos": "kg", "kilo": "kg", "lb": "lb", "lbs": "lb",
         "pound": "lb", "pounds": "lb"}  # fmt: skip

FILLERS = ("reps", "repeats", "repeat", "intervals", "run", "runs", "running", "efforts")
"""Words that may follow a measure and add nothing: `8 x 400m repeats`."""

THEN = ("then", "and then", "followed by")

REST = (
    "rest", "rests", "resting", "rec", "recs", "recovery", "recoveries", "recover", "r", "ri",
    "rest interval", "rest intervals", "recovery interval",
)  # fmt: skip
"""Words that say a recovery, before or after its value."""

REST_AFTER = tuple(word for word in REST if word not in ("r", "ri"))
"""Those of them that may follow their value."""

BETWEEN = (
    "between", "in between", "between each", "in between each", "between each rep",
    "between each one", "between reps", "between the reps", "between rep", "between all",
    "between repeats", "between efforts", "between intervals", "between runs",
    "in between reps", "in between each rep", "after each", "after each rep", "after every rep",
    "after each one", "each", "each rep",
)  # fmt: skip
BETWEEN_SETS = (
    "between sets", "between the sets", "between each set", "in between sets", "after each set",
    "between set",
)  # fmt: skip
SET_REST = ("set rest", "set rests", "set recovery", "set recoveries", "set rec", "sets rest")
LAST_REST = ("last rest", "last recovery", "after the last", "after the last rep", "also last")

FULL = ("full", "complete")
NO_REST = ("none", "no", "nil", "zero", "straight into")
EQUAL: dict[str, RecoveryKind] = {
    **dict.fromkeys(
        ("equal", "equal time", "equal rest", "equal recovery", "same time", "equals"),
        RecoveryKind.EQUAL,
    ),
    **dict.fromkeys(("equal distance", "same distance"), RecoveryKind.SAME_DISTANCE),
}
BACK: dict[str, Manner] = {
    **dict.fromkeys(("walk back", "walk back to start", "walk back to the start"), Manner.WALK),
    **dict.fromkeys(("jog back", "jog back to start", "jog back to the start"), Manner.JOG),
}
SEND_OFF = ("on", "leave on", "leaving on", "go on", "off on", "start on", "starting every",
            "leave every", "every")  # fmt: skip
ARTICLES = ("a", "an", "the", "of", "your", "about")


def _words_of(*tables: Iterable[str]) -> frozenset[str]:
    words = {word for table in tables for spelling in table for word in spelling.split()}
    return frozenset(word for word in words if len(word) > 2)


FIRST_WORDS = _words_of(
    ROLES, OPEN, ONE_OF, REST, FULL, BARE_ZONES, ("jog", "walk", "float", "hard", "drills")
)
"""Every single word that may begin a step, for suggestions."""

GOAL_WORDS = _words_of(RACE_WORDS, PACE_WORDS, WHOSE, ZONES, EFFORTS, OR_FASTER)
"""Every single word that may begin or end a goal, for suggestions."""

LATER_WORDS = _words_of(
    DISTANCE_UNITS, TIME_UNITS, ROLES, MANNERS, ZONES, EFFORTS, RACE_WORDS, PACE_WORDS, WHOSE,
    PACE, OR_FASTER, MOVEMENT_REPS, LOADS, FILLERS, THEN, REST, BETWEEN, BETWEEN_SETS,
    SET_REST, LAST_REST, FULL, EQUAL, BACK, SEND_OFF, TIMES,
    ("sets", "alternating", "progressive", "effort", "with"),
)  # fmt: skip
"""Every single word that means something behind a measure, for suggestions."""
