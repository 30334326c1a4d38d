package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody goes from page to page by keyboard, back again, and to where nothing is. */
class PagesIT {

    @TempDir
    static Path folder;

    private static Grounds grounds;
    private static Page page;
    private static Script admin;
    private static String plan;

    @BeforeAll
    static void start() throws Exception {
        grounds = new Grounds(folder);
        page = grounds.setUp();
        admin = grounds.script();
        admin.post("/api/v1/projects", "{\"key\":\"SHOP\",\"name\":\"Web shop\",\"playbook\":\"test-driven\"}");
        var requirement = admin.post("/api/v1/projects/SHOP/requirements", "{\"title\":\"Pay\",\"slug\":\"pay\"}")
                .at("/id")
                .asString();
        plan = admin.post("/api/v1/requirements/" + requirement + "/plans", "{\"title\":\"Pay\",\"path\":\"tasks.md\"}")
                .at("/id")
                .asString();
    }

    @AfterAll
    static void stop() {
        grounds.close();
    }

    private static String task(String title) throws Exception {
        return admin.post("/api/v1/plans/" + plan + "/tasks", "{\"title\":\"" + title + "\",\"phase\":\"Core\"}")
                .at("/id")
                .asString();
    }

    private static void opens(String path) throws Exception {
        page.navigate(grounds.address() + path);
    }

    private static Locator row(String task) {
        return page.locator("#task-" + task);
    }

    @Test
    void whereNothingIsThePageSaysSo() throws Exception {
        for (var path : List.of("/nonsense", "/p/SHOP/-/nothing")) {
            var answer = page.navigate(grounds.address() + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(page.locator("#not-found")).containsText("There is nothing here");
        }
        new Pictures().take(page, "nothing-here");
        opens("/p/SHOP?task=SHOP-999");
        assertThat(page.locator("#no-such-task")).containsText("There is no task SHOP-999");
        new Pictures().take(page, "no-such-task");
        page.locator("#no-such-task-close").click();
        assertThat(page.locator("#no-such-task")).hasCount(0);
    }

    @Test
    void aUsedSetUpLinkSaysThatItWasUsed() throws Exception {
        opens("/setup?link=used");
        assertThat(page.locator("h1")).hasText("Already set up");
        new Pictures().take(page, "set-up-done");
    }

    @Test
    void numbersFollowWhatIsNestedAndKeysComeBackWithTheirTask() throws Exception {
        var first = task("Draw it");
        var second = task("Build it");
        var third = task("Ship it");
        opens("/p/SHOP/pay/plans/" + plan);
        var number = row(third).locator(".task-number").textContent();
        row(second).focus();
        page.keyboard().press("Tab");
        assertThat(row(second).locator(".task-number")).hasText(Pattern.compile("\\d+\\.\\d+\\.1"));
        assertThat(row(third).locator(".task-number")).not().hasText(number);

        var key = row(first).locator(".task-key").textContent();
        row(first).focus();
        page.keyboard().press("Delete");
        assertThat(row(first)).hasCount(0);
        page.locator("#undo").click();
        assertThat(row(first).locator(".task-key")).hasText(key);
        assertThat(row(second)).isVisible();
        new Pictures().take(page, "plan-undone");
    }

    @Test
    void theFirstKeyOnABoardGoesToItsFirstCard() throws Exception {
        task("Anything");
        opens("/p/SHOP/-/board");
        assertThat(page.locator("planwright-board .card").first()).isVisible();
        page.keyboard().press("j");
        assertThat(page.locator("planwright-board .card").first()).isFocused();
    }

    @Test
    void whatIsTypedAfterCBelongsIntoTheDialog() throws Exception {
        opens("/p/SHOP");
        page.keyboard().type("cjeek");
        assertThat(page.locator("#requirement-title input")).hasValue("jeek");
        page.keyboard().press("Escape");
    }

    @Test
    void everythingIsInALandmarkAndNamedByWhatItShows() throws Exception {
        task("Named");
        for (var path : List.of("/p/SHOP", "/p/SHOP/pay", "/p/SHOP/pay/plans/" + plan, "/p/SHOP/-/board")) {
            opens(path);
            assertThat(page.locator("#project-switcher")).isVisible();
            assertThat(new AxeBuilder(page)
                            .withRules(List.of("label-content-name-mismatch", "region"))
                            .analyze()
                            .getViolations())
                    .as(path)
                    .extracting(violation -> violation.getId() + " " + violation.getNodes())
                    .isEmpty();
        }
    }
}
