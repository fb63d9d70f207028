/** Configuration and producers: where the application is put together. */
@NullMarked
package org.aubade;

import org.jspecify.annotations.NullMarked;
