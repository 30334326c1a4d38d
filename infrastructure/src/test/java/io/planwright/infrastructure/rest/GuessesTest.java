package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever guesses is slowed down, and nobody else is. */
class GuessesTest extends ServerTest {

    private static Server.Answer logIn(String login) {
        return server.send(
                "POST",
                "/login",
                BodyPublishers.ofString("username=" + login + "&password=wrong"),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void manyPasswordsInARowForOneLogin() {
        var statuses = IntStream.range(0, 10).mapToObj(_ -> logIn("ada").status());
        assertThat(statuses).doesNotContain(429);

        var refused = logIn("ADA");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 11L);

        assertThat(logIn("bob").status()).isNotEqualTo(429);
    }

    @Test
    void manyTokensThatNobodyKnows() {
        Server.Answer refused;
        int tried = 0;
        do {
            refused = server.get("/api/v1/projects", "Authorization", "Bearer pw_guess" + tried++);
        } while (refused.status() == 401 && tried < 1_000);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(tried).isGreaterThan(100);
        assertThat(server.get("/api/v1/projects").status()).as("a right one").isEqualTo(200);
    }

    @Test
    void whatATableWouldTakeForAFormulaIsText() {
        var project = project();
        server.post(project + "/requirements", "{\"title\":\"=cmd|calc!A1\",\"slug\":\"formula\"}");
        server.post(project + "/requirements", "{\"title\":\"a = b\",\"slug\":\"plain\"}");

        var csv = server.get(project + "/requirements?fields=slug,title", "Accept", "text/csv");

        assertThat(csv.text()).contains("formula,'=cmd|calc!A1").contains("plain,a = b");
    }
}
