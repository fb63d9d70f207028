package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.aubade.access.Role;
import org.aubade.home.LoginHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody logs in by the screen lock of a device, which the browser simulates. */
@NeedsChromium
@QuarkusTest
@TestProfile(LoginHome.class)
class PasskeyViewTest extends LoginVisits {
    private static final String LOG_IN = "Log in with a passkey";

    /** Under a name, since there are no passkeys at an address. */
    private String named() {
        return root.toString().replace("127.0.0.1", "localhost");
    }

    @Override
    Visit visit() {
        return Visit.onLaptop(chromium(), named());
    }

    /** The device has a screen lock, and its owner unlocks it. */
    private static void giveScreenLock(Visit visit) {
        CDPSession session = visit.context().newCDPSession(visit.page());
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject authenticator = new JsonObject();
        authenticator.add("options", options);
        var _ = session.send("WebAuthn.enable", new JsonObject());
        var _ = session.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }

    private static void add(Visit visit, String name) {
        Visit.await(visit.page().getByLabel("Name, such as"));
        visit.page().getByLabel("Name, such as").fill(name);
        visit.button("Add").click();
    }

    @Test
    void a_passkey_is_added_and_logs_in_until_it_is_removed() {
        String name = user(Role.MEMBER);
        try (Visit visit = visitOf(name).expects("status of 401")) {
            giveScreenLock(visit);
            choose(visit, name, "Passkeys");
            Visit.await(visit.heading("Passkeys"));
            add(visit, "Anna’s phone");
            Visit.await(visit.text("Anna’s phone is added."));
            Locator row = visit.page().locator("aubade-passkeys-view li");
            Visit.await(row);
            assertThat(Visit.words(row)).contains("Anna’s phone", "not used yet");

            choose(visit, name, "Log out");
            Visit.await(visit.heading("Log in"));
            visit.button(LOG_IN).click();
            Visit.await(account(visit, name));
            visit.see("#/passkeys");
            Visit.await(row);
            assertThat(Visit.words(row)).contains("last used");

            end(name);
            visit.see("#/history");
            Visit.await(visit.heading("The session is over"));
            visit.button(LOG_IN).click();
            visit.heading("The session is over").waitFor(AccessTest.gone());
            visit.see("#/passkeys");

            visit.text("Add a passkey").click();
            add(visit, "the same phone");
            Visit.await(visit.text("this device has a passkey of yours already"));

            visit.button("Remove Anna’s phone").click();
            visit.button("Remove").click();
            Visit.await(visit.text("Anna’s phone is removed."));
            choose(visit, name, "Log out");
            Visit.await(visit.heading("Log in"));
            visit.button(LOG_IN).click();
            Visit.await(visit.text("the passkey is not known here"));
        }
    }

    @Test
    void nothing_is_offered_at_an_address() {
        String name = user(Role.MEMBER);
        try (Visit visit = Visit.onLaptop(chromium(), root.toString()).see("")) {
            Visit.await(visit.button("Log in"));
            assertThat(visit.button(LOG_IN).count()).isZero();
            logIn(visit, name, PASSWORD);
            Visit.await(account(visit, name));
            visit.see("#/passkeys");
            Visit.await(visit.text("Passkeys cannot be added at this address."));
        }
    }

    @Test
    void whoever_has_no_passkey_is_told_so() {
        try (Visit visit = visit().see("")) {
            giveScreenLock(visit);
            visit.button(LOG_IN).click();
            Visit.await(visit.text("no passkey was chosen in time, or this device has none for this page"));
        }
    }

    @Test
    void an_admin_removes_those_of_a_user() {
        String name = user(Role.VIEWER);
        try (Visit visit = visitOf(name)) {
            giveScreenLock(visit);
            visit.see("#/passkeys");
            add(visit, "phone");
            Visit.await(visit.text("phone is added."));
        }
        try (Visit visit = visitOf(Role.ADMIN).see("#/access")) {
            visit.page().getByLabel("Change " + name).click();
            Visit.await(visit.button("Remove passkeys of " + name));
            new Look(visit, Screen.LAPTOP, ColorScheme.LIGHT).at("passkeys of a user");
            visit.button("Remove passkeys of " + name).click();
            visit.button("Remove").click();
            Visit.await(visit.text(name + " has no passkeys."));
        }
        assertThat(passkeys.passkeys(name).await().indefinitely()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LAPTOP,LIGHT", "PHONE,DARK", "PHONE,LIGHT"})
    void the_view_can_be_used_by_everybody(Screen screen, ColorScheme scheme) {
        String name = user(Role.MEMBER);
        try (Visit visit = Visit.on(chromium(), named(), screen, scheme)) {
            Look look = new Look(visit, screen, scheme);
            giveScreenLock(visit);
            visit.see("");
            look.at("login with passkey");
            logIn(visit, name, PASSWORD);
            Visit.await(account(visit, name));
            visit.see("#/passkeys");
            Visit.await(visit.page().getByLabel("Name, such as"));
            look.at("no passkeys");
            add(visit, "Anna’s phone");
            Visit.await(visit.page().locator("aubade-passkeys-view li"));
            visit.text("Add a passkey").click();
            look.at("passkeys");
        }
    }
}
