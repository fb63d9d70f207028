package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Whether every program file could be loaded. It does not count for liveness and readiness, since all other programs run. */
@Wellness
@Singleton
class ProgramsHealth implements HealthCheck {
    private final ProgramFiles programs;

    ProgramsHealth(ProgramFiles programs) {
        this.programs = programs;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("programs").status(programs.broken().isEmpty());
        programs.broken().forEach((file, why) -> answer.withData(file.toString(), why));
        return answer.build();
    }
}
