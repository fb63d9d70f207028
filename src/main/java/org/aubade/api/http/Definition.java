package org.aubade.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.net.URI;
import java.util.function.Function;
import org.aubade.text.TextFormat;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a program or a schedule is made of, in one of its versions.
 *
 * @param etag names the version
 * @param text writes it
 */
public record Definition(String etag, Function<TextFormat, String> text) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What is in {@code text}, which is JSON, for an answer of which it is a part. */
    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }

    /** It, in the format that the client likes best; 304 if the client has this version already. */
    public Response answer(Request request) {
        Variant variant = request.selectVariant(Media.DEFINITIONS);
        MediaType type = variant == null ? MediaType.APPLICATION_JSON_TYPE : variant.getMediaType();
        return Conditions.notModified(request, etag)
                .orElseGet(() -> Response.ok(text.apply(Media.format(type)), type)
                        .tag(new EntityTag(etag))
                        .build());
    }

    /** The answer to having kept the version called {@code etag}. */
    public static <T> RestResponse<T> kept(RestResponse.Status status, T summary, String etag, URI location) {
        return RestResponse.ResponseBuilder.<T>create(status)
                .entity(summary)
                .tag(new EntityTag(etag))
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
