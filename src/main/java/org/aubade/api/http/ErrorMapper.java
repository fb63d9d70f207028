package org.aubade.api.http;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.aubade.access.PasswordsBusy;
import org.aubade.device.DeviceException;
import org.aubade.program.catalog.StoreUnavailable;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes a problem of everything that ends a request otherwise than by an answer. */
class ErrorMapper {
    private static final Logger LOG = Logger.getLogger("aubade.api");

    private final Endpoints endpoints;

    ErrorMapper(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @ServerExceptionMapper
    public Response map(Throwable failure, ContainerRequestContext request) {
        return problem(failure, request).response();
    }

    /** The request has no valid credential. */
    @ServerExceptionMapper
    public Response map(UnauthorizedException failure, RoutingContext context) {
        return Challenge.problem(context).response();
    }

    /** The caller's role does not permit the request. */
    @ServerExceptionMapper
    public Response map(ForbiddenException failure, ContainerRequestContext request) {
        return Challenge.forbidden(
                        request.getSecurityContext().getUserPrincipal().getName())
                .response();
    }

    private Problem problem(Throwable failure, ContainerRequestContext request) {
        return switch (failure) {
            case ProblemException refused -> refused.problem();
            case DeviceException device -> DeviceProblem.of(device);
            case StoreUnavailable away -> unavailable(away);
            case PasswordsBusy busy ->
                Problem.of(Status.SERVICE_UNAVAILABLE, String.valueOf(busy.getMessage()))
                        .header(HttpHeaders.RETRY_AFTER, "3");
            case NotFoundException _ -> notFound(request);
            case NotAllowedException _ -> notAllowed(request);
            case NotAcceptableException _ -> notAcceptable(request);
            case NotSupportedException _ -> notSupported(request);
            case WebApplicationException other -> other(other);
            case Throwable broken -> broken(broken, request);
        };
    }

    /** What is kept is tried again every few seconds. */
    private static Problem unavailable(StoreUnavailable away) {
        return Problem.of(Status.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage()))
                .header(HttpHeaders.RETRY_AFTER, "5");
    }

    /** The router says this too where another method would have been found. */
    private Problem notFound(ContainerRequestContext request) {
        if (!endpoints.allowed(path(request)).isEmpty()) {
            return notAllowed(request);
        }
        return Problem.of(
                Status.NOT_FOUND, "there is nothing at " + path(request) + "; /q/openapi lists what there is");
    }

    private Problem notAllowed(ContainerRequestContext request) {
        String allowed = endpoints.allowed(path(request));
        return Problem.of(
                        Status.METHOD_NOT_ALLOWED,
                        request.getMethod() + " is not allowed at " + path(request) + "; allowed: " + allowed)
                .header(HttpHeaders.ALLOW, allowed);
    }

    private Problem notAcceptable(ContainerRequestContext request) {
        return Problem.of(
                Status.NOT_ACCEPTABLE,
                "there is no answer as " + request.getHeaderString(HttpHeaders.ACCEPT) + "; ask for one of: "
                        + endpoints.produced(path(request), request.getMethod()));
    }

    private Problem notSupported(ContainerRequestContext request) {
        return Problem.unsupported(
                request.getHeaderString(HttpHeaders.CONTENT_TYPE),
                endpoints.consumed(path(request), request.getMethod()));
    }

    private static Problem other(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        return Problem.of(status.getStatusCode(), "the request cannot be understood: " + status.getReasonPhrase());
    }

    private static Problem broken(Throwable failure, ContainerRequestContext request) {
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(failure, "%s %s broke, error id %s.", request.getMethod(), path(request), errorId);
        return Problem.of(
                        Status.INTERNAL_SERVER_ERROR,
                        "something broke that should not; the log says more under the error id " + errorId)
                .member("errorId", errorId);
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getPath();
    }
}
