package org.aubade.schedule;

/**
 * An occurrence that is ahead, and of which schedule.
 *
 * @param more whether others of that schedule on that day are left out after it
 */
public record Ahead(Schedule schedule, Upcoming upcoming, boolean more) {}
