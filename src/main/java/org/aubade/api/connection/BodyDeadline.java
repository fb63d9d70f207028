package org.aubade.api.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection of HTTP/1 whose client takes too long for the body of a request, whether anybody reads it or not. It is added while the
 * headers of the first request are handled, and sees what the decoder of HTTP makes of the bytes.
 */
final class BodyDeadline extends ChannelInboundHandlerAdapter {
    private final Duration limit;
    private @Nullable Future<?> deadline;

    /** @param limit from the end of the headers to the end of the body */
    BodyDeadline(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        start(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            start(context);
        }
        if (message instanceof LastHttpContent) {
            cancel();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context) {
        cancel();
        Runnable close = () -> {
            var _ = context.close();
        };
        deadline = context.executor().schedule(close, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
