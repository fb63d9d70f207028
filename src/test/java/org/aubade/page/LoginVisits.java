package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import org.aubade.access.AccountService;
import org.aubade.access.PasskeyService;
import org.aubade.access.Role;
import org.aubade.access.SetupService;

/** A test of the page of a home in which everybody has to log in. */
abstract class LoginVisits extends PageVisits {
    static final String PASSWORD = "correct horse";
    static final String OTHER_PASSWORD = "battery staple";

    @Inject
    AccountService accounts;

    @Inject
    SetupService setup;

    @Inject
    PasskeyService passkeys;

    /** A new user; the name. */
    String user(Role role) {
        String name = House.unique(role.text());
        assertThat(accounts.addUser(name, PASSWORD, role).await().indefinitely())
                .isPresent();
        return name;
    }

    @CanIgnoreReturnValue
    static Visit logIn(Visit visit, String name, String password) {
        visit.page().getByLabel("Name").fill(name);
        visit.page().getByLabel("Password").fill(password);
        visit.button("Log in").click();
        return visit;
    }

    /** Somebody with that role, logged in. */
    Visit visitOf(Role role) {
        return visitOf(user(role));
    }

    Visit visitOf(String name) {
        Visit visit = logIn(visit().see(""), name, PASSWORD);
        Visit.await(account(visit, name));
        return visit;
    }

    static Locator account(Visit visit, String name) {
        return visit.button("Account of " + name);
    }

    static void choose(Visit visit, String name, String item) {
        account(visit, name).click();
        visit.page().locator("aubade-account-menu li").getByText(item).click();
    }

    static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** All sessions of that user end. */
    void end(String name) {
        assertThat(accounts.change(name, null, PASSWORD).await().indefinitely()).isNotNull();
    }
}
