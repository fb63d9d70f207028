package org.aubade.oidc;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A login with a provider that came to nothing; the message is for the person, and contains no secret. Has no stack trace. */
public final class OidcFailure extends RuntimeException {
    /** What kind of failure it is. */
    public enum Kind {
        /** The answer belongs to no login that this browser has begun, or that login is over. */
        NOT_BEGUN,
        /** The provider has authenticated nobody, or somebody who may not use this home. */
        REFUSED,
        /** The provider cannot be reached, or says what cannot be right. */
        PROVIDER,
        /** Too many log in at once. */
        BUSY
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String who;

    OidcFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    /** @param who whom the provider has authenticated; null for nobody */
    OidcFailure(Kind kind, String message, @Nullable String who) {
        super(message, null, false, false);
        this.kind = kind;
        this.who = who;
    }

    /** Whom the provider has authenticated, by the name there; empty for nobody. */
    public Optional<String> who() {
        return Optional.ofNullable(who);
    }

    public Kind kind() {
        return kind;
    }
}
