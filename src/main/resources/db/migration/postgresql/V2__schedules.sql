-- Schedules and where they stand. Instants are microseconds since 1970-01-01T00:00:00Z.
CREATE TABLE schedules (
    name         TEXT    NOT NULL PRIMARY KEY,
    definition   TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    etag         TEXT    NOT NULL,
    deleted      BOOLEAN NOT NULL,
    version      BIGINT  NOT NULL,
    basis        TEXT    NOT NULL,
    decided      BIGINT  NOT NULL,
    -- The next occurrence: DUE, SHIFTED or DROPPED; none where all are null.
    next_kind    TEXT,
    next_at      BIGINT,
    next_nominal TEXT,
    next_reason  TEXT,
    put_off_to   BIGINT,
    paused_until BIGINT,
    -- When its alarm has to ring; null for never.
    due          BIGINT
);
CREATE INDEX schedules_by_due ON schedules (due) WHERE due IS NOT NULL;

-- The ledger: what became of every occurrence, and why.
CREATE TABLE occurrences (
    schedule TEXT   NOT NULL,
    planned  BIGINT NOT NULL,
    nominal  TEXT   NOT NULL,
    program  TEXT   NOT NULL,
    decision TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    run      TEXT,
    decided  BIGINT NOT NULL,
    PRIMARY KEY (schedule, planned)
);
CREATE INDEX occurrences_by_time ON occurrences (planned, schedule);

-- The table of db-scheduler, version 16, as its documentation has it.
CREATE TABLE scheduled_tasks (
    task_name            TEXT     NOT NULL,
    task_instance        TEXT     NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
    picked               BOOLEAN  NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMP WITH TIME ZONE,
    last_failure         TIMESTAMP WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP WITH TIME ZONE,
    version              BIGINT   NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
