/** Speakers that play: music servers of the kind Mopidy, told over JSON-RPC and listened to over a web socket. */
@NullMarked
package org.aubade.driver.mopidy;

import org.jspecify.annotations.NullMarked;
