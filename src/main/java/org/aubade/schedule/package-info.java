/**
 * When programs run by themselves, as others use it: {@link org.aubade.schedule.ScheduleService} keeps schedules and lets occurrences be
 * edited, {@link org.aubade.schedule.Schedule} and {@link org.aubade.schedule.Trigger} are what people write, {@link
 * org.aubade.schedule.ScheduleState} says how far a schedule is decided, and the ledger ({@link org.aubade.schedule.LedgerEntry}) what
 * became of every occurrence. {@link org.aubade.schedule.Alarms} calls when something is due.
 *
 * <p>When something is due is computed in {@code schedule.calendar}; what then happens is in {@code schedule.dispatch}; texts are read in
 * {@code schedule.text}.
 */
@NullMarked
package org.aubade.schedule;

import org.jspecify.annotations.NullMarked;
