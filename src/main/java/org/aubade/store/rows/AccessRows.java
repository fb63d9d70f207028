package org.aubade.store.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.aubade.access.Credential;
import org.aubade.access.Identity;
import org.aubade.access.Role;
import org.aubade.access.User;
import org.aubade.store.database.Micros;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads and writes the tables {@code users} and {@code credentials}. */
public final class AccessRows {
    private AccessRows() {}

    /** Takes the lock for changes of access data until the transaction ends, by updating one row that all nodes share. */
    public static void lock(Handle handle) {
        handle.createUpdate("UPDATE access_changes SET count = count + 1").execute();
    }

    public static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("password_hash"),
                Micros.instant(row.getLong("created")));
    }

    public static Optional<User> user(Handle handle, String name) {
        return handle.createQuery("SELECT * FROM users WHERE name = :name")
                .bind("name", name)
                .map((row, _) -> user(row))
                .findOne();
    }

    /** Whether there is such a user, with that password where one is given. */
    public static boolean has(Handle handle, String name, @Nullable String passwordHash) {
        return user(handle, name)
                .filter(user -> passwordHash == null || passwordHash.equals(user.passwordHash()))
                .isPresent();
    }

    public static boolean hasUsers(Handle handle) {
        return handle.createQuery("SELECT 1 FROM users LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Whether {@code name} is the only user who may manage users. */
    public static boolean isLastAdmin(Handle handle, String name) {
        return handle.createQuery("SELECT name FROM users WHERE role = :admin LIMIT 2")
                .bind("admin", Role.ADMIN.name())
                .mapTo(String.class)
                .list()
                .equals(List.of(name));
    }

    /** False if there is a user of that name. */
    public static boolean insert(Handle handle, User user) {
        return handle.createUpdate("INSERT INTO users (name, role, password_hash, created)"
                                + " VALUES (:name, :role, :hash, :created) ON CONFLICT DO NOTHING")
                        .bind("name", user.name())
                        .bind("role", user.role().name())
                        .bind("hash", user.passwordHash())
                        .bind("created", Micros.of(user.created()))
                        .execute()
                > 0;
    }

    public static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getString("hash"),
                row.getString("id"),
                Credential.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("user_name"),
                Role.valueOf(row.getString("role")),
                Micros.instant(row.getLong("created")),
                Micros.read(row, "expires"));
    }

    public static void insert(Handle handle, Credential credential) {
        handle.createUpdate("INSERT INTO credentials (hash, id, kind, name, user_name, role, created, expires)"
                        + " VALUES (:hash, :id, :kind, :name, :user, :role, :created, :expires)"
                        + " ON CONFLICT DO NOTHING")
                .bind("hash", credential.hash())
                .bind("id", credential.id())
                .bind("kind", credential.kind().name())
                .bind("name", credential.name())
                .bind("user", credential.user())
                .bind("role", credential.role().name())
                .bind("created", Micros.of(credential.created()))
                .bind("expires", Micros.ofNullable(credential.expires()))
                .execute();
    }

    /** Whom a secret with that hash belongs to; in one query, since it may be asked with each request. */
    public static Optional<Identity> identify(Handle handle, String hash) {
        return handle.createQuery("SELECT c.*, u.role AS user_role"
                        + " FROM credentials c LEFT JOIN users u ON u.name = c.user_name WHERE c.hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> identity(row))
                .findOne()
                .flatMap(found -> found);
    }

    private static Optional<Identity> identity(ResultSet row) throws SQLException {
        Credential found = credential(row);
        String role = row.getString("user_role");
        return role == null && found.user() != null
                ? Optional.empty()
                : Optional.of(Identity.of(found, role == null ? null : Role.valueOf(role)));
    }

    /** Deletes the sessions of that user, but for the one with the id {@code kept}. */
    public static void deleteSessions(Handle handle, String user, @Nullable String kept) {
        handle.createUpdate("DELETE FROM credentials WHERE kind = :kind AND user_name = :user AND id <> :kept")
                .bind("kind", Credential.Kind.SESSION.name())
                .bind("user", user)
                .bind("kept", kept == null ? "" : kept)
                .execute();
    }
}
