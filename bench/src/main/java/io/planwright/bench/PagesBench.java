package io.planwright.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.planwright.ui.walk.Grounds;
import io.planwright.ui.walk.Script;
import io.planwright.ui.walk.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Measures what people see, with the server as it is shipped and a real browser: how long large pages take to open,
 * beside the page of an empty project; how long a change takes until another browser shows it, beside the answer to the
 * change; and how long a frame takes while much moves, beside one in which nothing does.
 */
final class PagesBench {

    private static final int VISITS = 9;
    private static final int CHANGES = 61;
    private static final int FRAMES = 60;

    private final Script script;
    private final String address;
    private final Page page;

    private PagesBench(Grounds grounds) throws Exception {
        grounds.setUp().close();
        script = grounds.script();
        address = grounds.address();
        page = grounds.loggedIn();
    }

    static void measure() throws Exception {
        try (var grounds = new Grounds(Files.createTempDirectory("planwright-bench"))) {
            new PagesBench(grounds).all();
        }
    }

    private void all() throws Exception {
        project("EMPTY", "library");
        project("LARGE", "library");
        imported("large", prd(), tasks(10, 50));
        project("BOARD", "library");
        for (int i = 1; i <= 5; i++) {
            script.postZip("/api/v1/projects/BOARD/imports?path=board-" + i, zip("board-" + i, "# B\n", tasks(4, 500)));
        }
        var empty = opened("/p/EMPTY", page.locator("#drop-zone"), 1);
        tell("an empty project opens", empty, empty);
        tell(
                "a requirement with 200 items opens",
                opened("/p/LARGE/large", page.locator("#criteria .item"), 120),
                empty);
        var idle = frames("() => {}");
        tell(
                "a frame while that page scrolls",
                frames("() => { document.getElementById('document').scrollTop += 80; }"),
                idle);
        var plan = plan();
        tell("a plan with 500 tasks opens", opened(plan, page.locator("input.tick"), 500), empty);
        changes(plan);
        graph(plan, idle);
        tell("a board of 10,000 tasks opens", opened("/p/BOARD/-/board", page.locator(".card"), 400), empty);
    }

    private static void tell(String what, List<Double> millis, List<Double> baseline) {
        System.out.printf(
                Locale.ROOT,
                "pages      %-48s median %6.1f ms, p95 %6.1f ms (%.1f times the baseline)%n",
                what,
                at(0.5, millis),
                at(0.95, millis),
                at(0.5, millis) / at(0.5, baseline));
    }

    private static double at(double share, List<Double> values) {
        return values.stream().sorted().toList().get((int) (values.size() * share));
    }

    /** @return the times until so many of what one comes for are there */
    private List<Double> opened(String path, Locator what, int many) {
        var times = new ArrayList<Double>();
        for (int visit = -2; visit < VISITS; visit++) { // two visits warm up
            page.navigate("about:blank");
            long began = System.nanoTime();
            page.navigate(address + path);
            assertThat(what).hasCount(many);
            if (visit >= 0) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        return times;
    }

    /** A script ticks and unticks; the browser notes when it has drawn it. */
    private void changes(String plan) throws Exception {
        page.navigate(address + plan);
        var box = page.locator("input.tick").first();
        var id = box.getAttribute("id");
        var answers = new ArrayList<Double>();
        var shown = new ArrayList<Double>();
        for (int i = -10; i < CHANGES; i++) {
            boolean done = i % 2 == 0;
            page.evaluate("""
                    ([id, done]) => {
                      window.shown = new Promise((told) => {
                        const look = () => document.getElementById(id)?.checked === done
                          ? told(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
                        look();
                      });
                    }
                    """, List.of(id, done));
            var began = Instant.now();
            script.patch("/api/v1/tasks/" + id.substring("tick-".length()), "{\"done\":" + done + "}");
            double answered = Duration.between(began, Instant.now()).toNanos() / 1e6;
            double drawn = ((Number) page.evaluate("() => window.shown")).doubleValue()
                    - began.toEpochMilli()
                    - began.getNano() % 1_000_000 / 1e6;
            if (i >= 0) {
                answers.add(answered);
                shown.add(drawn);
            }
        }
        tell("a change is answered", answers, answers);
        tell("another browser shows it, in a plan of 500 tasks", shown, answers);
    }

    private void graph(String plan, List<Double> idle) {
        page.navigate(address + plan);
        page.locator("#tab-graph").click();
        assertThat(page.locator("planwright-graph")).isVisible();
        page.evaluate("""
                () => {
                  const nodes = Array.from({ length: 500 }, (_, i) => ({
                    id: `n${i}`, key: `BIG-${i}`, title: `Task number ${i} of many`, state: 'BLOCKED', word: 'Blocked',
                    label: `BIG-${i}`, address: '#', layer: Math.floor(i / 25), order: i % 25, critical: i % 25 === 0,
                  }));
                  const edges = nodes.slice(25).flatMap((node, i) => [
                    { from: `n${i}`, to: node.id, critical: node.critical },
                    { from: `n${(i * 7) % (node.layer * 25)}`, to: node.id, critical: false },
                  ]);
                  const graph = document.querySelector('planwright-graph');
                  graph.show({ nodes, edges, words: {} });
                  graph.fit();
                }
                """);
        tell(
                "a frame while a graph of 500 tasks moves",
                frames("(i) => document.querySelector('planwright-graph').look(-i * 12, -i * 4, 0.4 + i / 80)"),
                idle);
    }

    /** @return what each frame took in which the page did this, a function of the frame's number */
    private List<Double> frames(String move) {
        var times = (List<?>) page.evaluate("""
                async (many) => {
                  const move = %s;
                  const times = [];
                  let last = await new Promise(requestAnimationFrame);
                  for (let i = 0; i < many; i += 1) {
                    move(i);
                    const now = await new Promise(requestAnimationFrame);
                    times.push(now - last);
                    last = now;
                  }
                  return times;
                }
                """.formatted(move), FRAMES);
        return times.stream().map(time -> ((Number) time).doubleValue()).toList();
    }

    private void project(String key, String playbook) throws Exception {
        script.post(
                "/api/v1/projects",
                "{\"key\":\"%s\",\"name\":\"%s\",\"playbook\":\"%s\"}".formatted(key, key, playbook));
    }

    private void imported(String name, String prd, String tasks) throws Exception {
        script.postZip("/api/v1/projects/LARGE/imports?path=" + name, zip(name, prd, tasks));
    }

    private String plan() throws Exception {
        var requirement = only(script.get("/api/v1/projects/LARGE/requirements"));
        return "/p/LARGE/large/plans/" + only(script.get("/api/v1/requirements/" + requirement + "/plans"));
    }

    private static String only(JsonNode list) {
        return list.at("/items/0/id").asString();
    }

    private static byte[] zip(String folder, String prd, String tasks) throws IOException {
        return Zips.zip(
                folder,
                new TreeMap<>(Map.of(
                        "prd.md",
                        prd.getBytes(StandardCharsets.UTF_8),
                        "tasks.md",
                        tasks.getBytes(StandardCharsets.UTF_8))));
    }

    /** @return 120 criteria, 40 risks and 40 questions */
    private static String prd() {
        var prd = new StringBuilder("# A large one\n\n## Overview\n\nIt is large.\n\n## Acceptance Criteria\n");
        for (int group = 1; group <= 4; group++) {
            prd.append("\n### Group %d\n\n".formatted(group));
            for (int i = 1; i <= 30; i++) {
                prd.append("- [%s] Criterion %d.%d says `what` must be **true** afterwards\n"
                        .formatted(i % 3 == 0 ? "x" : " ", group, i));
            }
        }
        prd.append("\n## Risks & Mitigations\n\n");
        for (int i = 1; i <= 40; i++) {
            prd.append("- **Risk**: Risk %1$d\n    - **Mitigation**: Mitigation %1$d\n".formatted(i));
        }
        prd.append("\n## Research Questions for Expert\n\n");
        for (int i = 1; i <= 40; i++) {
            prd.append("%1$d. Question %1$d?\n".formatted(i));
        }
        return prd.toString();
    }

    private static String tasks(int phases, int each) {
        var tasks = new StringBuilder("# Tasks\n");
        for (int phase = 1; phase <= phases; phase++) {
            tasks.append("\n## Phase %d\n\n".formatted(phase));
            for (int i = 1; i <= each; i++) {
                tasks.append("- [ ] %d.%d Task %d\n".formatted(phase, i, i));
            }
        }
        return tasks.toString();
    }
}
