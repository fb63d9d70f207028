/** The text form that everything people write has in common: YAML and JSON as one tree, and what is wrong with it in words. */
@NullMarked
package org.aubade.text;

import org.jspecify.annotations.NullMarked;
