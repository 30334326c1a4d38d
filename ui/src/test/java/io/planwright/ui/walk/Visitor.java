package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What a person does on the pages of one requirement, by mouse and keyboard. */
final class Visitor {

    private final Page page;
    private final String address;
    private String requirement = "";
    private String plan = "";

    /** @param address of the server */
    Visitor(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    Locator sees(String selector) {
        return page.locator(selector);
    }

    /** Makes a project, its playbook chosen from the cards. */
    void begins(String key, String name, String playbook) {
        page.navigate(address + "/projects");
        page.locator("#new-project").first().click();
        page.locator("#project-name input").fill(name);
        page.locator("#project-name input").blur();
        assertThat(page.locator("#project-key input")).not().hasValue(""); // the one that is proposed has come
        page.locator("#project-key input").fill(key);
        page.locator("#playbook-" + playbook).click();
        page.locator("#project-create").click();
        assertThat(page.locator("#ways-in")).isVisible();
    }

    void drafts(String title, String slug) {
        page.locator("#new-requirement").click();
        page.locator("#requirement-title input").fill(title);
        assertThat(page.locator("#requirement-slug input")).hasValue(slug);
        page.locator("#requirement-create").click();
        page.waitForURL(url -> url.endsWith("/" + slug));
        requirement = page.url();
    }

    void looksAtTheRequirement() {
        page.navigate(requirement);
        assertThat(page.locator("#life")).isVisible();
    }

    void looksAtThePlan() {
        page.navigate(plan);
        assertThat(page.locator("planwright-phase").first()).isVisible();
    }

    void looksAtTheGate() {
        page.navigate(requirement + "/gate");
        assertThat(page.locator(".check").first()).isVisible();
    }

    void scrollsTo(String selector) {
        page.locator(selector).evaluate("element => element.scrollIntoView({ block: 'start' })");
    }

    private Locator notice(String words) {
        return page.locator("vaadin-notification-card", new Page.LocatorOptions().setHasText(words));
    }

    void reads(String notice) {
        assertThat(notice(notice)).isVisible();
    }

    /** Reads a notice and closes it. */
    void isTold(String notice) {
        reads(notice);
        notice(notice).locator("#refusal-close").click();
        assertThat(notice(notice)).hasCount(0);
    }

    // --- texts

    void writes(String section, String text) {
        page.locator("#edit-section-" + section).click();
        var editor = page.locator("planwright-editor .cm-content");
        editor.click();
        editor.press("Control+a");
        page.keyboard().insertText(text);
        page.locator("#save-section").click();
        assertThat(page.locator("planwright-editor")).hasCount(0);
    }

    /** Ticks each box of a text where it is read. */
    void ticksBoxesOf(String section) {
        var boxes = page.locator("#section-" + section + " .reading input[type=checkbox]");
        int all = boxes.count();
        for (int i = 0; i < all; i++) {
            boxes.nth(i).check();
            assertThat(page.locator("#section-" + section + " .reading input:checked"))
                    .hasCount(i + 1);
        }
    }

    // --- the rail

    void opens(String panel) {
        var toggle = page.locator("#" + panel + "-toggle");
        if (!"true".equals(toggle.getAttribute("aria-expanded"))) {
            toggle.click();
        }
        assertThat(toggle).hasAttribute("aria-expanded", "true");
    }

    /** @param fields what the form is filled in with; a choice is made by its value */
    void adds(String panel, String kind, Map<String, String> fields) {
        opens(panel);
        var add = page.locator("#add-" + kind);
        add.click();
        try {
            page.locator("#item-field-text").waitFor(new Locator.WaitForOptions().setTimeout(3_000));
        } catch (TimeoutError drawnAnew) {
            add.click(); // what a script writes at the same time may draw the panel anew under the click
        }
        fillIn(fields);
        page.locator("#item-save").click();
        assertThat(page.locator("#" + panel)).containsText(fields.get("text"));
        if (page.locator("#" + panel + " .item-form").isVisible()) {
            page.locator("#item-cancel").click();
        }
        assertThat(page.locator("#" + panel + " .item-form")).hasCount(0);
    }

    /** Adds a position to a decision or a step to an investigation, the only one in its panel. */
    void addsPart(String panel, Map<String, String> fields) {
        var more = page.locator("#" + panel + " [id^=more-]").first();
        if ("false".equals(more.getAttribute("aria-expanded"))) {
            more.click();
        }
        page.locator("#" + panel + " [id^=add-row-]").click();
        fillIn(fields);
        page.locator("#item-save").click();
        assertThat(page.locator("#" + panel + " .item-form")).hasCount(0);
    }

    private void fillIn(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            var field = page.locator("#item-field-" + name);
            if ("SELECT".equals(field.evaluate("element => element.tagName"))) {
                field.selectOption(value);
            } else {
                field.fill(value);
            }
        });
    }

    void answers(String findings, String sources) {
        opens("questions");
        page.locator("#questions [id^=answer-]").first().click();
        page.locator("#item-field-findings").fill(findings);
        page.locator("#item-field-sources").fill(sources);
        page.locator("#item-save").click();
        assertThat(page.locator("#questions .item-form")).hasCount(0);
    }

    void ticksAllCriteria() {
        opens("criteria");
        var boxes = page.locator("#criteria input.tick");
        int all = boxes.count();
        for (int i = 0; i < all; i++) {
            boxes.nth(i).check();
        }
        assertThat(page.locator("#criteria-toggle")).containsText(all + "/" + all);
    }

    void marksTarget(String target, String state) {
        page.locator("#target-" + target + "-" + state).click();
        assertThat(page.locator("#target-" + target + "-" + state)).hasAttribute("aria-pressed", "true");
    }

    void marksTarget(String target, String state, String reason) {
        page.locator("#target-" + target + "-" + state).click();
        page.locator("#target-" + target + "-reason-text input").fill(reason);
        page.locator("#target-" + target + "-reason-text input").press("Enter");
        assertThat(page.locator("#target-" + target + "-" + state)).hasAttribute("aria-pressed", "true");
    }

    void raisesBlocker(String text) {
        opens("blockers");
        page.locator("#new-blocker input").fill(text);
        page.locator("#new-blocker input").press("Enter");
        assertThat(page.locator("#blockers [id^=clear-]")).hasCount(1);
    }

    void clearsBlocker(String outcome) {
        page.locator("#blockers [id^=clear-]").click();
        page.locator("#blockers [id^=outcome-] input").fill(outcome);
        page.locator("#blockers [id^=outcome-] input").press("Enter");
        assertThat(page.locator("#blockers")).containsText(outcome);
    }

    // --- the plan

    void asksForPlan() {
        opens("plans");
        page.locator("#new-plan").click();
        page.locator("#plan-from-template input").setChecked(true);
        page.locator("#plan-dialog-ok").click();
    }

    /** @return the address of the plan as REST knows it */
    String draftsPlan() {
        asksForPlan();
        page.waitForURL(url -> url.contains("/plans/"));
        plan = page.url();
        assertThat(page.locator("planwright-phase").first()).isVisible();
        return "/api/v1/plans/" + plan.substring(plan.lastIndexOf('/') + 1);
    }

    void acceptsDesignFrom(String fileName, String text) {
        page.locator("#design").click();
        var chooser =
                page.waitForFileChooser(() -> page.locator("#design-upload").click());
        chooser.setFiles(new FilePayload(fileName, "text/markdown", text.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#design-which input")).hasValue(Pattern.compile(".+"));
        page.locator("#design-ok").click();
        assertThat(page.locator("#design-dialog")).hasCount(0);
    }

    /** @param number of the task among all of the plan, from 0 */
    void notes(int number, String text) {
        var task = page.locator(".task[data-task]").nth(number);
        task.hover();
        task.locator("button:has(.glyph-note):not(.chip)").click();
        task.locator("textarea").fill(text);
        task.locator("[id^=notes-save-]").click();
        assertThat(task.locator("textarea")).hasCount(0);
    }

    void readsNotes(int number) {
        page.locator(".task[data-task]").nth(number).locator("[id^=notes-]").click();
    }

    /** Ticks all tasks of the phases from one to another, counted from 1. */
    void ticksPhases(int from, int to) {
        for (int phase = from; phase <= to; phase++) {
            var block = page.locator("planwright-phase").nth(phase - 1);
            var boxes = block.locator("input.tick");
            int all = boxes.count();
            for (int i = 0; i < all; i++) {
                boxes.nth(i).check();
            }
            assertThat(block.locator(".phase-total")).hasText(all + "/" + all);
            assertThat(block.locator(".task.is-done")).hasCount(all);
        }
    }

    // --- on and on

    void handsOff(String note, String phase) {
        page.locator("#hand-off").click();
        page.locator("#hand-off-note textarea").fill(note);
        page.locator("#hand-off-ok").click();
        assertThat(page.locator("#hand-off-dialog")).hasCount(0);
        assertThat(page.locator("#life > .now > .life-word")).hasText(phase);
    }

    void triesToFinish(String step) {
        assertThat(page.locator("#finish-step")).hasText("Finish " + step);
        page.locator("#finish-step").click();
        page.locator("#finish-step-ok").click();
    }

    void finishes(String step) {
        triesToFinish(step);
        assertThat(page.locator("#finish-step-dialog")).hasCount(0);
        if (!step.equals("cleanup")) {
            assertThat(page.locator("#finish-step")).not().hasText("Finish " + step);
        }
    }

    void passes(String check) {
        page.locator("#pass-" + check).click();
        page.locator("#reason-ok").click();
        assertThat(page.locator("#check-" + check)).containsText("Passed");
        assertThat(page.locator("#reason-dialog")).hasCount(0);
    }

    /** Passes every check that a person answers for and that is not passed yet. */
    void passesWhatIsLeft() {
        var left = page.locator("[id^=pass-]:visible");
        while (left.count() > 0) {
            passes(left.first().getAttribute("id").substring("pass-".length()));
        }
    }

    void proves(String check, String source) {
        page.locator("#post-" + check).click();
        page.locator("#evidence-source input").fill(source);
        page.locator("#evidence-ok").click();
        assertThat(page.locator("#check-" + check)).containsText(source);
        assertThat(page.locator("#evidence-dialog")).hasCount(0);
    }

    void archives() {
        page.locator("#more-actions").click();
        page.locator("#archive").click();
        assertThat(page.locator(".requirement-head")).containsText("Archived");
    }

    SortedMap<String, byte[]> exports() throws Exception {
        var download = page.waitForDownload(() -> page.locator("#export").click());
        return Zips.unzip(Files.readAllBytes(download.path()));
    }
}
