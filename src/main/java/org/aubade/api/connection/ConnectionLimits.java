package org.aubade.api.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.aubade.api.http.HttpConfig;
import org.aubade.time.TimeSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the open connections, and how long a client may take for a request, so that clients that connect and do not go on
 * leave room for others. Neither Quarkus nor Vert.x has a limit of time for headers, and their limit of connections does not count
 * those on which nothing has come yet.
 */
@Singleton
class ConnectionLimits {
    private final HttpConfig config;
    private final Vertx vertx;
    private final ConnectionGuard guard;

    ConnectionLimits(
            HttpConfig config,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> proxies,
            Vertx vertx,
            TimeSource time) {
        this.config = config;
        this.vertx = vertx;
        this.guard = new ConnectionGuard(
                new OpenConnections(
                        config.maxConnections(),
                        config.maxConnectionsPerAddress(),
                        new ExemptAddresses(proxies.orElse(List.of()))),
                new RefusalLog(time),
                () -> new RequestDeadlines(config.headerTimeout(), config.idleTimeout()));
    }

    void guard(@ObservesAsync HttpServerStart start) {
        guardAll();
    }

    void guard(@ObservesAsync HttpsServerStart start) {
        guardAll();
    }

    /** Vert.x does not give its listening sockets away; they are on the event loops that accept. */
    private void guardAll() {
        ((VertxInternal) vertx)
                .getAcceptorEventLoopGroup()
                .forEach(loop -> loop.execute(() -> {
                    var registered = ((SingleThreadEventLoop) loop).registeredChannelsIterator();
                    registered.forEachRemaining(this::guardListening);
                }));
    }

    private void guardListening(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (channel instanceof ServerChannel && pipeline.get(ConnectionGuard.class) == null) {
            pipeline.addFirst(guard);
        }
    }

    /** Before everything else that handles requests. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::began);
    }

    private void began(RoutingContext context) {
        HttpServerRequest request = context.request();
        ConnectionBase connection = (ConnectionBase) request.connection();
        ChannelPipeline pipeline = connection.channel().pipeline();
        RequestDeadlines deadlines = pipeline.get(RequestDeadlines.class);
        if (deadlines != null) {
            deadlines.requestBegan();
            // An answer may end on a worker.
            context.addEndHandler(_ -> connection.channel().eventLoop().execute(deadlines::requestEnded));
            if (request.version() != HttpVersion.HTTP_2 && pipeline.get(BodyDeadline.class) == null) {
                String reader = connection.channelHandlerContext().name();
                pipeline.addBefore(reader, BodyDeadline.class.getName(), new BodyDeadline(config.bodyTimeout()));
            }
        }
        context.next();
    }
}
