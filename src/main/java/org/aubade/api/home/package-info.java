/** The home itself: its clock, its place and its days. */
@NullMarked
package org.aubade.api.home;

import org.jspecify.annotations.NullMarked;
