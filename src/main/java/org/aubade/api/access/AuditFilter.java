package org.aubade.api.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.Set;
import org.aubade.access.Identity;
import org.aubade.access.audit.AuditLog;
import org.aubade.api.http.Endpoints;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Notes in the audit log what somebody changed, and what somebody was not allowed to do. */
class AuditFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AuditLog audit;
    private final Endpoints endpoints;
    private final Caller caller;

    AuditFilter(AuditLog audit, Endpoints endpoints, Caller caller) {
        this.audit = audit;
        this.endpoints = endpoints;
        this.caller = caller;
    }

    @ServerResponseFilter
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (status != Status.FORBIDDEN.getStatusCode()
                && (READING.contains(request.getMethod()) || isRefused(status))) {
            return;
        }
        Optional<String> who = begun(response).or(() -> caller.identity().map(Identity::describe));
        if (who.isPresent()) {
            String path = request.getUriInfo().getPath();
            audit.record(who.get(), caller.address(), endpoints.operation(path, request.getMethod()), path, status);
        }
    }

    /** Whether the answer says that nothing was done; one of 500 and above leaves it open. */
    private static boolean isRefused(int status) {
        return status >= Status.BAD_REQUEST.getStatusCode() && status < Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    /** Who has just logged in. */
    private static Optional<String> begun(ContainerResponseContext response) {
        return response.getEntity() instanceof SessionView session
                ? Optional.ofNullable(session.user())
                : Optional.empty();
    }
}
