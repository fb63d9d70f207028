package org.aubade.store;

import java.time.Duration;
import org.aubade.access.AccessService;
import org.aubade.access.AccessStore;
import org.aubade.access.AccountService;
import org.aubade.access.IdentityCache;
import org.aubade.access.Passwords;
import org.aubade.time.TimeSource;

/** What one node knows of users, sessions and tokens. */
record NodeAccess(AccessService sessions, AccountService accounts) {
    static NodeAccess over(AccessStore store, Passwords passwords, TimeSource time) {
        IdentityCache cache = new IdentityCache(store);
        return new NodeAccess(
                new AccessService(store, passwords, cache, Duration.ofDays(30), time),
                new AccountService(store, passwords, cache, time));
    }
}
