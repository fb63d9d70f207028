/**
 * What every resource needs: problems and the mapping of failures to them, bodies and their limits, conditional requests,
 * media types, the check of where a request comes from. What is asked for, and what is answered, is in the rooms of the
 * resources.
 */
@NullMarked
package org.aubade.api.http;

import org.jspecify.annotations.NullMarked;
