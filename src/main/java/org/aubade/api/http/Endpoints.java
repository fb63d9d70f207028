package org.aubade.api.http;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.jspecify.annotations.Nullable;

/** What would have worked at the address of a request that could not be routed. */
final class Endpoints {
    private final Map<String, RuntimeResource> byMethod;
    private final @Nullable RuntimeResource wanted;

    private Endpoints(Map<String, RuntimeResource> byMethod, String method) {
        this.byMethod = byMethod;
        this.wanted = byMethod.get(method);
    }

    static Endpoints at(ResteasyReactiveRequestContext request) {
        Map<String, RuntimeResource> byMethod = new TreeMap<>();
        String path = request.getPathWithoutPrefix();
        for (RequestPath<InitialMatch> resourceClass : request.getDeployment().getClassMappers()) {
            var match = new RequestMapper<>(new ArrayList<>(List.of(resourceClass))).map(path);
            if (match != null) {
                for (ServerRestHandler handler : match.value.handlers) {
                    if (handler instanceof ClassRoutingHandler routing) {
                        collect(routing, match.remaining.isEmpty() ? "/" : match.remaining, byMethod);
                    }
                }
            }
        }
        return new Endpoints(byMethod, request.getMethod());
    }

    private static void collect(ClassRoutingHandler routing, String rest, Map<String, RuntimeResource> byMethod) {
        routing.getMappers().forEach((method, mapper) -> {
            var match = mapper.map(rest);
            if (method != null && match != null) {
                byMethod.put(method, match.value);
            }
        });
    }

    /** The methods, as the header {@code Allow} lists them. */
    String allowed() {
        return String.join(", ", byMethod.keySet());
    }

    /** The media types that the method of the request accepts. */
    String consumed() {
        return wanted == null ? "" : list(wanted.getConsumes());
    }

    /** The media types that the method of the request can answer in. */
    String produced() {
        return wanted == null || wanted.getProduces() == null
                ? ""
                : list(List.of(wanted.getProduces().getSortedOriginalMediaTypes()));
    }

    private static String list(List<MediaType> types) {
        return types.stream()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .collect(Collectors.joining(", "));
    }
}
