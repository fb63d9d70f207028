/**
 * Reading and writing programs in YAML and JSON, their JSON schema, and the hash of their canonical text. What YAML and JSON
 * have in common with schedules is in {@code org.aubade.text}.
 */
@NullMarked
package org.aubade.program.text;

import org.jspecify.annotations.NullMarked;
