package org.aubade.schedule;

/** An occurrence that is ahead, and of which schedule. */
public record Ahead(Schedule schedule, Upcoming upcoming) {}
