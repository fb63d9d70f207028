/** Aubade in other homes' eyes: programs announced as buttons, with what became of their last runs. */
@NullMarked
package org.aubade.announce;

import org.jspecify.annotations.NullMarked;
