/**
 * What is measured as it happens: runs and occurrences, answers of devices, the journal. {@code Metrics} in the root registers what
 * is read when somebody asks, such as the devices that are connected.
 */
@NullMarked
package org.aubade.metrics;

import org.jspecify.annotations.NullMarked;
