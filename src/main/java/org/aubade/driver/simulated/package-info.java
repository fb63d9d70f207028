/** Simulated devices: the tutorial's home, and as many more as a test or a demonstration wants. */
@NullMarked
package org.aubade.driver.simulated;

import org.jspecify.annotations.NullMarked;
