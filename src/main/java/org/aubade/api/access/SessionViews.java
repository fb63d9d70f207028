package org.aubade.api.access;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.aubade.access.AccessMode;
import org.aubade.access.AccountService;
import org.aubade.access.Identity;
import org.aubade.oidc.OidcLogin;
import org.jspecify.annotations.Nullable;

/** Says who is logged in and, besides, how somebody can log in. */
@Singleton
class SessionViews {
    private final AccountService accounts;
    private final @Nullable String provider;

    SessionViews(AccountService accounts, Optional<OidcLogin> provider) {
        this.accounts = accounts;
        this.provider = provider.map(OidcLogin::name).orElse(null);
    }

    SessionView of(Identity who) {
        return SessionView.of(who).withOidc(provider);
    }

    @CheckReturnValue
    Uni<SessionView> nobody() {
        String mode = AccessMode.LOGIN.text();
        return accounts.hasUsers().onItem().transform(any -> new SessionView(mode, null, null, null, !any, provider));
    }
}
