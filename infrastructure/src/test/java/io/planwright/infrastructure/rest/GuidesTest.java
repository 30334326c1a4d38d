package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The library of a project over REST: guides are listed, read, written on the version that was seen, and removed. */
class GuidesTest extends ServerTest {

    private static final String RUN = "# How we test\n\nChạy hết.\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aGuideIsWrittenReadAndListed() {
        var guides = project() + "/guides";
        var made = server.post(guides, "{\"title\":\"How we test\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(guides + "/how-we-test");
        var guide = guides + "/how-we-test";
        var begun = server.get(guide);
        assertThat(begun.header("Content-Type")).startsWith("text/markdown");
        assertThat(begun.text()).isEqualTo("# How we test\n\n");
        var written = server.putText(guide, bytes(RUN), "If-Match", String.valueOf(begun.header("ETag")));
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(server.get(guide).text()).isEqualTo(RUN);
        assertThat(server.get(guide).header("ETag")).isEqualTo(written.header("ETag"));
        var all = server.get(guides);
        assertThat(all.at("/items/0/key")).isEqualTo("how-we-test");
        assertThat(all.at("/items/0/title")).isEqualTo("How we test");
        assertThat(all.json().at("/items/0/version").asInt()).isEqualTo(2);
    }

    @Test
    void aGuideIsWrittenOnlyOnTheVersionThatWasSeen() {
        var guides = project() + "/guides";
        server.post(guides, "{\"key\":\"tests\",\"title\":\"Tests\",\"text\":\"Run them.\"}");
        assertThat(server.putText(guides + "/tests", bytes(RUN)).status()).isEqualTo(428);
        assertThat(server.putText(guides + "/tests", bytes(RUN), "If-Match", "\"9\"")
                        .status())
                .isEqualTo(412);
        assertThat(server.get(guides + "/tests").text()).isEqualTo("Run them.");
    }

    @Test
    void twoGuidesCannotHaveOneKey() {
        var guides = project() + "/guides";
        server.post(guides, "{\"title\":\"Tests\"}");
        var second = server.post(guides, "{\"title\":\"Tests\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/refusal")).isEqualTo("guide.taken");
        assertThat(server.post(guides, "{\"key\":\"Not One\",\"title\":\"T\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aRemovedGuideIsGoneAndItsKeyIsFree() {
        var guides = project() + "/guides";
        server.post(guides, "{\"title\":\"Tests\"}");
        assertThat(server.delete(guides + "/tests").status()).isEqualTo(204);
        assertThat(server.get(guides + "/tests").status()).isEqualTo(404);
        assertThat(server.delete(guides + "/tests").status()).isEqualTo(404);
        assertThat(server.get(guides).json().path("items").size()).isZero();
        assertThat(server.post(guides, "{\"title\":\"Tests\"}").status()).isEqualTo(201);
    }

    @Test
    void whatIsAskedTwiceWithOneKeyIsAddedOnce() {
        var guides = project() + "/guides";
        var first = server.post(guides, "{\"title\":\"Tests\"}", "Idempotency-Key", "guide-once-" + guides);
        var again = server.post(guides, "{\"title\":\"Tests\"}", "Idempotency-Key", "guide-once-" + guides);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/documentId")).isEqualTo(first.at("/documentId"));
    }

    @Test
    void aChangeOfAGuideStandsInTheProjectsLog() {
        var project = project();
        server.post(project + "/guides", "{\"title\":\"Tests\"}");
        server.putText(project + "/guides/tests", bytes(RUN), "If-Match", "*");
        var key = project.substring(project.lastIndexOf('/') + 1);
        assertThat(server.get("/api/v1/events?project=" + key + "&type=text.edited")
                        .text()
                        .lines())
                .hasSize(1);
    }
}
