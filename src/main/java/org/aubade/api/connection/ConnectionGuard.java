package org.aubade.api.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees every accepted connection before it is served: closes it if it is one too many, else gives it its deadlines. */
@Sharable
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    private final OpenConnections connections;
    private final RefusalLog refusals;
    private final Supplier<RequestDeadlines> deadlines;

    ConnectionGuard(OpenConnections connections, RefusalLog refusals, Supplier<RequestDeadlines> deadlines) {
        this.connections = connections;
        this.refusals = refusals;
        this.deadlines = deadlines;
    }

    /** Netty reads accepted connections from a listening one. */
    @Override
    public void channelRead(ChannelHandlerContext listening, Object accepted) {
        Channel connection = (Channel) accepted;
        if (connection.remoteAddress() instanceof InetSocketAddress remote && !admit(connection, remote.getAddress())) {
            connection.unsafe().closeForcibly();
            return;
        }
        RequestDeadlines deadlines = this.deadlines.get();
        connection.pipeline().addFirst(new UnroutedAnswers(deadlines), deadlines);
        listening.fireChannelRead(connection);
    }

    private boolean admit(Channel connection, InetAddress address) {
        Optional<String> refused = connections.open(address);
        if (refused.isPresent()) {
            refusals.add(address, refused.get());
            return false;
        }
        var _ = connection.closeFuture().addListener(_ -> connections.close(address));
        return true;
    }
}
