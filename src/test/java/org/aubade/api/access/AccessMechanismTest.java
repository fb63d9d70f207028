package org.aubade.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessMechanismTest {
    private static boolean asksWhoItIs(String root, String path) {
        return !AccessMechanism.isForEverybody(root, path);
    }

    @Test
    void files_of_the_page_and_liveness_are_answered_without_asking_the_store_who_it_is() {
        assertThat(asksWhoItIs("/", "/")).isFalse();
        assertThat(asksWhoItIs("/", "/index.html")).isFalse();
        assertThat(asksWhoItIs("/", "/static/app.css")).isFalse();
        assertThat(asksWhoItIs("/", "/q/health/live")).isFalse();
        assertThat(asksWhoItIs("/aubade/", "/aubade/index.html")).isFalse();
        assertThat(asksWhoItIs("/aubade/", "/aubade/q/health/live")).isFalse();
    }

    @Test
    void everything_else_is_answered_to_whom_the_cookie_names() {
        assertThat(asksWhoItIs("/", "/api/runs")).isTrue();
        assertThat(asksWhoItIs("/", "/api;x=1/runs")).isTrue();
        assertThat(asksWhoItIs("/", "/q/metrics")).isTrue();
        assertThat(asksWhoItIs("/", "/q/health/live/other")).isTrue();
        assertThat(asksWhoItIs("/aubade/", "/aubade/api/runs")).isTrue();
        assertThat(asksWhoItIs("/aubade/", "/aubade/q/openapi")).isTrue();
    }
}
