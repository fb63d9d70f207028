package org.aubade;

import jakarta.inject.Singleton;
import org.aubade.store.database.DatabaseState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the database can be written. While it cannot, no run starts, so the service is not ready. */
@Readiness
@Singleton
class StoreHealth implements HealthCheck {
    private final Storage storage;

    StoreHealth(Storage storage) {
        this.storage = storage;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("store");
        storage.state()
                .ifPresentOrElse(
                        state -> describe(state, answer), () -> answer.up().withData("kind", "memory"));
        return answer.build();
    }

    private static void describe(DatabaseState state, HealthCheckResponseBuilder answer) {
        answer.withData("kind", state.kind()).withData("place", state.place());
        switch (state) {
            case DatabaseState.Working working -> answer.up().withData("schema", working.schema());
            case DatabaseState.Failing failing ->
                answer.down()
                        .withData("cause", failing.cause())
                        .withData("since", failing.since().toString());
        }
    }
}
