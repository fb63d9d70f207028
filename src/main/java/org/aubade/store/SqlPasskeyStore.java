package org.aubade.store;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aubade.access.Passkey;
import org.aubade.access.PasskeyChallenge;
import org.aubade.access.PasskeyStore;
import org.aubade.store.database.Database;
import org.aubade.store.rows.AccessRows;
import org.aubade.store.rows.PasskeyRows;
import org.jdbi.v3.core.Handle;

/** Keeps passkeys in a database. */
final class SqlPasskeyStore implements PasskeyStore {
    private final Database database;

    SqlPasskeyStore(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Void> add(PasskeyChallenge challenge, Instant now) {
        return change(handle -> {
                    PasskeyRows.deleteExpired(handle, now);
                    PasskeyRows.deleteOldest(handle, challenge.source(), MAX_OF_SOURCE - 1);
                    PasskeyRows.deleteOldest(handle, MAX_CHALLENGES - 1);
                    PasskeyRows.insert(handle, challenge);
                    return true;
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<PasskeyChallenge>> take(String hash) {
        return change(
                handle -> PasskeyRows.challenge(handle, hash).filter(_ -> PasskeyRows.deleteChallenge(handle, hash)));
    }

    @Override
    public Uni<Added> add(Passkey passkey) {
        return change(handle -> {
            if (!AccessRows.has(handle, passkey.user(), null)) {
                return Added.NO_USER;
            }
            if (PasskeyRows.ofUser(handle, passkey.user()).size() >= MAX_OF_USER) {
                return Added.TOO_MANY;
            }
            return PasskeyRows.insert(handle, passkey) ? Added.DONE : Added.EXISTS;
        });
    }

    @Override
    public Uni<List<Passkey>> passkeys(String user) {
        return database.read(handle -> PasskeyRows.ofUser(handle, user));
    }

    @Override
    public Uni<Optional<Passkey>> passkey(String id) {
        return database.read(handle -> PasskeyRows.find(handle, id));
    }

    @Override
    public Uni<Boolean> use(String id, long counter, Instant now) {
        return change(handle -> {
            boolean allowed = PasskeyRows.find(handle, id)
                    .filter(passkey -> passkey.allows(counter))
                    .isPresent();
            if (allowed) {
                PasskeyRows.use(handle, id, counter, now);
            }
            return allowed;
        });
    }

    @Override
    public Uni<Boolean> remove(String user, String id) {
        return change(handle -> PasskeyRows.delete(handle, user, id));
    }

    @Override
    public Uni<Void> removeAll(String user) {
        return change(handle -> {
                    PasskeyRows.deleteAll(handle, user);
                    AccessRows.deleteSessions(handle, user, null);
                    return true;
                })
                .replaceWithVoid();
    }

    /** Runs {@code work} in a transaction that no other change to users, credentials or passkeys runs beside, on any node. */
    private <T> Uni<T> change(Database.Work<T> work) {
        return database.onWorker(() -> database.write((Handle handle) -> {
            AccessRows.lock(handle);
            return work.with(handle);
        }));
    }
}
