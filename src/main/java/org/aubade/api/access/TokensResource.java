package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import org.aubade.access.AccountService;
import org.aubade.access.Identity;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.time.TimeSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The API tokens, by which programs say who they are. */
@Tag(name = "Access")
@Path("/api/tokens")
@Produces(Media.JSON)
@RolesAllowed(Role.ADMIN_NAME)
class TokensResource {
    private final AccountService accounts;
    private final Caller caller;
    private final HomePlace home;
    private final TimeSource time;

    TokensResource(AccountService accounts, Caller caller, HomePlace home, TimeSource time) {
        this.accounts = accounts;
        this.caller = caller;
        this.home = home;
        this.time = time;
    }

    @GET
    @Operation(operationId = "listTokens", summary = "Lists the API tokens", description = "Without their secrets.")
    @APIResponse(responseCode = "200", ref = "Tokens")
    public Uni<List<TokenView>> list() {
        return accounts.tokens()
                .onItem()
                .transform(tokens -> tokens.stream().map(TokenView::of).toList());
    }

    @POST
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "addToken",
            summary = "Makes an API token",
            description = "The answer shows it once; only its hash is kept. It ends with the user who makes it.")
    @RequestBody(ref = "NewToken")
    @APIResponse(responseCode = "201", ref = "Token")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "NobodyHasToLogIn")
    public Uni<RestResponse<TokenView>> add(Body body) {
        AccessBodies.TokenRequest wanted = JsonBody.read(body, AccessBodies.TokenRequest.class);
        String name = AccessBodies.name(wanted.name());
        Role role = AccessBodies.role(wanted.role());
        caller.requireLoginMode();
        @Nullable Instant expires = expires(wanted.expires());
        @Nullable String user = caller.identity().map(Identity::user).orElse(null);
        return accounts.addToken(name, role, expires, user)
                .onItem()
                .transform(added -> added.map(made -> RestResponse.status(Status.CREATED, TokenView.of(made)))
                        .orElseThrow(() -> new ProblemException(
                                Problem.of(Status.UNAUTHORIZED, "the user '" + user + "' was removed meanwhile"))));
    }

    private @Nullable Instant expires(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant now = time.now();
        Instant expires = Parameters.moment("expires", text, home.zone());
        if (!expires.isAfter(now)) {
            throw ProblemException.badRequest("expires must be ahead; found '" + text + "'");
        }
        return expires;
    }

    @DELETE
    @Path("/{id}")
    @Cancellable(false)
    @Operation(operationId = "revokeToken", summary = "Revokes an API token", description = "At once, on all nodes.")
    @APIResponse(responseCode = "204", description = "The token is revoked.")
    @APIResponse(responseCode = "404", ref = "UnknownToken")
    public Uni<Void> end(
            @Parameter(description = "Its id.", example = "6e1b0a6e-6a51-4d52-8f0e-0b3b8d1f6f57") @PathParam("id")
                    String id) {
        return accounts.revokeToken(id).onItem().transform(ended -> {
            if (!ended) {
                throw ProblemException.notFound("there is no token '" + id + "'; GET /api/tokens lists them");
            }
            return null;
        });
    }
}
