"""`bell-lap paces`: what a race is worth over other distances, and the training paces it gives.

Two times for each distance: at the pace of the race (what a rep `@ mile` asks for), and as a race
of its own by equal VDOT.
"""

from __future__ import annotations

import argparse

from bell_lap import settings
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.cli.race import read_race
from bell_lap.core.formulas import race_vdot
from bell_lap.core.paces import ZoneRow, pace_table, zone_table
from bell_lap.core.profile import Profile, performance, race_words
from bell_lap.core.session import RACES, RaceTime, Whose
from bell_lap.core.units import MILE_M, format_time
from bell_lap.errors import BadInput

UNITS = (("400m", 400.0), ("km", 1000.0), ("mi", MILE_M))
FROM_PROFILE = "profile"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Goal times from 100 m to 5 km for a race, and training paces.\n"
        "Without a race, the best of your profile is taken, else its goal."
    )
    parser.epilog = "\n".join(
        (
            "examples:",
            "  bell-lap paces mile 5:00",
            "  bell-lap paces 5k 20:10 --json",
            "  bell-lap paces profile",
        )
    )
    parser.add_argument(
        "race", nargs="*", help="a race and its time, such as mile 5:00; or: profile"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print them."""
    text = " ".join(args.race)
    race = from_profile() if text in ("", FROM_PROFILE) else read_race(text)
    if args.json:
        print_json(as_json(race))
    else:
        _print(race)
    return 0


def from_profile() -> RaceTime:
    """The race that paces are taken from. Raises BadInput where the profile has none."""
    profile: Profile = settings.load().profile
    found = performance(profile, Whose.EITHER)
    if found is None:
        raise BadInput(
            "your profile has neither a best nor a goal",
            hints=("Say a race: `bell-lap paces mile 5:00`.",),
        )
    return found.race


def as_json(race: RaceTime) -> dict[str, object]:
    """The whole answer; seconds with 3 decimals, VDOT with 2."""
    return {
        "race": race.race,
        "time_s": race.time_ms / 1000,
        "vdot": round(race_vdot(RACES[race.race], race.time_ms), 2),
        "goals": [
            {
                "name": row.name,
                "distance_m": row.distance_m,
                "at_pace_s": row.at_pace_ms / 1000,
                "race_s": row.raced_ms / 1000,
                "rough": row.rough,
            }
            for row in pace_table(race)
        ],
        "training": [
            {
                "pace": row.zone.value,
                **{
                    f"per_{name}_s": {
                        "min": row.fastest.time_ms(unit_m) / 1000,
                        "max": row.slowest.time_ms(unit_m) / 1000,
                    }
                    for name, unit_m in UNITS
                },
            }
            for row in zone_table(race)
        ],
    }


def _print(race: RaceTime) -> None:
    vdot = race_vdot(RACES[race.race], race.time_ms)
    print_lines([f"{race_words(race)}, VDOT {vdot:.1f}", ""])
    rows = pace_table(race)
    print_table(
        (
            Column("distance", right=True),
            Column(f"at {race.race} pace", right=True),
            Column("as a race", right=True),
        ),
        [
            Row(
                (
                    row.name,
                    format_time(row.at_pace_ms),
                    ("~" if row.rough else "") + format_time(row.raced_ms),
                ),
                "strong" if row.distance_m == RACES[race.race] else "",
            )
            for row in rows
        ],
    )
    if any(row.rough for row in rows):
        print_lines(["", "~ is rough: many run faster below 800 m."])
    print_lines([""])
    print_table(
        (Column("training pace"), *(Column(f"per {name}", right=True) for name, _ in UNITS)),
        [
            Row((row.zone.value, *(_span(row, unit_m) for _, unit_m in UNITS)))
            for row in zone_table(race)
        ],
    )


def _span(row: ZoneRow, unit_m: float) -> str:
    fast, slow = (format_time(pace.time_ms(unit_m), 0) for pace in (row.fastest, row.slowest))
    return fast if fast == slow else f"{fast} - {slow}"
