"""The tables, version by version of the file. A line here never changes once it was released.

What changes later is a new migration. In `workout` the columns that lists read come first and the
long texts last, so that a list never reads a plan. `rep`, `lap` and `recovery` are derived: they
can be thrown away and made again from the inputs.
"""

from __future__ import annotations

APPLICATION_ID = 0x42656C4C
"""Says in the file's header that it is ours ("BelL")."""

WORKOUT = """
CREATE TABLE workout (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    started_utc_ms   INTEGER NOT NULL,
    zone             TEXT NOT NULL,
    utc_offset_min   INTEGER NOT NULL,
    status           TEXT NOT NULL
                     CHECK (status IN ('running', 'finished', 'stopped', 'discarded')),
    title            TEXT NOT NULL,
    kind             TEXT NOT NULL,
    runner           TEXT NOT NULL,
    group_id         TEXT,
    end_ms           INTEGER,
    reps             INTEGER NOT NULL DEFAULT 0,
    work_mm          INTEGER NOT NULL DEFAULT 0,
    line             TEXT NOT NULL DEFAULT '',
    sparkline        TEXT NOT NULL DEFAULT '',
    signature_work   TEXT NOT NULL,
    signature_exact  TEXT NOT NULL,
    app_version      TEXT NOT NULL,
    session_name     TEXT,
    rules            TEXT NOT NULL,
    profile          TEXT NOT NULL,
    plan_format      INTEGER NOT NULL,
    plan             TEXT NOT NULL,
    session_text     TEXT NOT NULL
) STRICT
"""

ANCHOR = """
CREATE TABLE anchor (
    workout         INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    run             INTEGER NOT NULL CHECK (run >= 1),
    at_ms           INTEGER NOT NULL,
    boot_id         TEXT,
    clock_s         REAL NOT NULL,
    utc_ms          INTEGER NOT NULL,
    zone            TEXT NOT NULL,
    utc_offset_min  INTEGER NOT NULL,
    PRIMARY KEY (workout, run)
) STRICT, WITHOUT ROWID
"""

INPUT = """
CREATE TABLE input (
    workout  INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL CHECK (seq >= 0),
    at_ms    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    payload  TEXT NOT NULL,
    PRIMARY KEY (workout, seq)
) STRICT, WITHOUT ROWID
"""

# A row may go only with its workout: a cascade runs when the workout's row is already gone. The
# insert trigger is there because INSERT OR REPLACE deletes without firing a delete trigger.
APPEND_ONLY = (
    """
CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input
BEGIN SELECT RAISE(ABORT, 'inputs are append-only'); END
""",
    """
CREATE TRIGGER input_is_never_deleted BEFORE DELETE ON input
WHEN EXISTS (SELECT 1 FROM workout WHERE id = OLD.workout)
BEGIN SELECT RAISE(ABORT, 'inputs are append-only'); END
""",
    """
CREATE TRIGGER input_is_never_replaced BEFORE INSERT ON input
WHEN EXISTS (SELECT 1 FROM input WHERE workout = NEW.workout AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'inputs are append-only'); END
""",
)

# One row for each attempt at a piece of work; `number` is the rep's, null for what is no rep.
# `runner` is the workout's, so that a best is one look into one index.
REP = """
CREATE TABLE rep (
    workout             INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    ord                 INTEGER NOT NULL,
    step                INTEGER NOT NULL,
    attempt             INTEGER NOT NULL,
    runner              TEXT NOT NULL,
    role                TEXT NOT NULL,
    number              INTEGER,
    set_number          INTEGER,
    block               TEXT NOT NULL,
    label               TEXT NOT NULL,
    measure             TEXT NOT NULL,
    distance_mm         INTEGER,
    start_ms            INTEGER NOT NULL,
    elapsed_ms          INTEGER,
    paused_ms           INTEGER NOT NULL,
    goal_min_ms         INTEGER,
    goal_max_ms         INTEGER,
    goal_text           TEXT NOT NULL,
    delta_ms            INTEGER,
    recovery_before_ms  INTEGER,
    reps_done           INTEGER,
    load_thousandths    INTEGER,
    load_unit           TEXT,
    counts              INTEGER NOT NULL CHECK (counts IN (0, 1)),
    flags               TEXT NOT NULL,
    PRIMARY KEY (workout, ord)
) STRICT, WITHOUT ROWID
"""

LAP = """
CREATE TABLE lap (
    workout        INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    ord            INTEGER NOT NULL,
    place          INTEGER NOT NULL,
    mark           INTEGER NOT NULL,
    distance_mm    INTEGER,
    split_ms       INTEGER,
    lap_ms         INTEGER,
    laps           INTEGER NOT NULL,
    goal_split_ms  INTEGER,
    delta_ms       INTEGER,
    press          INTEGER,
    flags          TEXT NOT NULL,
    PRIMARY KEY (workout, ord, place)
) STRICT, WITHOUT ROWID
"""

RECOVERY = """
CREATE TABLE recovery (
    workout         INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    ord             INTEGER NOT NULL,
    step            INTEGER NOT NULL,
    attempt         INTEGER NOT NULL,
    label           TEXT NOT NULL,
    distance_mm     INTEGER,
    start_ms        INTEGER NOT NULL,
    elapsed_ms      INTEGER,
    paused_ms       INTEGER NOT NULL,
    planned_min_ms  INTEGER,
    planned_max_ms  INTEGER,
    flags           TEXT NOT NULL,
    PRIMARY KEY (workout, ord)
) STRICT, WITHOUT ROWID
"""

# With the status in it the first one can count by itself, without a look at any row.
INDEXES = (
    """
CREATE INDEX workout_by_start ON workout (started_utc_ms DESC, id DESC, status)
WHERE status <> 'discarded'
""",
    "CREATE INDEX workout_running ON workout (id) WHERE status = 'running'",
    """
CREATE INDEX workout_by_work ON workout (signature_work, started_utc_ms DESC, id DESC)
WHERE status <> 'discarded'
""",
    """
CREATE INDEX workout_by_exact ON workout (signature_exact, started_utc_ms DESC, id DESC)
WHERE status <> 'discarded'
""",
    "CREATE INDEX workout_by_group ON workout (group_id) WHERE group_id IS NOT NULL",
    """
CREATE INDEX rep_bests ON rep (runner, distance_mm, elapsed_ms)
WHERE counts = 1 AND distance_mm IS NOT NULL
""",
)

VERSION_1 = (WORKOUT, ANCHOR, INPUT, *APPEND_ONLY, REP, LAP, RECOVERY, *INDEXES)
"""Every statement that makes an empty history of version 1, in order."""

# The name of a counted movement, as `core.strength.movement_key` makes it; null where the row is no
# set of one, or was not done. Workouts are numbered in the order in which they were run.
VERSION_2 = (
    "ALTER TABLE rep ADD COLUMN movement TEXT",
    """
CREATE INDEX rep_movements ON rep (runner, movement, workout)
WHERE movement IS NOT NULL
""",
)
"""What version 2 adds to version 1; `history.naming` then fills the column."""

# What a person adds to a workout, apart from it: `workout` ends in long texts, and a list that read
# past them would read them. `uid` is the same wherever the workout was copied to.
DIARY = """
CREATE TABLE diary (
    workout         INTEGER PRIMARY KEY REFERENCES workout (id) ON DELETE CASCADE,
    uid             TEXT NOT NULL UNIQUE,
    source          TEXT NOT NULL DEFAULT 'line' CHECK (source IN ('line', 'log')),
    rpe             INTEGER CHECK (rpe BETWEEN 1 AND 10),
    note            TEXT NOT NULL DEFAULT '',
    conditions      TEXT NOT NULL DEFAULT '',
    deleted_utc_ms  INTEGER
) STRICT
"""

TAG = """
CREATE TABLE tag (
    tag      TEXT NOT NULL CHECK (tag <> ''),
    workout  INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, workout)
) STRICT, WITHOUT ROWID
"""

# Derived, like `rep`: the reps of one distance that stand one after the other in a workout.
SERIES = """
CREATE TABLE series (
    workout      INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    ord          INTEGER NOT NULL,
    runner       TEXT NOT NULL,
    year         INTEGER NOT NULL,
    distance_mm  INTEGER NOT NULL,
    reps         INTEGER NOT NULL,
    mean_ms      INTEGER NOT NULL,
    fastest_ms   INTEGER NOT NULL,
    slowest_ms   INTEGER NOT NULL,
    goal_ms      INTEGER,
    recovery_ms  INTEGER,
    counts       INTEGER NOT NULL CHECK (counts IN (0, 1)),
    PRIMARY KEY (workout, ord)
) STRICT, WITHOUT ROWID
"""

# Derived: what a week is judged by.
SHAPE = """
CREATE TABLE shape (
    workout      INTEGER PRIMARY KEY REFERENCES workout (id) ON DELETE CASCADE,
    sprint_reps  INTEGER NOT NULL,
    long_reps    INTEGER NOT NULL,
    run_ms       INTEGER NOT NULL
) STRICT
"""

# `day` counts local days from 1970-01-01. It is no generated column: SQLite before 3.41 would read
# the whole row for one that an index has. The triggers see to it that it is never another day.
# Division drops what is behind the point, also below zero, so what is over from a whole day goes
# first.
_LOCAL_MS = "(NEW.started_utc_ms + NEW.utc_offset_min * 60000)"
_RIGHT_DAY = f"({_LOCAL_MS} - ({_LOCAL_MS} % 86400000 + 86400000) % 86400000) / 86400000"

DAY = (
    "ALTER TABLE workout ADD COLUMN day INTEGER NOT NULL DEFAULT 0",
    f"UPDATE workout SET day = {_RIGHT_DAY.replace('NEW.', '')}",  # noqa: S608 - constants only
    f"""
CREATE TRIGGER workout_day_is_right BEFORE INSERT ON workout WHEN NEW.day <> {_RIGHT_DAY}
BEGIN SELECT RAISE(ABORT, 'the day is not that of the start'); END
""",
    f"""
CREATE TRIGGER workout_day_stays_right
BEFORE UPDATE OF day, started_utc_ms, utc_offset_min ON workout WHEN NEW.day <> {_RIGHT_DAY}
BEGIN SELECT RAISE(ABORT, 'the day is not that of the start'); END
""",
)

# What lists are searched by; `words` holds the kind, the session, tags, note and conditions. Only
# workouts that lists show have a row.
SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
    title, line, words,
    prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
)
"""

# `rep.year` is that of the local day.
VERSION_3 = (
    DIARY,
    TAG,
    "CREATE INDEX tag_by_workout ON tag (workout, tag)",
    SERIES,
    SHAPE,
    "CREATE INDEX diary_deleted ON diary (deleted_utc_ms) WHERE deleted_utc_ms IS NOT NULL",
    *DAY,
    """
CREATE INDEX workout_by_day ON workout (
    day DESC, started_utc_ms DESC, id DESC, reps, work_mm, end_ms, kind, runner, status
) WHERE status <> 'discarded'
""",
    "DROP INDEX workout_by_start",
    """
CREATE INDEX workout_by_name ON workout (session_name COLLATE NOCASE)
WHERE status <> 'discarded'
""",
    """
CREATE INDEX workout_by_title ON workout (title COLLATE NOCASE)
WHERE status <> 'discarded'
""",
    "CREATE INDEX workout_discarded ON workout (id) WHERE status = 'discarded'",
    "ALTER TABLE rep ADD COLUMN year INTEGER",
    # `counts` is in the next two because SQLite would look it up in the row for each entry.
    """
CREATE INDEX rep_season ON rep (
    runner, distance_mm, year, elapsed_ms, recovery_before_ms, counts
)
WHERE counts = 1 AND distance_mm IS NOT NULL
""",
    """
CREATE INDEX series_bests ON series (
    runner, distance_mm, reps, mean_ms, recovery_ms, year, counts
)
WHERE counts = 1
""",
    "CREATE INDEX series_trend ON series (runner, distance_mm, workout)",
    SEARCH,
)
"""What version 3 adds to version 2; `history.dating` then fills the columns and tables."""
