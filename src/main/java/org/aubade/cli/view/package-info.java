/**
 * What a person sees of the command line: tables, the tree of a run while it is under way, and the terminal that shows them.
 * Everything here is made from what was read elsewhere; nothing asks the service.
 */
@NullMarked
package org.aubade.cli.view;

import org.jspecify.annotations.NullMarked;
