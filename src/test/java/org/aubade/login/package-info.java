/** Who is let in at the start. */
package org.aubade.login;
