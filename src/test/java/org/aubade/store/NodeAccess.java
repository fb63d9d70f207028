package org.aubade.store;

import java.time.Duration;
import org.aubade.access.AccessService;
import org.aubade.access.AccessStore;
import org.aubade.access.AccountService;
import org.aubade.access.IdentityCache;
import org.aubade.access.PasskeyService;
import org.aubade.access.Passwords;
import org.aubade.time.TimeSource;

/** What one node knows of users, sessions, passkeys and tokens. */
record NodeAccess(AccessService sessions, AccountService accounts, PasskeyService passkeys) {
    static NodeAccess over(AccessStore store, Passwords passwords, TimeSource time) {
        IdentityCache cache = new IdentityCache(store);
        AccessService sessions = new AccessService(store, passwords, cache, Duration.ofDays(30), time);
        return new NodeAccess(
                sessions, new AccountService(store, passwords, cache, time), new PasskeyService(store, sessions, time));
    }
}
