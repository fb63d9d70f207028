package org.aubade.store;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aubade.access.AccessStore;
import org.aubade.access.Credential;
import org.aubade.access.Identity;
import org.aubade.access.PasskeyStore;
import org.aubade.access.Role;
import org.aubade.access.User;
import org.aubade.store.database.Database;
import org.aubade.store.database.Micros;
import org.aubade.store.rows.AccessRows;
import org.aubade.store.rows.PasskeyRows;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps users, sessions and tokens in a database. */
public final class SqlAccessStore implements AccessStore {
    private final Database database;
    private final SqlPasskeyStore passkeys;

    public SqlAccessStore(Database database) {
        this.database = database;
        this.passkeys = new SqlPasskeyStore(database);
    }

    @Override
    public Uni<Boolean> hasUsers() {
        return database.read(AccessRows::hasUsers);
    }

    @Override
    public Uni<List<User>> users() {
        // Sorted here, since databases sort text differently.
        return database.read(handle ->
                handle.createQuery("SELECT * FROM users").map((row, _) -> AccessRows.user(row)).list().stream()
                        .sorted(Comparator.comparing(User::name))
                        .toList());
    }

    @Override
    public Uni<Optional<User>> user(String name) {
        return database.read(handle -> AccessRows.user(handle, name));
    }

    @Override
    public Uni<Boolean> add(User user) {
        return change(handle -> AccessRows.insert(handle, user));
    }

    @Override
    public Uni<Boolean> addFirst(User user) {
        return change(handle -> !AccessRows.hasUsers(handle) && AccessRows.insert(handle, user));
    }

    @Override
    public Uni<Change> setRole(String user, Role role) {
        return change(handle -> changed(
                role != Role.ADMIN && AccessRows.isLastAdmin(handle, user),
                () -> handle.createUpdate("UPDATE users SET role = :role WHERE name = :user")
                        .bind("role", role.name())
                        .bind("user", user)
                        .execute()));
    }

    @Override
    public Uni<Change> setPassword(String user, String passwordHash, @Nullable String old, @Nullable String kept) {
        return change(handle -> changed(false, () -> {
            if (!AccessRows.has(handle, user, old)) {
                return 0;
            }
            AccessRows.deleteSessions(handle, user, kept);
            return handle.createUpdate("UPDATE users SET password_hash = :hash WHERE name = :user")
                    .bind("hash", passwordHash)
                    .bind("user", user)
                    .execute();
        }));
    }

    @Override
    public Uni<Change> remove(String user) {
        return change(handle -> changed(AccessRows.isLastAdmin(handle, user), () -> {
            handle.createUpdate("DELETE FROM credentials WHERE user_name = :user")
                    .bind("user", user)
                    .execute();
            PasskeyRows.deleteAll(handle, user);
            return handle.createUpdate("DELETE FROM users WHERE name = :user")
                    .bind("user", user)
                    .execute();
        }));
    }

    @Override
    public Uni<Boolean> add(Credential credential, @Nullable String passwordHash, Instant now) {
        return change(handle -> {
            handle.createUpdate("DELETE FROM credentials WHERE expires <= :now")
                    .bind("now", Micros.of(now))
                    .execute();
            String user = credential.user();
            if (user != null && !AccessRows.has(handle, user, passwordHash)) {
                return false;
            }
            AccessRows.insert(handle, credential);
            return true;
        });
    }

    @Override
    public Uni<List<Credential>> tokens() {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM credentials WHERE kind = :kind ORDER BY created, id")
                        .bind("kind", Credential.Kind.TOKEN.name())
                        .map((row, _) -> AccessRows.credential(row))
                        .list());
    }

    @Override
    public Uni<Boolean> end(Credential.Kind kind, String id) {
        return change(handle -> handle.createUpdate("DELETE FROM credentials WHERE kind = :kind AND id = :id")
                        .bind("kind", kind.name())
                        .bind("id", id)
                        .execute()
                > 0);
    }

    @Override
    public Uni<Optional<Identity>> identify(String hash) {
        return database.read(handle -> AccessRows.identify(handle, hash));
    }

    @Override
    public PasskeyStore passkeys() {
        return passkeys;
    }

    @Override
    public boolean isShared() {
        return database.isShared();
    }

    private static Change changed(boolean lastAdmin, Supplier<Integer> rows) {
        if (lastAdmin) {
            return Change.LAST_ADMIN;
        }
        return rows.get() > 0 ? Change.DONE : Change.UNKNOWN;
    }

    /** {@code work} in a transaction of its own, before which no other change of users and credentials is under way. */
    private <T> Uni<T> change(Database.Work<T> work) {
        return database.onWorker(() -> database.write((Handle handle) -> {
            AccessRows.lock(handle);
            return work.with(handle);
        }));
    }
}
