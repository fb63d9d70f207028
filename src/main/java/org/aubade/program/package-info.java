/**
 * Programs as data: the tree of steps, the builder, and the limits of a tree. Reading and writing YAML and JSON is in
 * {@code program.text}, checking a program against the devices in {@code program.resolve}, storing programs in
 * {@code program.catalog}, and running them in {@code org.aubade.run}.
 */
@NullMarked
package org.aubade.program;

import org.jspecify.annotations.NullMarked;
