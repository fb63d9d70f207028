package org.aubade;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.aubade.schedule.ScheduleService;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows schedule files that could not be loaded, whether the schedules are open, and whether a clock that was ahead has decided some; the
 * service is live in any case.
 */
@Wellness
@Singleton
class SchedulesHealth implements HealthCheck {
    private final ScheduleFiles files;
    private final ScheduleStartup startup;
    private final ScheduleService schedules;

    SchedulesHealth(ScheduleFiles files, ScheduleStartup startup, ScheduleService schedules) {
        this.files = files;
        this.startup = startup;
        this.schedules = schedules;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("schedules").up();
        files.broken().forEach((file, why) -> answer.down().withData(file.toString(), why));
        startup.obstacle().ifPresent(why -> answer.down().withData("cause", why));
        schedules.clockTrouble().ifPresent(why -> answer.down().withData("clock", why));
        return answer.build();
    }
}
