package org.aubade.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the description of the API that {@link OpenApiWriter} made: as YAML, or as JSON to whoever asks for that. It is read
 * when somebody asks for the first time.
 */
@Singleton
class ApiDescription {
    private static final String PATH = "/q/openapi";
    private static final String METHODS = "GET, HEAD, OPTIONS";

    private final Map<Form, byte[]> read = new ConcurrentHashMap<>();

    void register(@Observes Router router) {
        router.route(PATH).blockingHandler(this::negotiate, false);
        router.route(PATH + ".json").blockingHandler(context -> answer(context, Form.JSON), false);
        router.route(PATH + ".yaml").blockingHandler(context -> answer(context, Form.YAML), false);
        router.route(PATH + ".yml").blockingHandler(context -> answer(context, Form.YAML), false);
    }

    private void negotiate(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.response().putHeader("Vary", "Accept");
        boolean json = "json".equalsIgnoreCase(request.getParam("format"))
                || String.valueOf(request.getHeader("Accept")).contains(Media.JSON);
        answer(context, json ? Form.JSON : Form.YAML);
    }

    private void answer(RoutingContext context, Form form) {
        HttpServerResponse response = context.response();
        switch (context.request().method().name()) {
            case "GET", "HEAD" -> {
                // Quarkus says identity for everything that does not say otherwise, and then nothing is compressed.
                response.headers().remove("Content-Encoding");
                response.putHeader("Content-Type", form.mediaType + ";charset=UTF-8")
                        .end(Buffer.buffer(read.computeIfAbsent(form, Form::read)));
            }
            case "OPTIONS" -> response.putHeader("Allow", METHODS).end();
            default -> {
                response.putHeader("Allow", METHODS);
                BodyLimit.send(
                        response,
                        Problem.of(Status.METHOD_NOT_ALLOWED, "the description can only be read: " + METHODS));
            }
        }
    }

    private enum Form {
        JSON(Media.JSON, "openapi.json"),
        YAML(Media.YAML, "openapi.yaml");

        private final String mediaType;
        private final String resource;

        Form(String mediaType, String resource) {
            this.mediaType = mediaType;
            this.resource = resource;
        }

        byte[] read() {
            try (InputStream in = ApiDescription.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the description " + resource + " is missing; the build makes it");
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
