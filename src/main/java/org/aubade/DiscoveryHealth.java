package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Shows what keeps devices from being found; the service is live and ready all the same. */
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
        Map<String, String> problems = discoveries.problems();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("discovery").status(problems.isEmpty());
        problems.entrySet().stream()
                .limit(SHOWN)
                .forEach(problem -> answer.withData(problem.getKey(), problem.getValue()));
        return answer.build();
    }
}
