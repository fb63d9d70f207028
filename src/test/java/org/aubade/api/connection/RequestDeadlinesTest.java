package org.aubade.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestDeadlinesTest {
    private final RequestDeadlines deadlines = new RequestDeadlines(Duration.ofSeconds(10), Duration.ofSeconds(60));
    private final EmbeddedChannel connection = new EmbeddedChannel();

    RequestDeadlinesTest() {
        connection.freezeTime();
        connection.pipeline().addFirst(deadlines);
        connection.pipeline().fireChannelActive();
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

    private void receive() {
        connection.writeInbound(Unpooled.wrappedBuffer(new byte[1]));
    }

    @Test
    void a_connection_on_which_nothing_comes_is_closed_when_the_headers_are_due() {
        assertThat(isOpenAfter(9)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void bytes_do_not_extend_the_time_for_the_headers() {
        for (int second = 0; second < 9; second++) {
            receive();
            assertThat(isOpenAfter(1)).isTrue();
        }
        receive();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void a_request_may_be_answered_for_as_long_as_it_takes() {
        deadlines.requestBegan();
        receive();
        assertThat(isOpenAfter(100_000)).isTrue();
    }

    @Test
    void a_connection_without_a_further_request_is_closed_when_it_was_idle() {
        deadlines.requestBegan();
        deadlines.requestEnded();
        assertThat(isOpenAfter(59)).isTrue();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void the_headers_of_a_further_request_are_due_after_their_first_byte() {
        deadlines.requestBegan();
        deadlines.requestEnded();
        assertThat(isOpenAfter(50)).isTrue();
        receive();
        assertThat(isOpenAfter(9)).isTrue();
        receive();
        assertThat(isOpenAfter(1)).isFalse();
    }

    @Test
    void of_requests_beside_each_other_the_last_counts() {
        deadlines.requestBegan();
        deadlines.requestBegan();
        deadlines.requestEnded();
        assertThat(isOpenAfter(1_000)).isTrue();
        deadlines.requestEnded();
        assertThat(isOpenAfter(60)).isFalse();
    }
}
