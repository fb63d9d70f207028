/** The contract of every driver. */
@NullMarked
package org.aubade.driver;

import org.jspecify.annotations.NullMarked;
