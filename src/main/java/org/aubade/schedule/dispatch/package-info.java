/**
 * What happens when a schedule is due. {@link org.aubade.schedule.dispatch.OccurrenceDispatcher} is called by the alarms;
 * {@code DueOccurrences} chooses the occurrence that may still run, {@code OccurrenceRunner} starts its run, {@code LedgerEntries} says
 * what became of each in words, {@code DecisionWriter} writes it. This is the only room of schedules that starts runs.
 */
@NullMarked
package org.aubade.schedule.dispatch;

import org.jspecify.annotations.NullMarked;
