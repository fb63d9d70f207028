/**
 * The connections of the HTTP server, before and between requests: how many there may be, and how long a client may take. What a
 * request asks for is in the other packages.
 */
@NullMarked
package org.aubade.api.connection;

import org.jspecify.annotations.NullMarked;
