/** Schedules as data: when a program is to run, its YAML and JSON form, and the occurrences that come of it. */
@NullMarked
package org.aubade.schedule;

import org.jspecify.annotations.NullMarked;
