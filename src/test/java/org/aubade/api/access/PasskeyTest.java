package org.aubade.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.aubade.access.AccessStore;
import org.aubade.access.AccountService;
import org.aubade.access.Credential;
import org.aubade.access.PasskeyChallenge;
import org.aubade.access.Role;
import org.aubade.access.Secret;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.access.webauthn.SoftwareAuthenticator;
import org.aubade.access.webauthn.SoftwareAuthenticator.Algorithm;
import org.aubade.access.webauthn.SoftwareAuthenticator.Made;
import org.aubade.access.webauthn.SoftwareAuthenticator.Shown;
import org.aubade.home.LoginHome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through a proxy with TLS, at https://home.example. */
@QuarkusTest
@TestProfile(LoginHome.class)
class PasskeyTest {
    private static final String PASSWORD = "correct horse";
    private static final RelyingParty HOME = RelyingParty.of("https://home.example");
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    @Inject
    AccountService accounts;

    @Inject
    AccessStore store;

    /** Names and addresses that no other test has, since the tests share a home and what was wrong before. */
    private final String name = "p" + UUID.randomUUID();

    private final String address = "198.51.100." + CLIENTS.incrementAndGet();
    private final SoftwareAuthenticator phone = new SoftwareAuthenticator(Algorithm.ES256, HOME).counter(1);

    @BeforeEach
    void make_a_user() {
        done(accounts.addUser(name, PASSWORD, Role.MEMBER));
    }

    private RequestSpecification somebody() {
        return given().header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "home.example")
                .contentType(ContentType.JSON);
    }

    private RequestSpecification as(String session) {
        return somebody().cookie("aubade-session", session);
    }

    private RequestSpecification asAdmin() {
        String token = done(accounts.addToken("test", Role.ADMIN, null, null))
                .orElseThrow()
                .secret()
                .text();
        return somebody().header("Authorization", "Bearer " + token);
    }

    private String session() {
        return somebody()
                .body(Map.of("name", name, "password", PASSWORD))
                .post("/api/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("aubade-session");
    }

    /** A session that began an hour ago. */
    private String oldSession() {
        Secret secret = new Secret((UUID.randomUUID() + "_" + UUID.randomUUID()).substring(0, 43));
        Instant now = Instant.now();
        Credential old = new Credential(
                secret.hash(),
                UUID.randomUUID().toString(),
                Credential.Kind.SESSION,
                "",
                name,
                Role.ADMIN,
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)));
        assertThat(done(store.add(old, null, now))).isTrue();
        return secret.text();
    }

    private static Map<String, Object> body(Made made) {
        return Map.of(
                "name", "Anna's phone",
                "id", made.id(),
                "clientData", made.clientData(),
                "authenticatorData", made.authenticatorData(),
                "publicKey", made.publicKey(),
                "algorithm", made.algorithm());
    }

    private Response add(String session) {
        Response challenge = as(session).body("{}").post("/api/passkeys/challenge");
        challenge
                .then()
                .statusCode(200)
                .body("rpId", equalTo("home.example"))
                .body("userName", equalTo(name))
                .body("algorithms", equalTo(List.of(-7, -8, -257)));
        phone.userHandle(challenge.path("userId"));
        return as(session).body(body(phone.make(challenge.path("challenge")))).post("/api/passkeys");
    }

    private String challenge() {
        return somebody()
                .post("/api/session/passkey/challenge")
                .then()
                .statusCode(200)
                .body("rpId", equalTo("home.example"))
                .body("userId", nullValue())
                .extract()
                .path("challenge");
    }

    private Response login(Shown shown) {
        return somebody()
                .body(Map.of(
                        "id", shown.id(),
                        "clientData", shown.clientData(),
                        "authenticatorData", shown.authenticatorData(),
                        "signature", shown.signature(),
                        "userHandle", shown.userHandle()))
                .post("/api/session/passkey");
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse isProblem(Response answer, int status, String why) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(why));
    }

    @Test
    void a_passkey_is_added_and_logs_in_until_it_is_removed_and_the_audit_log_says_so() {
        String session = session();
        as(session)
                .get("/api/passkeys")
                .then()
                .statusCode(200)
                .body("needsPassword", equalTo(false))
                .body("passkeys", empty());
        add(session)
                .then()
                .statusCode(201)
                .body("name", equalTo("Anna's phone"))
                .body("origin", equalTo("https://home.example"))
                .body("used", nullValue());
        as(session).delete("/api/session").then().statusCode(204);

        Response login = login(phone.sign(challenge()));
        login.then().statusCode(200).body("user", equalTo(name)).body("role", equalTo("member"));
        assertThat(login.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Secure");
        String next = login.cookie("aubade-session");
        as(next).get("/api/home").then().statusCode(200);
        as(next).get("/api/passkeys").then().body("passkeys", hasSize(1)).body("passkeys[0].used", notNullValue());

        as(next).delete("/api/passkeys/" + phone.id()).then().statusCode(204);
        isProblem(as(next).delete("/api/passkeys/" + phone.id()), 404, "you have no passkey '" + phone.id());
        isProblem(login(phone.sign(challenge())), 401, "the passkey is not known here");
        as(next).delete("/api/session").then().statusCode(204);
        as(next).get("/api/home").then().statusCode(401);
        Awaitility.await()
                .untilAsserted(() -> asAdmin()
                        .get("/api/audit?limit=1000")
                        .then()
                        .body(
                                "findAll { it.who == '" + name + "' && it.status < 300 }.action",
                                hasItems("addPasskey", "loginWithPasskey", "removePasskey"))
                        .body(
                                "findAll { it.address == '" + address + "' && it.status == 401 }.who",
                                hasItems("(unknown)")));
    }

    @Test
    void what_is_wrong_with_an_answer_is_said() {
        add(session()).then().statusCode(201);
        Shown good = phone.sign(challenge());
        login(good).then().statusCode(200);
        isProblem(login(good), 401, "the challenge is unknown, has been used");
        phone.origin("https://home.example:8443");
        isProblem(login(phone.sign(challenge())), 401, "it has to be at 'https://home.example'");
        phone.origin(HOME.origin()).rpId("elsewhere.example");
        isProblem(login(phone.sign(challenge())), 401, "not one of the host 'home.example'");
        phone.rpId(HOME.id()).counter(1);
        isProblem(login(phone.sign(challenge())), 401, "the passkey may have been copied");
    }

    @Test
    void a_foreign_or_expired_answer_is_refused_and_throttled() {
        add(session()).then().statusCode(201);
        SoftwareAuthenticator unknown = new SoftwareAuthenticator(Algorithm.ES256, HOME).userHandle("AAAA");
        isProblem(login(unknown.sign(challenge())), 401, "the passkey is not known here");
        Secret late = new Secret(("late_" + name + "_").substring(0, 43));
        done(store.passkeys()
                .add(
                        new PasskeyChallenge(
                                late.hash(),
                                PasskeyChallenge.Purpose.LOGIN,
                                address,
                                Instant.now().minusMillis(1)),
                        Instant.EPOCH));
        isProblem(login(phone.sign(late.text())), 401, "is older than 5 minutes");
        Shown good = phone.sign(challenge());
        phone.otherKey();
        for (int attempt = 0; attempt < 3; attempt++) {
            isProblem(login(phone.sign(challenge())), 401, "the signature is not that of the passkey");
        }
        isProblem(login(good), 429, "try again in").header("Retry-After", notNullValue());
        isProblem(
                somebody().body(Map.of("name", name, "password", PASSWORD)).post("/api/session"), 429, "try again in");
    }

    @Test
    void a_malformed_answer_is_refused_with_the_expected_form() {
        isProblem(somebody().body("{}").post("/api/session/passkey"), 400, "'id' is missing");
        isProblem(login(new Shown("A".repeat(9_000), "AAAA", "AAAA", "AAAA", "AAAA")), 400, "'id' must have 1 to 1023");
        isProblem(login(new Shown("AAAA", "AAAA", "AAAA", "AAAA", "AAAA")), 400, "'clientData' must be");
        isProblem(
                somebody().body("{\"id\":\"" + "A".repeat(1 << 20) + "\"}").post("/api/session/passkey"),
                413,
                "larger than 1 MiB");
        isProblem(
                as(session()).body("{\"id\":\"" + "A".repeat(1 << 20) + "\"}").post("/api/passkeys"),
                413,
                "larger than 1 MiB");
    }

    @Test
    void a_passkey_that_was_not_made_here_and_now_is_not_added() {
        String session = session();
        phone.origin("https://elsewhere.example");
        isProblem(add(session), 400, "the browser was at 'https://elsewhere.example'");
        phone.origin(HOME.origin());
        isProblem(
                as(session).body(body(phone.make(challenge()))).post("/api/passkeys"), 400, "the challenge is unknown");
        add(session).then().statusCode(201);
        isProblem(add(session), 409, "added already");
        Map<String, Object> other = new HashMap<>(body(phone.make("c")));
        other.put("algorithm", "ES256");
        isProblem(
                as(session).body(other).post("/api/passkeys"),
                400,
                "'algorithm' must be a whole number; found the string");
        other.put("algorithm", -8);
        isProblem(as(session).body(other).post("/api/passkeys"), 400, "'publicKey' must be");
    }

    @Test
    void who_logged_in_a_while_ago_shows_the_password_to_add_a_passkey() {
        String session = oldSession();
        as(session).get("/api/passkeys").then().body("needsPassword", equalTo(true));
        isProblem(as(session).body("{}").post("/api/passkeys/challenge"), 403, "send the 'password'");
        isProblem(as(session).body("{\"password\":\"wrong\"}").post("/api/passkeys/challenge"), 403, "is wrong");
        as(session)
                .body("{\"password\":\"" + PASSWORD + "\"}")
                .post("/api/passkeys/challenge")
                .then()
                .statusCode(200);
    }

    @Test
    void at_an_address_and_without_tls_and_by_a_token_there_are_no_passkeys() {
        isProblem(
                given().header("X-Forwarded-For", address)
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "192.168.1.20")
                        .post("/api/session/passkey/challenge"),
                409,
                "'192.168.1.20' is none; open the page by a name");
        isProblem(
                given().header("X-Forwarded-For", address)
                        .header("X-Forwarded-Host", "home.example")
                        .post("/api/session/passkey/challenge"),
                409,
                "over https only, or at localhost; found http://home.example");
        given().baseUri("http://localhost")
                .post("/api/session/passkey/challenge")
                .then()
                .statusCode(200)
                .body("rpId", equalTo("localhost"));
        isProblem(asAdmin().get("/api/passkeys"), 409, "logged in on the page");
    }

    @Test
    void an_admin_removes_the_passkeys_of_a_user() {
        add(session()).then().statusCode(201);
        isProblem(as(session()).delete("/api/users/" + name + "/passkeys"), 403, "does not allow this");
        asAdmin().delete("/api/users/" + name + "/passkeys").then().statusCode(204);
        isProblem(login(phone.sign(challenge())), 401, "the passkey is not known here");
        isProblem(asAdmin().delete("/api/users/nobody-there/passkeys"), 404, "there is no user 'nobody-there'");
    }
}
