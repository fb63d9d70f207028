package org.aubade.access;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps passkeys as long as the process lasts. */
final class InMemoryPasskeyStore implements PasskeyStore {
    /** By name; its monitor guards it, and the passkeys and challenges. */
    private final Map<String, User> users;

    /** By id. */
    private final Map<String, Passkey> passkeys = new HashMap<>();

    private final Consumer<String> endSessions;

    /** By hash, oldest first. */
    private final Map<String, PasskeyChallenge> challenges = new LinkedHashMap<>();

    InMemoryPasskeyStore(Map<String, User> users, Consumer<String> endSessions) {
        this.users = users;
        this.endSessions = endSessions;
    }

    @Override
    public Uni<Void> add(PasskeyChallenge challenge, Instant now) {
        return locked(() -> {
                    challenges.values().removeIf(old -> !old.expires().isAfter(now));
                    makeRoom(old -> old.source().equals(challenge.source()), MAX_OF_SOURCE);
                    makeRoom(_ -> true, MAX_CHALLENGES);
                    challenges.put(challenge.hash(), challenge);
                    return true;
                })
                .replaceWithVoid();
    }

    /** Removes the oldest of them until one more fits. */
    private void makeRoom(Predicate<PasskeyChallenge> which, int most) {
        List<PasskeyChallenge> there =
                challenges.values().stream().filter(which).toList();
        there.stream().limit(Math.max(0, there.size() - most + 1)).forEach(old -> challenges.remove(old.hash()));
    }

    @Override
    public Uni<Optional<PasskeyChallenge>> take(String hash) {
        return locked(() -> Optional.ofNullable(challenges.remove(hash)));
    }

    @Override
    public Uni<Added> add(Passkey passkey) {
        return locked(() -> {
            if (!users.containsKey(passkey.user())) {
                return Added.NO_USER;
            }
            if (of(passkey.user()).size() >= MAX_OF_USER) {
                return Added.TOO_MANY;
            }
            return passkeys.putIfAbsent(passkey.id(), passkey) == null ? Added.DONE : Added.EXISTS;
        });
    }

    @Override
    public Uni<List<Passkey>> passkeys(String user) {
        return locked(() -> of(user));
    }

    private List<Passkey> of(String user) {
        return passkeys.values().stream()
                .filter(passkey -> passkey.user().equals(user))
                .sorted(Comparator.comparing(Passkey::created).thenComparing(Passkey::id))
                .toList();
    }

    @Override
    public Uni<Optional<Passkey>> passkey(String id) {
        return locked(() -> Optional.ofNullable(passkeys.get(id)));
    }

    @Override
    public Uni<Boolean> use(String id, long counter, Instant now) {
        return locked(() -> {
            Passkey old = passkeys.get(id);
            if (old == null || !old.allows(counter)) {
                return false;
            }
            passkeys.put(
                    id, new Passkey(id, old.user(), old.name(), old.key(), old.origin(), counter, old.created(), now));
            return true;
        });
    }

    @Override
    public Uni<Boolean> remove(String user, String id) {
        return locked(() -> passkeys.values()
                .removeIf(passkey -> passkey.id().equals(id) && passkey.user().equals(user)));
    }

    @Override
    public Uni<Void> removeAll(String user) {
        return locked(() -> {
                    forget(user);
                    endSessions.accept(user);
                    return true;
                })
                .replaceWithVoid();
    }

    /** Removes the passkeys of {@code user}; the caller holds the monitor. */
    void forget(String user) {
        passkeys.values().removeIf(passkey -> passkey.user().equals(user));
    }

    private <T> Uni<T> locked(Supplier<T> work) {
        return Uni.createFrom().item(() -> {
            synchronized (users) {
                return work.get();
            }
        });
    }
}
