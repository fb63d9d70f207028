package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import org.aubade.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** Makes an admin of whoever presents the secret of the setup link: the first user, or one more where the only admin is locked out. */
public final class SetupService {
    private final AccessStore store;
    private final Passwords passwords;
    private final AccessService access;
    private final TimeSource time;

    /** The setup link of this process; null where there is none, or it was used. */
    private final AtomicReference<@Nullable SetupOffer> offer = new AtomicReference<>();

    public SetupService(AccessStore store, Passwords passwords, AccessService access, TimeSource time) {
        this.store = store;
        this.passwords = passwords;
        this.access = access;
        this.time = time;
    }

    /** Creates the secret of a setup link for the first user; earlier links become invalid. */
    public Secret offerSetup() {
        return offer(false);
    }

    /** As {@link #offerSetup}, but it makes an admin although there are users. */
    public Secret offerRecovery() {
        return offer(true);
    }

    private Secret offer(boolean recovery) {
        Secret secret = Secret.generate("");
        offer.set(new SetupOffer(secret, recovery));
        return secret;
    }

    /**
     * Makes an admin of whoever has the setup link, and logs in.
     *
     * @throws IllegalArgumentException if the name or the password cannot be one
     */
    @CheckReturnValue
    public Uni<Setup> setUp(String link, String name, String password) {
        String user = User.requireName(name);
        Passwords.require(password);
        SetupOffer offered = offer.get();
        if (offered == null || !offered.secret().matches(link)) {
            return Uni.createFrom().item(new Setup.WrongLink());
        }
        return passwords
                .hash(password)
                .onItem()
                .transformToUni(hash -> setUp(offered, new User(user, Role.ADMIN, hash, time.now())));
    }

    /** The link is taken away first, so that two who have it do not both make a user, and given back if no user was made. */
    private Uni<Setup> setUp(SetupOffer offered, User next) {
        if (!offer.compareAndSet(offered, null)) {
            return Uni.createFrom().item(new Setup.WrongLink());
        }
        Uni<Boolean> adding = offered.recovery() ? store.add(next) : store.addFirst(next);
        return adding.onFailure()
                .invoke(() -> offer.compareAndSet(null, offered))
                .onItem()
                .transformToUni(added -> {
                    if (added) {
                        return access.begin(next).onItem().transform(session -> new Setup.Done(session.orElseThrow()));
                    }
                    offer.compareAndSet(null, offered);
                    return Uni.createFrom().item(offered.recovery() ? new Setup.NameTaken() : new Setup.TooLate());
                });
    }

    /** @param recovery whether it makes an admin although there are users */
    private record SetupOffer(Secret secret, boolean recovery) {}
}
