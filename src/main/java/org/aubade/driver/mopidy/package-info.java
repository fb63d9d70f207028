/**
 * Speakers that play music: a Mopidy, or another server with its API, called over JSON-RPC and watched over its web socket.
 * Finding a song is here too; what a speaker understands is in {@code device}.
 */
@NullMarked
package org.aubade.driver.mopidy;

import org.jspecify.annotations.NullMarked;
