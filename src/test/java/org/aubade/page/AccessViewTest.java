package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.aubade.access.Role;
import org.aubade.home.LoginHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An admin manages users and tokens; everybody can use the views for that, and those to log in. */
@NeedsChromium
@QuarkusTest
@TestProfile(LoginHome.class)
class AccessViewTest extends LoginVisits {
    @Test
    void an_admin_lets_others_in_and_shuts_them_out() {
        String name = House.unique("guest");
        try (Visit visit = visitOf(Role.ADMIN).see("#/access")) {
            visit.text("Add a user").click();
            Locator users = visit.page().locator("aubade-user-list");
            users.getByLabel("Name").fill(name);
            users.getByLabel("Password, at least").fill(PASSWORD);
            users.getByRole(AriaRole.BUTTON)
                    .getByText("Add", new Locator.GetByTextOptions().setExact(true))
                    .click();
            Visit.await(visit.text(name + " can log in."));

            visit.page().getByLabel("Change " + name).click();
            users.locator("#role-" + name).selectOption("admin");
            visit.button("Save " + name).click();
            Visit.await(visit.text(name + " is changed."));
            assertThat(accounts.user(name).await().indefinitely())
                    .hasValueSatisfying(user -> assertThat(user.role()).isEqualTo(Role.ADMIN));

            visit.button("Remove " + name).click();
            visit.button("Remove").click();
            Visit.await(visit.text(name + " is removed."));
            assertThat(accounts.user(name).await().indefinitely()).isEmpty();

            Locator entry = visit.page()
                    .locator("aubade-audit-list li")
                    .filter(new Locator.FilterOptions().setHasText("/api/users/" + name));
            visit.page().waitForCondition(() -> {
                visit.button("Refresh").click();
                return entry.count() == 2;
            });
        }
    }

    @Test
    void a_token_is_shown_once() {
        String name = House.unique("doorbell");
        try (Visit visit = visitOf(Role.ADMIN).see("#/access")) {
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.text("Make a token").click();
            visit.page().getByLabel("What it is for").fill(name);
            visit.button("Make").click();
            String token = visit.page().getByLabel("The token", exact()).inputValue();
            assertThat(House.given()
                            .header("Authorization", "Bearer " + token)
                            .get("/api/home")
                            .statusCode())
                    .isEqualTo(200);
            visit.button("Copy").click();
            Visit.await(visit.text("The token is copied."));
            assertThat(visit.ask("navigator.clipboard.readText()")).isEqualTo(token);
            visit.button("Hide").click();
            assertThat(Visit.words(visit.page().locator("aubade-token-list"))).doesNotContain(token);

            visit.button("Revoke " + name).click();
            visit.button("Revoke").click();
            Visit.await(visit.text(name + " is revoked."));
            assertThat(House.given()
                            .header("Authorization", "Bearer " + token)
                            .get("/api/home")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"LAPTOP,LIGHT", "PHONE,DARK", "PHONE,LIGHT"})
    void every_view_of_access_can_be_used_by_everybody(Screen screen, ColorScheme scheme) {
        String name = user(Role.ADMIN);
        try (Visit visit = Visit.on(chromium(), root.toString(), screen, scheme).expects("status of 401")) {
            Look look = new Look(visit, screen, scheme);
            visit.see("#/setup=" + setup.offerRecovery().text());
            look.at("setup");
            visit.see("#/now");
            logIn(visit, name, OTHER_PASSWORD);
            Visit.await(visit.text("the name or the password is wrong"));
            look.at("login");
            logIn(visit, name, PASSWORD);
            account(visit, name).click();
            Visit.await(visit.link("Change password"));
            look.at("account");
            visit.see("#/password");
            look.at("password");
            visit.see("#/access");
            visit.text("Add a user").click();
            visit.page().getByLabel("Change " + name).click();
            visit.text("Make a token").click();
            visit.page().getByLabel("What it is for").fill("doorbell");
            visit.button("Make").click();
            Visit.await(visit.button("Copy"));
            look.at("access");
            end(name);
            visit.see("#/history");
            Visit.await(visit.heading("The session is over"));
            look.at("session-over");
        }
    }
}
