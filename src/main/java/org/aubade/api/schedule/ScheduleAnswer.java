package org.aubade.api.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import org.aubade.api.http.Conditions;
import org.aubade.api.http.Definition;
import org.aubade.api.http.Links;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.aubade.schedule.ScheduleChange;
import org.aubade.schedule.ScheduleService;
import org.aubade.schedule.StoredSchedule;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.text.KnownIds;
import org.aubade.time.TimeSource;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers with schedules, and with problems where there is no such schedule or it cannot be changed. */
@Singleton
class ScheduleAnswer {
    private final ScheduleService schedules;
    private final HomePlace home;
    private final TimeSource time;

    ScheduleAnswer(ScheduleService schedules, HomePlace home, TimeSource time) {
        this.schedules = schedules;
        this.home = home;
        this.time = time;
    }

    /** How {@code kept} stands now. */
    ScheduleSummary summary(StoredSchedule kept) {
        return ScheduleSummary.of(kept, home.zone(), time.now());
    }

    /** 201 or 200 with the schedule called {@code name} that has been put. */
    @CheckReturnValue
    Uni<RestResponse<ScheduleSummary>> put(String name, ScheduleChange change) {
        return switch (change) {
            case ScheduleChange.Created created -> kept(RestResponse.Status.CREATED, created.schedule());
            case ScheduleChange.Changed changed -> kept(RestResponse.Status.OK, changed.schedule());
            case ScheduleChange.Refused refused -> fail(Problem.of(Problem.UNPROCESSABLE, refused.reason()));
            case ScheduleChange.ConditionFailed failed -> conditionFailed(name, failed);
            case ScheduleChange.Deleted _, ScheduleChange.Unknown _ -> impossible("putting", name, change);
        };
    }

    /** 204 if the schedule called {@code name} has been deleted. */
    @CheckReturnValue
    Uni<Void> deleted(String name, ScheduleChange change) {
        return switch (change) {
            case ScheduleChange.Deleted _ -> Uni.createFrom().voidItem();
            case ScheduleChange.Unknown _ -> unknown(name);
            case ScheduleChange.ConditionFailed failed when failed.current().isEmpty() -> unknown(name);
            case ScheduleChange.ConditionFailed failed -> conditionFailed(name, failed);
            case ScheduleChange.Created _, ScheduleChange.Changed _, ScheduleChange.Refused _ ->
                impossible("deleting", name, change);
        };
    }

    /** How the schedule called {@code name} stands now that its future has been edited. */
    @CheckReturnValue
    Uni<ScheduleSummary> edited(String name, ScheduleChange change) {
        return switch (change) {
            case ScheduleChange.Changed changed -> Uni.createFrom().item(() -> summary(changed.schedule()));
            case ScheduleChange.Unknown _ -> unknown(name);
            case ScheduleChange.Refused refused -> fail(Problem.of(Status.CONFLICT, refused.reason()));
            case ScheduleChange.Created _, ScheduleChange.Deleted _, ScheduleChange.ConditionFailed _ ->
                impossible("editing", name, change);
        };
    }

    /** 404 with the schedules that there are. */
    @CheckReturnValue
    <T> Uni<T> unknown(String name) {
        return schedules.list().onItem().transformToUni(all -> {
            String known =
                    KnownIds.describe(all.stream().map(StoredSchedule::name).toList());
            return Uni.createFrom().failure(ProblemException.notFound("unknown schedule '" + name + "'; " + known));
        });
    }

    private Uni<RestResponse<ScheduleSummary>> kept(RestResponse.Status status, StoredSchedule kept) {
        return Uni.createFrom()
                .item(() -> Definition.kept(status, summary(kept), kept.etag(), Links.schedule(kept.name())));
    }

    private static <T> Uni<T> conditionFailed(String name, ScheduleChange.ConditionFailed failed) {
        return Uni.createFrom()
                .failure(Conditions.failed(
                        "schedule '" + name + "'", failed.current().map(StoredSchedule::etag)));
    }

    private static <T> Uni<T> fail(Problem problem) {
        return Uni.createFrom().failure(new ProblemException(problem));
    }

    private static <T> Uni<T> impossible(String doing, String name, ScheduleChange change) {
        return Uni.createFrom()
                .failure(new IllegalStateException(doing + " schedule '" + name + "' came to " + change));
    }
}
