/** The programs that are kept: reading, writing and checking them. Their runs are in {@code api.run}. */
@NullMarked
package org.aubade.api.program;

import org.jspecify.annotations.NullMarked;
