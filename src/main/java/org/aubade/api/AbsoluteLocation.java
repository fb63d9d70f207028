package org.aubade.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes the locations of answers absolute. Who answers does not know the address under which it was asked, since no
 * request is carried through the pipelines.
 */
class AbsoluteLocation {

    @ServerResponseFilter
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI base = request.getUriInfo().getBaseUri();
            headers.putSingle(HttpHeaders.LOCATION, base.resolve(location.toString()));
        }
    }
}
