package org.aubade.driver.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {
    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/b/c, false",
        "a/+, a/b, true",
        "a/+, a/b/c, false",
        "a/+/c, a/b/c, true",
        "a/+, a/, true",
        "a/#, a/b/c, true",
        "a/#, a, true",
        "#, a/b, true",
        "#, $SYS/x, false",
        "+/x, $SYS/x, false",
        "$SYS/x, $SYS/x, true"
    })
    void a_filter_means_the_topics_that_the_standard_says(String filter, String topic, boolean matches) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(matches);
    }
}
