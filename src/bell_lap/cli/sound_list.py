"""The table of cues: what each is called in the settings, when it comes, how long it lasts."""

from __future__ import annotations

from bell_lap.cli.output import Column, Row, print_json, print_table
from bell_lap.core.cues import CueKind
from bell_lap.settings import load
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.kit import Kit
from bell_lap.sound.samples import length_s
from bell_lap.tui.cue_rows import ROWS, CueRow

COLUMNS = (
    Column("cue"),
    Column("name"),
    Column("when", wide=True),
    Column("seconds", right=True),
    Column("volume", right=True),
)


def list_cues(*, as_json: bool) -> int:
    """Print every cue. Raises EnvironmentProblem where its sound cannot be read."""
    kit = Kit.load(SoundOptions())
    volumes = dict(load().volumes)
    listed = [(row, _length_s(row, kit), volumes.get(row.kind, 100)) for row in ROWS]
    if as_json:
        print_json(
            [
                {
                    "cue": key_of(row.kind),
                    "name": row.name,
                    "when": row.when,
                    "length_s": length and round(length, 3),
                    "volume": volume,
                }
                for row, length, volume in listed
            ]
        )
        return 0
    print_table(
        COLUMNS,
        [
            Row(
                (
                    key_of(row.kind), row.name, row.when,
                    "" if length is None else f"{length:.2f}",
                    "off" if volume is None else str(volume),
                )
            )
            for row, length, volume in listed
        ],
    )  # fmt: skip
    return 0


def key_of(kind: CueKind) -> str:
    """What the settings call a cue."""
    return kind.name.lower()


def _length_s(row: CueRow, kit: Kit) -> float | None:
    """How long its sound lasts, in seconds; None for the voice, which is as long as its words."""
    return None if row.kind is CueKind.SPEECH else length_s(kit.cue(row.kind))
