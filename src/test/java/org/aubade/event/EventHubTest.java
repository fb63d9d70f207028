package org.aubade.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private final EventHub<Integer> hub = new EventHub<>(Runnable::run);

    @Test
    void a_listener_that_does_not_keep_up_gets_what_its_buffer_holds_and_then_a_failure_without_a_stack_trace() {
        AssertSubscriber<Integer> listener = hub.stream().subscribe().withSubscriber(AssertSubscriber.create(0));

        for (int event = 0; event < 20_000; event++) {
            int each = event;
            hub.publish(() -> each);
        }
        listener.request(Long.MAX_VALUE);

        listener.assertFailedWith(BackPressureFailure.class, "does not keep up");
        assertThat(listener.getItems().size()).isBetween(16_384, 19_999);
        assertThat(listener.getFailure().getStackTrace()).isEmpty();
        assertThat(listener.getFailure().getCause()).isNull();
    }
}
