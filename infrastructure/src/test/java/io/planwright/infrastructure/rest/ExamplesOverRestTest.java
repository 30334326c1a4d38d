package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.plan.Week;
import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole examples of the playbooks, as a zip in and a zip out. */
class ExamplesOverRestTest extends ServerTest {

    private static final Path EXAMPLES = Path.of("../application/src/test/resources/examples");

    private static final String INDEX = "requirements/README.md";

    private static String project(String key, String playbook, String language) {
        var body = "{\"key\":\"%s\",\"name\":\"Project\",\"playbook\":\"%s\",\"language\":\"%s\"}";
        assertThat(server.post("/api/v1/projects", body.formatted(key, playbook, language))
                        .status())
                .isEqualTo(201);
        return "/api/v1/projects/" + key;
    }

    private static Answer take(String project, byte[] zip) {
        var answer = server.upload(project + "/imports?path=example.zip", "application/zip", zip);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static byte[] export(String project) {
        var answer = server.get(project + "/workspace");
        assertThat(answer.status()).isEqualTo(200);
        return answer.bytes();
    }

    private static SortedMap<String, byte[]> brought(Map<String, byte[]> all) {
        var brought = new TreeMap<>(all);
        brought.values()
                .removeIf(content ->
                        new String(content, StandardCharsets.UTF_8).startsWith("<!-- planwright: computed -->\n"));
        return brought;
    }

    @ParameterizedTest
    @CsvSource({
        "library, EN, read-replicas, 26",
        "coordination, EN, rate-limits, 15",
        "test-driven, EN, dead-letters, 8",
        "domain-driven, VI, giu-hang-trong-kho, 14",
        "light, EN, rounding-of-exchange-rates, 2"
    })
    void anExampleGoesInAndOutAndIntoAnotherProject(String playbook, String language, String slug, int tasks) {
        var files = files(EXAMPLES.resolve(playbook));
        var key = playbook.substring(0, 3).toUpperCase(Locale.ROOT) + tasks;
        var here = project(key + "A", playbook, language);

        take(here, zip("", files));

        var exported = export(here);
        assertThat(brought(unzip(exported))).containsExactlyInAnyOrderEntriesOf(brought(files));
        var plan = server.get("/api/v1/requirements/"
                        + server.get(here + "/requirements/" + slug).at("/id") + "/plans")
                .at("/items/0/id");
        assertThat(server.get("/api/v1/plans/" + plan + "/tasks?limit=500")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(tasks);

        var there = project(key + "B", playbook, language);
        var report = take(there, exported);

        assertThat(report.json().at("/workspaces/0/conflicts").size()).isZero();
        var again = unzip(export(there));
        assertThat(brought(again)).containsExactlyInAnyOrderEntriesOf(brought(files));
        assertThat(again.get(INDEX)).isEqualTo(unzip(exported).get(INDEX));
    }

    @ParameterizedTest
    @CsvSource({"library, read-replicas"})
    void anExampleThatWasEditedOutsideAndHereComesInAgain(String playbook, String slug) {
        var files = files(EXAMPLES.resolve(playbook));
        var project = project("AGAIN", playbook, "EN");
        take(project, zip("", files));
        var overview = "/api/v1/requirements/"
                + server.get(project + "/requirements/" + slug).at("/id") + "/sections/overview";
        var before = server.get(overview);
        var ours = before.text() + "Agreed on Friday.\n\n";
        assertThat(server.putText(
                                overview,
                                ours.getBytes(StandardCharsets.UTF_8),
                                "If-Match",
                                String.valueOf(before.header("ETag")))
                        .status())
                .isLessThan(300);
        edit(files, "requirements/" + slug + "/prd.md", "to one server", "to a server");
        edit(files, "requirements/" + slug + "/tasks.md", "- [ ] 6.2", "- [x] 6.2");

        var report = take(project, zip("", files));

        assertThat(report.at("/workspaces/0/conflicts/0/name")).isEqualTo("overview");
        assertThat(report.at("/workspaces/0/updated/0/name")).isEqualTo("Changelog entry");
        assertThat(server.get(overview).text()).isEqualTo(ours);
        assertThat(new String(unzip(export(project)).get("requirements/" + slug + "/tasks.md"), StandardCharsets.UTF_8))
                .contains("- [x] 6.2 Changelog entry");
    }

    private static void edit(Map<String, byte[]> files, String path, String before, String after) {
        var text = new String(files.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        files.put(path, text.replace(before, after).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"coordination, rate-limits"})
    void whatTheFilesDoNotSayComesWithTheIndex(String playbook, String slug) {
        var project = project("MOVED", playbook, "EN");

        take(project, zip("", files(EXAMPLES.resolve(playbook))));

        var requirement = server.get(project + "/requirements/" + slug);
        assertThat(requirement.at("/phase")).isEqualTo("TESTING");
        var address = "/api/v1/requirements/" + requirement.at("/id");
        assertThat(server.get(address + "/handoffs").json().path("items").size())
                .isEqualTo(4);
        assertThat(server.get(address + "/blockers").text()).contains("No second node in staging");
        assertThat(server.get(address + "/history?limit=500").text()).contains("requirement.progress-taken-over");
        assertThat(server.get(project + "/requirements/login-audit").at("/phase"))
                .isEqualTo("DONE");
        var blocked =
                server.get("/api/v1/plans/" + server.get(address + "/plans").at("/items/0/id") + "/tasks");
        var waiting = server.get(project + "/tasks?state=ready&limit=500").text();
        assertThat(waiting).contains("Unit tests with a clock of their own");
        var tasks = blocked.json().path("items");
        for (var task : tasks) {
            if (task.path("title").asString().equals("Two nodes that count for one key")) {
                assertThat(server.patch("/api/v1/tasks/" + task.path("id").asString(), "{\"done\":true}")
                                .at("/refusal"))
                        .isEqualTo("task.blocked");
                return;
            }
        }
        throw new AssertionError("no such task in " + blocked.text());
    }

    @ParameterizedTest
    @CsvSource({"domain-driven"})
    void aNumberThatAFileBroughtIsGivenToNoPlanOfTheSameWeek(String playbook) {
        var project = project("NUMBERED", playbook, "EN");
        var today = LocalDate.now(ZoneOffset.UTC);
        var week = "docs/plan/%02d".formatted(Week.of(today).number());
        var text = "# Orders\n\n**Created**: " + today + "\n\n## Tasks\n\n- [ ] one\n";
        var brought = Map.of(
                "prd.md",
                "# Orders\n".getBytes(StandardCharsets.UTF_8),
                "design.md",
                "# Design\n".getBytes(StandardCharsets.UTF_8),
                week + "-001-orders-plan.md",
                text.getBytes(StandardCharsets.UTF_8));
        var first = take(project, zip("orders/", brought));
        var second = take(project, zip("returns/", brought));

        assertThat(second.at("/workspaces/0/conflicts/0/path")).isEqualTo(week + "-001-orders-plan.md");
        var requirement = "/api/v1/requirements/" + first.at("/workspaces/0/requirementId");
        assertThat(server.put(requirement + "/design", "{\"section\":\"design\"}")
                        .status())
                .isLessThan(300);
        var drafted = server.post(requirement + "/plans", "{\"title\":\"Refunds\"}");
        assertThat(drafted.at("/path")).isEqualTo(week + "-003-refunds-plan.md");
    }
}
