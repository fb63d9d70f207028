/**
 * Who may do what: users, sessions, passkeys, API tokens and roles; the audit log is in {@code audit}. How a request shows who it comes from lives in
 * {@code org.aubade.api.access}, where they are kept in {@code org.aubade.store}.
 */
@NullMarked
package org.aubade.access;

import org.jspecify.annotations.NullMarked;
