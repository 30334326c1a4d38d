package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people work on a requirement by a method: items, matrix, handoffs, review and gate, each seeing what the other does. */
class MethodsIT {

    private static final Path SAMPLE = Path.of("src/test/resources/samples/invoice-payments");

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

    @Test
    void twoPeopleWorkByAMethod() throws Exception {
        var pictures = new Pictures();
        var script = grounds.script();
        script.post("/api/v1/projects", """
                {"key":"SHOP","name":"Web shop","playbook":"library"}""");
        script.postZip("/api/v1/projects/SHOP/imports", Zips.zip("invoice-payments", Zips.filesOf(SAMPLE)));
        var address = grounds.address() + "/p/SHOP/invoice-payments";
        var grace = grounds.loggedIn(1440, 900, ColorScheme.DARK);
        ada.navigate(address);
        grace.navigate(address);

        // what the text says the rail says
        assertThat(ada.locator("#criteria")).containsText("Functional Requirements");
        assertThat(ada.locator("#criteria .item")).hasCount(6);
        assertThat(ada.locator("#criteria-toggle")).containsText("3/6");
        for (var panel : java.util.List.of("questions", "risks", "decisions", "investigations", "notes")) {
            open(ada, panel);
        }
        assertThat(ada.locator("#questions .item").first()).containsText("How long must invoices be kept?");
        assertThat(ada.locator("#risks")).containsText("A limit per company");
        pictures.take(ada, "method-requirement");
        ada.locator("#decisions [id^=more-]").first().click();
        ada.locator("#investigations [id^=more-]").first().click();
        assertThat(ada.locator("#decisions table")).containsText("Reviewer bot");
        ada.locator("#investigations").scrollIntoViewIfNeeded();
        pictures.take(ada, "method-rail-decisions");

        // a tick shows at once here, and soon there, in rail and text
        var criterion = ada.locator("#criteria .item").nth(2);
        criterion.locator("input.tick").check();
        assertThat(grace.locator("#criteria-toggle")).containsText("4/6");
        assertThat(ada.locator("#section-acceptance-criteria .reading input:checked"))
                .hasCount(4);

        // what somebody else does disturbs nobody who types
        open(grace, "risks");
        grace.locator("#add-RISK").click();
        grace.locator("#item-field-text").fill("Half a thou");
        open(ada, "risks");
        ada.locator("#add-RISK").click();
        ada.locator("#item-field-text").fill("The bank is slow");
        ada.locator("#item-field-mitigation").fill("Ask twice a day");
        ada.locator("#item-field-impact").selectOption("medium");
        pictures.take(ada, "method-rail-adding");
        ada.locator("#item-save").click();
        assertThat(grace.locator("#risks")).containsText("Ask twice a day");
        assertThat(grace.locator("#section-risks-mitigations")).containsText("The bank is slow");
        assertThat(grace.locator("#item-field-text")).hasValue("Half a thou");
        assertThat(grace.locator("#item-field-text")).isFocused();
        grace.keyboard().press("Escape");

        // a question is answered in its place
        ada.locator("#questions [id^=answer-]").first().click();
        assertThat(ada.locator("#item-field-findings")).isFocused();
        ada.keyboard().type("Ten years, by the tax code.");
        ada.keyboard().press("Control+Enter");
        assertThat(ada.locator("#questions-toggle")).containsText("1 open");
        assertThat(grace.locator("#section-research-questions-for-expert")).containsText("Ten years, by the tax code.");

        // items are put in order by keyboard
        var first = ada.locator("#criteria .item").first();
        first.focus();
        ada.keyboard().press("Alt+ArrowDown");
        assertThat(ada.locator("#criteria .item").nth(1)).containsText("way to pay");
        assertThat(ada.locator("#criteria .item").nth(1)).isFocused();
        assertThat(grace.locator("#criteria .item").nth(1)).containsText("way to pay");

        // the matrix
        assertThat(ada.locator("#compatibility")).containsText("Does not work on all targets yet");
        ada.locator("#compatibility").scrollIntoViewIfNeeded();
        ada.locator("[id=target-mysql-reason]").scrollIntoViewIfNeeded();
        pictures.take(ada, "method-matrix");
        ada.locator("#target-cockroachdb-verified").click();
        assertThat(grace.locator("#section-technical-scope")).containsText("CockroachDB — verified");
        ada.locator("#target-cockroachdb-degraded").click();
        ada.locator("#target-cockroachdb-reason-text input").fill("no savepoints");
        ada.locator("#target-cockroachdb-reason-text input").press("Enter");
        assertThat(grace.locator("#section-technical-scope")).containsText("CockroachDB — degraded: no savepoints");

        // blockers
        open(ada, "blockers");
        ada.locator("#new-blocker input").fill("No contract with the bank");
        ada.locator("#new-blocker input").press("Enter");
        assertThat(grace.locator("#blockers")).containsText("No contract with the bank");
        grace.locator("#blockers [id^=clear-]").first().click();
        grace.locator("#blockers [id^=outcome-] input").fill("Signed on Friday");
        grace.locator("#blockers [id^=outcome-] input").press("Enter");
        assertThat(ada.locator("#blockers")).containsText("Signed on Friday");

        // on and on, to the review
        handOff(ada, "The PRD is done");
        assertThat(grace.locator("#life .now")).containsText("Implementing");
        handOff(ada, "It is built");
        handOff(ada, "It is tested");
        assertThat(ada.locator("#life")).containsText("Documentation");
        assertThat(ada.locator("#finish-step")).containsText("Finish documentation");
        open(ada, "handoffs");
        assertThat(ada.locator("#handoffs")).containsText("It is tested");
        pictures.take(ada, "method-review");
        pictures.take(grace, "method-review-dark");

        // the gate says what stands in the way, and lets nobody through before
        ada.navigate(address + "/gate");
        assertThat(ada.locator(".check").first()).isVisible();
        pictures.take(ada, "method-gate");
        grace.navigate(address + "/gate");
        assertThat(grace.locator(".check").first()).isVisible();
        pictures.take(grace, "method-gate-dark");
        assertThat(ada.locator("#gate-report")).containsText("Quality gate failed");
        ada.locator(".finding-where[href]").first().click();
        ada.waitForURL(url -> url.contains("#section-") || url.contains("/plans/"));

        var phone = grounds.loggedIn(390, 844, ColorScheme.LIGHT);
        phone.navigate(address);
        assertThat(phone.locator("#criteria .item").first()).isVisible();
        pictures.take(phone, "method-phone");
        phone.locator("#criteria").scrollIntoViewIfNeeded();
        pictures.take(phone, "method-phone-rail");
        phone.locator("#compatibility").scrollIntoViewIfNeeded();
        pictures.take(phone, "method-phone-matrix");
        phone.navigate(address + "/gate");
        assertThat(phone.locator(".check").first()).isVisible();
        pictures.take(phone, "method-phone-gate");
        assertThat(pictures.barriers()).isEmpty();
    }

    private static void open(Page page, String panel) {
        var toggle = page.locator("#" + panel + "-toggle");
        if (!"true".equals(toggle.getAttribute("aria-expanded"))) {
            toggle.click();
        }
        assertThat(toggle).hasAttribute("aria-expanded", "true");
    }

    private static void handOff(Page page, String note) {
        page.locator("#hand-off").click();
        page.locator("#hand-off-note textarea").fill(note);
        page.locator("#hand-off-ok").click();
        assertThat(page.locator("#hand-off-dialog")).hasCount(0);
    }
}
