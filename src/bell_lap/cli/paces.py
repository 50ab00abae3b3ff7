"""`bell-lap paces`: what a race is worth over other distances, and the training paces it gives.

Two times for each distance: at the pace of the race (what a rep `@ mile` asks for), and as a race
of its own by equal VDOT.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from bell_lap import settings
from bell_lap.cli.output import Column, Row, print_json, print_lines, print_table
from bell_lap.cli.race import read_race
from bell_lap.core.formulas import equivalent_ms, is_rough, race_vdot, zone_ms_per_m
from bell_lap.core.profile import Profile, performance, race_words
from bell_lap.core.session import RACES, RaceTime, Whose, Zone
from bell_lap.core.units import MILE_M, Pace, format_metres, format_time, round_half_up
from bell_lap.errors import BadInput

DISTANCES_M: tuple[float, ...] = (
    100, 200, 300, 400, 500, 600, 800, 1000, 1200, 1500, 1600, MILE_M, 2000, 3000, 3200, 5000,
)  # fmt: skip
UNITS = (("per_400m_s", 400.0), ("per_km_s", 1000.0), ("per_mi_s", MILE_M))
FROM_PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Goal:
    """One distance: the time at the race's pace, and as a race of its own."""

    distance_m: float
    at_pace_ms: int
    race_ms: int
    rough: bool


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


def goals(race: RaceTime) -> list[Goal]:
    """The times for each distance of the table."""
    run_m = RACES[race.race]
    pace = Pace(race.time_ms, run_m)
    return [
        Goal(
            distance_m,
            pace.time_ms(distance_m),
            equivalent_ms(run_m, race.time_ms, distance_m),
            is_rough(run_m, distance_m),
        )
        for distance_m in DISTANCES_M
    ]


def training(race: RaceTime) -> dict[Zone, tuple[float, float]]:
    """Each training pace as (fastest, slowest) in ms a metre."""
    run_m = RACES[race.race]
    form = race_vdot(run_m, race.time_ms)
    mile = equivalent_ms(run_m, race.time_ms, MILE_M) / MILE_M
    return {zone: (mile, mile) if zone is Zone.REP else zone_ms_per_m(zone, form) for zone in Zone}


def as_json(race: RaceTime) -> dict[str, object]:
    """The whole answer; seconds with 3 decimals, VDOT with 2."""
    return {
        "race": race.race,
        "time_s": race.time_ms / 1000,
        "vdot": round(race_vdot(RACES[race.race], race.time_ms), 2),
        "goals": [
            {
                "distance_m": goal.distance_m,
                "at_pace_s": goal.at_pace_ms / 1000,
                "race_s": goal.race_ms / 1000,
                "rough": goal.rough,
            }
            for goal in goals(race)
        ],
        "training": [
            {
                "pace": zone.value,
                **{
                    name: {
                        "min": round_half_up(fast * unit_m) / 1000,
                        "max": round_half_up(slow * unit_m) / 1000,
                    }
                    for name, unit_m in UNITS
                },
            }
            for zone, (fast, slow) in training(race).items()
        ],
    }


def _print(race: RaceTime) -> None:
    vdot = race_vdot(RACES[race.race], race.time_ms)
    print_lines([f"{race_words(race)}, VDOT {vdot:.1f}", ""])
    found = goals(race)
    rough = any(goal.rough for goal in found)
    print_table(
        (
            Column("distance", right=True),
            Column(f"at {race.race} pace", right=True),
            Column("as a race", right=True),
        ),
        [
            Row(
                (
                    "mile" if goal.distance_m == MILE_M else format_metres(goal.distance_m),
                    format_time(goal.at_pace_ms),
                    ("~" if goal.rough else "") + format_time(goal.race_ms),
                ),
                "strong" if goal.distance_m == RACES[race.race] else "",
            )
            for goal in found
        ],
    )
    if rough:
        print_lines(["", "~ is rough: many run faster below 800 m."])
    print_lines([""])
    print_table(
        (Column("training pace"), *(Column(f"per {name}", right=True) for name in _names())),
        [
            Row((zone.value, *(_span(fast * unit_m, slow * unit_m) for _, unit_m in UNITS)))
            for zone, (fast, slow) in training(race).items()
        ],
    )


def _names() -> tuple[str, ...]:
    return ("400m", "km", "mi")


def _span(fast_ms: float, slow_ms: float) -> str:
    fast, slow = format_time(round_half_up(fast_ms), 0), format_time(round_half_up(slow_ms), 0)
    return fast if fast == slow else f"{fast} - {slow}"
