package org.aubade.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.aubade.access.AccountService;
import org.aubade.access.Role;
import org.aubade.home.LoginHome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LoginHome.class)
class LoginTest {
    private static final String PASSWORD = "correct horse";
    private static final String WRONG = "the name or the password is wrong";

    @Inject
    AccountService accounts;

    /** A name that no other test has, since the tests share a home. */
    private final String name = "u" + UUID.randomUUID();

    private String admin = "";

    @BeforeEach
    void make_a_user() {
        done(accounts.addUser(name, PASSWORD, Role.MEMBER));
        admin = done(accounts.addToken("test", Role.ADMIN, null, null))
                .orElseThrow()
                .secret()
                .text();
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private RequestSpecification asAdmin() {
        return with(admin);
    }

    private static RequestSpecification as(String session) {
        return given().cookie("aubade-session", session).contentType(ContentType.JSON);
    }

    private static Response login(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}")
                .post("/api/session");
    }

    private String session() {
        return login(name, PASSWORD).then().statusCode(200).extract().cookie("aubade-session");
    }

    @Test
    void whoever_logs_in_is_told_who_it_is_and_no_script_sees_the_cookie() {
        Response answer = login(name, PASSWORD);
        answer.then().statusCode(200).body("user", equalTo(name)).body("role", equalTo("member"));
        assertThat(answer.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        as(answer.cookie("aubade-session"))
                .get("/api/session")
                .then()
                .body("user", equalTo(name))
                .body("access", equalTo("login"));
    }

    @Test
    void an_anonymous_request_is_told_that_nobody_is_logged_in() {
        given().get("/api/session")
                .then()
                .statusCode(200)
                .body("access", equalTo("login"))
                .body("user", nullValue());
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_answered_alike_and_noted() {
        login(name, "wrong").then().statusCode(401).body("detail", equalTo(WRONG));
        login("nobody", "wrong").then().statusCode(401).body("detail", equalTo(WRONG));
        // A login forgets the wrong password, so that the tests after this one, from the same address, need not wait.
        login(name, PASSWORD).then().statusCode(200);
        Awaitility.await()
                .untilAsserted(() -> asAdmin()
                        .get("/api/audit?limit=1000")
                        .then()
                        .body("findAll { it.status == 401 }.who", hasItems(name, "nobody")));
    }

    @Test
    void a_session_that_is_logged_out_is_over() {
        String session = session();
        as(session).get("/api/home").then().statusCode(200);
        as(session).delete("/api/session").then().statusCode(204);
        as(session)
                .get("/api/home")
                .then()
                .statusCode(401)
                .body("detail", equalTo("the session is over; log in again"));
    }

    @Test
    void a_run_and_the_audit_log_say_who_it_was() {
        String session = session();
        as(session)
                .post("/api/programs/sleep/runs?wait=10s")
                .then()
                .statusCode(200)
                .body("by", equalTo(name));
        as(session).delete("/api/programs/sleep").then().statusCode(403).body("detail", containsString(name));
        Awaitility.await()
                .untilAsserted(() -> asAdmin()
                        .get("/api/audit?limit=1000")
                        .then()
                        .body(
                                "findAll { it.who == '" + name + "' }.action",
                                hasItems("login", "runProgram", "deleteProgram")));
    }

    @Test
    void a_new_role_holds_in_a_session_that_there_is() {
        String session = session();
        asAdmin()
                .body("{\"role\":\"viewer\"}")
                .patch("/api/users/" + name)
                .then()
                .statusCode(204);
        as(session).post("/api/programs/sleep/runs").then().statusCode(403);
    }

    @Test
    void removing_a_user_ends_the_sessions_of_that_user() {
        String session = session();
        asAdmin().delete("/api/users/" + name).then().statusCode(204);
        as(session).get("/api/home").then().statusCode(401);
        asAdmin().delete("/api/users/" + name).then().statusCode(404);
    }

    @Test
    void a_changed_password_ends_the_other_sessions() {
        String session = session();
        String other = session();
        as(session)
                .body("{\"old\":\"wrong\",\"password\":\"another horse\"}")
                .put("/api/session/password")
                .then()
                .statusCode(403);
        as(session)
                .body("{\"old\":\"" + PASSWORD + "\",\"password\":\"another horse\"}")
                .put("/api/session/password")
                .then()
                .statusCode(204);
        as(session).get("/api/home").then().statusCode(200);
        as(other).get("/api/home").then().statusCode(401);
        login(name, "another horse").then().statusCode(200);
    }

    @Test
    void a_token_is_shown_once_and_good_until_it_is_revoked() {
        Response made =
                asAdmin().body("{\"name\":\"grafana\",\"role\":\"viewer\"}").post("/api/tokens");
        String token = made.then().statusCode(201).extract().path("token");
        String id = made.path("id");
        with(token).get("/api/home").then().statusCode(200);
        assertThat(asAdmin().get("/api/tokens").asString()).contains(id).doesNotContain(token);
        asAdmin().delete("/api/tokens/" + id).then().statusCode(204);
        with(token).get("/api/home").then().statusCode(401);
    }

    @Test
    void a_bad_user_is_refused_with_what_would_work() {
        asAdmin()
                .body("{\"name\":\"eve\",\"password\":\"short\",\"role\":\"viewer\"}")
                .post("/api/users")
                .then()
                .statusCode(400)
                .body("detail", equalTo("a password has at least 8 characters"));
        asAdmin()
                .body("{\"name\":\"eve\",\"password\":\"long enough\",\"role\":\"king\"}")
                .post("/api/users")
                .then()
                .statusCode(400)
                .body("detail", equalTo("a role is viewer, member or admin; found 'king'"));
        asAdmin()
                .body("{\"name\":\"" + name + "\",\"password\":\"long enough\",\"role\":\"viewer\"}")
                .post("/api/users")
                .then()
                .statusCode(409);
    }
}
