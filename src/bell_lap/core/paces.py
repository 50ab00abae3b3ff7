"""The pace table: what a race means over every distance from 100 m to 5 km.

Two times for each distance: run at the race's own pace, and raced (the equivalent of the race).
"""

from __future__ import annotations

from dataclasses import dataclass

from bell_lap.core.formulas import check_race, equivalent_ms, is_rough, race_vdot, zone_ms_per_m
from bell_lap.core.session import RACES, RaceTime, Zone
from bell_lap.core.units import MILE_M, Pace, round_half_up

TABLE: tuple[tuple[str, float], ...] = (
    ("100m", 100.0),
    ("200m", 200.0),
    ("300m", 300.0),
    ("400m", 400.0),
    ("500m", 500.0),
    ("600m", 600.0),
    ("800m", 800.0),
    ("1000m", 1000.0),
    ("1200m", 1200.0),
    ("1500m", 1500.0),
    ("1600m", 1600.0),
    ("mile", MILE_M),
    ("2000m", 2000.0),
    ("3k", 3000.0),
    ("3200m", 3200.0),
    ("2mi", 2 * MILE_M),
    ("5k", 5000.0),
)
"""The rows: a name and its metres."""


@dataclass(frozen=True, slots=True)
class PaceRow:
    """One distance."""

    name: str
    distance_m: float
    at_pace_ms: int
    """At the even pace of the race given."""
    raced_ms: int
    """What a race over this distance would be worth the same in."""
    rough: bool
    """`raced_ms` is reckoned across 800 m: many run faster."""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One training pace, from its fastest to its slowest; repetition pace is one figure."""

    zone: Zone
    fastest: Pace
    slowest: Pace


def pace_table(race: RaceTime) -> tuple[PaceRow, ...]:
    """Times for every distance of TABLE from one race. Raises BadInput where that cannot be."""
    run_m = RACES[race.race]
    check_race(run_m, race.time_ms)
    pace = Pace(race.time_ms, run_m)
    return tuple(
        PaceRow(
            name,
            distance_m,
            pace.time_ms(distance_m),
            equivalent_ms(run_m, race.time_ms, distance_m),
            is_rough(run_m, distance_m),
        )
        for name, distance_m in TABLE
    )


def zone_table(race: RaceTime) -> tuple[ZoneRow, ...]:
    """The training paces that follow from one race, easiest first, in ms a kilometre."""
    run_m = RACES[race.race]
    form = race_vdot(run_m, race.time_ms)
    rows = []
    for zone in Zone:
        if zone is Zone.REP:
            per_m = equivalent_ms(run_m, race.time_ms, MILE_M) / MILE_M
            bounds = (per_m, per_m)
        else:
            bounds = zone_ms_per_m(zone, form)
        fastest, slowest = (Pace(round_half_up(per_m * 1000), 1000.0) for per_m in bounds)
        rows.append(ZoneRow(zone, fastest, slowest))
    return tuple(rows)
