package org.aubade.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what another store does; a test overrides what it is about. */
public abstract class ForwardingAccessStore implements AccessStore {
    private final AccessStore store;

    protected ForwardingAccessStore(AccessStore store) {
        this.store = store;
    }

    @Override
    public Uni<Boolean> hasUsers() {
        return store.hasUsers();
    }

    @Override
    public Uni<List<User>> users() {
        return store.users();
    }

    @Override
    public Uni<Optional<User>> user(String name) {
        return store.user(name);
    }

    @Override
    public Uni<Boolean> add(User user) {
        return store.add(user);
    }

    @Override
    public Uni<Boolean> addFirst(User user) {
        return store.addFirst(user);
    }

    @Override
    public Uni<Change> setRole(String user, Role role) {
        return store.setRole(user, role);
    }

    @Override
    public Uni<Change> setPassword(String user, String passwordHash, @Nullable String old, @Nullable String kept) {
        return store.setPassword(user, passwordHash, old, kept);
    }

    @Override
    public Uni<Change> remove(String user) {
        return store.remove(user);
    }

    @Override
    public Uni<Boolean> add(Credential credential, @Nullable String passwordHash, Instant now) {
        return store.add(credential, passwordHash, now);
    }

    @Override
    public Uni<List<Credential>> tokens() {
        return store.tokens();
    }

    @Override
    public Uni<Boolean> end(Credential.Kind kind, String id) {
        return store.end(kind, id);
    }

    @Override
    public Uni<Optional<Identity>> identify(String hash) {
        return store.identify(hash);
    }

    @Override
    public PasskeyStore passkeys() {
        return store.passkeys();
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }
}
