/**
 * Verifies what a browser answers in the two ceremonies of WebAuthn, making a passkey and using it. Attestation is not asked for, so
 * nothing but fixed layouts and one small JSON object is read, and signatures are verified by the JDK. Knows no user and no store.
 */
@NullMarked
package org.aubade.access.webauthn;

import org.jspecify.annotations.NullMarked;
