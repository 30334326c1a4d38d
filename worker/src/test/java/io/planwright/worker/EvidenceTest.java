package io.planwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of evidence that cannot be handed in whole. */
class EvidenceTest {

    private static final String TASK = "00000000-0000-0000-0000-000000000001";

    @TempDir
    Path folder;

    @BeforeEach
    void reports() throws IOException {
        Files.writeString(folder.resolve("a.xml"), "<testsuite/>");
        Files.writeString(folder.resolve("b.xml"), "<testsuite/>");
    }

    private Line at(StubServer server) {
        return new Line(folder)
                .with("PLANWRIGHT_URL", server.url())
                .with("PLANWRIGHT_TOKEN", "secret")
                .with("PLANWRIGHT_PROJECT", "A");
    }

    @Test
    void whatWasTakenBeforeTheRefusalIsNamed() {
        var files = new AtomicInteger();
        try (var server = new StubServer((exchange, _) -> {
            if (files.incrementAndGet() == 1) {
                StubServer.json(exchange, "{\"id\":\"first\"}");
            } else {
                StubServer.refuse(exchange, 422, "evidence.errors");
            }
        })) {
            var said = at(server).say("evidence", "a.xml", "b.xml", "--gate", "g", "--check", "c");

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("handed in before that: first").contains("evidence.errors");
        }
    }

    @Test
    void theClaimIsGivenBackWhateverGoesWrong() {
        try (var server = new StubServer((exchange, asked) -> {
            switch (asked.method() + " "
                    + asked.path().replaceFirst("\\?.*", "").replace(TASK, "T")) {
                case "POST /projects/A/workers" -> StubServer.json(exchange, "{\"id\":\"w\"}");
                case "POST /projects/A/claims" ->
                    StubServer.json(
                            exchange, "{\"taskId\":\"" + TASK + "\",\"token\":3,\"stage\":\"VERIFY\",\"task\":{}}");
                case "GET /tasks/T/attempts" ->
                    StubServer.json(
                            exchange,
                            "{\"items\":[{\"stage\":\"RED\",\"outcome\":\"passed\",\"files\":["
                                    + "{\"path\":{},\"test\":true}]}]}"); // what nobody has reckoned with
                case "GET /tasks/T" -> StubServer.json(exchange, "{\"stage\":\"VERIFY\"}");
                case "DELETE /tasks/T/claim" -> exchange.sendResponseHeaders(204, -1);
                default -> throw new IOException("no answer to " + asked);
            }
        })) {
            var said = at(server).say("evidence", "a.xml", "--task", TASK, "--report", "passed", "--patience", "0");

            assertThat(said.exit()).as(said.all()).isEqualTo(1);
            assertThat(server.asked()).anyMatch(asked -> asked.method().equals("DELETE"));
        }
    }
}
