package org.aubade.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aubade.access.AccountService;
import org.aubade.access.Role;
import org.aubade.api.Rest;
import org.aubade.home.OidcHome;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OidcHome.class)
class OidcTest {
    private static final String PATH = "/api/session/oidc";

    @ConfigProperty(name = "aubade.login.oidc.issuer")
    String issuer = "";

    @Inject
    AccountService accounts;

    /** A name that no other test has, since the tests share a home. */
    private final String name = "u" + UUID.randomUUID();

    @BeforeEach
    void the_provider_is_there() {
        turn(true);
    }

    private void turn(boolean on) {
        given().get(issuer + "/switch?on=" + on).then().statusCode(200);
    }

    /** As a browser that has come from another site: only some cookies, and the names of its own formats. */
    private static RequestSpecification browser(Map<String, String> cookies) {
        return given().redirects().follow(false).urlEncodingEnabled(false).cookies(cookies);
    }

    private static Response begin() {
        return browser(Map.of()).get(PATH);
    }

    /** Where the provider sends a browser back to that begins a login, and says {@code who} there. */
    private static String back(Response begun, String who) {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        Response answer = browser(Map.of()).get(begun.header("Location") + "&" + who);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        return answer.header("Location");
    }

    private static Response logIn(String who) {
        Response begun = begin();
        return browser(begun.cookies()).get(back(begun, who));
    }

    private static RequestSpecification with(Response login) {
        return given().cookie("aubade-session", login.cookie("aubade-session"));
    }

    private RequestSpecification asAdmin() {
        String token = done(accounts.addToken("test", Role.ADMIN, null, null))
                .orElseThrow()
                .secret()
                .text();
        return given().header("Authorization", "Bearer " + token);
    }

    @Test
    void who_comes_back_has_a_session_like_any_other_and_nothing_else() {
        Response login = logIn("as=" + name + "&groups=family");
        assertThat(login.statusCode()).as(login.asString()).isEqualTo(303);
        URI page = URI.create("http://127.0.0.1:" + RestAssured.port + PATH).resolve(login.header("Location"));
        assertThat(page.getPath()).isEqualTo("/");
        assertThat(login.header("Location")).isEqualTo("../../");
        assertThat(login.headers().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("aubade-session=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("aubade-login=;").contains("Max-Age=0"))
                .hasSize(2);
        with(login)
                .get("/api/session")
                .then()
                .body("user", equalTo(name))
                .body("role", equalTo("member"))
                .body("oidc", equalTo("Keycloak & <Co>"));
        with(login)
                .post("/api/programs/sleep/runs?wait=10s")
                .then()
                .statusCode(200)
                .body("by", equalTo(name));
        asAdmin().get("/api/users").then().body("find { it.name == '" + name + "' }.issuer", equalTo(issuer));
        Awaitility.await()
                .untilAsserted(() -> asAdmin()
                        .get("/api/audit?limit=1000")
                        .then()
                        .body(
                                "findAll { it.who == '" + name + "' }.action",
                                hasItems("loginWithProvider", "runProgram")));
        with(login).delete("/api/session").then().statusCode(204);
        with(login).get("/api/home").then().statusCode(401);
    }

    @Test
    void the_cookie_of_a_login_under_way_is_for_no_script_and_comes_back_from_another_site() {
        Response begun = begin();
        assertThat(begun.headers().getValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("aubade-login=")
                        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600")
                        .doesNotContain("Path"));
        assertThat(begun.header("Location"))
                .startsWith(issuer + "/authorize?realm=home&")
                .contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A" + RestAssured.port + "%2Fapi%2Fsession%2Foidc&");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_role_of_the_next_login_counts_and_holds_in_the_sessions_that_there_are() {
        Response first = logIn("as=" + name + "&groups=family");
        Response second = logIn("as=another-name&sub=subject%20of%20" + name + "&groups=guests");
        with(second).get("/api/session").then().body("user", equalTo(name)).body("role", equalTo("viewer"));
        with(first).post("/api/programs/sleep/runs").then().statusCode(403);
    }

    @Test
    void removing_the_user_ends_the_sessions() {
        Response login = logIn("as=" + name + "&groups=family");
        with(login).get("/api/home").then().statusCode(200);
        asAdmin().delete("/api/users/" + name).then().statusCode(204);
        with(login).get("/api/home").then().statusCode(401);
    }

    @Test
    void the_name_of_a_user_with_a_password_is_not_taken_over() {
        done(accounts.addUser(name, "correct horse", Role.MEMBER));
        Response login = logIn("as=" + name.toUpperCase(Locale.ROOT) + "&groups=admins");
        assertThat(Rest.problem(login, 409)).contains("belongs to another user here");
        assertThat(login.cookie("aubade-session")).isNull();
        asAdmin()
                .get("/api/users")
                .then()
                .body("find { it.name == '" + name + "' }.role", equalTo("member"))
                .body("find { it.name == '" + name + "' }.issuer", equalTo(null));
    }

    @Test
    void who_is_in_no_group_is_told_so_and_noted() {
        assertThat(Rest.problem(logIn("as=" + name + "&groups=strangers"), 403))
                .contains("'" + name + "' is in no group of Keycloak & <Co> that may use this home");
        Awaitility.await()
                .untilAsserted(() -> asAdmin()
                        .get("/api/audit?limit=1000")
                        .then()
                        .body("findAll { it.who == '" + name + "' }.status", hasItem(403)));
        asAdmin().get("/api/users").then().body("findAll { it.name == '" + name + "' }.size()", equalTo(0));
    }

    @Test
    void a_browser_is_told_what_is_wrong_by_a_document() {
        Response begun = begin();
        browser(begun.cookies())
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get(back(begun, "as=" + name + "&groups=strangers"))
                .then()
                .statusCode(403)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", "no-store")
                .body(containsString("is in no group of Keycloak &amp; &lt;Co&gt;"))
                .body(containsString("href=\"../../\""));
    }

    @Test
    void an_answer_to_a_login_of_another_browser_or_one_that_is_finished_is_refused() {
        Response begun = begin();
        String back = back(begun, "as=" + name + "&groups=family");
        assertThat(Rest.problem(browser(Map.of()).get(back), 400)).contains("has not begun this login");
        assertThat(Rest.problem(browser(begin().cookies()).get(back), 400)).contains("has not begun this login");
        assertThat(Rest.problem(browser(begun.cookies()).get(back.replaceAll("state=[^&]*", "state=x")), 400))
                .contains("has not begun this login");
        assertThat(browser(begun.cookies()).get(back).statusCode()).isEqualTo(303);
        assertThat(Rest.problem(browser(begun.cookies()).get(back), 400)).contains("was finished before");
    }

    @Test
    void a_token_of_somebody_else_makes_nobody_and_the_log_says_nothing_of_it() {
        assertThat(Rest.problem(logIn("as=" + name + "&groups=admins&with=foreign"), 502))
                .contains("its signature is wrong");
        asAdmin().get("/api/users").then().body("findAll { it.name == '" + name + "' }.size()", equalTo(0));
    }

    @Test
    void a_provider_that_is_away_is_said_and_a_password_works_meanwhile() {
        turn(false);
        assertThat(Rest.problem(begin(), 502)).contains("Keycloak & <Co> cannot be reached at " + issuer);
        done(accounts.addUser(name, "correct horse", Role.MEMBER));
        given().contentType("application/json")
                .body(Map.of("name", name, "password", "correct horse"))
                .post("/api/session")
                .then()
                .statusCode(200);
        turn(true);
        assertThat(begin().statusCode()).isEqualTo(303);
    }
}
