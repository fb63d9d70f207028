package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aubade.access.Passkey;
import org.aubade.access.PasskeyChallenge;
import org.aubade.access.webauthn.PasskeyPublicKey;
import org.aubade.store.database.Micros;
import org.jdbi.v3.core.Handle;

/** Reads and writes the tables {@code passkeys} and {@code passkey_challenges}. */
public final class PasskeyRows {
    private PasskeyRows() {}

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getString("id"),
                row.getString("user_name"),
                row.getString("name"),
                new PasskeyPublicKey(row.getInt("algorithm"), row.getString("public_key")),
                row.getString("origin"),
                row.getLong("counter"),
                Micros.instant(row.getLong("created")),
                Micros.read(row, "used"));
    }

    /** Oldest first. */
    public static List<Passkey> ofUser(Handle handle, String user) {
        return handle.createQuery("SELECT * FROM passkeys WHERE user_name = :user ORDER BY created, id")
                .bind("user", user)
                .map((row, _) -> passkey(row))
                .list();
    }

    public static Optional<Passkey> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM passkeys WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> passkey(row))
                .findOne();
    }

    /** False if there is one with that id. */
    public static boolean insert(Handle handle, Passkey passkey) {
        return handle.createUpdate(
                                "INSERT INTO passkeys (id, user_name, name, algorithm, public_key, origin, counter, created, used)"
                                        + " VALUES (:id, :user, :name, :algorithm, :key, :origin, :counter, :created, :used)"
                                        + " ON CONFLICT DO NOTHING")
                        .bind("id", passkey.id())
                        .bind("user", passkey.user())
                        .bind("name", passkey.name())
                        .bind("algorithm", passkey.key().algorithm())
                        .bind("key", passkey.key().spki())
                        .bind("origin", passkey.origin())
                        .bind("counter", passkey.counter())
                        .bind("created", Micros.of(passkey.created()))
                        .bind("used", Micros.ofNullable(passkey.used()))
                        .execute()
                > 0;
    }

    public static void use(Handle handle, String id, long counter, Instant now) {
        handle.createUpdate("UPDATE passkeys SET counter = :counter, used = :now WHERE id = :id")
                .bind("counter", counter)
                .bind("now", Micros.of(now))
                .bind("id", id)
                .execute();
    }

    public static boolean delete(Handle handle, String user, String id) {
        return handle.createUpdate("DELETE FROM passkeys WHERE user_name = :user AND id = :id")
                        .bind("user", user)
                        .bind("id", id)
                        .execute()
                > 0;
    }

    public static void deleteAll(Handle handle, String user) {
        handle.createUpdate("DELETE FROM passkeys WHERE user_name = :user")
                .bind("user", user)
                .execute();
    }

    public static void insert(Handle handle, PasskeyChallenge challenge) {
        handle.createUpdate("INSERT INTO passkey_challenges (hash, purpose, source, expires)"
                        + " VALUES (:hash, :purpose, :source, :expires)")
                .bind("hash", challenge.hash())
                .bind("purpose", challenge.purpose().name())
                .bind("source", challenge.source())
                .bind("expires", Micros.of(challenge.expires()))
                .execute();
    }

    public static Optional<PasskeyChallenge> challenge(Handle handle, String hash) {
        return handle.createQuery("SELECT * FROM passkey_challenges WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> new PasskeyChallenge(
                        row.getString("hash"),
                        PasskeyChallenge.Purpose.valueOf(row.getString("purpose")),
                        row.getString("source"),
                        Micros.instant(row.getLong("expires"))))
                .findOne();
    }

    /** False if there is none with that hash. */
    public static boolean deleteChallenge(Handle handle, String hash) {
        return handle.createUpdate("DELETE FROM passkey_challenges WHERE hash = :hash")
                        .bind("hash", hash)
                        .execute()
                > 0;
    }

    public static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("DELETE FROM passkey_challenges WHERE expires <= :now")
                .bind("now", Micros.of(now))
                .execute();
    }

    /** Deletes the oldest that {@code source} has asked for; {@code kept} stay. */
    public static void deleteOldest(Handle handle, String source, int kept) {
        handle.createUpdate("DELETE FROM passkey_challenges WHERE source = :source AND hash NOT IN (SELECT hash"
                        + " FROM passkey_challenges WHERE source = :source ORDER BY expires DESC, hash LIMIT :kept)")
                .bind("source", source)
                .bind("kept", kept)
                .execute();
    }

    /** Deletes the oldest of all; {@code kept} stay. */
    public static void deleteOldest(Handle handle, int kept) {
        handle.createUpdate("DELETE FROM passkey_challenges WHERE hash NOT IN (SELECT hash"
                        + " FROM passkey_challenges ORDER BY expires DESC, hash LIMIT :kept)")
                .bind("kept", kept)
                .execute();
    }
}
