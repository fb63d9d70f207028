package org.aubade.api.http;

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
    /** It, in the format that the client likes best; 304 if the client has this version already. */
    public Response answer(Request request, HttpHeaders headers) {
        if (Preconditions.of(headers).know(etag)) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, Preconditions.quoted(etag))
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        }
        Variant variant = request.selectVariant(Media.DEFINITIONS);
        MediaType type = variant == null ? MediaType.APPLICATION_JSON_TYPE : variant.getMediaType();
        return Response.ok(text.apply(Media.format(type)), type)
                .header(HttpHeaders.ETAG, Preconditions.quoted(etag))
                .build();
    }

    /** The answer to having kept the version called {@code etag}. */
    public static <T extends View> RestResponse<T> kept(
            RestResponse.Status status, T summary, String etag, URI location) {
        return RestResponse.ResponseBuilder.<T>create(status)
                .entity(summary)
                .header(HttpHeaders.ETAG, Preconditions.quoted(etag))
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
