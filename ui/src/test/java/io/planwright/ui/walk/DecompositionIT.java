package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody makes tasks of a document, pass by pass, while another looks on. */
class DecompositionIT {

    private static final String SPEC = """
            # Invoices

            Customers pay by invoice.

            ## Data

            1. Create the table `invoice` in `db/invoice.sql`
               - Test: `tests/test_schema.py`
            2. Write the model in `src/invoice.py`, after task 1
               - Test: `tests/test_invoice.py`
               - An invoice without lines is refused

            ## Pages

            3. Show open invoices in `src/page.py`, after task 2
               - The page lists the oldest invoice first
            4. Send a reminder after 14 days in `src/reminder.py`, after task 2
               - A paid invoice is not reminded of
            """;

    @TempDir
    static Path folder;

    private final Pictures pictures = new Pictures();

    @Test
    void aDocumentBecomesThePlanUnderReview() throws Exception {
        try (var grounds = new Grounds(folder)) {
            var a = grounds.setUp();
            var ada = new Visitor(a, grounds.address());
            var script = grounds.script();
            ada.begins("BILL", "Bill", "library");
            ada.drafts("Pay by invoice", "pay-by-invoice");
            var requirement = "/api/v1/requirements/"
                    + script.get("/api/v1/projects/BILL/requirements")
                            .at("/items/0/id")
                            .asString();
            script.post(requirement + "/sections", "{\"path\":\"spec.md\",\"key\":\"spec\",\"text\":\"\"}");
            script.write(requirement + "/sections/spec", SPEC);
            ada.looksAtTheRequirement(); // as it is now: a click must not meet what is being drawn anew
            ada.draftsPlan();
            var plan = a.url();

            a.locator("#decompose").click();
            assertThat(a.locator("#decompose-file input")).hasValue("prd.md");
            a.locator("#decompose-file input").fill("spec.md");
            a.locator("vaadin-combo-box-item:visible").getByText("spec.md").click();
            assertThat(a.locator("#decompose-file input")).hasValue("spec.md");
            pictures.takeEverywhere(a, "decompose-dialog");
            a.locator("#decompose-begin").click();
            a.waitForURL(Pattern.compile(".*/decompositions/.*"));
            assertThat(a.locator("#pass-CYCLES")).hasAttribute("aria-current", "step");
            assertThat(a.locator(".proposed").first()).containsText("invoice");

            var b = grounds.loggedIn(1440, 900, ColorScheme.LIGHT, "vi");
            b.navigate(a.url());
            assertThat(b.locator("#pass-CYCLES")).containsText("đang rà soát");
            review(a, b);

            // the document is changed while it is under review
            script.write(requirement + "/sections/spec", SPEC + "\n5. Forget it all\n");
            assertThat(a.locator("#review-banner")).containsText("spec.md has changed");

            a.locator("#accept").click();
            assertThat(a.locator("#pass-ATOMIC")).hasAttribute("aria-current", "step");
            a.locator("#accept").click();
            assertThat(a.locator("#pass-CRITERIA")).hasAttribute("aria-current", "step");
            a.locator(".proposed").nth(1).focus();
            assertThat(a.locator(".source-line.marked").first()).isVisible();
            pictures.takeEverywhere(a, "decomposition");
            a.locator("#accept").click();
            assertThat(a.locator("#pass-HINTS")).hasAttribute("aria-current", "step");
            assertThat(a.locator("#accept")).hasText("Accept and fill the plan");
            int proposed = a.locator(".proposed").count();
            a.locator("#accept").click();
            assertThat(b.locator("#review-banner")).containsText(proposed + " việc đã vào kế hoạch");
            pictures.takeEverywhere(a, "decomposition-finished");
            a.locator("#to-plan").click();
            a.waitForURL(plan);
            assertThat(a.locator("#plan-progress")).containsText("0 of ");
            assertThat(a.getByText("Write the model of invoices").first()).isVisible();

            assertThat(pictures.barriers()).isEmpty();
        }
    }

    private void review(Page a, Page b) {
        var second = a.locator(".proposed").nth(1);
        var key = second.locator(".proposed-key").textContent();
        second.focus();
        assertThat(a.locator(".source-line.marked").first()).containsText("Write the model");

        // edited where it stands, seen by the other
        a.keyboard().press("e");
        a.locator("#proposed-" + key + "-title input").fill("Write the model of invoices");
        pictures.takeEverywhere(a, "decomposition-edit");
        a.locator("#proposed-" + key + "-save").click();
        assertThat(b.locator("#proposed-" + key)).containsText("Write the model of invoices");

        // left out and brought back
        var last = a.locator(".proposed").last();
        var lastKey = last.locator(".proposed-key").textContent();
        a.locator("#drop-" + lastKey).click();
        assertThat(a.locator("#proposed-" + lastKey)).hasCount(0);
        a.locator("#restore-" + lastKey).click();
        assertThat(a.locator("#proposed-" + lastKey)).isVisible();

        a.locator("#add-proposed").click();
        a.locator("#proposed-dialog-text input").fill("Tell the customers");
        a.locator("#proposed-dialog-ok").click();
        assertThat(b.locator("#proposed-own1")).containsText("Tell the customers");
    }
}
