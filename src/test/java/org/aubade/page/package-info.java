/** The page, in a real browser. */
@NullMarked
package org.aubade.page;

import org.jspecify.annotations.NullMarked;
