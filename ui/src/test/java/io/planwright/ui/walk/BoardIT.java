package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two people watch an agent work off tasks by stages, and settle by hand what they may. */
class BoardIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HASH = "a".repeat(64);

    @TempDir
    static Path folder;

    private static Grounds grounds;
    private static Page ada;

    @BeforeAll
    static void start() throws Exception {
        grounds = new Grounds(folder);
        ada = grounds.setUp();
    }

    @AfterAll
    static void stop() {
        grounds.close();
    }

    private static Locator card(Page page, String column, String task) {
        return page.locator(".cell[data-column=" + column + "] #card-" + task);
    }

    /** Sees the card there, in both browsers. */
    private static void bothSee(Page one, Page other, String column, String task) {
        assertThat(card(one, column, task)).isVisible();
        assertThat(card(other, column, task)).isVisible();
    }

    @Test
    void twoPeopleWatchAnAgentAndStepIn() throws Exception {
        var pictures = new Pictures();
        var admin = grounds.script();
        var agent = token(admin, "agent", "AGENT");
        admin.post("/api/v1/projects", "{\"key\":\"SHOP\",\"name\":\"Web shop\",\"playbook\":\"test-driven\"}");
        var plan = plan(admin, "Pay by invoice");
        var model = task(admin, plan, "Core logic", "Keep the terms of payment in `src/Terms.java`");
        var limit = task(admin, plan, "Core logic", "Refuse orders above the limit of a company");
        var offer = task(admin, plan, "Core logic", "Offer invoices to companies in `src/Terms.java`", model, limit);
        var print = task(admin, plan, "Integration", "Print the invoice with its due date", offer);
        var mail = task(admin, plan, "Integration", "Send the invoice by mail");
        task(admin, plan, "Command line", "List open invoices");
        admin.patch(
                "/api/v1/tasks/" + model,
                "{\"notes\":\"Terms are **days**, from `0` to `90`.\\n\\n- test: `src/test/TermsTest.java`\\n\"}");
        var worker = agent.post("/api/v1/projects/SHOP/workers", "{\"name\":\"builder-1\"}")
                .at("/id")
                .asString();
        var second = agent.post("/api/v1/projects/SHOP/workers", "{\"name\":\"builder-2\"}")
                .at("/id")
                .asString();

        var grace = grounds.loggedIn(1440, 900, ColorScheme.DARK);
        ada.navigate(grounds.address() + "/p/SHOP");
        ada.locator("#nav-board").click();
        grace.navigate(grounds.address() + "/p/SHOP/-/board");
        assertThat(card(ada, "TO_DO", model)).isVisible();
        assertThat(card(grace, "TO_DO", model)).isVisible();
        assertThat(ada.locator("#board .column-head h2"))
                .hasText(new String[] {"To do", "Red", "Green", "Verify", "Fix", "Done"});
        ada.evaluate("window.notReloaded = true");
        ada.evaluate("addEventListener('vaadin-navigated', (event) => { window.arrived = event.detail.search; })");

        // whatever the agent does shows in both browsers
        var claim = claim(agent, worker, model);
        bothSee(ada, grace, "RED", model);
        assertThat(card(ada, "RED", model)).containsText("builder-1");
        assertThat(card(ada, "RED", model).locator("planwright-countdown"))
                .hasText(java.util.regex.Pattern.compile("[45]:[0-5][0-9]"));
        var red = evidence(agent, model, "RED", junit("-keepsDays", "-refusesNegative", "reads"));
        report(agent, model, claim, "RED", "passed", red, "the terms have a range");
        bothSee(ada, grace, "GREEN", model);
        var green = evidence(agent, model, "GREEN", junit("keepsDays", "-refusesNegative", "reads"));
        report(agent, model, claim, "GREEN", "failed", green, "negative days still pass");
        assertThat(card(grace, "GREEN", model)).containsText("2 tries");
        claim(agent, second, mail);
        bothSee(ada, grace, "RED", mail);

        // a card says why it is not ready; by keyboard to the next card, to the panel and back
        card(ada, "TO_DO", offer).hover();
        assertThat(ada.locator("#why-" + offer)).isVisible();
        assertThat(ada.locator("#why-" + offer)).containsText("Waits for SHOP-1");
        card(ada, "TO_DO", offer).focus();
        assertThat(card(ada, "TO_DO", offer)).isFocused();
        ada.keyboard().press("k");
        assertThat(card(ada, "TO_DO", limit)).isFocused();
        ada.keyboard().press("ArrowRight");
        assertThat(card(ada, "RED", mail)).isFocused();
        ada.keyboard().press("l");
        assertThat(card(ada, "GREEN", model)).isFocused();
        pictures.take(ada, "board");
        pictures.take(grace, "board-dark");
        ada.keyboard().press("Enter");
        assertThat(ada.locator("#task-panel")).isVisible();
        assertThat(ada.locator("#task-title")).isFocused();
        assertThat(ada).hasURL(java.util.regex.Pattern.compile(".*/board\\?task=SHOP-1$"));
        assertThat(ada.locator("#task-state")).containsText("Claimed, at Green");
        assertThat(ada.locator("#task-notes")).containsText("Terms are days");
        assertThat(ada.locator("#task-files")).containsText("Another open task works on it too");
        assertThat(ada.locator("#attempt-2")).containsText("negative days still pass");

        // the failing tests by name, in their place, and the file itself
        ada.locator("#evidence-" + green + " > summary").click();
        assertThat(ada.locator("#evidence-" + green)).containsText("TermsTest#refusesNegative");
        assertThat(ada.locator("#evidence-" + green)).containsText("expected 1");
        var download =
                ada.waitForDownload(() -> ada.locator("#download-" + green).click());
        assertThat(Files.readString(download.path())).contains("<testcase");
        ada.locator("#task-prompt > summary").click();
        assertThat(ada.locator("#task-prompt")).containsText("negative days still pass");
        ada.locator("#task-prompt > summary").click();
        pictures.take(ada, "board-task");

        // it is live as well, and what is open stays open
        var again = evidence(agent, model, "GREEN", junit("keepsDays", "refusesNegative", "reads"));
        assertThat(ada.locator("#attempt-pending")).containsText("3 passed");
        report(agent, model, claim, "GREEN", "passed", again, "");
        assertThat(ada.locator("#task-state")).containsText("Claimed, at Verify");
        assertThat(ada.locator("#evidence-" + green)).containsText("TermsTest#refusesNegative");
        bothSee(ada, grace, "VERIFY", model);

        // whoever opens the address sees the task; closing it leads back to the card
        grace.navigate(ada.url());
        grace.locator("#evidence-" + green + " > summary").click();
        assertThat(grace.locator("#task-panel")).containsText("TermsTest#refusesNegative");
        pictures.take(grace, "board-task-dark");
        ada.keyboard().press("Escape");
        assertThat(ada.locator("#task-panel")).hasCount(0);
        assertThat(card(ada, "VERIFY", model)).isFocused();
        ada.waitForFunction("window.arrived === ''"); // the router loses a step back before that
        ada.goBack();
        assertThat(ada.locator("#task-panel")).isVisible();
        ada.locator("#task-close").click();
        assertThat(ada.locator("#task-panel")).hasCount(0);

        // no stage is entered by hand: the card goes back and says why
        card(ada, "TO_DO", limit).dragTo(ada.locator(".cell[data-column=GREEN]").first());
        assertThat(ada.locator("#refusal")).containsText("cannot be put to Green");
        assertThat(ada.locator("#refusal")).containsText("waive the evidence with a reason");
        assertThat(card(ada, "TO_DO", limit)).isVisible();
        ada.locator("#refusal-close").click();

        // done by hand only for a reason, and not while it waits
        card(ada, "TO_DO", print).dragTo(ada.locator(".cell[data-column=DONE]").nth(1));
        ada.locator("#reason textarea").fill("as good as done");
        ada.locator("#reason-ok").click();
        assertThat(ada.locator("#refusal")).containsText("waits for");
        ada.locator("#reason-cancel").click();
        ada.locator("#refusal-close").click();
        assertThat(card(ada, "TO_DO", print)).isVisible();
        card(ada, "TO_DO", limit).dragTo(ada.locator(".cell[data-column=DONE]").first());
        ada.locator("#reason textarea").fill("is in the old shop already");
        ada.locator("#reason-ok").click();
        bothSee(ada, grace, "DONE", limit);
        assertThat(ada.evaluate("window.notReloaded")).isEqualTo(true);

        // three failures stop a task; somebody resets it with a reason
        var stopped = claim(agent, worker, task(admin, plan, "Command line", "Export to the tax office"));
        fail(agent, stopped);
        bothSee(ada, grace, "GREEN", stopped.at("/taskId").asString());
        assertThat(card(ada, "GREEN", stopped.at("/taskId").asString())).containsText("Stopped at Green");
        ada.locator("#boardShow-STOPPED").click();
        assertThat(ada.locator(".card")).hasCount(1);
        ada.locator(".card").click();
        pictures.take(ada, "board-stopped");
        ada.locator("#task-reset").click();
        ada.locator("#reason textarea").fill("the interface has changed");
        ada.locator("#reason-ok").click();
        assertThat(ada.locator("#task-state")).containsText("Ready, at Green");
        assertThat(ada.locator("#task-history")).containsText("reset a stage, Green: the interface has changed");
        ada.locator("#task-close").click();
        ada.locator("#boardShow-ALL").click();

        // the plan opens the same panel
        ada.navigate(grounds.address() + "/p/SHOP/pay-by-invoice/plans/" + plan);
        ada.locator("#task-" + offer).focus();
        ada.keyboard().press("o");
        assertThat(ada.locator("#task-waits")).containsText("SHOP-1");
        pictures.take(ada, "board-task-plan");
        ada.locator("#task-waits button").first().click();
        assertThat(ada.locator("#task-key")).hasText("SHOP-1");

        var phone = grounds.loggedIn(390, 844, ColorScheme.LIGHT, "vi");
        phone.navigate(grounds.address() + "/p/SHOP/-/board");
        assertThat(phone.locator(".card").first()).isVisible();
        pictures.take(phone, "board-phone");
        phone.locator(".card").first().click();
        assertThat(phone.locator("#task-panel")).isVisible();
        pictures.take(phone, "board-phone-task");
        assertThat(phone.evaluate("document.documentElement.scrollWidth > innerWidth"))
                .isEqualTo(false);
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void aBoardOfTenThousandTasksShowsFiftyOfACellAndTicksByDrag() throws Exception {
        var admin = grounds.script();
        admin.post("/api/v1/projects", "{\"key\":\"LARGE\",\"name\":\"A large one\",\"playbook\":\"library\"}");
        for (int i = 1; i <= 5; i++) {
            admin.postZip(
                    "/api/v1/projects/LARGE/imports?path=large-" + i,
                    Zips.zip(
                            "large-" + i,
                            new TreeMap<>(Map.of(
                                    "prd.md",
                                    ("# Large " + i + "\n\n## Overview\n\nIt is large.\n")
                                            .getBytes(StandardCharsets.UTF_8),
                                    "tasks.md",
                                    tasks(4, 500).getBytes(StandardCharsets.UTF_8)))));
        }
        var page = grounds.loggedIn();
        var address = grounds.address() + "/p/LARGE/-/board";
        page.navigate(address);
        assertThat(page.locator(".card").first()).isVisible();
        assertThat(page.locator("#column-TO_DO .count")).hasText("10000");
        var cell = page.locator(".cell[data-column=TO_DO]").first();
        assertThat(cell.locator(".card")).hasCount(50);
        cell.locator(".cell-more").click();
        assertThat(cell.locator(".card")).hasCount(100);

        // a tick by drag is taken, of the card that was pressed though the board scrolls under the pointer
        var id = cell.locator(".card").first().getAttribute("data-card");
        card(page, "TO_DO", id).dragTo(page.locator(".cell[data-column=DONE]").first());
        assertThat(card(page, "DONE", id)).isVisible();
        assertThat(page.locator("#column-DONE .count")).hasText("1");
        new Pictures().take(page, "board-large");
    }

    private static String tasks(int phases, int each) {
        var tasks = new StringBuilder("# Tasks\n");
        for (int phase = 1; phase <= phases; phase++) {
            tasks.append("\n## Phase ").append(phase).append("\n\n");
            for (int i = 1; i <= each; i++) {
                tasks.append("- [ ] ").append(phase).append('.').append(i).append(" Task ");
                tasks.append(i).append('\n');
            }
        }
        return tasks.toString();
    }

    // --- what the agent does

    private static Script token(Script admin, String name, String kind) throws Exception {
        var made = admin.post("/api/v1/tokens", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}");
        return new Script(grounds.address(), made.at("/secret").asString());
    }

    private static String plan(Script admin, String title) throws Exception {
        var requirement = admin.post("/api/v1/projects/SHOP/requirements", "{\"title\":\"" + title + "\"}")
                .at("/id")
                .asString();
        return admin.post(
                        "/api/v1/requirements/" + requirement + "/plans",
                        "{\"title\":\"" + title + "\",\"path\":\"tasks.md\"}")
                .at("/id")
                .asString();
    }

    private static String task(Script admin, String plan, String phase, String title, String... dependsOn)
            throws Exception {
        var on = dependsOn.length == 0 ? "" : ",\"dependsOn\":[\"" + String.join("\",\"", dependsOn) + "\"]";
        return admin.post(
                        "/api/v1/plans/" + plan + "/tasks",
                        "{\"title\":\"" + title + "\",\"phase\":\"" + phase + "\"" + on + "}")
                .at("/id")
                .asString();
    }

    private static JsonNode claim(Script agent, String worker, String task) throws Exception {
        return agent.post(
                "/api/v1/projects/SHOP/claims", "{\"worker\":\"" + worker + "\",\"taskId\":\"" + task + "\"}");
    }

    private static void report(
            Script agent, String task, JsonNode claim, String stage, String outcome, String evidence, String note)
            throws Exception {
        agent.post("/api/v1/tasks/" + task + "/attempts", """
                {"token":%s,"stage":"%s","outcome":"%s","evidence":[%s],"note":"%s",
                 "files":[{"path":"src/test/TermsTest.java","sha256":"%s","test":true}]}""".formatted(
                        claim.at("/token").asString(),
                        stage,
                        outcome,
                        evidence.isEmpty() ? "" : "\"" + evidence + "\"",
                        note,
                        HASH));
    }

    private static void fail(Script agent, JsonNode claim) throws Exception {
        var task = claim.at("/taskId").asString();
        var red = evidence(agent, task, "RED", junit("-exports"));
        report(agent, task, claim, "RED", "passed", red, "");
        for (int i = 0; i < 3; i++) {
            report(agent, task, claim, "GREEN", "failed", "", "");
        }
    }

    /** A JUnit report: names that begin with {@code -} fail by assertion. */
    private static String junit(String... tests) {
        var cases = new StringBuilder();
        for (var test : tests) {
            cases.append("<testcase classname=\"TermsTest\" name=\"")
                    .append(test.replace("-", ""))
                    .append("\">")
                    .append(
                            test.startsWith("-")
                                    ? "<failure type=\"org.opentest4j.AssertionFailedError\" message=\"expected 1 but was 2\"/>"
                                    : "")
                    .append("</testcase>");
        }
        return "<testsuite name=\"TermsTest\">" + cases + "</testsuite>";
    }

    private static String evidence(Script agent, String task, String stage, String report) throws Exception {
        var boundary = "----planwright";
        var body = new StringBuilder();
        for (var part : List.of(List.of("kind", "junit"), List.of("subject", "tasks/" + task + "/" + stage))) {
            body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
            body.append(part.getFirst()).append("\"\r\n\r\n");
            body.append(part.getLast()).append("\r\n");
        }
        body.append("--").append(boundary);
        body.append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"TEST-terms.xml\"\r\n");
        body.append("Content-Type: application/xml\r\n\r\n").append(report);
        body.append("\r\n--").append(boundary).append("--\r\n");
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(grounds.address() + "/api/v1/evidence"))
                        .header("Authorization", "Bearer " + agent.token())
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body()).at("/id").asString();
    }
}
