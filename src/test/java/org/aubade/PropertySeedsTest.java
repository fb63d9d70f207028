package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import net.jqwik.api.lifecycle.LifecycleHook;
import org.junit.jupiter.api.Test;

class PropertySeedsTest {
    @Test
    void each_property_test_gets_its_seed_from_here() {
        assertThat(ServiceLoader.load(LifecycleHook.class)).hasAtLeastOneElementOfType(PropertySeeds.class);
    }

    @Test
    void a_seed_that_is_given_is_used() {
        assertThat(PropertySeeds.seed("-7164600430251877414")).isEqualTo("-7164600430251877414");
    }

    @Test
    void what_is_drawn_otherwise_follows_from_it_too() {
        assertThat(PropertySeeds.random().nextLong())
                .isEqualTo(PropertySeeds.random().nextLong());
    }

    @Test
    void a_fresh_seed_is_another_one_each_time() {
        assertThat(PropertySeeds.seed("fresh")).isNotEqualTo(PropertySeeds.seed("fresh"));
    }
}
