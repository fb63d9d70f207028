/** Runs: a program compiled to Mutiny pipelines, executed, recorded step by step, followed and cancelled. */
@NullMarked
package org.aubade.run;

import org.jspecify.annotations.NullMarked;
