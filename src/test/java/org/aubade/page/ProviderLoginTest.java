package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.aubade.home.OidcHome;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The login with a provider in a browser, to which the provider is of another site. */
@NeedsChromium
@QuarkusTest
@TestProfile(OidcHome.class)
class ProviderLoginTest extends LoginVisits {
    @ConfigProperty(name = "aubade.login.oidc.issuer")
    String issuer = "";

    @BeforeEach
    void the_provider_is_there() {
        turn(true);
    }

    private void turn(boolean on) {
        RestAssured.get(issuer + "/switch?on=" + on).then().statusCode(200);
    }

    private static void logInAsAnna(Visit visit) {
        visit.link("Log in with Keycloak & <Co>").click();
        visit.link("I am Anna").click();
        Visit.await(account(visit, "anna"));
    }

    @Test
    void who_is_known_to_the_provider_is_logged_in_and_stays_it() {
        try (Visit visit = visit().see("")) {
            logInAsAnna(visit);
            assertThat(visit.page().url()).isEqualTo(root.toString());
            assertThat(visit.context().cookies(root.toString()))
                    .extracting(cookie -> cookie.name)
                    .containsExactly("aubade-session");
            visit.page().reload();
            Visit.await(account(visit, "anna"));
            choose(visit, "anna", "Log out");
            Visit.await(visit.heading("Log in"));
        }
    }

    @Test
    void the_button_leads_to_the_login_below_a_prefix() {
        try (Line line = new Line(root, "/aubade/");
                Visit visit = Visit.onLaptop(chromium(), line.root()).see("")) {
            assertThat(visit.link("Log in with Keycloak & <Co>").evaluate("link => link.href"))
                    .isEqualTo(line.root() + "api/session/oidc");
        }
    }

    @Test
    void a_provider_that_is_away_is_said_with_a_way_back_to_the_password() {
        turn(false);
        try (Visit visit = visit().see("").expects("status of 502")) {
            visit.link("Log in with Keycloak & <Co>").click();
            Visit.await(visit.text("Keycloak & <Co> cannot be reached"));
            visit.link("Back to the page").click();
            Visit.await(visit.heading("Log in"));
        }
    }
}
