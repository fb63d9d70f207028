/**
 * The command line, {@code aubade check FILE}, {@code aubade run NAME} and so on: it reads files with the readers of programs
 * and schedules, and asks a service over REST for everything else. It starts nothing of the service. Picocli is used by its
 * programmatic interface alone ({@code CommandSpec}, {@code OptionSpec}), which needs no reflection, so that a native
 * executable needs no configuration for it.
 */
@NullMarked
package org.aubade.cli;

import org.jspecify.annotations.NullMarked;
