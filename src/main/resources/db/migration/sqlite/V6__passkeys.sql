-- How users log in without a password. Instants are microseconds since 1970-01-01T00:00:00Z.
CREATE TABLE passkeys (
    id         TEXT    NOT NULL PRIMARY KEY,
    user_name  TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    -- the number in COSE, and a SubjectPublicKeyInfo in base64url
    algorithm  INTEGER NOT NULL,
    public_key TEXT    NOT NULL,
    origin     TEXT    NOT NULL,
    counter    BIGINT  NOT NULL,
    created    BIGINT  NOT NULL,
    -- null for never
    used       BIGINT
) WITHOUT ROWID;
CREATE INDEX passkeys_by_user ON passkeys (user_name);

-- Challenges that have not been answered. Only the hash of a challenge is stored.
CREATE TABLE passkey_challenges (
    hash    TEXT   NOT NULL PRIMARY KEY,
    purpose TEXT   NOT NULL,
    source  TEXT   NOT NULL,
    expires BIGINT NOT NULL
) WITHOUT ROWID;
