package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lists can be asked for: some of their items, in an order. */
class ListsTest extends ServerTest {

    private static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private record Board(String project, String requirement, String plan, List<String> tasks) {}

    /** @return a plan of tasks with those titles, each new */
    private static Board board(String... titles) {
        var project = project();
        var requirement = "/api/v1/requirements/"
                + server.post(project + "/requirements", "{\"title\":\"Board\"}")
                        .at("/id");
        var made = server.post(requirement + "/plans", "{\"title\":\"P\",\"template\":false}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var plan = "/api/v1/plans/" + made.at("/id");
        var tasks = new ArrayList<String>();
        for (var title : titles) {
            var task = server.post(plan + "/tasks", "{\"title\":\"" + title + "\"}");
            assertThat(task.status()).as(task.text()).isEqualTo(201);
            tasks.add(task.at("/id"));
        }
        return new Board(project, requirement, plan, tasks);
    }

    private static List<String> all(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private static List<String> titles(String list) {
        return all(server.get(list), "title");
    }

    private static void isRefused(String list, String... inDetail) {
        var answer = server.get(list);
        assertThat(answer.status()).as(list + ": " + answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.at("/detail")).contains(inDetail);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void tasksAreFilteredByTheirFields() {
        var board = board("one", "two", "three");
        server.patch("/api/v1/tasks/" + board.tasks().get(0), "{\"done\":true,\"waiver\":\"of no use\"}");
        server.patch(
                "/api/v1/tasks/" + board.tasks().get(2),
                "{\"dependsOn\":[\"" + board.tasks().get(1) + "\"]}");
        for (var list : List.of(board.project() + "/tasks", board.plan() + "/tasks")) {
            assertThat(titles(list + "?done=true")).containsExactly("one");
            assertThat(titles(list + "?done=false&title=two&title=one")).containsExactly("two");
            assertThat(titles(list + "?state=ready&state=blocked")).containsExactly("two", "three");
            assertThat(titles(list + "?doneAt=")).containsExactly("two", "three");
            assertThat(titles(list + "?stage=VERIFY")).isEmpty();
            assertThat(titles(list + "?id=none")).isEmpty();
            assertThat(titles(list + "?title=TWO")).isEmpty();
            assertThat(titles(list + "?requirementId=" + board.requirement().replaceAll(".*/", "")))
                    .hasSize(3);
            isRefused(list + "?colour=red", "'colour'", "stage", "limit");
            isRefused(list + "?dependsOn=x", "'dependsOn'");
            isRefused(list + "?sort=colour", "'colour'", "title");
        }
        assertThat(server.get(board.project() + "/tasks?done=true&fields=title", "Accept", "text/csv")
                        .text())
                .isEqualTo("title\r\none\r\n");
        isRefused(board.project() + "/tasks?done=yes", "'done'", "true, false");
        isRefused(board.project() + "/tasks?state=late", "'late'", "ready");
        isRefused(board.project() + "/tasks?attempts=few", "'attempts'", "number");
    }

    @Test
    void tasksAreSortedAndComeInPages() {
        var board = board("b", "a", "B", "ä", "a");
        server.patch("/api/v1/tasks/" + board.tasks().get(1), "{\"done\":true,\"waiver\":\"of no use\"}");
        server.patch("/api/v1/tasks/" + board.tasks().get(0), "{\"done\":true,\"waiver\":\"of no use\"}");
        for (var list : List.of(board.project() + "/tasks", board.plan() + "/tasks")) {
            assertThat(titles(list + "?sort=title")).containsExactly("B", "a", "a", "b", "ä");
            assertThat(titles(list + "?sort=-title")).containsExactly("ä", "b", "a", "a", "B");
            assertThat(titles(list + "?sort=doneAt,-title")).containsExactly("a", "b", "ä", "a", "B");
            assertThat(titles(list + "?sort=-doneAt,title")).containsExactly("b", "a", "B", "a", "ä");
            assertThat(titles(list + "?sort=-done,-title")).containsExactly("b", "a", "ä", "a", "B");
            for (var sort : List.of("doneAt,-title", "-doneAt,title", "-title", "changedAt", "-attempts,key")) {
                var whole = all(server.get(list + "?sort=" + sort), "id");
                assertThat(pages(list + "?limit=2&sort=" + sort)).as(sort).isEqualTo(whole);
                assertThat(server.get(list + "?fields=id&sort=" + sort, "Accept", "text/csv")
                                .text())
                        .isEqualTo("id\r\n" + String.join("\r\n", whole) + "\r\n");
            }
        }
        assertThat(titles(board.project() + "/tasks?sort=-serial&limit=1")).containsExactly("a");
        isRefused(board.project() + "/tasks?sort=title&cursor=" + encoded("W10"), "not a cursor");
    }

    private static List<String> pages(String list) {
        var ids = new ArrayList<String>();
        var page = server.get(list);
        ids.addAll(all(page, "id"));
        while (!page.json().path("next").isNull()) {
            page = server.get(list + "&cursor=" + page.at("/next"));
            ids.addAll(all(page, "id"));
        }
        return ids;
    }

    @Test
    void requirementsAreFilteredBySeveralValues() {
        var project = project();
        for (var title : List.of("One", "Two", "Three")) {
            server.post(project + "/requirements", "{\"title\":\"" + title + "\"}");
        }
        var list = project + "/requirements";
        assertThat(titles(list + "?slug=one&slug=three&sort=-title")).containsExactly("Three", "One");
        assertThat(titles(list + "?lane=full&title=Two")).containsExactly("Two");
        assertThat(titles(list + "?lane=light")).isEmpty();
        assertThat(titles(list + "?phase=PLANNING,DONE&phase=REVIEWING")).hasSize(3);
        assertThat(titles(list)).containsExactly("Three", "Two", "One");
        isRefused(list + "?tasks=3", "'tasks'", "slug");
        isRefused(list + "?archived=maybe", "'archived'");
    }

    @Test
    void shortListsAreFilteredAndSortedByWhatTheyShow() {
        var board = board("one");
        for (var name : List.of("b", "a", "c")) {
            server.post(board.project() + "/workers", "{\"name\":\"" + name + "\"}");
        }
        var workers = board.project() + "/workers";
        assertThat(all(server.get(workers + "?sort=-name"), "name")).containsExactly("c", "b", "a");
        assertThat(all(server.get(workers + "?name=a&name=c&sort=name"), "name"))
                .containsExactly("a", "c");
        assertThat(all(server.get(workers + "?sort=-since&limit=1"), "name")).containsExactly("c");
        assertThat(all(server.get(workers + "?name=x"), "name")).isEmpty();
        assertThat(all(server.get(workers + "?beatAt="), "name")).hasSize(3);
        assertThat(all(server.get(board.project() + "/circuits?state=OPEN"), "id"))
                .isEmpty();
        server.post(board.requirement() + "/blockers", "{\"text\":\"wall\"}");
        assertThat(all(server.get(board.requirement() + "/blockers?open=true"), "text"))
                .containsExactly("wall");
        assertThat(all(server.get(board.requirement() + "/blockers?open=false"), "text"))
                .isEmpty();
        isRefused(board.requirement() + "/criteria?findings=x", "'findings'", "group");
        isRefused("/api/v1/playbooks?colour=red", "'colour'", "language");
        assertThat(all(server.get("/api/v1/playbooks?language=vi&key=library"), "key"))
                .containsExactly("library");
    }

    @Test
    void theLogIsFilteredBySeveralValues() {
        var board = board("one");
        var key = board.project().replaceAll(".*/", "");
        assertThat(server.get("/api/v1/events?project=" + key
                                + "&type=requirement.drafted&type=project.created&type=none")
                        .text()
                        .lines())
                .hasSize(2);
        var other = board("two").project().replaceAll(".*/", "");
        assertThat(server.get("/api/v1/events?type=requirement.drafted&project=" + key + "&project=" + other)
                        .text()
                        .lines())
                .hasSize(2);
        isRefused("/api/v1/events?subject=x", "'subject'", "actor");
        var history = board.requirement() + "/history";
        var whats = all(server.get(history), "what");
        assertThat(whats).contains("requirement.drafted");
        assertThat(all(server.get(history + "?what=requirement.drafted"), "what"))
                .containsExactly("requirement.drafted");
        assertThat(all(server.get(history + "?actor=PLANWRIGHT_ADMIN_TOKEN"), "what"))
                .isEqualTo(whats);
        assertThat(all(server.get(history + "?actor=PLANWRIGHT%25"), "what")).isEmpty();
        var first = server.get(history + "?sort=-position&limit=1");
        assertThat(all(first, "what")).containsExactly(whats.getLast());
        assertThat(all(server.get(history + "?sort=-position&limit=1&cursor=" + first.at("/next")), "what"))
                .containsExactly(whats.get(whats.size() - 2));
        isRefused(history + "?sort=actor", "position");
    }

    /** What the document promises of the lists that the database makes is tried there. */
    @Test
    void whatTheDocumentNamesCanBeAskedFor() {
        var board = board("one", "two");
        var paths = server.get("/api/v1/openapi.json").json().path("paths");
        var key = board.project().replaceAll(".*/", "");
        var requirement = board.requirement().replaceAll(".*/", "");
        for (var path : List.of(
                "/api/v1/projects/{key}/tasks",
                "/api/v1/projects/{key}/requirements",
                "/api/v1/requirements/{id}/history",
                "/api/v1/requirements/{id}/criteria",
                "/api/v1/plans/{id}/tasks",
                "/api/v1/projects/{key}/workers",
                "/api/v1/events")) {
            var list = path.replace("{key}", key)
                    .replace("plans/{id}", "plans/" + board.plan().replaceAll(".*/", ""))
                    .replace("{id}", requirement);
            var parameters = paths.path(path)
                    .path("get")
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .toList();
            assertThat(parameters).as(path).hasSizeGreaterThan(4);
            for (var parameter : parameters) {
                var name = parameter.path("name").asString();
                if (name.equals("sort")) {
                    var sorts = parameter.path("description").asString().replaceAll(".*: ", "");
                    for (var sort : sorts.split(", ")) {
                        assertThat(all(server.get(list + "?sort=-" + sort), "id"))
                                .as(list + " " + sort)
                                .isNotNull();
                    }
                } else if (!Set.of("limit", "cursor", "fields", "after").contains(name)) {
                    var answer = server.get(list + "?" + name + "=");
                    assertThat(answer.status())
                            .as(list + " " + name + answer.text())
                            .isIn(200, 400);
                    assertThat(answer.text()).doesNotContain("unknown parameter", "cannot be asked");
                }
            }
        }
    }

    @Test
    void textsAreSortedByCodePoint() {
        var board = board("z", "Z", "é", "e", "_", "9");
        var sorted =
                Stream.of("z", "Z", "é", "e", "_", "9").sorted(BY_CODE_POINT).toList();
        assertThat(titles(board.project() + "/tasks?sort=title")).isEqualTo(sorted);
        assertThat(titles(board.plan() + "/tasks?sort=title")).isEqualTo(sorted);
    }
}
