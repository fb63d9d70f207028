package org.aubade.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps users, sessions and tokens as long as the process lasts. */
public final class InMemoryAccessStore implements AccessStore {
    /** By name; its monitor guards it, the credentials and the passkeys. */
    private final Map<String, User> users = new TreeMap<>();

    /** By hash. */
    private final Map<String, Credential> credentials = new HashMap<>();

    private final InMemoryPasskeyStore passkeys = new InMemoryPasskeyStore(users, user -> endSessions(user, null));

    @Override
    public Uni<Boolean> hasUsers() {
        return locked(() -> !users.isEmpty());
    }

    @Override
    public Uni<List<User>> users() {
        return locked(() -> List.copyOf(users.values()));
    }

    @Override
    public Uni<Optional<User>> user(String name) {
        return locked(() -> Optional.ofNullable(users.get(name)));
    }

    @Override
    public Uni<Boolean> add(User user) {
        return locked(() -> users.putIfAbsent(user.name(), user) == null);
    }

    @Override
    public Uni<Boolean> addFirst(User user) {
        return locked(() -> users.isEmpty() && users.putIfAbsent(user.name(), user) == null);
    }

    @Override
    public Uni<Change> setRole(String user, Role role) {
        return locked(() -> role != Role.ADMIN && isLastAdmin(user)
                ? Change.LAST_ADMIN
                : replace(user, old -> new User(old.name(), role, old.passwordHash(), old.created())));
    }

    @Override
    public Uni<Change> setPassword(String user, String passwordHash, @Nullable String old, @Nullable String kept) {
        return locked(() -> {
            if (!has(user, old)) {
                return Change.UNKNOWN;
            }
            endSessions(user, kept);
            return replace(user, had -> new User(had.name(), had.role(), passwordHash, had.created()));
        });
    }

    /** Ends the sessions of {@code user}, but for that with the id {@code kept}; the caller holds the monitor. */
    private void endSessions(String user, @Nullable String kept) {
        credentials
                .values()
                .removeIf(credential -> credential.kind() == Credential.Kind.SESSION
                        && user.equals(credential.user())
                        && !credential.id().equals(kept));
    }

    @Override
    public Uni<Change> remove(String user) {
        return locked(() -> {
            if (isLastAdmin(user)) {
                return Change.LAST_ADMIN;
            }
            credentials.values().removeIf(credential -> user.equals(credential.user()));
            passkeys.forget(user);
            return users.remove(user) == null ? Change.UNKNOWN : Change.DONE;
        });
    }

    @Override
    public Uni<Boolean> add(Credential credential, @Nullable String passwordHash, Instant now) {
        return locked(() -> {
            credentials
                    .values()
                    .removeIf(old -> old.expires() != null && !old.expires().isAfter(now));
            if (credential.user() != null && !has(credential.user(), passwordHash)) {
                return false;
            }
            credentials.put(credential.hash(), credential);
            return true;
        });
    }

    @Override
    public Uni<List<Credential>> tokens() {
        return locked(() -> credentials.values().stream()
                .filter(credential -> credential.kind() == Credential.Kind.TOKEN)
                .sorted(Comparator.comparing(Credential::created).thenComparing(Credential::id))
                .toList());
    }

    @Override
    public Uni<Boolean> end(Credential.Kind kind, String id) {
        return locked(() -> credentials
                .values()
                .removeIf(credential ->
                        credential.kind() == kind && credential.id().equals(id)));
    }

    @Override
    public Uni<Optional<Identity>> identify(String hash) {
        return locked(() -> Optional.ofNullable(credentials.get(hash))
                .map(found -> Identity.of(
                        found,
                        Optional.ofNullable(found.user())
                                .map(users::get)
                                .map(User::role)
                                .orElse(null))));
    }

    @Override
    public PasskeyStore passkeys() {
        return passkeys;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    private boolean has(String name, @Nullable String passwordHash) {
        User user = users.get(name);
        return user != null && (passwordHash == null || passwordHash.equals(user.passwordHash()));
    }

    private boolean isLastAdmin(String name) {
        return users.values().stream()
                .filter(user -> user.role() == Role.ADMIN)
                .map(User::name)
                .toList()
                .equals(List.of(name));
    }

    private Change replace(String name, UnaryOperator<User> change) {
        return users.computeIfPresent(name, (_, old) -> change.apply(old)) == null ? Change.UNKNOWN : Change.DONE;
    }

    private <T> Uni<T> locked(Supplier<T> work) {
        return Uni.createFrom().item(() -> {
            synchronized (users) {
                return work.get();
            }
        });
    }
}
