/** Tests of the whole home, as it ships or in a profile; there are few profiles, since each starts the application anew. */
@NullMarked
package org.aubade.home;

import org.jspecify.annotations.NullMarked;
