"""Every trap of the notation, settled: read with a note, or refused with offers."""

from __future__ import annotations

import re

import pytest

from bell_lap.core.notation import NotationError, parse, print_items
from bell_lap.core.session import Kind

READ_WITH_NOTE = [
    # text, canonical form, what the note says
    ('400m (56")', "400m in 56s", 'goal 56s; for a rest write [56"]'),
    ("400 (62)", "400m in 62s", "for a rest write [62s]"),
    ('400m "last one" (75")', '400m in 75s "last one"', "goal 75s"),
    ("200m (28-30)", "200m in 28-30s", "for a rest write [28-30s]"),
    ("2 laps (2:20)", "2 laps in 2:20", "goal 2:20"),
    ("30s (60s)", "30s, rest 60s", "its recovery"),
    ("3 x 5min (2')", "3 x 5min, rest 2min", "its recovery"),
    ("1000 @ 200", "1000m in 3:20", "time for the rep: in 3:20"),
    ("400 @ 72", "400m in 72s", "time for the rep: in 72s"),
    ("400 @ 1:12", "400m in 72s", "time for the rep"),
    ("3km @ 3:30", "3km @ 3:30/km", "3:30/km"),
    ("5km @ 9:00", "5km @ 9:00/mi", "9:00/mi"),
    ("400m @ mile - 30s", "400m @ mile - 30s", "shifts the pace"),
    ("4 x 400, 90 rest", "4 x 400m, rest 90s", "seconds"),
    ("4 x 400 (30 rest)", "4 x 400m, rest 30s", "seconds"),
    ("4 x 400, rest equal jog", "4 x 400m, rest equal jog", "rest same distance jog"),
    ("4 x 400, equal jog", "4 x 400m, rest same distance jog", "rest equal jog"),
    ("4 x 3 x 400 [3']", "4 x (3 x 400m, rest 3min), rest 3min", "reps and sets alike"),
    ("2 sets of 4 x 300, rest 90s", "2 x (4 x 300m, rest 90s), rest 90s", "reps and sets alike"),
    ("20min steady", "20min @ easy", "for faster write @ threshold"),
    ("8 x 400s", "8 x 6:40", "for metres write 400m"),
    ("4 x 400, rest walk/jog", "4 x 400m, rest full walk", "until tapped"),
    ("4 x 400, 90s walk/jog", "4 x 400m, rest 90s walk", "walk or jog"),
    ("10 x 30/30", "10 x (30s @ hard - 30s easy)", "hard, then easy"),
    ("10 x 1min on / 1min off", "10 x (60s @ hard - 60s easy)", "read as 10 x"),
    ("3 x (200m - 400m) @ mile", "3 x (200m - 400m @ mile)", "every rep in the brackets"),
    ("200, 400, 600, 200m jog", "200m - 400m - 600m, rest 200m jog", "between all of them"),
    ("200m @ 800m - 400m - 600m @ 3k", "200m @ 800m - 400m @ 3k - 600m @ 3k", "without a goal"),
    ("400m @ hard - 400m @ easy", "400m @ hard - 400m easy", "float"),
    ("4 x 400m @ 90% effort or max HR", "4 x 400m @ 90% effort", "heart rate is not measured"),
    ("1,200m @ 5k", "1200m @ 5k", "1200 metres"),
    ("wu 10min easy, 20min tempo", "wu 10min easy\n20min @ threshold", "a step of its own"),
    ("4 x 400\nrest 5min", "4 x 400m\n5min stand", "5min stand"),
]  # fmt: skip

READ = [
    ("400m", "400m"),
    ("5'", "5min"),
    ('90"', "90s"),
    ('45" "A skip"', '45s "A skip"'),
    ("45” “A skip”", '45s "A skip"'),
    ("5\u2032", "5min"),
    ("800 @ 1500", "800m @ 1500m"),
    ("4 x 400 (walk back)", "4 x 400m, rest walk back"),
    ("4 x 400, rest 90 jog", "4 x 400m, rest 90m jog"),
    ("4 x 400, rest 90 sec", "4 x 400m, rest 90s"),
    ("5 x 400, rest 90/75/60/45s", "5 x 400m, rest 90s/75s/60s/45s"),
    ("4 x 400, rest 1:10", "4 x 400m, rest 70s"),
    ("4 x 400, rest 1:1", "4 x 400m, rest 1:1"),
    ("4 x 400, r= 3:1", "4 x 400m, rest 3:1"),
    ("4 x 400, rest same distance", "4 x 400m, rest same distance"),
    ("200-400m", "200m - 400m"),
    ("wu 10-15min", "wu 10-15min"),
    ("4 x 400, 200 full rest", "4 x 400m, rest 200m stand"),
    ("4 x 300, 45s full rest", "4 x 300m, rest 45s stand"),
    ("4 x 300, full rest", "4 x 300m, rest full"),
    ('5m "sled push"', '5m "sled push"'),
    ('wu 60m easy "strides"', 'wu 60m easy "strides"'),
    ("100m easy", "100m @ easy"),
    ("20m", "20m"),
    ("1 hr 30 min easy", "90min @ easy"),
    ("5 min 30 sec easy", "5:30 @ easy"),
    ("5 x 1min hard / 10min easy", "5 x 60s @ hard\n10min @ easy"),
    ("10min @ easy + 20min @ tempo", "10min @ easy\n20min @ threshold"),
    ("1k + 800 + 600 @ 5k", "1km - 800m - 600m @ 5k"),
    ("2 x (4 x 400m, rest 90s, last rest)", "2 x (4 x 400m, rest 90s, last rest)"),
]

REFUSED = [
    # text, column, part of the message, spellings offered
    ("5m", 1, "always", ["5min"]),
    ("4 x 19m", 5, "always", ["19min"]),
    ("wu 20m", 4, "always", ["wu 20min"]),
    ("cd 99m", 4, "always", ["cd 99min"]),
    ("30m easy", 1, "always", ["30min easy"]),
    ("30m @ easy", 1, "always", ["30min easy"]),
    ("6 x 5", 5, "5 of what", ["5min", "5s"]),
    ("6 x 49", 5, "49 of what", ["49m", "49min", "49s"]),
    ("1.30", 1, "two things", ["1:30", "1.3km"]),
    ("4 x 400, rest 1.30", 15, "two things", ["1:30", "1.3s"]),
    ("400 @ 1.15", 7, "two things", ["1:15"]),
    ("5 x 1.30min", 5, "two things", ["1:30"]),
    ("1500 @ 4:30", 8, "several things",
     ["in 4:30", "@ 4:30/km, 6:45 for this rep", "@ 4:30/mi, 4:12 for this rep"]),
    ("mile @ 4:30", 8, "several things", ["@ 4:30/km, 7:15", "@ 4:30/mi, 4:30"]),
    ("5min @ 4:30", 8, "several things", ["@ 4:30/km", "@ 4:30/mi"]),
    ("400 @ 20:00", 7, "likely neither", ["in 20:00", "@ 20:00/km"]),
    ("2000 @ 200", 8, "seconds for what", ["in 3:20", "@ 3:20/400m"]),
    ("800 @ 60", 7, "seconds for what", ["@ 60s/400m"]),
    ("600 78-80sec pace", 5, "seconds for what", ["in 78-80s", "@ 78-80s/400m"]),
    ("400 (2')", 6, "3.3 m/s", ["in 2min", "rest 2min"]),
    ("400 (30)", 6, "13.3 m/s", ["in 30s", "rest 30s"]),
    ("400 (120)", 6, "no unit", ["in 2min", "rest 2min", "rest 120m jog"]),
    ("30s (60)", 6, "its recovery", ["rest 60s"]),
    ("400m @ mile (90s)", 14, "could be a recovery", ["rest 90s"]),
    ("4 x 400, rest 90", 15, "90 of what", ["rest 90s", "rest 90m jog"]),
    ("4 x 400 [90]", 10, "90 of what", ["rest 90s", "rest 90m jog"]),
    ("4 x 400 r 60", 11, "60 of what", ["rest 60s", "rest 60m jog"]),
    ("4 x 400, rest 30 jog", 15, "30 of what", ["rest 30s"]),
    ("4 x 400, 200 rest", 10, "200 of what", ["rest 200s", "rest 200m jog"]),
    ("4 x 400, rest 3m", 15, "3 metres", ["rest 3min"]),
    ("200, 400, 6m jog", 11, "6 metres", ["rest 6min jog"]),
    ("wu - 15min", 4, "a step of its own", ["wu 15min", "wu open; 15min"]),
    ("cd 1km - 400m", 4, "a step of its own", ["cd 1km; 400m"]),
    ("4 x 300, rest 30s / 25s / 20s", 19, "slash", ["rest 30s/25s/20s"]),
    ("3 x 200-400-600", 1, "binds one measure",
     ["3 x (200m - 400m - 600m)", "3 x 200m; 400m - 600m"]),
    ("2 x 400, 800", 1, "binds one measure", ["2 x (400m - 800m)", "2 x 400m; 800m"]),
    ("4 x 200-400m", 1, "binds one measure", ["4 x (200m - 400m)", "4 x 200m; 400m"]),
    ("4 x 400m @ hard - 400m easy", 1, "binds one measure", ["4 x (400m @ hard - 400m easy)"]),
    ("2 x 4 x 3 x 400 [3']", 17, "3 counts", ["[a & b & c]"]),
    ("4 x 400 [3' & 5']", 9, "2 recoveries", ["4 x 3 x 400m [3min & 5min]"]),
    ("10 x 400 x 2", 10, "before it and a count behind", ["2 x (10 x 400m)", "10 x (2 x 400m)"]),
    ("999999 x 999999 x 400m", 1, "999,998,000,001 steps", []),
    ("1001 x 400m", 1, "1,001 steps", []),
    ("501 x (400m - 400m)", 1, "1,002 steps", []),
    ("25 x 1h", 1, "25 hours or more", []),
    ("2 x 400, rest 25h", 1, "hours", []),
    ("4 x 300, rest 30s/25s", 10, "2 recoveries for 4 reps", []),
    ("4 x 400 foo", 9, "not understood", []),
    ("4 x 400 rest 90s foo", 18, "not understood", []),
    ("4 x 400, rset 90s", 10, "not understood", ["rest"]),
    ("Run hard today", 1, "does not begin a step", []),
    ("200 - 400 in 75s", 11, "every rep", ["200m in 36s - 400m in 75s"]),
    ("8 x 3 min 30 sec rest", 5, "one time or two", ["3 min, rest 30 sec"]),
    ("10 x 1min hard / 1min easy", 18, "or the next step",
     ["10 x (1min hard, 1min easy)", "10 x 1min hard; 1min easy"]),
    ("5 x 1min hard, 5min easy", 16, "or the next step",
     ["5 x (1min hard, 5min easy)", "5 x 1min hard; 5min easy"]),
    ("1k-2k-3k @ 10k, 2min", 17, "the next rep or a recovery", ["rest 2min", "; 2min"]),
    ("4 x 1000 @ 3:30, 2 min", 18, "the next rep or a recovery", ["rest 2 min"]),
    ("4 x 440 yards", 5, "not read", ["402m"]),
    ("400m in 5s", 6, "80.0 m/s", []),
    ("600m in 400m 68s + 300m max", 9, "not the 600m", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "canonical", "note"), READ_WITH_NOTE)
def test_a_reading_that_could_be_another_is_noted(text: str, canonical: str, note: str) -> None:
    parsed = parse(text)
    assert print_items(parsed.items) == canonical
    assert any(note in told.text for told in parsed.notes), [told.text for told in parsed.notes]


@pytest.mark.parametrize(("text", "canonical"), READ)
def test_a_settled_reading(text: str, canonical: str) -> None:
    assert print_items(parse(text).items) == canonical


@pytest.mark.parametrize(("text", "column", "message", "offers"), REFUSED)
def test_what_is_ambiguous_is_refused_at_its_place(
    text: str, column: int, message: str, offers: list[str]
) -> None:
    with pytest.raises(NotationError) as refused:
        parse(text)
    error = refused.value
    assert error.place is not None
    assert (error.place.line, error.place.column) == (1, column)
    assert message in error.message
    for offer in offers:
        assert any(offer in hint for hint in error.hints), error.hints


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        (text, offer)
        for text, _, _, offers in REFUSED
        for offer in offers
        if re.match(r"\d+ x|wu |cd |\d+min|\d+km", offer)
    ],
)
def test_an_offered_step_is_read(text: str, offer: str) -> None:
    assert parse(offer).items, text


@pytest.mark.parametrize("kind", [Kind.STRENGTH, Kind.POWER, Kind.DRILLS])
def test_short_distances_need_no_label_where_movements_are_trained(kind: Kind) -> None:
    assert print_items(parse("5m", kind=kind).items) == "5m"


def nested(levels: int) -> str:
    return "1 x (" * levels + "400m" + ")" * levels


def test_eight_levels_are_read_and_nine_are_not() -> None:
    assert print_items(parse(nested(8)).items) == nested(8)
    with pytest.raises(NotationError, match="8 levels"):
        parse(nested(9))
    with pytest.raises(NotationError, match="8 levels"):
        parse("1 x " * 9 + "1 x 400m")


def test_a_thousand_steps_and_a_day_are_read() -> None:
    assert print_items(parse("1000 x 400m").items) == "1000 x 400m"
    assert print_items(parse("24 x 1h").items) == "24 x 1h"
    assert print_items(parse("10 x (10 x (10 x 400m, rest 0))").items)


def test_an_even_pace_is_no_ambiguity_where_two_readings_agree() -> None:
    assert print_items(parse("1000m @ 3:00").items) == "1000m in 3min"


def test_a_comment_may_hold_anything_printable() -> None:
    assert print_items(parse('4 x 400m # "rest 90 (( \u0664').items) == "4 x 400m"
