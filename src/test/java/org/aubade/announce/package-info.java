/** What others are told of programs. */
package org.aubade.announce;
