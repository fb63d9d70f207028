package org.aubade.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.yaml;

import io.restassured.response.Response;
import org.aubade.api.Rest;

/** Schedules whose future is certain. */
public final class Schedules {
    /** Every day at seven in Amsterdam, from 2 January 2099 on. */
    public static final String DAILY = """
            program: wake-up
            when: {every: "FREQ=DAILY", at: "07:00", from: 2099-01-02}
            zone: Europe/Amsterdam
            """;

    /** When it is due for the first time. */
    public static final String FIRST = "2099-01-02T06:00:00Z";

    private Schedules() {}

    /** Keeps {@link #DAILY}; its address. */
    public static String daily() {
        String path = "/api/schedules/" + Rest.unique("daily");
        Response answer = yaml(DAILY).put(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return path;
    }

    /** The name at the end of {@code path}. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
