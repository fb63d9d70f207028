/** The audit log: who changed what, who was refused, and who logged in. */
@NullMarked
package org.aubade.access.audit;

import org.jspecify.annotations.NullMarked;
