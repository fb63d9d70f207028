/**
 * What a driver implements: {@link org.aubade.driver.Driver} makes devices from settings, {@link org.aubade.driver.Discovery}
 * finds them. Each technology is a package below this one; none knows another.
 */
@NullMarked
package org.aubade.driver;

import org.jspecify.annotations.NullMarked;
