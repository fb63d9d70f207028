/**
 * Reads the YAML and JSON form of schedules, with all that is wrong with a text. {@code ScheduleWriter} is beside {@code Schedule}, since
 * the canonical text of a schedule names its version.
 */
@NullMarked
package org.aubade.schedule.text;

import org.jspecify.annotations.NullMarked;
