package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HomePlaceTest {
    private static final ZoneId SYSTEM = ZoneId.of("Asia/Tokyo");
    private static final OptionalDouble NOTHING = OptionalDouble.empty();

    private static HomePlace of(String zone, OptionalDouble latitude, OptionalDouble longitude) {
        return HomePlace.of(SYSTEM, Optional.of(zone), latitude, longitude);
    }

    @Test
    void without_configuration_it_is_in_the_zone_of_the_system_and_nowhere() {
        assertThat(HomePlace.of(SYSTEM, Optional.empty(), NOTHING, NOTHING)).isEqualTo(new HomePlace(SYSTEM, null));
    }

    @Test
    void it_is_where_it_is_configured() {
        assertThat(of("Europe/Amsterdam", OptionalDouble.of(52.37), OptionalDouble.of(4.9)))
                .isEqualTo(new HomePlace(ZoneId.of("Europe/Amsterdam"), new Place(52.37, 4.9)));
    }

    @Test
    void half_a_place_is_refused_and_the_missing_key_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("UTC", OptionalDouble.of(52.37), NOTHING))
                .withMessage("aubade.home.longitude is missing; a place needs aubade.home.latitude and"
                        + " aubade.home.longitude, or neither");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("UTC", NOTHING, OptionalDouble.of(4.9)))
                .withMessageStartingWith("aubade.home.latitude is missing");
    }

    @Test
    void a_bad_value_is_refused_with_its_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("Europe/Amsterdm", NOTHING, NOTHING))
                .withMessage("aubade.home.zone: unknown zone 'Europe/Amsterdm'; did you mean 'Europe/Amsterdam'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("UTC", OptionalDouble.of(91), OptionalDouble.of(0)))
                .withMessage("aubade.home.latitude must be -90 to 90 degrees; found 91.0");
    }
}
