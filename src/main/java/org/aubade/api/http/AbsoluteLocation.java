package org.aubade.api.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes the locations of answers absolute. Who answers does not know the address under which it was asked, since no
 * request is carried through the pipelines. Where it does not say so either, as in a request without a host, they stay relative.
 */
class AbsoluteLocation {

    @ServerResponseFilter
    public void filter(HttpServerRequest request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object location = headers.getFirst(HttpHeaders.LOCATION);
        if (location == null) {
            return;
        }
        HostAndPort authority = request.authority();
        if (authority != null && !authority.host().isEmpty()) {
            headers.putSingle(HttpHeaders.LOCATION, request.scheme() + "://" + authority + location);
        }
    }
}
