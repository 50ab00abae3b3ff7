-- A history of version 1 as it was first released. Never change this file.
PRAGMA application_id = 1113943116;
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
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
;
INSERT INTO "anchor" VALUES(1,1,0,'boot-1',1000.0,1780000000000,'Europe/Berlin',120);
INSERT INTO "anchor" VALUES(2,1,0,'boot-1',1000.0,1780086400000,'Europe/Berlin',120);
INSERT INTO "anchor" VALUES(2,2,60000,'boot-1',1060.0,1780086460000,'Europe/Berlin',120);
INSERT INTO "anchor" VALUES(3,1,0,'boot-1',1000.0,1780172800000,'Europe/Berlin',120);
CREATE TABLE input (
    workout  INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL CHECK (seq >= 0),
    at_ms    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    payload  TEXT NOT NULL,
    PRIMARY KEY (workout, seq)
) STRICT, WITHOUT ROWID
;
INSERT INTO "input" VALUES(1,1,1000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,2,2000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,3,3000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,1,1000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,2,2000,'next','{}');
INSERT INTO "input" VALUES(2,3,3000,'back','{}');
INSERT INTO "input" VALUES(2,4,4000,'did-not-finish','{}');
INSERT INTO "input" VALUES(2,5,5000,'started-now','{}');
INSERT INTO "input" VALUES(2,6,6000,'typed-time','{"time_ms":0}');
INSERT INTO "input" VALUES(2,7,7000,'pause','{}');
INSERT INTO "input" VALUES(2,8,8000,'resume','{}');
INSERT INTO "input" VALUES(2,9,9000,'stop','{}');
INSERT INTO "input" VALUES(2,10,10000,'adjust-recovery','{"by_ms":0}');
INSERT INTO "input" VALUES(2,11,11000,'add-rep','{}');
INSERT INTO "input" VALUES(2,12,12000,'drop-rep','{}');
INSERT INTO "input" VALUES(2,13,13000,'last-rep','{}');
INSERT INTO "input" VALUES(2,14,14000,'enough-reps','{}');
INSERT INTO "input" VALUES(2,15,15000,'repeat-rep','{}');
INSERT INTO "input" VALUES(2,16,16000,'skip-block','{}');
INSERT INTO "input" VALUES(2,17,17000,'new-goal','{"time_ms":0}');
INSERT INTO "input" VALUES(2,18,18000,'shift-goal','{"per_lap_ms":0}');
INSERT INTO "input" VALUES(2,19,19000,'shift-tap','{"step":0,"attempt":1,"press":0,"by_ms":0}');
INSERT INTO "input" VALUES(2,20,20000,'set-split','{"step":0,"attempt":1,"mark":0,"split_ms":0}');
INSERT INTO "input" VALUES(2,21,21000,'insert-tap','{"step":0,"attempt":1,"split_ms":0}');
INSERT INTO "input" VALUES(2,22,22000,'delete-tap','{"step":0,"attempt":1,"press":0}');
INSERT INTO "input" VALUES(2,23,23000,'clear-tap','{"step":0,"attempt":1,"press":0}');
INSERT INTO "input" VALUES(2,24,24000,'move-tap','{"step":0,"attempt":1,"press":0,"mark":0}');
INSERT INTO "input" VALUES(2,25,25000,'restore-press','{"step":0,"attempt":1,"press":0}');
INSERT INTO "input" VALUES(2,26,26000,'judge-rep','{"step":0,"attempt":1,"verdict":"ok"}');
INSERT INTO "input" VALUES(2,27,27000,'set-done','{"step":0,"attempt":1,"reps":null,"load_thousandths":null}');
INSERT INTO "input" VALUES(2,28,28000,'accept-estimate','{"step":0,"attempt":1,"mark":0,"split_ms":0}');
INSERT INTO "input" VALUES(2,29,29000,'refuse-estimate','{"step":0,"attempt":1,"mark":0}');
INSERT INTO "input" VALUES(2,30,30000,'undo','{}');
INSERT INTO "input" VALUES(2,31,31000,'redo','{}');
INSERT INTO "input" VALUES(2,32,32000,'gap','{"from_ms":0,"cause":"crash","trusted":true}');
INSERT INTO "input" VALUES(2,33,33000,'gap-answer','{"choice":"next"}');
INSERT INTO "input" VALUES(3,1,5,'press','{"key":"space"}');
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
;
INSERT INTO "lap" VALUES(1,0,0,0,400000,71200,71200,1,NULL,NULL,1,'[]');
INSERT INTO "lap" VALUES(1,2,0,0,400000,70900,70900,1,NULL,NULL,1,'[]');
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
;
INSERT INTO "recovery" VALUES(1,1,1,1,'90s',NULL,71200,90000,0,90000,90000,'[]');
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
;
INSERT INTO "rep" VALUES(1,0,0,1,'Ann','work',1,NULL,'','400m','distance',400000,0,71200,0,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,1,'[]');
INSERT INTO "rep" VALUES(1,2,2,1,'Ann','work',2,NULL,'','400m','distance',400000,161200,70900,0,NULL,NULL,'',NULL,90000,NULL,NULL,NULL,1,'[]');
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
;
INSERT INTO "workout" VALUES(1,1780000000000,'Europe/Berlin',120,'finished','Two 400s','intervals','Ann','g',232100,2,800000,'2 x 400m: 71.2 70.9 · avg 71.1','▄▅','w1:93d43e2562b52639','e1:928da6cd7557f9ba','0.1.0','two','{"who":"coach","start":"auto","ready_line_ms":null,"ready_away_ms":null,"number":1}','{"best":{"race":"mile","time_ms":300000},"goal":null,"stated":[],"name":"Ann","best_date":"2026-05-01"}',1,'{"notation":"reps","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":2,"role":"work"}],"title":"Reps","totals":{"estimated_ms":null,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":0,"min":0},"reps":{"max":2,"min":2},"work_mm":{"max":0,"min":0},"work_ms":{"max":0,"min":0}}}','2 x 400m, rest 90s');
INSERT INTO "workout" VALUES(2,1780086400000,'Europe/Berlin',120,'running','Everything','intervals','',NULL,NULL,0,0,'','','w1:a3af174ae90bbb55','e1:fbba56d488f04e5b','0.1.0',NULL,'{"who":"solo","start":"auto","ready_line_ms":null,"ready_away_ms":null,"number":1}','{"best":null,"goal":null,"stated":[],"name":"","best_date":null}',1,'{"notation":"reps","plan_format":1,"steps":[{"block":0,"distance_m":200.0,"index":0,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":3,"min":3},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":2,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"index":3,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":800.0,"index":4,"kind":"work","line":0,"marks":[{"distance_m":800.0}],"measure":"distance","of":{"max":3,"min":3},"rep":3,"role":"work"}],"title":"Reps","totals":{"estimated_ms":null,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":0,"min":0},"reps":{"max":3,"min":3},"work_mm":{"max":0,"min":0},"work_ms":{"max":0,"min":0}}}','2 x 400m, rest 90s');
INSERT INTO "workout" VALUES(3,1780172800000,'Europe/Berlin',120,'discarded','Unwanted','intervals','',NULL,NULL,0,0,'','','w1:93d43e2562b52639','e1:928da6cd7557f9ba','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":null,"ready_away_ms":null,"number":1}','{"best":null,"goal":null,"stated":[],"name":"","best_date":null}',1,'{"notation":"reps","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":2,"role":"work"}],"title":"Reps","totals":{"estimated_ms":null,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":0,"min":0},"reps":{"max":2,"min":2},"work_mm":{"max":0,"min":0},"work_ms":{"max":0,"min":0}}}','2 x 400m, rest 90s');
CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input
BEGIN SELECT RAISE(ABORT, 'inputs are append-only'); END;
CREATE TRIGGER input_is_never_deleted BEFORE DELETE ON input
WHEN EXISTS (SELECT 1 FROM workout WHERE id = OLD.workout)
BEGIN SELECT RAISE(ABORT, 'inputs are append-only'); END;
CREATE TRIGGER input_is_never_replaced BEFORE INSERT ON input
WHEN EXISTS (SELECT 1 FROM input WHERE workout = NEW.workout AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'inputs are append-only'); END;
CREATE INDEX workout_by_start ON workout (started_utc_ms DESC, id DESC, status)
WHERE status <> 'discarded'
;
CREATE INDEX workout_running ON workout (id) WHERE status = 'running';
CREATE INDEX workout_by_work ON workout (signature_work, started_utc_ms DESC, id DESC)
WHERE status <> 'discarded'
;
CREATE INDEX workout_by_exact ON workout (signature_exact, started_utc_ms DESC, id DESC)
WHERE status <> 'discarded'
;
CREATE INDEX workout_by_group ON workout (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX rep_bests ON rep (runner, distance_mm, elapsed_ms)
WHERE counts = 1 AND distance_mm IS NOT NULL
;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('workout',3);
COMMIT;
