-- Who may do what, and who did it. Instants are microseconds since 1970-01-01T00:00:00Z.
CREATE TABLE users (
    name          TEXT   NOT NULL PRIMARY KEY,
    role          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created       BIGINT NOT NULL
);

-- Every change of users and credentials updates its one row, so that such changes are made one after the other.
CREATE TABLE access_changes (
    count BIGINT NOT NULL
);
INSERT INTO access_changes (count) VALUES (0);

-- Sessions and API tokens. The hash is that of the secret, which is not kept.
CREATE TABLE credentials (
    hash      TEXT   NOT NULL PRIMARY KEY,
    id        TEXT   NOT NULL UNIQUE,
    kind      TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    user_name TEXT,
    role      TEXT   NOT NULL,
    created   BIGINT NOT NULL,
    -- null for never
    expires   BIGINT
);

CREATE TABLE audit (
    id      BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      BIGINT  NOT NULL,
    who     TEXT    NOT NULL,
    address TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    status  INTEGER NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);

-- Who asked for the run; null for nobody known.
ALTER TABLE runs ADD COLUMN requested_by TEXT;
