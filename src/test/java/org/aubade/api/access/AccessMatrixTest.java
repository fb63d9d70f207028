package org.aubade.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.store.Waiting.done;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aubade.access.AccountService;
import org.aubade.access.NewToken;
import org.aubade.access.Role;
import org.aubade.home.LoginHome;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the description, asked by everybody. What is asked for is not there and bodies are empty, so that whoever may ask
 * changes nothing: what counts is whether the answer is 401, 403 or another.
 */
@QuarkusTest
@TestProfile(LoginHome.class)
class AccessMatrixTest {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    AccountService accounts;

    /** What the description and the code say of one operation; {@code role} is null where anybody may ask. */
    private record Asked(
            String method,
            String path,
            boolean body,
            @Nullable Role role) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Somebody who asks; {@code role} is null for nobody who is known. */
    private record Somebody(
            String title, @Nullable String token, @Nullable Role role, boolean otherSite) {}

    private String token(Role role, @Nullable Instant expires) {
        return done(accounts.addToken("matrix", role, expires, null))
                .orElseThrow()
                .secret()
                .text();
    }

    private List<Somebody> everybody() {
        NewToken revoked =
                done(accounts.addToken("matrix", Role.ADMIN, null, null)).orElseThrow();
        done(accounts.revokeToken(revoked.token().id()));
        return List.of(
                new Somebody("nobody", null, null, false),
                new Somebody("a viewer", token(Role.VIEWER, null), Role.VIEWER, false),
                new Somebody("a member", token(Role.MEMBER, null), Role.MEMBER, false),
                new Somebody("an admin", token(Role.ADMIN, null), Role.ADMIN, false),
                new Somebody("a revoked token", revoked.secret().text(), null, false),
                new Somebody("another site", token(Role.ADMIN, null), Role.ADMIN, true),
                new Somebody("an expired token", token(Role.ADMIN, Instant.EPOCH), null, false));
    }

    /** By the id of the operation. */
    private static Map<String, JavaMethod> operations() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.aubade.api").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Operation.class))
                        .collect(Collectors.toMap(
                                method -> method.getAnnotationOfType(Operation.class)
                                        .operationId(),
                                method -> method));
    }

    private static @Nullable Role role(String operation, @Nullable JavaMethod method) {
        if (method == null) {
            throw new AssertionError("operation " + operation + " has no method");
        }
        if (method.isAnnotatedWith(PermitAll.class)) {
            return null;
        }
        RolesAllowed allowed = method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                .orElseThrow(() -> new AssertionError(
                        "operation " + operation + " says nothing of roles: annotate it or its class"));
        return Role.parse(allowed.value()[0]);
    }

    private List<Asked> description() {
        JsonPath description = RestAssured.given()
                .header("Authorization", "Bearer " + token(Role.VIEWER, null))
                .get("/q/openapi?format=json")
                .jsonPath();
        Map<String, JavaMethod> methods = operations();
        List<Asked> all = new ArrayList<>();
        Map<String, Map<String, Map<String, Object>>> paths = description.getMap("paths");
        paths.forEach((path, item) -> item.forEach((method, operation) -> {
            String id = String.valueOf(operation.get("operationId"));
            all.add(new Asked(
                    method.toUpperCase(Locale.ROOT),
                    path.replaceAll("\\{[^}]*}", "not-there"),
                    operation.containsKey("requestBody"),
                    role(id, methods.get(id))));
        }));
        return all;
    }

    private int ask(HttpClient client, Somebody who, Asked asked) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + asked.path()))
                .timeout(Duration.ofSeconds(20))
                .method(
                        asked.method(),
                        asked.body() ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody());
        if (asked.body()) {
            request.header("Content-Type", "application/json");
        }
        if (who.token() != null) {
            request.header("Authorization", "Bearer " + who.token());
        }
        if (who.otherSite()) {
            request.header("Origin", "https://elsewhere.example");
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() >= 400) {
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as("%s as %s, which answers %d", asked, who.title(), answer.statusCode())
                        .startsWith("application/problem+json");
                assertThat(body.readAllBytes()).isNotEmpty();
            }
        }
        return answer.statusCode();
    }

    private static String expected(Somebody who, Asked asked) {
        if (who.otherSite() && !READING.contains(asked.method())) {
            return "403";
        }
        Role needed = asked.role();
        if (needed == null) {
            return "an answer";
        }
        if (who.role() == null) {
            return "401";
        }
        return who.role().compareTo(needed) < 0 ? "403" : "an answer";
    }

    @Test
    void every_operation_answers_everybody_as_its_role_says() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        Set<String> answers = new TreeSet<>();
        List<Asked> description = description();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (Somebody who : everybody()) {
                for (Asked asked : description) {
                    int status = ask(client, who, asked);
                    String found = status == 401 || status == 403 ? String.valueOf(status) : "an answer";
                    answers.add(found);
                    if (!found.equals(expected(who, asked)) || status >= 500) {
                        wrong.put(asked + " as " + who.title(), status + " instead of " + expected(who, asked));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answers).containsExactly("401", "403", "an answer");
    }

    /** As docs/access.md has them. */
    @Test
    void a_member_runs_and_an_admin_edits() {
        Map<Role, Set<String>> operations = new TreeMap<>();
        Set<String> open = new TreeSet<>();
        operations().forEach((id, method) -> {
            Role role = role(id, method);
            (role == null ? open : operations.computeIfAbsent(role, _ -> new TreeSet<>())).add(id);
        });
        assertThat(open)
                .containsExactly("beginPasskeyLogin", "getSession", "login", "loginWithPasskey", "logout", "setUp");
        assertThat(operations.get(Role.MEMBER))
                .containsExactly(
                        "cancelRun",
                        "pauseSchedule",
                        "resumeSchedule",
                        "runOnce",
                        "runProgram",
                        "sendMessage",
                        "skipNext",
                        "snoozeNext");
        assertThat(operations.get(Role.ADMIN))
                .containsExactly(
                        "addToken",
                        "addUser",
                        "changeUser",
                        "deleteProgram",
                        "deleteSchedule",
                        "listAudit",
                        "listTokens",
                        "listUsers",
                        "putProgram",
                        "putSchedule",
                        "registerDevice",
                        "removePasskeysOfUser",
                        "removeUser",
                        "revokeToken",
                        "unregisterDevice");
    }

    @Test
    void what_tells_of_the_service_is_for_viewers_and_liveness_for_everybody() throws Exception {
        List<Somebody> everybody = everybody();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : List.of("/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/")) {
                Asked asked = new Asked("GET", path, false, Role.VIEWER);
                assertThat(ask(client, everybody.get(0), asked)).as(path).isEqualTo(401);
                assertThat(ask(client, everybody.get(1), asked)).as(path).isEqualTo(200);
            }
            Asked live = new Asked("GET", "/q/health/live", false, null);
            assertThat(ask(client, everybody.getFirst(), live)).isEqualTo(200);
        }
    }
}
