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
import org.aubade.access.AccessService;
import org.aubade.access.AccountService;
import org.aubade.access.Identity;
import org.aubade.access.NewPasskey;
import org.aubade.access.PasskeyService;
import org.aubade.access.Role;
import org.aubade.access.User;
import org.aubade.access.webauthn.PasskeyPublicKey;
import org.aubade.access.webauthn.Registration;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The passkeys of the user who asks. */
@Tag(name = "Access")
@Path("/api/passkeys")
@Produces(Media.JSON)
@RolesAllowed(Role.VIEWER_NAME)
class PasskeysResource {
    private final PasskeyService passkeys;
    private final PasskeyAddress address;
    private final AccessService access;
    private final AccountService accounts;
    private final Caller caller;

    PasskeysResource(
            PasskeyService passkeys,
            PasskeyAddress address,
            AccessService access,
            AccountService accounts,
            Caller caller) {
        this.passkeys = passkeys;
        this.address = address;
        this.access = access;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listPasskeys", summary = "Lists one's own passkeys", description = "Oldest first.")
    @APIResponse(responseCode = "200", ref = "Passkeys")
    @APIResponse(responseCode = "409", ref = "NoPasskeys")
    public Uni<PasskeysView> list() {
        Identity session = caller.requireSession(Status.CONFLICT);
        return passkeys.passkeys(user(session))
                .onItem()
                .transform(all -> new PasskeysView(
                        !passkeys.isFresh(session),
                        all.stream().map(PasskeyView::of).toList()));
    }

    @POST
    @Path("/challenge")
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "beginPasskey",
            summary = "Makes a challenge for a new passkey",
            description =
                    "Takes the password if the login was five minutes ago or more, so that a stolen session makes none. The"
                            + " challenge is good once, for five minutes, in this session.")
    @RequestBody(ref = "PasskeyRequest")
    @APIResponse(responseCode = "200", ref = "NewPasskeyChallenge")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "NoPasskeys")
    @APIResponse(responseCode = "429", ref = "TooManyAttempts")
    public Uni<PasskeyChallengeView> challenge(Body body) {
        @Nullable String password = JsonBody.read(body, AccessBodies.PasskeyRequest.class).password();
        Identity session = caller.requireSession(Status.CONFLICT);
        RelyingParty party = address.require();
        return confirmed(session, password)
                .onItem()
                .transformToUni(user -> passkeys.passkeys(user.name())
                        .onItem()
                        .transformToUni(existing -> passkeys.challengeToAdd(session)
                                .onItem()
                                .transform(challenge -> PasskeyChallengeView.toAdd(challenge, party, user, existing))));
    }

    /** The user of {@code session}, who has just logged in or shows the password. */
    private Uni<User> confirmed(Identity session, @Nullable String password) {
        if (passkeys.isFresh(session)) {
            return accounts.user(user(session))
                    .onItem()
                    .transform(found -> found.orElseThrow(() -> new ProblemException(
                            Problem.of(Status.FORBIDDEN, "the user '" + user(session) + "' was removed meanwhile"))));
        }
        if (password == null) {
            throw new ProblemException(Problem.of(
                    Status.FORBIDDEN,
                    "the login was " + PasskeyService.FRESH.toMinutes()
                            + " minutes ago or more; send the 'password', or log in again"));
        }
        return access.check(user(session), password, caller.address())
                .onItem()
                .transform(check -> PasswordProblems.right(check, Status.FORBIDDEN));
    }

    @POST
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "addPasskey",
            summary = "Adds a passkey",
            description = "Takes what the browser answers to a challenge. A user has 20 at most.")
    @RequestBody(ref = "MadePasskey")
    @APIResponse(responseCode = "201", ref = "Passkey")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "NoPasskeys")
    public Uni<RestResponse<PasskeyView>> add(Body body) {
        AccessBodies.MadePasskey made = JsonBody.read(body, AccessBodies.MadePasskey.class);
        String name = AccessBodies.name(made.name());
        Registration registration = registration(made);
        Identity session = caller.requireSession(Status.CONFLICT);
        return passkeys.add(session, registration, name, address.require())
                .onItem()
                .transform(added -> switch (added) {
                    case NewPasskey.Done(var passkey) -> RestResponse.status(Status.CREATED, PasskeyView.of(passkey));
                    case NewPasskey.Refused(var why) -> throw ProblemException.badRequest(why);
                    case NewPasskey.Conflict(var why) -> throw new ProblemException(Problem.of(Status.CONFLICT, why));
                });
    }

    private static Registration registration(AccessBodies.MadePasskey made) {
        String id = JsonBody.require("id", made.id());
        String clientData = JsonBody.require("clientData", made.clientData());
        String authenticatorData = JsonBody.require("authenticatorData", made.authenticatorData());
        String publicKey = JsonBody.require("publicKey", made.publicKey());
        @Nullable Integer algorithm = made.algorithm();
        if (algorithm == null) {
            throw ProblemException.badRequest(
                    "'algorithm' is missing; it must be one of " + PasskeyPublicKey.ALGORITHMS);
        }
        return AccessBodies.checked(
                () -> new Registration(id, clientData, authenticatorData, PasskeyPublicKey.of(algorithm, publicKey)));
    }

    @DELETE
    @Path("/{id}")
    @Cancellable(false)
    @Operation(
            operationId = "removePasskey",
            summary = "Removes one of one's own passkeys",
            description = "It can no longer be used to log in. Sessions that were begun with it go on.")
    @APIResponse(responseCode = "204", description = "The passkey is removed.")
    @APIResponse(responseCode = "404", ref = "UnknownPasskey")
    @APIResponse(responseCode = "409", ref = "NoPasskeys")
    public Uni<Void> remove(
            @Parameter(description = "Its id.", example = "q5vVpEQzSyqRFT8gJcCzYw") @PathParam("id") String id) {
        Identity session = caller.requireSession(Status.CONFLICT);
        return passkeys.remove(user(session), id).onItem().transform(removed -> {
            if (!removed) {
                throw ProblemException.notFound(
                        "you have no passkey '" + id + "'; GET /api/passkeys lists those you have");
            }
            return null;
        });
    }

    private static String user(Identity session) {
        return String.valueOf(session.user());
    }
}
