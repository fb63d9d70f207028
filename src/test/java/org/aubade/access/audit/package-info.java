/** What the audit log keeps, and when. */
package org.aubade.access.audit;
