/** Tests of the packaged application as processes that are killed, stopped and started. */
package org.aubade.packaged;
