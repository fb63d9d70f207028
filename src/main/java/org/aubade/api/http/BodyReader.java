package org.aubade.api.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** Reads bodies of at most {@link Body#MAX_BYTES}, which have to be UTF-8. */
@Provider
@Consumes(MediaType.WILDCARD)
class BodyReader implements MessageBodyReader<Body> {
    private static final Logger LOG = Logger.getLogger("aubade.api");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(
            Class<Body> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        String text = decode(read(in));
        boolean typed = headers.getFirst(HttpHeaders.CONTENT_TYPE) != null;
        if (!typed && !text.isEmpty()) {
            // A page of another site may send a body without a type, and no browser asks here before it does.
            throw new ProblemException(Problem.untyped());
        }
        return new Body(typed ? mediaType : null, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private static byte[] read(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(Body.MAX_BYTES + 1);
            if (bytes.length > Body.MAX_BYTES) {
                throw new ProblemException(Body.tooLarge());
            }
            return bytes;
        } catch (IOException e) {
            LOG.debugf("A client went away, or fell silent, in the middle of a body: %s", e.getMessage());
            throw ProblemException.badRequest("the body ended before it was complete; send it again");
        }
    }

    private static String decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException _) {
            throw ProblemException.badRequest("the body is not UTF-8: byte " + (in.position() + 1) + " (0x"
                    + Integer.toHexString(bytes[in.position()] & 0xff) + ") is no part of a character; send UTF-8");
        }
    }
}
