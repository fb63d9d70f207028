@org.jspecify.annotations.NullMarked
package org.aubade.cli.view;
