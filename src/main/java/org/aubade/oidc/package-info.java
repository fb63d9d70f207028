/**
 * The login with an OpenID Connect provider: the authorization code flow with PKCE, and what a provider says of a person. It finds out
 * who somebody is, and nothing else: users, roles and sessions are those of {@code org.aubade.access}.
 */
@NullMarked
package org.aubade.oidc;

import org.jspecify.annotations.NullMarked;
