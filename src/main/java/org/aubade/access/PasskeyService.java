package org.aubade.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.aubade.access.PasskeyChallenge.Purpose;
import org.aubade.access.webauthn.Assertion;
import org.aubade.access.webauthn.Registration;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.time.TimeSource;

/** Adds passkeys, and logs in whoever shows one; the session is as after a password. No call blocks. */
public final class PasskeyService {
    /** How long a browser has for a ceremony. */
    public static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(5);

    /** How long after a login a passkey is added without the password. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private static final String STALE = "the challenge is unknown, has been used, or is older than "
            + CHALLENGE_LIFETIME.toMinutes() + " minutes; try again";
    private static final String UNKNOWN =
            "the passkey is not known here; it was removed, or belongs to another service";

    private final AccessStore store;
    private final PasskeyStore passkeys;
    private final AccessService access;
    private final TimeSource time;

    public PasskeyService(AccessStore store, AccessService access, TimeSource time) {
        this.store = store;
        this.passkeys = store.passkeys();
        this.access = access;
        this.time = time;
    }

    /**
     * The user handle of WebAuthn: a hash of the name and the time of creation, which does not reveal the name, and is another one for a
     * later user of that name. Its hexadecimal text is used as base64url, which has all these digits.
     */
    public static String handle(User user) {
        return new Secret(user.name() + "\n" + user.created().truncatedTo(ChronoUnit.MICROS)).hash();
    }

    /** The passkeys of that user, oldest first. */
    @CheckReturnValue
    public Uni<List<Passkey>> passkeys(String user) {
        return passkeys.passkeys(user);
    }

    /** Whether {@code session} began so shortly ago that whoever uses it need not show the password again. */
    public boolean isFresh(Identity session) {
        return Duration.between(session.begun(), time.now()).abs().compareTo(FRESH) < 0;
    }

    /** A challenge for a passkey that is to be added in {@code session}. */
    @CheckReturnValue
    public Uni<Secret> challengeToAdd(Identity session) {
        return challenge(Purpose.ADD, session.credential());
    }

    /** A challenge for somebody who wants to log in from {@code address}. */
    @CheckReturnValue
    public Uni<Secret> challengeToLogin(String address) {
        return challenge(Purpose.LOGIN, ClientNetwork.of(address).prefix());
    }

    private Uni<Secret> challenge(Purpose purpose, String source) {
        return Uni.createFrom().deferred(() -> {
            Secret secret = Secret.generate("");
            Instant now = time.now();
            return passkeys.add(new PasskeyChallenge(secret.hash(), purpose, source, now.plus(CHALLENGE_LIFETIME)), now)
                    .replaceWith(secret);
        });
    }

    /** The challenge with that text, which cannot be answered again; empty if there is none, or if it has expired. */
    private Uni<Optional<PasskeyChallenge>> take(String text, Purpose purpose) {
        Secret secret = new Secret(text);
        return secret.isWellFormed()
                ? passkeys.take(secret.hash())
                        .onItem()
                        .transform(found -> found.filter(challenge ->
                                challenge.purpose() == purpose && time.now().isBefore(challenge.expires())))
                        // To verify a signature takes a millisecond, which must not be on an event loop.
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                : Uni.createFrom().item(Optional.empty());
    }

    /** Adds a passkey that was made at {@code party} in {@code session}, which is a user's. */
    @CheckReturnValue
    public Uni<NewPasskey> add(Identity session, Registration made, String name, RelyingParty party) {
        return take(made.challenge(), Purpose.ADD).onItem().transformToUni(challenge -> {
            if (challenge
                    .filter(asked -> asked.source().equals(session.credential()))
                    .isEmpty()) {
                return Uni.createFrom().item(new NewPasskey.Refused(STALE));
            }
            Optional<String> why = made.verify(party);
            if (why.isPresent()) {
                return Uni.createFrom().item(new NewPasskey.Refused(why.get()));
            }
            Passkey passkey = new Passkey(
                    made.id(),
                    String.valueOf(session.user()),
                    name,
                    made.key(),
                    party.origin(),
                    made.counter(),
                    time.now(),
                    null);
            return passkeys.add(passkey).onItem().transform(added -> added(added, passkey));
        });
    }

    private static NewPasskey added(PasskeyStore.Added added, Passkey passkey) {
        return switch (added) {
            case DONE -> new NewPasskey.Done(passkey);
            case EXISTS -> new NewPasskey.Conflict("this passkey is added already");
            case TOO_MANY ->
                new NewPasskey.Conflict(
                        "a user has at most " + PasskeyStore.MAX_OF_USER + " passkeys; remove one first");
            case NO_USER -> new NewPasskey.Conflict("the user '" + passkey.user() + "' was removed meanwhile");
        };
    }

    /**
     * Logs in whoever shows a passkey. What is not accepted counts for {@code address} as a wrong password does.
     *
     * @param address where the attempt comes from
     */
    @CheckReturnValue
    public Uni<PasskeyLogin> login(Assertion shown, String address) {
        return Uni.createFrom().deferred(() -> {
            Duration wait = access.throttle().attempt(address, Optional.empty());
            return wait.isPositive()
                    ? Uni.createFrom().item(new PasskeyLogin.Throttled(wait))
                    : decide(shown)
                            .onItem()
                            .invoke(outcome -> {
                                if (outcome instanceof PasskeyLogin.Done) {
                                    access.throttle().takeBack(address, Optional.empty());
                                }
                            })
                            .onFailure()
                            .invoke(() -> access.throttle().takeBack(address, Optional.empty()));
        });
    }

    private Uni<PasskeyLogin> decide(Assertion shown) {
        return take(shown.challenge(), Purpose.LOGIN)
                .onItem()
                .transformToUni(challenge -> challenge.isEmpty()
                        ? refused(STALE, "")
                        : passkeys.passkey(shown.id())
                                .onItem()
                                .transformToUni(found -> found.map(known -> verify(known, shown))
                                        .orElseGet(() -> refused(UNKNOWN, ""))));
    }

    private Uni<PasskeyLogin> verify(Passkey known, Assertion shown) {
        Optional<String> why = shown.verify(known.key(), RelyingParty.of(known.origin()));
        if (why.isPresent()) {
            return refused(why.get(), known.user());
        }
        return store.user(known.user())
                .onItem()
                .transformToUni(found -> found.filter(user -> handle(user).equals(shown.userHandle()))
                        .map(user -> begin(user, known, shown))
                        .orElseGet(() -> refused(UNKNOWN, known.user())));
    }

    private Uni<PasskeyLogin> begin(User user, Passkey known, Assertion shown) {
        return passkeys.use(known.id(), shown.counter(), time.now())
                .onItem()
                .transformToUni(used -> used
                        ? access.begin(user)
                                .onItem()
                                .transformToUni(begun -> begun.map(session ->
                                                Uni.createFrom().<PasskeyLogin>item(new PasskeyLogin.Done(session)))
                                        .orElseGet(() ->
                                                refused("the user was changed meanwhile; try again", user.name())))
                        : refused(
                                "the signature counter of the passkey is " + shown.counter()
                                        + ", which is not greater than at the last login; the passkey may have been copied: remove it",
                                user.name()));
    }

    private static Uni<PasskeyLogin> refused(String why, String user) {
        return Uni.createFrom().item(new PasskeyLogin.Refused(why, user));
    }

    /** Removes that user's passkey; false if there is none with that id. Sessions that it began go on. */
    @CheckReturnValue
    public Uni<Boolean> remove(String user, String id) {
        return passkeys.remove(user, id);
    }

    /** Removes all passkeys of that user, and ends the sessions; false if there is no such user. */
    @CheckReturnValue
    public Uni<Boolean> removeAll(String name) {
        return User.canonical(name)
                .map(user -> store.user(user)
                        .onItem()
                        .transformToUni(found -> found.isEmpty()
                                ? Uni.createFrom().item(false)
                                : access.endingSessions(passkeys.removeAll(user))
                                        .replaceWith(true)))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
