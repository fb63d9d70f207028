/**
 * Access control, as the service is configured: the mode, the setup link in the log, and the beans of {@code org.aubade.access}, which
 * knows nothing of the configuration.
 */
@NullMarked
package org.aubade.login;

import org.jspecify.annotations.NullMarked;
