package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import org.junit.jupiter.api.Test;

/** What waits for what in a plan, and what gets in each other's way, over REST. */
class GraphTest extends ServerTest {

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static String plan(String key) {
        must(server.post(
                "/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"" + key + "\",\"playbook\":\"library\"}"));
        return plan(key, "Orders");
    }

    private static String plan(String key, String title) {
        var requirement = must(server.post(
                        "/api/v1/projects/" + key + "/requirements", "{\"title\":\"" + title + "\"}"))
                .at("/id");
        return "/api/v1/plans/"
                + must(server.post(
                                "/api/v1/requirements/" + requirement + "/plans",
                                "{\"title\":\"" + title + "\",\"path\":\"tasks.md\"}"))
                        .at("/id");
    }

    private static String task(String plan, String title, String notes, String... dependsOn) {
        var on = dependsOn.length == 0 ? "" : ",\"dependsOn\":[\"" + String.join("\",\"", dependsOn) + "\"]";
        return must(server.post(
                        plan + "/tasks",
                        "{\"title\":\"" + title + "\",\"phase\":\"Build\",\"notes\":\"" + notes + "\"" + on + "}"))
                .at("/id");
    }

    @Test
    void theGraphOfAPlanIsToldWithItsCriticalPath() {
        var plan = plan("GRAPH");
        var model = task(plan, "Model", "");
        var store = task(plan, "Store", "", model);
        task(plan, "Docs", "", model);
        var page = task(plan, "Page", "", store);
        var graph = must(server.get(plan + "/graph"));
        assertThat(graph.at("/nodes/0/layer")).isEqualTo("0");
        assertThat(graph.at("/nodes/3/layer")).isEqualTo("2");
        assertThat(graph.at("/nodes/3/state")).isEqualTo("blocked");
        assertThat(graph.at("/nodes/3/critical")).isEqualTo("true");
        assertThat(graph.json().at("/edges").size()).isEqualTo(3);
        assertThat(graph.json().at("/criticalPath").valueStream().map(each -> each.asString()))
                .containsExactly(model, store, page);
    }

    @Test
    void openTasksThatWorkOnTheSameFileAreTold() {
        var plan = plan("OVERLAP");
        var first = task(plan, "Change `src/cart.py`", "");
        var second = task(plan, "Mend the cart", "Files: src/cart.py, src/order.py");
        var overlaps = must(server.get(plan + "/overlaps"));
        assertThat(overlaps.at("/items/0/file")).isEqualTo("src/cart.py");
        assertThat(overlaps.json().at("/items/0/tasks").valueStream().map(each -> each.asString()))
                .containsExactly(first, second);
        assertThat(overlaps.json().at("/items/0/elsewhere").isEmpty()).isTrue();
        must(server.patch("/api/v1/tasks/" + first, "{\"done\":true}"));
        assertThat(must(server.get(plan + "/overlaps")).json().at("/items").isEmpty())
                .isTrue();
    }

    @Test
    void tasksOfOtherPlansAreToldByTheirKeys() {
        var plan = plan("ACROSS");
        var here = task(plan, "Change `src/cart.py`", "");
        var other = plan("ACROSS", "Cart");
        var there = task(other, "Mend `src/cart.py`", "");
        var overlaps = must(server.get(plan + "/overlaps"));
        assertThat(overlaps.at("/items/0/file")).isEqualTo("src/cart.py");
        assertThat(overlaps.json().at("/items/0/tasks").valueStream().map(each -> each.asString()))
                .containsExactly(here);
        assertThat(overlaps.at("/items/0/elsewhere/0/key")).isEqualTo("ACROSS-2");
        assertThat(overlaps.at("/items/0/elsewhere/0/id")).isEqualTo(there);
        assertThat("/api/v1/plans/" + overlaps.at("/items/0/elsewhere/0/plan")).isEqualTo(other);
    }
}
