package org.aubade.api.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes too long for the headers of a request, or sends no further one. From the end of the headers to the answer it sets no deadline; see {@link BodyDeadline}. Everything happens on the event loop of the connection.
 */
final class RequestDeadlines extends ChannelInboundHandlerAdapter {
    private final Duration headers;
    private final Duration idle;

    private int requests;
    private boolean isIdle;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> deadline;

    /**
     * @param headers from the connection, or the first byte after another request, to the end of the headers
     * @param idle from the end of an answer to the first byte of the next request
     */
    RequestDeadlines(Duration headers, Duration idle) {
        this.headers = headers;
        this.idle = idle;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        closeAfter(headers);
        active.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object bytes) {
        if (isIdle) {
            isIdle = false;
            closeAfter(headers);
        }
        reading.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        cancel();
        inactive.fireChannelInactive();
    }

    /** The headers of a request have arrived. */
    void requestBegan() {
        requests++;
        isIdle = false;
        cancel();
    }

    /** Whether a request that has arrived is not answered yet. */
    boolean isAnswering() {
        return requests > 0;
    }

    /** A request has been answered; of those of HTTP/2 others may not have been. */
    void requestEnded() {
        requests--;
        if (requests == 0) {
            isIdle = true;
            closeAfter(idle);
        }
    }

    private void closeAfter(Duration limit) {
        cancel();
        ChannelHandlerContext open = context;
        if (open != null && open.channel().isActive()) {
            Runnable close = () -> {
                var _ = open.close();
            };
            deadline = open.executor().schedule(close, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
