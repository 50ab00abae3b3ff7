"""Workouts as TCX (Training Center Database v2), for training logs that other people make.

Every tapped lap is a lap with its distance on the track, every recovery a resting one. No place on
earth is in it: a track has none here.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, tostring

from bell_lap.core.hidden import shown
from bell_lap.history.exchange.csv_out import thousandths
from bell_lap.history.exchange.selecting import ALL, Wanted, numbers
from bell_lap.history.exchange.tcx_laps import TcxLap, laps_of
from bell_lap.history.queries import summary_of
from bell_lap.history.records import iso

NAMESPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase xmlns="{NAMESPACE}">\n'
_FOOT = "</TrainingCenterDatabase>\n"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTE = "SELECT note FROM diary WHERE workout = ?"
RUN_KINDS = ("base", "intervals", "sprints", "pacing", "time-trial")
"""Kinds of sessions that are running; drills and weights are another sport."""


def write_tcx(connection: sqlite3.Connection, out: BinaryIO, wanted: Wanted = ALL) -> int:
    """Write the workouts that are wanted and have laps; how many those are."""
    out.write(f"{_HEAD}  <Activities>\n".encode())
    written = 0
    starts: set[int] = set()
    for workout in numbers(connection, wanted):
        laps = laps_of(connection, workout)
        if not laps:
            continue
        summary = summary_of(connection, workout)
        (note,) = connection.execute(_NOTE, (workout,)).fetchone()
        start = summary.started_utc_ms
        while start in starts:  # what an activity is known by
            start += 1
        starts.add(start)
        sport = "Running" if summary.kind in RUN_KINDS else "Other"
        words = "\n".join(text for text in (summary.title, summary.line, note) if text)
        activity = _activity(sport, start, summary.started_utc_ms, laps, words)
        out.write(tostring(activity, "unicode").encode() + b"\n")
        written += 1
    out.write(f"  </Activities>\n{_FOOT}".encode())
    return written


def _activity(
    sport: str, name_ms: int, start_ms: int, laps: Iterable[TcxLap], words: str
) -> Element:
    activity = Element("Activity", Sport=sport)
    _add(activity, "Id", _instant(name_ms))
    gone_mm = 0
    for lap in laps:
        activity.append(_lap(lap, start_ms, gone_mm))
        gone_mm += lap.distance_mm
    _add(activity, "Notes", words)
    return activity


def _lap(lap: TcxLap, start_ms: int, gone_mm: int) -> Element:
    began, ended = start_ms + lap.start_ms, start_ms + lap.start_ms + lap.elapsed_ms
    one = Element("Lap", StartTime=_instant(began))
    _add(one, "TotalTimeSeconds", thousandths(lap.elapsed_ms))
    _add(one, "DistanceMeters", thousandths(lap.distance_mm))
    _add(one, "Calories", "0")
    _add(one, "Intensity", "Resting" if lap.resting else "Active")
    _add(one, "TriggerMethod", "Time" if lap.by_clock else "Manual")
    # Readers leave out a lap without a track: two points, and no position.
    track = SubElement(one, "Track")
    for instant, metres in ((began, gone_mm), (ended, gone_mm + lap.distance_mm)):
        point = SubElement(track, "Trackpoint")
        _add(point, "Time", _instant(instant))
        _add(point, "DistanceMeters", thousandths(metres))
    if lap.words:
        _add(one, "Notes", lap.words)
    return one


def _add(parent: Element, name: str, text: str | None) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("\ufffd", shown(text or ""))


def _instant(utc_ms: int) -> str:
    return iso(utc_ms, 0).replace("+00:00", "Z")
