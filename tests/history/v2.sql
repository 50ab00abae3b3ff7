-- A history of version 2 as it was first released. Never change this file.
PRAGMA application_id = 1113943116;
PRAGMA user_version = 2;
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
INSERT INTO "anchor" VALUES(1,1,0,'boot-1',1000.0,1735687800000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(2,1,0,NULL,1000.0,1746898200000,'America/Los_Angeles',-480);
INSERT INTO "anchor" VALUES(3,1,0,'boot-2025-06-21',1000.0,1750527000000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(4,1,0,'boot-2025-07-05',1000.0,1751736600000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(5,1,0,'boot-2025-07-06',1000.0,1751823000000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(6,1,0,'boot-2025-07-19',1000.0,1752946200000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(7,1,0,'boot-2025-08-01',1000.0,1754069400000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(8,1,0,'boot-2025-08-02',1000.0,1754155800000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(9,1,0,'boot-2025-08-03',1000.0,1754242200000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(10,1,0,'boot-2026-05-29',1000.0,1780075800000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(11,1,0,'boot-2026-05-30',1000.0,1780162200000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(12,1,0,'boot-2026-05-31',1000.0,1780248600000,'Europe/Berlin',60);
INSERT INTO "anchor" VALUES(13,1,0,'boot-2026-04-01',1000.0,1775064600000,'Europe/Berlin',60);
CREATE TABLE input (
    workout  INTEGER NOT NULL REFERENCES workout (id) ON DELETE CASCADE,
    seq      INTEGER NOT NULL CHECK (seq >= 0),
    at_ms    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    payload  TEXT NOT NULL,
    PRIMARY KEY (workout, seq)
) STRICT, WITHOUT ROWID
;
INSERT INTO "input" VALUES(1,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,2,77500,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,3,168200,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,4,244460,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,5,335160,'press','{"key":"space"}');
INSERT INTO "input" VALUES(1,6,415770,'accept-estimate','{"step":4,"attempt":1,"mark":0,"split_ms":76610}');
INSERT INTO "input" VALUES(2,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,2,37032,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,3,187032,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,4,263142,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,5,413142,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,6,452308,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,7,530639,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,8,680639,'press','{"key":"space"}');
INSERT INTO "input" VALUES(2,9,756289,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,2,35289,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,3,95989,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,4,130753,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,5,191453,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,6,225812,'did-not-finish','{}');
INSERT INTO "input" VALUES(3,7,286512,'press','{"key":"space"}');
INSERT INTO "input" VALUES(3,8,320741,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,2,78160,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,3,168860,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,4,245510,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,5,336210,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,6,412600,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,7,503300,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,8,580390,'press','{"key":"space"}');
INSERT INTO "input" VALUES(4,9,600390,'stop','{}');
INSERT INTO "input" VALUES(5,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,2,41599,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,3,123398,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,4,205196,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,5,208196,'typed-time','{"time_ms":204396}');
INSERT INTO "input" VALUES(6,6,426345,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,7,508844,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,8,591342,'press','{"key":"space"}');
INSERT INTO "input" VALUES(6,9,594342,'typed-time','{"time_ms":206146}');
INSERT INTO "input" VALUES(7,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,2,28700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,3,236700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,4,444700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,5,652700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,6,860700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,7,1068700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,8,1276700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,9,1484700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,10,1692700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,11,1900700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,12,2108700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,13,2316700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,14,2524700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,15,2732700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,16,2940700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,17,3148700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,18,3356700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(7,19,3564700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,2,750700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,3,771650,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,4,921650,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,5,942700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,6,1092700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,7,1113588,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,8,1263588,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,9,1284622,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,10,1285322,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,11,1376022,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,12,1466722,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,13,1557422,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,14,1648122,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,15,1738822,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,16,1829522,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,17,1920222,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,18,2010922,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,19,2101622,'press','{"key":"space"}');
INSERT INTO "input" VALUES(8,20,2132322,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,2,34464,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,3,184464,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,4,217823,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,5,367823,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,6,401547,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,7,551547,'press','{"key":"space"}');
INSERT INTO "input" VALUES(10,8,585001,'press','{"key":"space"}');
INSERT INTO "input" VALUES(11,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(11,2,77160,'press','{"key":"space"}');
INSERT INTO "input" VALUES(11,3,167860,'press','{"key":"space"}');
INSERT INTO "input" VALUES(11,4,243510,'press','{"key":"space"}');
INSERT INTO "input" VALUES(12,1,700,'press','{"key":"space"}');
INSERT INTO "input" VALUES(12,2,76350,'press','{"key":"space"}');
INSERT INTO "input" VALUES(12,3,167050,'press','{"key":"space"}');
INSERT INTO "input" VALUES(12,4,242440,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,1,0,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,2,75000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,3,80000,'back','{}');
INSERT INTO "input" VALUES(13,4,100000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,5,176000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,6,266000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,7,342500,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,8,433000,'press','{"key":"space"}');
INSERT INTO "input" VALUES(13,9,508700,'press','{"key":"space"}');
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
INSERT INTO "lap" VALUES(1,0,0,0,400000,76800,76800,1,76000,800,2,'[]');
INSERT INTO "lap" VALUES(1,2,0,0,400000,76260,76260,1,76000,260,4,'[]');
INSERT INTO "lap" VALUES(1,4,0,0,400000,76610,76610,1,76000,610,6,'["estimated"]');
INSERT INTO "lap" VALUES(2,0,0,0,200000,36332,36332,1,39768,-3436,2,'[]');
INSERT INTO "lap" VALUES(2,2,0,0,400000,76110,76110,1,79536,-3426,4,'[]');
INSERT INTO "lap" VALUES(2,4,0,0,200000,39166,39166,1,39768,-602,6,'[]');
INSERT INTO "lap" VALUES(2,4,1,1,600000,117497,78331,1,119303,-1806,7,'[]');
INSERT INTO "lap" VALUES(2,6,0,0,400000,75650,75650,1,79536,-3886,9,'[]');
INSERT INTO "lap" VALUES(3,0,0,0,200000,34589,34589,1,35000,-411,2,'[]');
INSERT INTO "lap" VALUES(3,2,0,0,200000,34764,34764,1,35000,-236,4,'[]');
INSERT INTO "lap" VALUES(3,6,0,0,200000,34229,34229,1,35000,-771,8,'[]');
INSERT INTO "lap" VALUES(4,0,0,0,400000,77460,77460,1,79536,-2076,2,'[]');
INSERT INTO "lap" VALUES(4,2,0,0,400000,76650,76650,1,79536,-2886,4,'[]');
INSERT INTO "lap" VALUES(4,4,0,0,400000,76390,76390,1,79536,-3146,6,'[]');
INSERT INTO "lap" VALUES(4,6,0,0,400000,77090,77090,1,79536,-2446,8,'[]');
INSERT INTO "lap" VALUES(6,0,0,2,1000000,204396,204396,1,200000,4396,3,'["by watch"]');
INSERT INTO "lap" VALUES(6,2,0,2,1000000,206146,206146,1,200000,6146,7,'["by watch"]');
INSERT INTO "lap" VALUES(8,2,0,0,80000,20950,20950,1,NULL,NULL,3,'[]');
INSERT INTO "lap" VALUES(8,4,0,0,80000,21050,21050,1,NULL,NULL,5,'[]');
INSERT INTO "lap" VALUES(8,6,0,0,80000,20888,20888,1,NULL,NULL,7,'[]');
INSERT INTO "lap" VALUES(8,8,0,0,80000,21034,21034,1,NULL,NULL,9,'[]');
INSERT INTO "lap" VALUES(10,0,0,0,200000,33764,33764,1,39768,-6004,2,'[]');
INSERT INTO "lap" VALUES(10,2,0,0,200000,33359,33359,1,39768,-6409,4,'[]');
INSERT INTO "lap" VALUES(10,4,0,0,200000,33724,33724,1,39768,-6044,6,'[]');
INSERT INTO "lap" VALUES(10,6,0,0,200000,33454,33454,1,39768,-6314,8,'[]');
INSERT INTO "lap" VALUES(13,0,0,0,400000,75000,75000,1,76000,-1000,2,'[]');
INSERT INTO "lap" VALUES(13,2,0,0,400000,76000,76000,1,76000,0,5,'[]');
INSERT INTO "lap" VALUES(13,4,0,0,400000,76500,76500,1,76000,500,7,'[]');
INSERT INTO "lap" VALUES(13,6,0,0,400000,75700,75700,1,76000,-300,9,'[]');
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
INSERT INTO "recovery" VALUES(1,1,1,1,'90s jog',NULL,77500,90700,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(1,3,3,1,'90s jog',NULL,244460,90700,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(2,1,1,1,'full recovery',NULL,37032,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(2,3,3,1,'full recovery',NULL,263142,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(2,5,5,1,'full recovery',NULL,530639,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(3,1,1,1,'60s jog',NULL,35289,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(3,3,3,1,'60s jog',NULL,130753,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(3,5,5,1,'60s jog',NULL,225812,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(4,1,1,1,'90s jog',NULL,78160,90700,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(4,3,3,1,'90s jog',NULL,245510,90700,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(4,5,5,1,'90s jog',NULL,412600,90700,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(4,7,7,1,'90s jog',NULL,580390,20000,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(6,1,1,1,'3min',NULL,205096,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,1,1,1,'3min',NULL,28700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,3,3,1,'3min',NULL,236700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,5,5,1,'3min',NULL,444700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,7,7,1,'3min',NULL,652700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,9,9,1,'3min',NULL,860700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,11,11,1,'3min',NULL,1068700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,13,13,1,'3min',NULL,1276700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,15,15,1,'3min',NULL,1484700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,17,17,1,'3min',NULL,1692700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,19,19,1,'3min',NULL,1900700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,21,21,1,'3min',NULL,2108700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,23,23,1,'3min',NULL,2316700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,25,25,1,'3min',NULL,2524700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,27,27,1,'3min',NULL,2732700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,29,29,1,'3min',NULL,2940700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,31,31,1,'3min',NULL,3148700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(7,33,33,1,'3min',NULL,3356700,180000,0,180000,180000,'[]');
INSERT INTO "recovery" VALUES(8,1,1,1,'full recovery',NULL,600700,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(8,3,3,1,'walk back',80000,771650,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(8,5,5,1,'walk back',80000,942700,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(8,7,7,1,'walk back',80000,1113588,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(8,11,11,1,'60s jog',NULL,1315322,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,13,13,1,'60s jog',NULL,1406022,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,15,15,1,'60s jog',NULL,1496722,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,17,17,1,'60s jog',NULL,1587422,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,19,19,1,'60s jog',NULL,1678122,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,21,21,1,'60s jog',NULL,1768822,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,23,23,1,'60s jog',NULL,1859522,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,25,25,1,'60s jog',NULL,1950222,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(8,27,27,1,'60s jog',NULL,2040922,60700,0,60000,60000,'[]');
INSERT INTO "recovery" VALUES(10,1,1,1,'200m jog',200000,34464,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(10,3,3,1,'200m jog',200000,217823,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(10,5,5,1,'200m jog',200000,401547,150000,0,NULL,NULL,'[]');
INSERT INTO "recovery" VALUES(13,1,1,1,'90s',NULL,75000,5000,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(13,3,1,2,'90s',NULL,176000,90000,0,90000,90000,'[]');
INSERT INTO "recovery" VALUES(13,5,3,1,'90s',NULL,342500,90500,0,90000,90000,'[]');
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
    flags               TEXT NOT NULL, movement TEXT,
    PRIMARY KEY (workout, ord)
) STRICT, WITHOUT ROWID
;
INSERT INTO "rep" VALUES(1,0,0,1,'','work',1,NULL,'','400m','distance',400000,700,76800,0,76000,76000,'76s',800,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(1,2,2,1,'','work',2,NULL,'','400m','distance',400000,168200,76260,0,76000,76000,'76s',260,90700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(1,4,4,1,'','work',3,NULL,'','400m','distance',400000,335160,76610,0,76000,76000,'76s',610,90700,NULL,NULL,NULL,0,'["estimated"]',NULL);
INSERT INTO "rep" VALUES(2,0,0,1,'','work',1,NULL,'','200m','distance',200000,700,36332,0,39768,39768,'mile',-3436,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(2,2,2,1,'','work',2,NULL,'','400m','distance',400000,187032,76110,0,79536,79536,'mile',-3426,150000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(2,4,4,1,'','work',3,NULL,'','600m','distance',600000,413142,117497,0,119303,119303,'mile',-1806,150000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(2,6,6,1,'','work',4,NULL,'','400m','distance',400000,680639,75650,0,79536,79536,'mile',-3886,150000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(3,0,0,1,'','work',1,NULL,'','200m','distance',200000,700,34589,0,35000,35000,'35s',-411,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(3,2,2,1,'','work',2,NULL,'','200m','distance',200000,95989,34764,0,35000,35000,'35s',-236,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(3,4,4,1,'','work',3,NULL,'','200m','distance',200000,191453,34359,0,35000,35000,'35s',NULL,60700,NULL,NULL,NULL,0,'["did not finish"]',NULL);
INSERT INTO "rep" VALUES(3,6,6,1,'','work',4,NULL,'','200m','distance',200000,286512,34229,0,35000,35000,'35s',-771,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(4,0,0,1,'','work',1,NULL,'','400m','distance',400000,700,77460,0,79536,79536,'mile',-2076,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(4,2,2,1,'','work',2,NULL,'','400m','distance',400000,168860,76650,0,79536,79536,'mile',-2886,90700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(4,4,4,1,'','work',3,NULL,'','400m','distance',400000,336210,76390,0,79536,79536,'mile',-3146,90700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(4,6,6,1,'','work',4,NULL,'','400m','distance',400000,503300,77090,0,79536,79536,'mile',-2446,90700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(5,0,0,1,'','work',1,NULL,'Run','30min','time',NULL,700,1800000,0,NULL,NULL,'easy',NULL,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(6,0,0,1,'','work',1,NULL,'','1000m','distance',1000000,700,204396,0,200000,200000,'3:20',4396,NULL,NULL,NULL,NULL,1,'["by watch"]',NULL);
INSERT INTO "rep" VALUES(6,2,2,1,'','work',2,NULL,'','1000m','distance',1000000,385096,206146,0,200000,200000,'3:20',6146,180000,NULL,NULL,NULL,1,'["by watch"]',NULL);
INSERT INTO "rep" VALUES(7,0,0,1,'','work',1,NULL,'Lifts','5 x step-up','count',NULL,700,28000,0,NULL,NULL,'',NULL,NULL,5,NULL,NULL,1,'[]','step-up');
INSERT INTO "rep" VALUES(7,2,2,1,'','work',2,NULL,'Lifts','5 x step-up','count',NULL,208700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','step-up');
INSERT INTO "rep" VALUES(7,4,4,1,'','work',3,NULL,'Lifts','5 x step-up','count',NULL,416700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','step-up');
INSERT INTO "rep" VALUES(7,6,6,1,'','work',4,NULL,'Lifts','5 x squat','count',NULL,624700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','squat');
INSERT INTO "rep" VALUES(7,8,8,1,'','work',5,NULL,'Lifts','5 x squat','count',NULL,832700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','squat');
INSERT INTO "rep" VALUES(7,10,10,1,'','work',6,NULL,'Lifts','5 x squat','count',NULL,1040700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','squat');
INSERT INTO "rep" VALUES(7,12,12,1,'','work',7,NULL,'Lifts','5 x deadlift','count',NULL,1248700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','deadlift');
INSERT INTO "rep" VALUES(7,14,14,1,'','work',8,NULL,'Lifts','5 x deadlift','count',NULL,1456700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','deadlift');
INSERT INTO "rep" VALUES(7,16,16,1,'','work',9,NULL,'Lifts','5 x deadlift','count',NULL,1664700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','deadlift');
INSERT INTO "rep" VALUES(7,18,18,1,'','work',10,NULL,'Lifts','5 x Bulgarian split squat','count',NULL,1872700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','bulgarian split squat');
INSERT INTO "rep" VALUES(7,20,20,1,'','work',11,NULL,'Lifts','5 x Bulgarian split squat','count',NULL,2080700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','bulgarian split squat');
INSERT INTO "rep" VALUES(7,22,22,1,'','work',12,NULL,'Lifts','5 x Bulgarian split squat','count',NULL,2288700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','bulgarian split squat');
INSERT INTO "rep" VALUES(7,24,24,1,'','work',13,NULL,'Lifts','5 x weighted calf raise','count',NULL,2496700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','weighted calf raise');
INSERT INTO "rep" VALUES(7,26,26,1,'','work',14,NULL,'Lifts','5 x weighted calf raise','count',NULL,2704700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','weighted calf raise');
INSERT INTO "rep" VALUES(7,28,28,1,'','work',15,NULL,'Lifts','5 x weighted calf raise','count',NULL,2912700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','weighted calf raise');
INSERT INTO "rep" VALUES(7,30,30,1,'','work',16,NULL,'Lifts','5 x hip thrust','count',NULL,3120700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','hip thrust');
INSERT INTO "rep" VALUES(7,32,32,1,'','work',17,NULL,'Lifts','5 x hip thrust','count',NULL,3328700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','hip thrust');
INSERT INTO "rep" VALUES(7,34,34,1,'','work',18,NULL,'Lifts','5 x hip thrust','count',NULL,3536700,28000,0,NULL,NULL,'',NULL,180000,5,NULL,NULL,1,'[]','hip thrust');
INSERT INTO "rep" VALUES(8,0,0,1,'','warmup',NULL,NULL,'Warm-up','10min','time',NULL,700,600000,0,NULL,NULL,'easy',NULL,NULL,NULL,NULL,NULL,0,'[]',NULL);
INSERT INTO "rep" VALUES(8,2,2,1,'','warmup',NULL,NULL,'Warm-up','80m','distance',80000,750700,20950,0,NULL,NULL,'strides',NULL,NULL,NULL,NULL,NULL,0,'[]',NULL);
INSERT INTO "rep" VALUES(8,4,4,1,'','warmup',NULL,NULL,'Warm-up','80m','distance',80000,921650,21050,0,NULL,NULL,'strides',NULL,NULL,NULL,NULL,NULL,0,'[]',NULL);
INSERT INTO "rep" VALUES(8,6,6,1,'','warmup',NULL,NULL,'Warm-up','80m','distance',80000,1092700,20888,0,NULL,NULL,'strides',NULL,NULL,NULL,NULL,NULL,0,'[]',NULL);
INSERT INTO "rep" VALUES(8,8,8,1,'','warmup',NULL,NULL,'Warm-up','80m','distance',80000,1263588,21034,0,NULL,NULL,'strides',NULL,NULL,NULL,NULL,NULL,0,'[]',NULL);
INSERT INTO "rep" VALUES(8,10,10,1,'','work',1,NULL,'Sprints','30s','time',NULL,1285322,30000,0,NULL,NULL,'90-95% effort',NULL,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,12,12,1,'','work',2,NULL,'Sprints','30s','time',NULL,1376022,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,14,14,1,'','work',3,NULL,'Sprints','30s','time',NULL,1466722,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,16,16,1,'','work',4,NULL,'Sprints','30s','time',NULL,1557422,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,18,18,1,'','work',5,NULL,'Sprints','30s','time',NULL,1648122,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,20,20,1,'','work',6,NULL,'Sprints','30s','time',NULL,1738822,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,22,22,1,'','work',7,NULL,'Sprints','30s','time',NULL,1829522,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,24,24,1,'','work',8,NULL,'Sprints','30s','time',NULL,1920222,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,26,26,1,'','work',9,NULL,'Sprints','30s','time',NULL,2010922,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,28,28,1,'','work',10,NULL,'Sprints','30s','time',NULL,2101622,30000,0,NULL,NULL,'90-95% effort',NULL,60700,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(8,30,30,1,'','cooldown',NULL,NULL,'Cool-down','10min','time',NULL,2132322,600000,0,NULL,NULL,'easy',NULL,NULL,NULL,NULL,NULL,0,'[]',NULL);
INSERT INTO "rep" VALUES(10,0,0,1,'','work',1,NULL,'','200m','distance',200000,700,33764,0,39768,39768,'mile',-6004,NULL,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(10,2,2,1,'','work',2,NULL,'','200m','distance',200000,184464,33359,0,39768,39768,'mile',-6409,150000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(10,4,4,1,'','work',3,NULL,'','200m','distance',200000,367823,33724,0,39768,39768,'mile',-6044,150000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(10,6,6,1,'','work',4,NULL,'','200m','distance',200000,551547,33454,0,39768,39768,'mile',-6314,150000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(13,0,0,1,'','work',1,NULL,'','400m','distance',400000,0,75000,0,76000,76000,'76s',-1000,NULL,NULL,NULL,NULL,0,'["attempted again"]',NULL);
INSERT INTO "rep" VALUES(13,2,0,2,'','work',1,NULL,'','400m','distance',400000,100000,76000,0,76000,76000,'76s',0,25000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(13,4,2,1,'','work',2,NULL,'','400m','distance',400000,266000,76500,0,76000,76000,'76s',500,90000,NULL,NULL,NULL,1,'[]',NULL);
INSERT INTO "rep" VALUES(13,6,4,1,'','work',3,NULL,'','400m','distance',400000,433000,75700,0,76000,76000,'76s',-300,90500,NULL,NULL,NULL,1,'[]',NULL);
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
INSERT INTO "workout" VALUES(1,1735687800000,'Europe/Berlin',60,'finished','3 x 400m in 76s, rest 90s jog','intervals','',NULL,411770,3,1200000,'3 x 400m: 76.8 76.3 76.6 · avg 76.6','▄▅▄','w1:fe282fc7803d7a3c','e1:e5153d12ffafa3e1','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"3 x 400m in 76s, rest 90s jog","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"expected_ms":76000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":76000}],"pace":{"ms":76000,"per_m":400.0},"text":"76s","time_ms":{"max":76000,"min":76000}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":1,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":76000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":76000}],"pace":{"ms":76000,"per_m":400.0},"text":"76s","time_ms":{"max":76000,"min":76000}},"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":2,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":3,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":76000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":76000}],"pace":{"ms":76000,"per_m":400.0},"text":"76s","time_ms":{"max":76000,"min":76000}},"index":4,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":3,"role":"work"}],"title":"3 x 400m in 76s, rest 90s jog","totals":{"estimated_ms":408000,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":180000,"min":180000},"reps":{"max":3,"min":3},"work_mm":{"max":1200000,"min":1200000},"work_ms":{"max":228000,"min":228000}}}','3 x 400m in 76s, rest 90s jog');
INSERT INTO "workout" VALUES(2,1746898200000,'America/Los_Angeles',-480,'finished','200m - 400m - 600m - 400m @ mile, rest full','intervals','',NULL,756289,4,1600000,'200m 36.3 · 400m 76.1 · 600m 1:57.5 · 400m 75.7','█▄▁▄','w1:afcc2f7d0916b1a3','e1:d85703689a0aff86','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"200m - 400m - 600m - 400m @ mile, rest full","plan_format":1,"steps":[{"block":0,"distance_m":200.0,"expected_ms":39768,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":39768}],"pace":{"ms":39768,"per_m":200.0},"text":"mile","time_ms":{"max":39768,"min":39768}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":1,"role":"work","start_m":200.0},{"block":0,"expected_ms":119304,"index":1,"kind":"recovery","line":0,"measure":"open","rest":{"kind":"full"},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":2,"kind":"work","line":1,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":4,"min":4},"rep":2,"role":"work"},{"block":0,"expected_ms":238608,"index":3,"kind":"recovery","line":1,"measure":"open","rest":{"kind":"full"},"role":"recovery"},{"block":0,"distance_m":600.0,"expected_ms":119303,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":600.0,"ms":119303}],"pace":{"ms":119303,"per_m":600.0},"text":"mile","time_ms":{"max":119303,"min":119303}},"index":4,"kind":"work","line":2,"marks":[{"distance_m":200.0},{"distance_m":600.0}],"measure":"distance","of":{"max":4,"min":4},"rep":3,"role":"work","start_m":200.0},{"block":0,"expected_ms":300000,"index":5,"kind":"recovery","line":2,"measure":"open","rest":{"kind":"full"},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":6,"kind":"work","line":3,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":4,"min":4},"rep":4,"role":"work"}],"title":"200m - 400m - 600m - 400m @ mile, rest full","totals":{"estimated_ms":976055,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":0,"min":0},"reps":{"max":4,"min":4},"work_mm":{"max":1600000,"min":1600000},"work_ms":{"max":318143,"min":318143}}}','200m, 400m, 600m, 400m @ mile, rest full');
INSERT INTO "workout" VALUES(3,1750527000000,'Europe/Berlin',60,'finished','4 x 200m in 35s, rest 60s jog','intervals','',NULL,320741,3,600000,'4 x 200m: 34.6 34.8 dnf 34.2 · avg 34.5','▄▃·▆','w1:8421eff9a3e675e9','e1:d54c91bfdb52091e','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"4 x 200m in 35s, rest 60s jog","plan_format":1,"steps":[{"block":0,"distance_m":200.0,"expected_ms":35000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":35000}],"pace":{"ms":35000,"per_m":200.0},"text":"35s","time_ms":{"max":35000,"min":35000}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":1,"role":"work","start_m":200.0},{"block":0,"duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":1,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":0,"distance_m":200.0,"expected_ms":35000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":35000}],"pace":{"ms":35000,"per_m":200.0},"text":"35s","time_ms":{"max":35000,"min":35000}},"index":2,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":2,"role":"work","start_m":200.0},{"block":0,"duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":3,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":0,"distance_m":200.0,"expected_ms":35000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":35000}],"pace":{"ms":35000,"per_m":200.0},"text":"35s","time_ms":{"max":35000,"min":35000}},"index":4,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":3,"role":"work","start_m":200.0},{"block":0,"duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":5,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":0,"distance_m":200.0,"expected_ms":35000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":35000}],"pace":{"ms":35000,"per_m":200.0},"text":"35s","time_ms":{"max":35000,"min":35000}},"index":6,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":4,"role":"work","start_m":200.0}],"title":"4 x 200m in 35s, rest 60s jog","totals":{"estimated_ms":320000,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":180000,"min":180000},"reps":{"max":4,"min":4},"work_mm":{"max":800000,"min":800000},"work_ms":{"max":140000,"min":140000}}}','4 x 200m in 35s, rest 60s jog');
INSERT INTO "workout" VALUES(4,1751736600000,'Europe/Berlin',60,'stopped','6 x 400m @ mile, rest 90s jog','intervals','',NULL,600390,4,1600000,'4 x 400m: 77.5 76.7 76.4 77.1 · avg 76.9 · 4 of 6 reps','▃▅▆▄','w1:411d1a2a000cdf9d','e1:75c795847c0d0d44','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"6 x 400m @ mile, rest 90s jog","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":6,"min":6},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":1,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":6,"min":6},"rep":2,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":3,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":4,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":6,"min":6},"rep":3,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":5,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":6,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":6,"min":6},"rep":4,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":7,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":8,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":6,"min":6},"rep":5,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":9,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":79536}],"pace":{"ms":79536,"per_m":400.0},"text":"mile","time_ms":{"max":79536,"min":79536}},"index":10,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":6,"min":6},"rep":6,"role":"work"}],"title":"6 x 400m @ mile, rest 90s jog","totals":{"estimated_ms":927216,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":450000,"min":450000},"reps":{"max":6,"min":6},"work_mm":{"max":2400000,"min":2400000},"work_ms":{"max":477216,"min":477216}}}','6 x 400m @ mile, rest 90s jog');
INSERT INTO "workout" VALUES(5,1751823000000,'Europe/Berlin',60,'finished','Thirty minutes easy','base','',NULL,1800700,1,0,'30min','','w1:dc34d0aa8acb7186','e1:5d4fbf8f84b3aeb7','0.1.0','base-30min','{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"kind":"base","notation":"# Run\n30min @ easy","plan_format":1,"steps":[{"block":0,"block_name":"Run","duration_ms":{"max":1800000,"min":1800000},"expected_ms":1800000,"goal":{"pace":{"ms":297899,"per_m":1000.0},"pace_range":[{"ms":270826,"per_m":1000.0},{"ms":324972,"per_m":1000.0}],"text":"easy"},"index":0,"kind":"work","line":0,"measure":"time","of":{"max":1,"min":1},"rep":1,"role":"work"}],"title":"Thirty minutes easy","totals":{"estimated_ms":1800000,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":0,"min":0},"reps":{"max":1,"min":1},"work_mm":{"max":0,"min":0},"work_ms":{"max":1800000,"min":1800000}}}','#:schema ../assets/session.schema.json

title   = "Thirty minutes easy"
purpose = "Base: a continuous run at a pace you can talk at. It carries everything else; beginners build up to one such run a week."
source  = "How To Run A Faster Mile, strategy 1"
kind    = "base"
suits   = "any"

[[block]]
name  = "Run"
flow  = "on"
steps = ''30min @ easy''
');
INSERT INTO "workout" VALUES(6,1752946200000,'Europe/Berlin',60,'finished','2 x 1000m in 3:20, rest 3min','intervals','',NULL,591242,2,2000000,'2 x 1000m: 3:24.4 3:26.1 · avg 3:25.3','▅▄','w1:e832a5cede059822','e1:fc0ef8708eabc49a','0.1.0',NULL,'{"who":"solo","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"2 x 1000m in 3:20, rest 3min","plan_format":1,"steps":[{"block":0,"distance_m":1000.0,"expected_ms":200000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":1000.0,"ms":200000}],"pace":{"ms":200000,"per_m":1000.0},"text":"3:20","time_ms":{"max":200000,"min":200000}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":200.0},{"distance_m":600.0},{"distance_m":1000.0}],"measure":"distance","of":{"max":2,"min":2},"rep":1,"role":"work","start_m":200.0},{"block":0,"duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"distance_m":1000.0,"expected_ms":200000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":1000.0,"ms":200000}],"pace":{"ms":200000,"per_m":1000.0},"text":"3:20","time_ms":{"max":200000,"min":200000}},"index":2,"kind":"work","line":0,"marks":[{"distance_m":200.0},{"distance_m":600.0},{"distance_m":1000.0}],"measure":"distance","of":{"max":2,"min":2},"rep":2,"role":"work","start_m":200.0}],"title":"2 x 1000m in 3:20, rest 3min","totals":{"estimated_ms":580000,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":180000,"min":180000},"reps":{"max":2,"min":2},"work_mm":{"max":2000000,"min":2000000},"work_ms":{"max":400000,"min":400000}}}','2 x 1000m in 3:20, rest 3min');
INSERT INTO "workout" VALUES(7,1754069400000,'Europe/Berlin',60,'finished','Heavy lifting','strength','',NULL,3564700,18,0,'step-up 3 x 5 · squat 3 x 5 · deadlift 3 x 5 · +3','','w1:1497607b6715d6fe','e1:410c1b9f4d19f222','0.1.0','lift-heavy','{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"kind":"strength","notation":"# Lifts: rest 3min\n3 x 5 reps \"step-up\"\n3 x 5 reps \"squat\"\n3 x 5 reps \"deadlift\"\n3 x 5 reps \"Bulgarian split squat\"\n3 x 5 reps \"weighted calf raise\"\n3 x 5 reps \"hip thrust\"","plan_format":1,"steps":[{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":0,"kind":"work","label":"step-up","line":0,"measure":"count","of":{"max":18,"min":18},"rep":1,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":2,"kind":"work","label":"step-up","line":0,"measure":"count","of":{"max":18,"min":18},"rep":2,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":3,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":4,"kind":"work","label":"step-up","line":0,"measure":"count","of":{"max":18,"min":18},"rep":3,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":5,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":6,"kind":"work","label":"squat","line":1,"measure":"count","of":{"max":18,"min":18},"rep":4,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":7,"kind":"recovery","line":1,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":8,"kind":"work","label":"squat","line":1,"measure":"count","of":{"max":18,"min":18},"rep":5,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":9,"kind":"recovery","line":1,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":10,"kind":"work","label":"squat","line":1,"measure":"count","of":{"max":18,"min":18},"rep":6,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":11,"kind":"recovery","line":1,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":12,"kind":"work","label":"deadlift","line":2,"measure":"count","of":{"max":18,"min":18},"rep":7,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":13,"kind":"recovery","line":2,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":14,"kind":"work","label":"deadlift","line":2,"measure":"count","of":{"max":18,"min":18},"rep":8,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":15,"kind":"recovery","line":2,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":16,"kind":"work","label":"deadlift","line":2,"measure":"count","of":{"max":18,"min":18},"rep":9,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":17,"kind":"recovery","line":2,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":18,"kind":"work","label":"Bulgarian split squat","line":3,"measure":"count","of":{"max":18,"min":18},"rep":10,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":19,"kind":"recovery","line":3,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":20,"kind":"work","label":"Bulgarian split squat","line":3,"measure":"count","of":{"max":18,"min":18},"rep":11,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":21,"kind":"recovery","line":3,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":22,"kind":"work","label":"Bulgarian split squat","line":3,"measure":"count","of":{"max":18,"min":18},"rep":12,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":23,"kind":"recovery","line":3,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":24,"kind":"work","label":"weighted calf raise","line":4,"measure":"count","of":{"max":18,"min":18},"rep":13,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":25,"kind":"recovery","line":4,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":26,"kind":"work","label":"weighted calf raise","line":4,"measure":"count","of":{"max":18,"min":18},"rep":14,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":27,"kind":"recovery","line":4,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":28,"kind":"work","label":"weighted calf raise","line":4,"measure":"count","of":{"max":18,"min":18},"rep":15,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":29,"kind":"recovery","line":4,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":30,"kind":"work","label":"hip thrust","line":5,"measure":"count","of":{"max":18,"min":18},"rep":16,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":31,"kind":"recovery","line":5,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":32,"kind":"work","label":"hip thrust","line":5,"measure":"count","of":{"max":18,"min":18},"rep":17,"role":"work"},{"block":0,"block_name":"Lifts","duration_ms":{"max":180000,"min":180000},"expected_ms":180000,"index":33,"kind":"recovery","line":5,"measure":"time","rest":{"kind":"time","max_ms":180000,"min_ms":180000},"role":"recovery"},{"block":0,"block_name":"Lifts","count":5,"expected_ms":20000,"index":34,"kind":"work","label":"hip thrust","line":5,"measure":"count","of":{"max":18,"min":18},"rep":18,"role":"work"}],"title":"Heavy lifting","totals":{"estimated_ms":3420000,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":3060000,"min":3060000},"reps":{"max":18,"min":18},"work_mm":{"max":0,"min":0},"work_ms":{"max":0,"min":0}}}','#:schema ../assets/session.schema.json

title   = "Heavy lifting"
purpose = "Strength: heavy weights, few reps, so that every stride pushes harder off the ground. One tap ends a set."
source  = "How To Run A Faster Mile, strategy 2"
kind    = "strength"
suits   = "any"

[[block]]
name  = "Lifts"
rest  = "3min"
steps = ''''''
3 x 5 reps "step-up"
3 x 5 reps "squat"
3 x 5 reps "deadlift"
3 x 5 reps "Bulgarian split squat"
3 x 5 reps "weighted calf raise"
3 x 5 reps "hip thrust"
''''''
');
INSERT INTO "workout" VALUES(8,1754155800000,'Europe/Berlin',60,'finished','Thirty-second sprints','sprints','',NULL,2732322,10,0,'10 x 30s','','w1:331c8a4344795091','e1:51f179438547a4c0','0.1.0','speed-30s','{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"kind":"sprints","notation":"# Warm-up: rest full\n10min @ easy\n4 x 80m @ strides, rest walk back\n# Sprints\n8-10 x 30s @ 90-95% effort, rest 60s jog\n# Cool-down\n10min @ easy","plan_format":1,"steps":[{"block":0,"block_name":"Warm-up","duration_ms":{"max":600000,"min":600000},"expected_ms":600000,"goal":{"pace":{"ms":297899,"per_m":1000.0},"pace_range":[{"ms":270826,"per_m":1000.0},{"ms":324972,"per_m":1000.0}],"text":"easy"},"index":0,"kind":"work","line":0,"measure":"time","role":"warmup"},{"block":0,"block_name":"Warm-up","expected_ms":300000,"index":1,"kind":"recovery","line":0,"measure":"open","rest":{"kind":"full"},"role":"recovery"},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":23832,"goal":{"text":"strides"},"index":2,"kind":"work","line":1,"marks":[{"distance_m":80.0}],"measure":"distance","role":"warmup","start_m":80.0},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":57143,"index":3,"kind":"recovery","line":1,"manner":"walk","measure":"distance","rest":{"distance_m":80.0,"kind":"back","manner":"walk"},"role":"recovery"},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":23832,"goal":{"text":"strides"},"index":4,"kind":"work","line":1,"marks":[{"distance_m":80.0}],"measure":"distance","role":"warmup","start_m":80.0},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":57143,"index":5,"kind":"recovery","line":1,"manner":"walk","measure":"distance","rest":{"distance_m":80.0,"kind":"back","manner":"walk"},"role":"recovery"},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":23832,"goal":{"text":"strides"},"index":6,"kind":"work","line":1,"marks":[{"distance_m":80.0}],"measure":"distance","role":"warmup","start_m":80.0},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":57143,"index":7,"kind":"recovery","line":1,"manner":"walk","measure":"distance","rest":{"distance_m":80.0,"kind":"back","manner":"walk"},"role":"recovery"},{"block":0,"block_name":"Warm-up","distance_m":80.0,"expected_ms":23832,"goal":{"text":"strides"},"index":8,"kind":"work","line":1,"marks":[{"distance_m":80.0}],"measure":"distance","role":"warmup","start_m":80.0},{"block":1,"block_name":"Sprints","index":9,"kind":"gate","line":0,"measure":"open","role":"gate"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":10,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":1,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":11,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":12,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":2,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":13,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":14,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":3,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":15,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":16,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":4,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":17,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":18,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":5,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":19,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":20,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":6,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":21,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":22,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":7,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":23,"kind":"recovery","line":0,"manner":"jog","measure":"time","rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":24,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"rep":8,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":25,"kind":"recovery","line":0,"manner":"jog","measure":"time","optional":true,"rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":26,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"optional":true,"rep":9,"role":"work"},{"block":1,"block_name":"Sprints","duration_ms":{"max":60000,"min":60000},"expected_ms":60000,"index":27,"kind":"recovery","line":0,"manner":"jog","measure":"time","optional":true,"rest":{"kind":"time","manner":"jog","max_ms":60000,"min_ms":60000},"role":"recovery"},{"block":1,"block_name":"Sprints","duration_ms":{"max":30000,"min":30000},"expected_ms":30000,"goal":{"text":"90-95% effort"},"index":28,"kind":"work","line":0,"measure":"time","of":{"max":10,"min":8},"optional":true,"rep":10,"role":"work"},{"block":2,"block_name":"Cool-down","index":29,"kind":"gate","line":0,"measure":"open","role":"gate"},{"block":2,"block_name":"Cool-down","duration_ms":{"max":600000,"min":600000},"expected_ms":600000,"goal":{"pace":{"ms":297899,"per_m":1000.0},"pace_range":[{"ms":270826,"per_m":1000.0},{"ms":324972,"per_m":1000.0}],"text":"easy"},"index":30,"kind":"work","line":0,"measure":"time","role":"cooldown"}],"title":"Thirty-second sprints","totals":{"estimated_ms":2606757,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":540000,"min":420000},"reps":{"max":10,"min":8},"work_mm":{"max":0,"min":0},"work_ms":{"max":300000,"min":240000}}}','#:schema ../assets/session.schema.json

title   = "Thirty-second sprints"
purpose = "Speed: short and very fast, once a week. Stop at eight, or go on to ten."
source  = "How To Run A Faster Mile, strategy 6"
kind    = "sprints"
suits   = "any"

[[block]]
name  = "Warm-up"
rest  = "full"
steps = ''''''
10min easy
4 x 80m @ strides, rest walk back
''''''

[[block]]
name  = "Sprints"
steps = ''8-10 x 30s @ 90-95% effort, rest 60s jog''

[[block]]
name  = "Cool-down"
steps = ''10min easy''
');
INSERT INTO "workout" VALUES(9,1754242200000,'Europe/Berlin',60,'finished','Rest day','rest','',NULL,0,0,0,'','','w1:4f53cda18c2baa0c','e1:4f53cda18c2baa0c','0.1.0','rest-day','{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"kind":"rest","notation":"","plan_format":1,"steps":[],"title":"Rest day","totals":{"estimated_ms":0,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":0,"min":0},"reps":{"max":0,"min":0},"work_mm":{"max":0,"min":0},"work_ms":{"max":0,"min":0}}}','#:schema ../assets/session.schema.json

title   = "Rest day"
purpose = "Rest, or cross-training: swim, cycle or walk, nothing hard. Beginners run no more than every other day."
source  = "How To Run A Faster Mile, strategy 7"
kind    = "rest"
suits   = "any"
');
INSERT INTO "workout" VALUES(10,1780075800000,'Europe/Berlin',60,'finished','4 x 200m @ mile, rest 200m jog','intervals','',NULL,585001,4,800000,'4 x 200m: 33.8 33.4 33.7 33.5 · avg 33.6','▃▆▄▅','w1:8421eff9a3e675e9','e1:b51336010f288fe4','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"4 x 200m @ mile, rest 200m jog","plan_format":1,"steps":[{"block":0,"distance_m":200.0,"expected_ms":39768,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":39768}],"pace":{"ms":39768,"per_m":200.0},"text":"mile","time_ms":{"max":39768,"min":39768}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":1,"role":"work","start_m":200.0},{"block":0,"distance_m":200.0,"expected_ms":64994,"index":1,"kind":"recovery","line":0,"manner":"jog","measure":"distance","rest":{"distance_m":200.0,"kind":"distance","manner":"jog"},"role":"recovery"},{"block":0,"distance_m":200.0,"expected_ms":39768,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":39768}],"pace":{"ms":39768,"per_m":200.0},"text":"mile","time_ms":{"max":39768,"min":39768}},"index":2,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":2,"role":"work","start_m":200.0},{"block":0,"distance_m":200.0,"expected_ms":64994,"index":3,"kind":"recovery","line":0,"manner":"jog","measure":"distance","rest":{"distance_m":200.0,"kind":"distance","manner":"jog"},"role":"recovery"},{"block":0,"distance_m":200.0,"expected_ms":39768,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":39768}],"pace":{"ms":39768,"per_m":200.0},"text":"mile","time_ms":{"max":39768,"min":39768}},"index":4,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":3,"role":"work","start_m":200.0},{"block":0,"distance_m":200.0,"expected_ms":64994,"index":5,"kind":"recovery","line":0,"manner":"jog","measure":"distance","rest":{"distance_m":200.0,"kind":"distance","manner":"jog"},"role":"recovery"},{"block":0,"distance_m":200.0,"expected_ms":39768,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":200.0,"ms":39768}],"pace":{"ms":39768,"per_m":200.0},"text":"mile","time_ms":{"max":39768,"min":39768}},"index":6,"kind":"work","line":0,"marks":[{"distance_m":200.0}],"measure":"distance","of":{"max":4,"min":4},"rep":4,"role":"work","start_m":200.0}],"title":"4 x 200m @ mile, rest 200m jog","totals":{"estimated_ms":354054,"recovery_mm":{"max":600000,"min":600000},"recovery_ms":{"max":0,"min":0},"reps":{"max":4,"min":4},"work_mm":{"max":800000,"min":800000},"work_ms":{"max":159072,"min":159072}}}','4 x 200m @ mile, rest 200m jog');
INSERT INTO "workout" VALUES(11,1780162200000,'Europe/Berlin',60,'discarded','2 x 400m, rest 90s','intervals','',NULL,NULL,0,0,'','','w1:93d43e2562b52639','e1:928da6cd7557f9ba','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"2 x 400m, rest 90s","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"expected_ms":79536,"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":2,"role":"work"}],"title":"2 x 400m, rest 90s","totals":{"estimated_ms":249072,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":90000,"min":90000},"reps":{"max":2,"min":2},"work_mm":{"max":800000,"min":800000},"work_ms":{"max":0,"min":0}}}','2 x 400m, rest 90s');
INSERT INTO "workout" VALUES(12,1780248600000,'Europe/Berlin',60,'running','2 x 400m, rest 90s','intervals','',NULL,NULL,0,0,'','','w1:93d43e2562b52639','e1:928da6cd7557f9ba','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":0,"ready_away_ms":0,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"2 x 400m, rest 90s","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"expected_ms":79536,"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":79536,"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":2,"min":2},"rep":2,"role":"work"}],"title":"2 x 400m, rest 90s","totals":{"estimated_ms":249072,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":90000,"min":90000},"reps":{"max":2,"min":2},"work_mm":{"max":800000,"min":800000},"work_ms":{"max":0,"min":0}}}','2 x 400m, rest 90s');
INSERT INTO "workout" VALUES(13,1775064600000,'Europe/Berlin',60,'finished','3 x 400m in 76s, rest 90s','intervals','',NULL,508700,3,1200000,'3 x 400m: 76.0 76.5 75.7 · avg 76.1','▅▄▅','w1:fe282fc7803d7a3c','e1:dc75f7a5cdc0f1d1','0.1.0',NULL,'{"who":"coach","start":"auto","ready_line_ms":null,"ready_away_ms":null,"number":1}','{"best":{"race":"mile","time_ms":320000},"goal":{"race":"mile","time_ms":300000},"stated":[],"name":"","best_date":"2025-04-05"}',1,'{"notation":"3 x 400m in 76s, rest 90s","plan_format":1,"steps":[{"block":0,"distance_m":400.0,"expected_ms":76000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":76000}],"pace":{"ms":76000,"per_m":400.0},"text":"76s","time_ms":{"max":76000,"min":76000}},"index":0,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":1,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":1,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":76000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":76000}],"pace":{"ms":76000,"per_m":400.0},"text":"76s","time_ms":{"max":76000,"min":76000}},"index":2,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":2,"role":"work"},{"block":0,"duration_ms":{"max":90000,"min":90000},"expected_ms":90000,"index":3,"kind":"recovery","line":0,"measure":"time","rest":{"kind":"time","max_ms":90000,"min_ms":90000},"role":"recovery"},{"block":0,"distance_m":400.0,"expected_ms":76000,"goal":{"curve":[{"distance_m":0.0,"ms":0},{"distance_m":400.0,"ms":76000}],"pace":{"ms":76000,"per_m":400.0},"text":"76s","time_ms":{"max":76000,"min":76000}},"index":4,"kind":"work","line":0,"marks":[{"distance_m":400.0}],"measure":"distance","of":{"max":3,"min":3},"rep":3,"role":"work"}],"title":"A session","totals":{"estimated_ms":408000,"recovery_mm":{"max":0,"min":0},"recovery_ms":{"max":180000,"min":180000},"reps":{"max":3,"min":3},"work_mm":{"max":1200000,"min":1200000},"work_ms":{"max":228000,"min":228000}}}','3 x 400m in 76s, rest 90s');
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
CREATE INDEX rep_movements ON rep (runner, movement, workout)
WHERE movement IS NOT NULL
;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('workout',13);
COMMIT;
