package org.aubade.api.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.aubade.api.http.HttpConfig;

/** Leaves HTTP/2 out where there is no TLS, unless it is asked for: what nobody uses cannot be attacked. */
@Singleton
class CleartextHttp2 implements HttpServerOptionsCustomizer {
    private final boolean wanted;

    CleartextHttp2(HttpConfig config) {
        this.wanted = config.http2WithoutTls();
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(wanted);
    }
}
