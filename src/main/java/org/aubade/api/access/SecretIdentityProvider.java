package org.aubade.api.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.aubade.access.AccessService;

/** Knows whom sessions and API tokens belong to. */
@Singleton
class SecretIdentityProvider implements IdentityProvider<SecretRequest> {
    private final AccessService access;

    SecretIdentityProvider(AccessService access) {
        this.access = access;
    }

    @Override
    public Class<SecretRequest> getRequestType() {
        return SecretRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(SecretRequest request, AuthenticationRequestContext context) {
        return access.identify(request.secret())
                .onItem()
                .transform(found -> found.map(who -> Caller.identity(who, request.secret()))
                        .orElseThrow(AuthenticationFailedException::new));
    }
}
