/** The schedules, what is ahead of them, and the ledger of what became of their occurrences. */
@NullMarked
package org.aubade.api.schedule;

import org.jspecify.annotations.NullMarked;
