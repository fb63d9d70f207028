package org.aubade.schedule;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What schedules have to know of the home.
 *
 * @param zone where schedules without a zone are meant
 * @param place where the sun rises; null if it is not known, and then nothing follows the sun
 */
public record HomePlace(ZoneId zone, @Nullable Place place) {}
