package org.aubade.api;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes the locations of answers absolute. Who answers does not know the address under which it was asked, since no
 * request is carried through the pipelines.
 */
class AbsoluteLocation {

    @ServerResponseFilter
    public void filter(HttpServerRequest request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            headers.putSingle(HttpHeaders.LOCATION, request.scheme() + "://" + request.authority() + location);
        }
    }
}
