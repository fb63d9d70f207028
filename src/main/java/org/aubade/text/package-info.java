/**
 * Reading and writing YAML and JSON, which programs and schedules share: both formats as one tree with line numbers, typed
 * access to its fields, violations, and "did you mean". What the keys mean lives with the features, such as in
 * {@code org.aubade.program}.
 */
@NullMarked
package org.aubade.text;

import org.jspecify.annotations.NullMarked;
