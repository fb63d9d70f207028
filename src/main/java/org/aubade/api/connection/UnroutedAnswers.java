package org.aubade.api.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aubade.api.http.Problem;

/**
 * Gives a problem to the empty answers that Vert.x sends, before it closes the connection, to what it cannot read as a request.
 * Quarkus does not let the handler of invalid requests be replaced. Under TLS the answers stay empty, since they are encrypted here.
 */
final class UnroutedAnswers extends ChannelOutboundHandlerAdapter {
    private static final Pattern EMPTY_ERROR = Pattern.compile(
            "(HTTP/1\\.\\d ([45]\\d\\d) [^\\r\\n]*\\r\\n)(?:.*\\r\\n)?content-length: 0\\r\\n\\r\\n", Pattern.DOTALL);

    /** The longest that such an answer can be. */
    private static final int MAX_BYTES = 256;

    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final RequestDeadlines requests;

    /** @param requests knows whether a request was routed, and is answered by whoever it was routed to */
    UnroutedAnswers(RequestDeadlines requests) {
        this.requests = requests;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!requests.isAnswering() && message instanceof ByteBuf bytes && bytes.readableBytes() <= MAX_BYTES) {
            Matcher empty = EMPTY_ERROR.matcher(bytes.toString(StandardCharsets.US_ASCII));
            if (empty.matches()) {
                bytes.release();
                var _ = context.write(problem(empty.group(1), Integer.parseInt(empty.group(2))), promise);
                return;
            }
        }
        var _ = context.write(message, promise);
    }

    private static ByteBuf problem(String statusLine, int status) {
        byte[] json = Problem.of(status, detail(status)).json().getBytes(StandardCharsets.UTF_8);
        String head = statusLine + "content-type: " + Problem.MEDIA_TYPE + "\r\nconnection: close\r\ncontent-length: "
                + json.length + "\r\n\r\n";
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), json);
    }

    private static String detail(int status) {
        return switch (status) {
            case URI_TOO_LONG ->
                "the first line of the request is too long; quarkus.http.limits.max-initial-line-length says how long"
                        + " it may be";
            case HEADERS_TOO_LARGE ->
                "the headers of the request are too large; quarkus.http.limits.max-header-size says how large they may"
                        + " be";
            default ->
                "the request cannot be read; send one of HTTP/1.1 with two hexadecimal digits after each % of its"
                        + " address, a name and a colon in each header, and one length of its body";
        };
    }
}
