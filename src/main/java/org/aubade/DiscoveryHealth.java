package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether whatever finds devices can find them; the service is live and ready all the same. */
@Wellness
@Singleton
class DiscoveryHealth implements HealthCheck {
    private static final int SHOWN = 20;

    private final Discoveries discoveries;

    DiscoveryHealth(Discoveries discoveries) {
        this.discoveries = discoveries;
    }

    @Override
    public HealthCheckResponse call() {
        Map<String, String> troubles = discoveries.troubles();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("discovery").status(troubles.isEmpty());
        troubles.entrySet().stream()
                .limit(SHOWN)
                .forEach(trouble -> answer.withData(trouble.getKey(), trouble.getValue()));
        return answer.build();
    }
}
