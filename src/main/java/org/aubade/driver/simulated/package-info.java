/**
 * Simulated devices: the light, the speaker and the toilet of the tutorial's home, and others that are added for tests and
 * demonstrations. They exist only in memory and reach no hardware.
 */
@NullMarked
package org.aubade.driver.simulated;

import org.jspecify.annotations.NullMarked;
