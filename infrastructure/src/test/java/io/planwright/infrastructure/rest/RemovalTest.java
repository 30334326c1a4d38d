package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.application.person.Admissions;
import io.planwright.application.person.Admissions.Admission;
import io.planwright.application.person.Admissions.Admitted;
import io.planwright.infrastructure.Database;
import io.planwright.infrastructure.OldRows;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.rememberme.AbstractRememberMeServices;

/** Who is removed, or may do less, is out: what they have open, and the browsers that remember them. */
class RemovalTest extends ServerTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private record Someone(String id, String login) {

        String address() {
            return "/api/v1/people/" + id;
        }

        UserDetails known(Server node) {
            return node.port(UserDetailsService.class).loadUserByUsername(login);
        }

        Admission admission(Server node) {
            return ((Admitted) known(node)).admission();
        }
    }

    private static Someone someone(boolean administrator) {
        var login = "person" + PEOPLE.incrementAndGet();
        var added = server.post("/api/v1/people", """
                {"login":"%s","name":"Carl","password":"a long pass phrase","administrator":%s}
                """.formatted(login, administrator));
        assertThat(added.status()).isEqualTo(201);
        return new Someone(added.at("/id"), login);
    }

    private static boolean isIn(Server node, Admission admission) {
        return node.port(Admissions.class).stands(admission);
    }

    @Test
    void whoIsRemovedIsOut() {
        var carl = someone(true);
        someone(true); // somebody must be left
        var admission = carl.admission(server);
        assertThat(isIn(server, admission)).isTrue();

        assertThat(server.delete(carl.address()).status()).isEqualTo(204);

        await().atMost(A_SECOND).until(() -> !isIn(server, admission));
    }

    @Test
    void anotherPasswordAndOtherRightsEndWhatIsOpenAndAnotherNameDoesNot() {
        var carl = someone(false);
        var first = carl.admission(server);

        assertThat(server.patch(carl.address(), "{\"name\":\"Carla\"}").at("/name"))
                .isEqualTo("Carla");
        assertThat(carl.admission(server)).isEqualTo(first);

        assertThat(server.patch(carl.address(), "{\"administrator\":true}")
                        .json()
                        .path("administrator")
                        .asBoolean())
                .isTrue();
        await().atMost(A_SECOND).until(() -> !isIn(server, first));
        var second = carl.admission(server);
        assertThat(isIn(server, second)).isTrue();

        assertThat(server.patch(carl.address(), "{\"password\":\"another pass phrase\"}")
                        .status())
                .isEqualTo(200);
        await().atMost(A_SECOND).until(() -> !isIn(server, second));
        assertThat(isIn(server, carl.admission(server))).isTrue();
    }

    @Test
    void nobodyIsChangedWhoIsNotThereOrInANonsensicalWay() {
        var carl = someone(false);
        assertThat(server.patch("/api/v1/people/7b0c1c2e-0000-4000-8000-000000000000", "{\"name\":\"X\"}")
                        .status())
                .isEqualTo(404);
        assertThat(server.patch(carl.address(), "{\"name\":\" \"}").status()).isEqualTo(400);
        assertThat(server.patch(carl.address(), "{\"password\":\"short\"}").status())
                .isEqualTo(400);
    }

    @Test
    void passwordsThatOthersTryFirstAreRefused() {
        for (var poor : new String[] {
            "          ", "aaaaaaaaaa", "ababababab", "password123", "Qwertyuiop", "1234567890", "the.one.with.it"
        }) {
            var refused = server.post("/api/v1/people", """
                    {"login":"the.one.with.it","name":"Poor","password":"%s"}
                    """.formatted(poor));
            assertThat(refused.status()).as(poor).isEqualTo(400);
            assertThat(refused.at("/detail")).as(poor).contains("password").doesNotContain(poor);
        }
    }

    // --- browsers that stay logged in

    private static AbstractRememberMeServices remembered(Server node) {
        return node.port(AbstractRememberMeServices.class);
    }

    private static Cookie loggedIn(Someone person) {
        var known = person.known(server);
        var response = new MockHttpServletResponse();
        remembered(server)
                .loginSuccess(
                        new MockHttpServletRequest(),
                        response,
                        UsernamePasswordAuthenticationToken.authenticated(known, null, known.getAuthorities()));
        return cookie(response);
    }

    private static Cookie cookie(MockHttpServletResponse response) {
        var cookie = response.getCookie("PLANWRIGHT-STAY");
        assertThat(cookie).isNotNull();
        return cookie;
    }

    private static @Nullable Authentication back(Cookie cookie, MockHttpServletResponse response) {
        var request = new MockHttpServletRequest();
        request.setCookies(cookie);
        return remembered(server).autoLogin(request, response);
    }

    private static boolean isKnown(Cookie cookie) {
        return back(cookie, new MockHttpServletResponse()) != null;
    }

    @Test
    void aBrowserStaysLoggedInByACookieThatChanges() {
        var carl = someone(false);
        var first = loggedIn(carl);
        assertThat(first.isHttpOnly()).isTrue();
        assertThat(first.getAttribute("SameSite")).isEqualTo("Lax");

        var answer = new MockHttpServletResponse();
        var authentication = back(first, answer);
        assertThat(authentication).isNotNull();
        assertThat(authentication.getName()).isEqualTo(carl.login());
        var second = cookie(answer);
        assertThat(second.getValue()).isNotEqualTo(first.getValue());

        assertThat(isKnown(first)).as("what a page asks at the same time").isTrue();
        var third = new MockHttpServletResponse();
        assertThat(back(second, third)).isNotNull();
        assertThat(isKnown(first)).as("a copy that is older than that").isFalse();
        assertThat(isKnown(cookie(third)))
                .as("whoever has the copy is out, too")
                .isFalse();
    }

    @Test
    void aBrowserIsForgottenWithTheLogInThePasswordAndThePerson() {
        var carl = someone(false);
        var out = loggedIn(carl);
        var request = new MockHttpServletRequest();
        request.setCookies(out);
        remembered(server).logout(request, new MockHttpServletResponse(), null);
        assertThat(isKnown(out)).isFalse();

        var before = loggedIn(carl);
        server.patch(carl.address(), "{\"password\":\"another pass phrase\"}");
        assertThat(isKnown(before)).isFalse();

        var last = loggedIn(carl);
        server.delete(carl.address());
        assertThat(isKnown(last)).isFalse();
    }

    @Test
    void aTokenThatIsRevokedEndsAtOnce() {
        var token = server.post("/api/v1/tokens", "{\"name\":\"script\"}");
        var header = new String[] {"Authorization", "Bearer " + token.at("/secret")};
        assertThat(server.get("/api/v1/projects", header).status()).isEqualTo(200);

        server.delete("/api/v1/tokens/" + token.at("/id"));

        assertThat(server.get("/api/v1/projects", header).status()).isEqualTo(401);
    }

    @Test
    void aRequestIsKnownByItsKeyForAWeek() {
        var body = "{\"key\":\"ONCE\",\"name\":\"Once\"}";
        assertThat(server.post("/api/v1/projects", body, "Idempotency-Key", "week")
                        .status())
                .isEqualTo(201);
        server.port(OldRows.class).remove();
        assertThat(server.post("/api/v1/projects", body, "Idempotency-Key", "week")
                        .status())
                .isEqualTo(201);

        server.port(JdbcClient.class)
                .sql("update request set asked_at = ? where idem_key = 'week'")
                .param(OffsetDateTime.now().minusDays(8))
                .update();
        server.port(OldRows.class).remove();

        assertThat(server.post("/api/v1/projects", body, "Idempotency-Key", "week")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void allEndsOnEveryNode() {
        var data = Database.POSTGRES.fresh();
        try (var one = new Server(data, Map.of());
                var two = new Server(data, Map.of())) {
            var added = one.post("/api/v1/people", """
                    {"login":"carl","name":"Carl","password":"a long pass phrase"}
                    """);
            one.post("/api/v1/people", """
                    {"login":"ada","name":"Ada","password":"a long pass phrase","administrator":true}
                    """);
            var carl = new Someone(added.at("/id"), "carl");
            var token = one.post("/api/v1/tokens", "{\"name\":\"script\"}");
            var header = new String[] {"Authorization", "Bearer " + token.at("/secret")};
            var admission = carl.admission(two);
            assertThat(isIn(two, admission)).isTrue();
            assertThat(two.get("/api/v1/projects", header).status()).isEqualTo(200);

            assertThat(one.delete(carl.address()).status()).isEqualTo(204);
            await().atMost(A_SECOND).until(() -> !isIn(two, admission));

            assertThat(two.get("/api/v1/projects", header).status()).isEqualTo(200);
            one.delete("/api/v1/tokens/" + token.at("/id"));
            await().atMost(A_SECOND.multipliedBy(2))
                    .until(() -> two.get("/api/v1/projects", header).status() == 401);
        }
    }
}
