/** Programs as data: the tree of steps, its builder, its YAML and JSON form, and the checks and plans made from it. */
@NullMarked
package org.aubade.program;

import org.jspecify.annotations.NullMarked;
