package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.briefing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever comes along is told how to go on, in as many words as are asked for. */
class BriefingTest extends ServerTest {

    private static String requirement(String project, String title) {
        return "/api/v1/requirements/"
                + server.post(project + "/requirements", "{\"title\":\"" + title + "\"}")
                        .at("/id");
    }

    private static void work(String requirement, int tasks) {
        var plan = "/api/v1/plans/"
                + server.post(requirement + "/plans", "{\"title\":\"Plan\"}").at("/id");
        String first = null;
        for (int i = 1; i <= tasks; i++) {
            var waits = first == null || i % 3 != 0 ? "" : ",\"dependsOn\":[\"" + first + "\"]";
            var made = server.post(
                    plan + "/tasks", "{\"title\":\"Write `src/file" + i + ".py` and its tests\"" + waits + "}");
            assertThat(made.status()).isEqualTo(201);
            first = first == null ? made.at("/id") : first;
        }
    }

    @Test
    void aRequirementIsToldWithWhatIsNextAndWhatBlocks() {
        var requirement = requirement(project(), "Sign in");
        work(requirement, 4);
        var blocker = server.post(requirement + "/blockers", "{\"text\":\"No licence\"}");
        assertThat(blocker.status()).isEqualTo(201);
        server.post(requirement + "/handoffs", "{\"note\":\"Planned\"}");

        var resume = server.get(requirement + "/resume");

        assertThat(resume.status()).isEqualTo(200);
        assertThat(resume.at("/phase")).isEqualTo("IMPLEMENTING");
        assertThat(resume.at("/role/key")).isNotEmpty();
        assertThat(resume.json().path("tasks").asInt()).isEqualTo(4);
        assertThat(resume.json().path("next").size()).isEqualTo(3);
        assertThat(resume.at("/next/0/number")).isNotEmpty();
        assertThat(resume.at("/blocked/0/kind")).isEqualTo("blocker");
        assertThat(resume.at("/blocked/1/kind")).isEqualTo("task");
        assertThat(resume.at("/blocked/1/why/0")).contains("src/file1.py");
        assertThat(resume.at("/handoffs/0/note")).isEqualTo("Planned");
        assertThat(resume.at("/progress/0/text")).contains("handed off");
        assertThat(resume.json().path("leftOut").size()).isZero();

        var text = server.get(requirement + "/resume", "Accept", "text/markdown");
        assertThat(text.header("Content-Type")).startsWith("text/markdown");
        assertThat(text.text()).startsWith("# Recovery Guide: Sign in\n").contains("- No licence, since ");
        assertThat(server.get(requirement + "/resume?language=vi", "Accept", "text/markdown")
                        .text())
                .startsWith("# Hướng dẫn khôi phục: Sign in\n");
    }

    @Test
    void theAnswerKeepsWithinTheTokensThatAreAskedFor() {
        var requirement = requirement(project(), "Sign in");
        work(requirement, 25);

        for (int tokens : new int[] {Tokens.FEWEST, 400, 1000, 100_000}) {
            var text = server.get(requirement + "/resume?tokens=" + tokens, "Accept", "text/markdown");
            var json = server.get(requirement + "/resume?tokens=" + tokens);
            assertThat(Tokens.in(text.text())).isLessThanOrEqualTo(tokens);
            assertThat(Tokens.in(json.text())).isLessThanOrEqualTo(tokens);
            assertThat(json.at("/slug")).isEqualTo("sign-in");
            assertThat(json.json().path("leftOut").size() > 0).isEqualTo(tokens < 100_000);
        }
        var refused = server.get(requirement + "/resume?tokens=10");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail")).contains("at least " + Tokens.FEWEST);
        assertThat(server.get(requirement + "/resume?tokens=10", "Accept", "text/markdown")
                        .status())
                .isEqualTo(400);
        assertThat(server.get(requirement + "/resume?tokens=many").status()).isEqualTo(400);
    }

    @Test
    void aProjectIsToldWithWhatWasChangedLastFirst() {
        var project = project();
        var first = requirement(project, "First");
        requirement(project, "Second");
        var archived = requirement(project, "Third");
        server.patch(archived, "{\"archived\":true}");
        work(first, 3);

        var resume = server.get(project + "/resume");

        assertThat(resume.json().path("active").values().stream()
                        .map(each -> each.path("slug").asString()))
                .containsExactly("first", "second");
        assertThat(resume.json().at("/active/0/next").size()).isEqualTo(2);
        assertThat(resume.json().path("more").asBoolean()).isFalse();
        var text = server.get(project + "/resume", "Accept", "text/markdown").text();
        assertThat(text).contains("## First (first)\n", "## Second (second)\n").doesNotContain("Third");
        assertThat(text.indexOf("First")).isLessThan(text.indexOf("Second"));
        var brief = server.get(project + "/resume?tokens=" + Tokens.FEWEST);
        assertThat(Tokens.in(brief.text())).isLessThanOrEqualTo(Tokens.FEWEST);
        assertThat(Tokens.in(server.get(project + "/resume?tokens=" + Tokens.FEWEST, "Accept", "text/markdown")
                        .text()))
                .isLessThanOrEqualTo(Tokens.FEWEST);
    }

    @Test
    void aProjectGoesOutAsOneZipAndComesInAgain() {
        var project = project();
        var requirement = requirement(project, "Sign in");
        work(requirement, 2);
        var archived = requirement(project, "Old");
        server.patch(archived, "{\"archived\":true}");

        var zip = server.get(project + "/workspace");

        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
        assertThat(zip.header("Content-Disposition")).contains(".zip");
        assertThat(zip.bytes()).isEqualTo(server.get(project + "/workspace").bytes());
        var files = unzip(zip.bytes());
        assertThat(files)
                .containsKeys(
                        "requirements/README.md",
                        "requirements/sign-in/prd.md",
                        "requirements/sign-in/recovery.md",
                        "requirements/sign-in/progress.md",
                        "requirements/archive/old/prd.md");
        var other = project();
        var imported = server.upload(other + "/imports", "application/zip", zip.bytes());
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.json().path("workspaces").values().stream()
                        .map(each -> each.path("slug").asString()))
                .containsExactlyInAnyOrder("old", "sign-in");
        assertThat(imported.json().at("/guides/created").size()).isZero();
        var again = unzip(server.get(other + "/workspace", "Planwright-Position", position(imported))
                .bytes());
        assertThat(written(again)).isEqualTo(written(files));
        assertThat(server.get(other + "/requirements/old")
                        .json()
                        .path("archived")
                        .asBoolean())
                .isTrue();
    }

    private static String position(Server.Answer answer) {
        return String.valueOf(answer.header("Planwright-Position"));
    }

    /** @return what somebody has written, without what is computed */
    private static Map<String, String> written(Map<String, byte[]> files) {
        var written = new TreeMap<String, String>();
        files.forEach((path, content) -> written.put(path, new String(content, StandardCharsets.UTF_8)));
        written.values().removeIf(text -> text.startsWith("<!-- planwright: computed -->\n"));
        return written;
    }

    @Test
    void theDocumentDescribesBriefings() {
        JsonNode api = server.get("/api/v1/openapi.json").json();

        assertThat(api.at("/components/schemas/ProjectResume/properties/active").isMissingNode())
                .isFalse();
        assertThat(api.at("/components/schemas/Recovery/properties/next").isMissingNode())
                .isFalse();
    }
}
