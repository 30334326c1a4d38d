package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The longest texts that are taken come to their rows, alike on each database; longer ones are refused with the limit. */
class WidestTextTest extends ServerTest {

    private static final String TITLE = "\uFF37".repeat(2_000);

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static void isRefused(Answer answer, int status, String... inDetail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/detail")).contains(inDetail);
    }

    @AfterEach
    void nothingIsLeftOut() {
        assertThat(server.get("/api/v1/admin/read-tables").text()).contains("\"skipped\":{}");
    }

    @Test
    void titlesNamesAndPaths() {
        var project = project();
        var folder = "f".repeat(199) + "/" + "p".repeat(196);
        must(server.patch(project, "{\"name\":\"" + TITLE + "\"}"));
        assertThat(server.get(project).at("/name")).isEqualTo(TITLE);
        isRefused(server.patch(project, "{\"name\":\"" + TITLE + "x\"}"), 400, "2000");
        var requirement = "/api/v1/requirements/"
                + must(server.post(
                                project + "/requirements",
                                "{\"title\":\"" + TITLE + "\",\"slug\":\"" + "s".repeat(80) + "\"}"))
                        .at("/id");
        assertThat(server.get(requirement).at("/title")).isEqualTo(TITLE);
        var plan = "/api/v1/plans/"
                + must(server.post(
                                requirement + "/plans", "{\"title\":\"" + TITLE + "\",\"path\":\"" + folder + ".md\"}"))
                        .at("/id");
        assertThat(server.get(plan).at("/path")).isEqualTo(folder + ".md");
        var task = must(server.post(plan + "/tasks", "{\"title\":\"" + TITLE + "\",\"phase\":\"" + TITLE + "\"}"));
        assertThat(task.at("/title")).isEqualTo(TITLE);
        assertThat(must(server.post(project + "/workers", "{\"name\":\"" + TITLE + "\"}"))
                        .at("/name"))
                .isEqualTo(TITLE);
        var key = "\u8BA2".repeat(100);
        var section = must(
                server.post(requirement + "/sections", "{\"path\":\"a.md\",\"key\":\"" + key + "\",\"text\":\"x\"}"));
        assertThat(server.get(String.valueOf(section.header("Location"))).text())
                .isEqualTo("x");
        must(server.post(
                requirement + "/sections",
                "{\"path\":\"" + folder + ".md\"}",
                "Idempotency-Key",
                folder.substring(0, 200)));
    }

    @Test
    void keysThatMakeNoAddressAreRefusedBeforeAnythingIsWritten() {
        var requirement = "/api/v1/requirements/"
                + must(server.post(project() + "/requirements", "{\"title\":\"Keys\"}"))
                        .at("/id");
        var before = server.get(requirement + "/sections").text();
        for (var key : new String[] {"%", "${jndi..}", "a/b", "a?b", "..", "", "a b", "k".repeat(101)}) {
            isRefused(
                    server.post(requirement + "/sections", "{\"path\":\"a.md\",\"key\":\"" + key + "\"}"),
                    400,
                    "not a key of a section");
        }
        assertThat(server.get(requirement + "/sections").text()).isEqualTo(before);
    }

    @Test
    void notesAreTakenUpToWhatTheLogHasRoomFor() {
        var requirement = "/api/v1/requirements/"
                + must(server.post(project() + "/requirements", "{\"title\":\"Notes\"}"))
                        .at("/id");
        var plan = "/api/v1/plans/"
                + must(server.post(requirement + "/plans", "{\"title\":\"Notes\"}"))
                        .at("/id");
        var task = "/api/v1/tasks/"
                + must(server.post(plan + "/tasks", "{\"title\":\"One\",\"phase\":\"Build\"}"))
                        .at("/id");
        var longest = "n".repeat(1_048_000);
        must(server.patch(task, "{\"notes\":\"" + longest + "\"}"));
        assertThat(server.get(task).at("/notes")).isEqualTo(longest);

        isRefused(server.patch(task, "{\"notes\":\"" + "m".repeat(1_048_577) + "\"}"), 413, "1048576");
        assertThat(server.get(task).at("/notes")).isEqualTo(longest);
    }

    @Test
    void listsWithinListsAreKeptWhole() {
        var project = project();
        var deep = new StringBuilder("# Deep\n\n## Phase\n\n");
        for (int level = 0; level < 100; level++) {
            deep.append("  ".repeat(level)).append("- [ ] Level ").append(level).append('\n');
        }
        var taken = deep.toString();
        must(server.upload(project + "/imports?path=deep.md", "text/markdown", taken.getBytes(StandardCharsets.UTF_8)));
        var items = server.get(project + "/requirements").json().path("items");
        assertThat(items.size()).isEqualTo(1);
        var requirement = "/api/v1/requirements/" + items.path(0).path("id").asString();
        var plan = server.get(requirement + "/plans").at("/items/0/id");
        assertThat(server.get("/api/v1/plans/" + plan + "/tasks?limit=500&fields=number")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(100);

        deep.append("  ".repeat(100)).append("- [ ] So deep that it is text\n");
        var deeper = deep.toString().replace("# Deep", "# Deeper");
        must(server.upload(
                project + "/imports?path=deeper.md", "text/markdown", deeper.getBytes(StandardCharsets.UTF_8)));
        assertThat(server.get(project + "/requirements?title=Deeper").json().path("items"))
                .singleElement()
                .satisfies(found -> assertThat(server.get("/api/v1/requirements/"
                                        + found.path("id").asString() + "/workspace?path=deeper.md")
                                .text())
                        .isEqualTo(deeper));
    }

    @Test
    void aFileOfTooManyHeadingsIsRefusedWhole() {
        var project = project();
        var headings = "# T\n" + "## a\n- [ ] b\n".repeat(2_001);
        isRefused(
                server.upload(
                        project + "/imports?path=many.md", "text/markdown", headings.getBytes(StandardCharsets.UTF_8)),
                409,
                "2000");
        assertThat(server.get(project + "/requirements").json().path("items").size())
                .isZero();
    }
}
