/**
 * Executes commands one at a time and in order: the queue, permits that several devices share, the write-ahead, timeouts and
 * cancellation. Knows neither devices nor messages: a command brings its execution and its failures along.
 */
@NullMarked
package org.aubade.device.delivery;

import org.jspecify.annotations.NullMarked;
