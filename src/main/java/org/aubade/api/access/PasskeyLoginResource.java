package org.aubade.api.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response.Status;
import org.aubade.access.PasskeyLogin;
import org.aubade.access.PasskeyService;
import org.aubade.access.audit.AuditLog;
import org.aubade.access.webauthn.Assertion;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Logging in with a passkey. */
@Tag(name = "Access")
@Path("/api/session/passkey")
@Produces(Media.JSON)
class PasskeyLoginResource {
    /** The user in the audit log if the passkey is unknown; it cannot be the name of a user. */
    private static final String UNKNOWN_USER = "(unknown)";

    private final PasskeyService passkeys;
    private final PasskeyAddress address;
    private final AuditLog audit;
    private final Caller caller;
    private final SessionCookie cookie;

    PasskeyLoginResource(
            PasskeyService passkeys, PasskeyAddress address, AuditLog audit, Caller caller, SessionCookie cookie) {
        this.passkeys = passkeys;
        this.address = address;
        this.audit = audit;
        this.caller = caller;
        this.cookie = cookie;
    }

    @POST
    @Path("/challenge")
    @PermitAll
    @Cancellable(false)
    @Operation(
            operationId = "beginPasskeyLogin",
            summary = "Makes a challenge to log in with a passkey",
            description = "It is good once, for five minutes, on all nodes.")
    @APIResponse(responseCode = "200", ref = "PasskeyChallenge")
    @APIResponse(responseCode = "409", ref = "NoPasskeys")
    public Uni<PasskeyChallengeView> challenge() {
        caller.requireLoginMode();
        RelyingParty party = address.require();
        return passkeys.challengeToLogin(caller.address())
                .onItem()
                .transform(challenge -> PasskeyChallengeView.toLogin(challenge, party));
    }

    @POST
    @PermitAll
    @Consumes(Media.JSON)
    @Cancellable(false)
    @Operation(
            operationId = "loginWithPasskey",
            summary = "Logs in with a passkey",
            description = "Takes what the browser answers to a challenge. The answer sets the cookie of a session.")
    @RequestBody(ref = "ShownPasskey")
    @APIResponse(responseCode = "200", ref = "Session")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "401", ref = "Unauthorized")
    @APIResponse(responseCode = "409", ref = "NobodyHasToLogIn")
    @APIResponse(responseCode = "429", ref = "TooManyAttempts")
    public Uni<RestResponse<SessionView>> login(Body body) {
        Assertion shown = assertion(JsonBody.read(body, AccessBodies.ShownPasskey.class));
        caller.requireLoginMode();
        String from = caller.address();
        boolean encrypted = caller.isEncrypted();
        return passkeys.login(shown, from).onItem().transform(outcome -> switch (outcome) {
            case PasskeyLogin.Done(var session) -> cookie.answer(session, encrypted);
            case PasskeyLogin.Throttled(var delay) -> throw new ProblemException(PasswordProblems.tooMany(delay));
            case PasskeyLogin.Refused(var why, var user) -> throw refused(why, user, from);
        });
    }

    private static Assertion assertion(AccessBodies.ShownPasskey shown) {
        String id = JsonBody.require("id", shown.id());
        String clientData = JsonBody.require("clientData", shown.clientData());
        String authenticatorData = JsonBody.require("authenticatorData", shown.authenticatorData());
        String signature = JsonBody.require("signature", shown.signature());
        String userHandle = JsonBody.require("userHandle", shown.userHandle());
        return AccessBodies.checked(() -> new Assertion(id, clientData, authenticatorData, signature, userHandle));
    }

    private ProblemException refused(String why, String user, String from) {
        int status = Status.UNAUTHORIZED.getStatusCode();
        audit.record(user.isEmpty() ? UNKNOWN_USER : user, from, "loginWithPasskey", "/api/session/passkey", status);
        return new ProblemException(Problem.of(status, why));
    }
}
