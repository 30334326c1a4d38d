package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers fail until breakers stop them; people see it at once, reset with a reason, and look at what waits for what. */
class WorkersIT {

    private static final String SHOP = "/api/v1/projects/SHOP";

    @TempDir
    static Path folder;

    private static Grounds grounds;

    private final Pictures pictures = new Pictures();
    private final List<String> tasks = new ArrayList<>();
    private Page ada;
    private Script admin;
    private Script agent;
    private String address;
    private String plan;

    @BeforeAll
    static void start() throws Exception {
        grounds = new Grounds(folder);
    }

    @AfterAll
    static void stop() {
        grounds.close();
    }

    @Test
    void breakersStopWorkersInTheEyesOfPeople() throws Exception {
        ada = grounds.setUp();
        admin = grounds.script();
        address = grounds.address() + "/p/SHOP";
        aPlan();
        var grace = grounds.loggedIn(1440, 900, ColorScheme.DARK);
        ada.navigate(address);
        ada.locator("#nav-workers").click();
        assertThat(ada.locator("#workers")).containsText("No worker yet");
        grace.navigate(address + "/-/workers");
        assertThat(grace.locator("#breaker-system")).containsText("Closed");

        // who registers shows at once, who beats with the next look
        var first = worker("builder-1");
        var second = worker("builder-2");
        assertThat(grace.locator("#workers")).containsText("builder-1");
        worker("night-shift");
        beat(first, 12, 40);
        beat(second, 3, 9);
        beat(worker("checker"), 1, 2);
        assertThat(ada.locator("#worker-builder-1")).containsText("Alive");
        assertThat(ada.locator("#worker-night-shift")).containsText("New");
        assertThat(ada.locator("#worker-builder-1")).containsText("12 calls, 40 min used");

        // a worker whose tasks keep failing is stopped, then all of them
        fail(first, 3);
        for (var page : List.of(ada, grace)) {
            assertThat(page.locator("#breaker-builder-1")).containsText("3 tasks have failed in a row");
        }
        assertThat(ada.locator("#breaker-builder-1 planwright-countdown")).containsText(":");
        assertThat(ada.locator("#stages")).containsText("tries in a row have failed");
        fail(second, 3);
        for (var page : List.of(ada, grace)) {
            assertThat(page.locator("#breaker-system")).containsText("Open");
        }
        assertThat(ada.locator("#trips .trip").first()).containsText("All workers");
        pictures.takeEverywhere(ada, "workers");

        // it is reset only with a reason, and everybody sees it
        ada.locator("#reset-system").click();
        ada.locator("#reason-ok").click();
        assertThat(ada.locator("#refusal")).containsText("needs a reason");
        ada.locator("#refusal-close").click();
        ada.locator("#reason textarea").fill("The test database was down");
        pictures.take(ada, "workers-reset");
        ada.locator("#reason-ok").click();
        assertThat(grace.locator("#breaker-system")).containsText("Closed");
        assertThat(ada.locator("#breaker-system")).containsText("Closed");
        assertThat(grace.locator("#trips .trip").first()).containsText("The test database was down");
        assertThat(ada.locator("#breaker-builder-1")).containsText("Open");

        theWorkIsSet();
        whatWaitsForWhatIsDrawn(grace);
        assertThat(pictures.barriers()).isEmpty();
    }

    private void theWorkIsSet() throws Exception {
        ada.navigate(address + "/-/settings/work");
        assertThat(ada.locator("#work-save")).isDisabled();
        ada.locator("#work-greenTries input").fill("4");
        ada.locator("#work-greenTries input").press("Tab");
        assertThat(ada.locator("#work-save")).isEnabled();
        pictures.takeEverywhere(ada, "settings-work");
        ada.locator("#work-save").click();
        assertThat(ada.locator("#work-save")).isDisabled();
        assertThat(ada.locator("#work-copy")).not().isVisible();
        assertThat(admin.text(SHOP + "/playbook")).contains("greenTries: 4");
    }

    private void whatWaitsForWhatIsDrawn(Page grace) throws Exception {
        var outline = address + "/orders/plans/" + plan;
        ada.navigate(outline);
        assertThat(ada.locator("[id='task-" + tasks.get(1) + "']")).containsText("Same file as SHOP-5");
        pictures.take(ada, "plan-overlap");
        ada.locator("#tab-graph").click();
        grace.navigate(outline + "/graph");
        assertThat(ada.locator(".graph-node")).hasCount(tasks.size());
        assertThat(ada.locator("#critical-path li")).hasCount(5);
        pictures.takeEverywhere(ada, "graph");
        pictures.take(grace, "graph-dark-wide");

        // by keyboard from task to task, Enter opens one
        ada.locator(node(0)).focus();
        ada.keyboard().press("ArrowRight");
        assertThat(ada.locator(node(1))).isFocused();
        ada.keyboard().press("Enter");
        assertThat(ada.locator("[id='task-" + tasks.get(1) + "']")).isVisible();
        assertThat(ada.locator("#tab-outline")).hasAttribute("aria-current", "page");

        // what is done shows
        admin.patch("/api/v1/tasks/" + tasks.get(0), "{\"done\":true,\"waiver\":\"it was there before\"}");
        assertThat(grace.locator(node(0))).containsText("Done");
        assertThat(grace.locator("#critical-path li")).hasCount(4);
    }

    private String node(int task) {
        return ".graph-node[data-task='" + tasks.get(task) + "']";
    }

    // ------------------------------------------------------------------ what comes over REST

    private void aPlan() throws Exception {
        var token = admin.post("/api/v1/tokens", "{\"name\":\"agent\",\"kind\":\"AGENT\"}");
        agent = new Script(grounds.address(), token.at("/secret").asString());
        admin.post("/api/v1/projects", "{\"key\":\"SHOP\",\"name\":\"Web shop\",\"playbook\":\"test-driven\"}");
        var requirement = admin.post(SHOP + "/requirements", "{\"title\":\"Orders\"}");
        plan = admin.post(
                        "/api/v1/requirements/" + requirement.at("/id").asString() + "/plans",
                        "{\"title\":\"Orders\",\"path\":\"orders.md\"}")
                .at("/id")
                .asString();
        task("Foundation", "Keep orders in a table", "Files: `db/orders.sql`");
        task("Foundation", "Read an order", "Files: `src/order.py`", 1);
        task("Core logic", "Compute the total of an order with its discounts", "Complexity: high", 2);
        task("Core logic", "Refuse orders of what is sold out", "Files: `src/stock.py`", 2);
        task("Core logic", "Cancel an order", "Files: `src/order.py`", 2);
        task("Integration", "Take orders from the cart", "Files: `src/cart.py`", 3, 4);
        task("Integration", "Send the receipt", "", 6);
        task("Integration", "Tell the store house", "", 5, 6);
        task("Command line", "List the orders of a day", "", 2);
        task("Command line", "Export orders as CSV", "");
        task("Command line", "Show the version", "");
        task("Command line", "Say how it is used", "");
        task("Command line", "Colour what went wrong", "");
        task("Command line", "Log what is refused", "");
        task("Command line", "End long exports", "");
    }

    private void task(String phase, String title, String notes, int... waitsFor) throws Exception {
        var on = new ArrayList<String>();
        for (int number : waitsFor) {
            on.add('"' + tasks.get(number - 1) + '"');
        }
        tasks.add(admin.post(
                        "/api/v1/plans/" + plan + "/tasks",
                        "{\"title\":\"" + title + "\",\"phase\":\"" + phase + "\",\"notes\":\"" + notes
                                + "\",\"dependsOn\":" + on + "}")
                .at("/id")
                .asString());
    }

    private String worker(String name) throws Exception {
        return agent.post(SHOP + "/workers", "{\"name\":\"" + name + "\"}")
                .at("/id")
                .asString();
    }

    private void beat(String worker, int calls, int minutes) throws Exception {
        agent.post("/api/v1/workers/" + worker + "/heartbeat", "{\"calls\":" + calls + ",\"minutes\":" + minutes + "}");
    }

    /** Lets a worker fail at so many tasks until each is taken from it. */
    private void fail(String worker, int many) throws Exception {
        for (int i = 0; i < many; i++) {
            var claim = agent.post(SHOP + "/claims", "{\"worker\":\"" + worker + "\"}");
            var stage = claim.at("/stage").asString();
            for (boolean held = true; held; ) {
                var reported = agent.post(
                        "/api/v1/tasks/" + claim.at("/taskId").asString() + "/attempts",
                        "{\"token\":" + claim.at("/token").asLong() + ",\"stage\":\"" + stage
                                + "\",\"outcome\":\"failed\",\"note\":\"no test could be written\"}");
                stage = reported.at("/task/stage").asString();
                held = reported.at("/task/claim").isObject();
            }
        }
    }
}
