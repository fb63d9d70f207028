package org.aubade.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyDeadlineTest {
    private final EmbeddedChannel connection = new EmbeddedChannel();

    BodyDeadlineTest() {
        connection.freezeTime();
        connection.pipeline().addFirst(new BodyDeadline(Duration.ofSeconds(60)));
    }

    @AfterEach
    void close() {
        connection.finishAndReleaseAll();
    }

    private boolean isOpenAfter(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        return connection.isOpen();
    }

    @Test
    void a_body_has_to_be_complete_in_time_however_steadily_it_comes() {
        for (int second = 0; second < 59; second++) {
            connection.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
            assertThat(isOpenAfter(1)).isTrue();
        }
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void what_follows_a_complete_body_may_take_as_long_as_it_does() {
        connection.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(isOpenAfter(100_000)).isTrue();
    }

    @Test
    void the_body_of_a_further_request_has_its_own_time() {
        connection.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(isOpenAfter(100)).isTrue();
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        assertThat(isOpenAfter(59)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }
}
