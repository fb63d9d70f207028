-- The same tables as for SQLite; see there. Keys sort by their characters, whatever the locale of the database is.
-- Instants are microseconds since 1970-01-01T00:00:00Z. Names and ids are as the API shows them.

-- One row, whose revision grows with every change of the programs, and which is locked while one is made.
CREATE TABLE catalog (revision BIGINT NOT NULL);
INSERT INTO catalog (revision) VALUES (0);

-- Programs put over REST. Without a definition: one that was deleted, together with the one of that etag which came
-- with the application, if there was one.
CREATE TABLE programs (
    name       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    definition TEXT,
    etag       TEXT COLLATE "C" NOT NULL,
    revision   BIGINT NOT NULL,
    changed    BIGINT NOT NULL
);
CREATE INDEX programs_by_revision ON programs (revision);

-- What runs were made of: a program and all that it calls, as a JSON text sequence (RFC 7464).
CREATE TABLE program_versions (
    hash     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    programs TEXT   NOT NULL,
    used     BIGINT NOT NULL
);
CREATE INDEX program_versions_by_use ON program_versions (used);

-- The processes that work on this database; a session is one life of a process. One that has
-- ended is here as long as it has runs.
CREATE TABLE nodes (
    session   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name      TEXT   NOT NULL,
    last_seen BIGINT NOT NULL,
    ended     BOOLEAN NOT NULL DEFAULT FALSE
);

-- A run belongs to the session that is its owner, which alone may change it.
CREATE TABLE runs (
    id          TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    program     TEXT COLLATE "C" NOT NULL,
    version     TEXT COLLATE "C" NOT NULL,
    schedule    TEXT COLLATE "C",
    planned     BIGINT,
    state       TEXT   NOT NULL,
    requested   BIGINT NOT NULL,
    started     BIGINT,
    finished    BIGINT,
    error       TEXT,
    resumptions TEXT,
    owner       TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX runs_by_occurrence ON runs (schedule, planned) WHERE schedule IS NOT NULL;
CREATE INDEX runs_unfinished ON runs (owner) WHERE finished IS NULL;
CREATE INDEX runs_finished ON runs (finished) WHERE finished IS NOT NULL;
CREATE INDEX runs_by_program ON runs (program, id);
CREATE INDEX runs_by_state ON runs (state, id);
CREATE INDEX runs_by_program_and_state ON runs (program, state, id);
CREATE INDEX runs_by_version ON runs (version);

-- The steps of a run that are not as they were at its beginning, by their numbers in its plan.
CREATE TABLE run_steps (
    run_id   TEXT COLLATE "C" NOT NULL,
    step     INTEGER NOT NULL,
    state    TEXT    NOT NULL,
    attempt  INTEGER NOT NULL,
    started  BIGINT,
    finished BIGINT,
    error    TEXT,
    told     BOOLEAN NOT NULL,
    PRIMARY KEY (run_id, step)
);
