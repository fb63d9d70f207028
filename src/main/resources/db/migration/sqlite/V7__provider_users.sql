-- Whom an OpenID Connect provider means; null for users that were made here. Such a user has an empty password_hash until an admin sets one.
ALTER TABLE users ADD COLUMN issuer TEXT;
ALTER TABLE users ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX users_by_subject ON users (issuer, subject);
