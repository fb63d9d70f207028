/**
 * The alarms of schedules in a database, by db-scheduler: when a schedule is due, one node learns of it.
 *
 * <p>{@link org.aubade.store.alarms.SqlAlarms} starts and stops the parts: {@code AlarmExecution} waits until a picked alarm is due
 * and calls the listener, {@code AlarmUpdates} writes alarms as the table {@code schedules} needs them, {@code AlarmRepair} finds those
 * that were lost. What a schedule does when it is due is decided in {@code schedule}, not here.
 */
@NullMarked
package org.aubade.store.alarms;

import org.jspecify.annotations.NullMarked;
