package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody writes and is interrupted: whatever happens, what was typed is there again. */
class TypedTextIT {

    private static final String WORDS = "Search by vector.";

    @TempDir
    static Path folder;

    private static Grounds grounds;
    private static Script script;
    private static int requirements;

    private final Pictures pictures = new Pictures();
    private Page page;
    private String address;
    private String overview;

    @BeforeAll
    static void start() throws Exception {
        grounds = new Grounds(folder);
        grounds.setUp().context().close();
        script = grounds.script();
        script.post("/api/v1/projects", "{\"key\":\"TYPED\",\"name\":\"Typed text\",\"playbook\":\"library\"}");
    }

    @AfterAll
    static void stop() {
        grounds.close();
    }

    @BeforeEach
    void begin() throws Exception {
        page = grounds.loggedIn(1440, 900, ColorScheme.LIGHT, "en");
        begin("en");
    }

    private void begin(String language) throws Exception {
        var slug = language + "-" + ++requirements;
        page.navigate(grounds.address() + "/p/TYPED");
        page.locator("#new-requirement").click();
        page.locator("#requirement-title input").fill(slug);
        assertThat(page.locator("#requirement-slug input")).hasValue(slug);
        page.locator("#requirement-create").click();
        page.waitForURL(url -> url.endsWith("/" + slug));
        address = page.url();
        for (var each :
                script.get("/api/v1/projects/TYPED/requirements?limit=500").path("items")) {
            if (each.path("slug").asString().equals(slug)) {
                overview = "/api/v1/requirements/" + each.path("id").asString() + "/sections/overview";
            }
        }
    }

    @AfterEach
    void end() {
        page.context().close();
    }

    private Locator editor() {
        return page.locator("planwright-editor .cm-content");
    }

    private Locator offer() {
        return page.locator("#section-overview planwright-draft");
    }

    private void types() {
        page.locator("#section-overview .placeholder").click();
        assertThat(editor()).isFocused();
        page.keyboard().type(WORDS);
        assertThat(page.locator("planwright-editor")).hasAttribute("dirty", "");
    }

    /** Goes on with what was kept, and saves it. */
    private void goesOn() throws Exception {
        assertThat(offer()).containsText("kept");
        offer().locator("[data-restore]").click();
        assertThat(editor()).hasText(WORDS);
        page.keyboard().press("Control+s");
        assertThat(page.locator("planwright-editor")).hasCount(0);
        assertThat(page.locator("#section-overview .reading")).containsText(WORDS);
        assertThat(offer()).isHidden();
        assertThat(script.text(overview)).isEqualTo("## Overview\n\n" + WORDS + "\n\n");
    }

    @Test
    void theHeadingIsNoPartOfWhatIsEdited() throws Exception {
        types();
        assertThat(editor()).hasText(WORDS);
        assertThat(page.locator("#section-overview .editing-heading")).hasText("Overview");
        pictures.takeEverywhere(page, "typed-editing");
        page.keyboard().press("Control+s");
        assertThat(page.locator("planwright-editor")).hasCount(0);
        assertThat(script.text(overview)).isEqualTo("## Overview\n\n" + WORDS + "\n\n");
        assertThat(offer()).isHidden();
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void aClickElsewhereKeepsIt() throws Exception {
        types();
        page.locator("#nav-board").click();
        assertThat(page.locator("planwright-editor")).hasCount(0);
        page.goBack();
        assertThat(offer()).isVisible();
        pictures.takeEverywhere(page, "typed-kept");
        goesOn();
        page.reload();
        assertThat(page.locator("#section-overview .reading")).containsText(WORDS);
        assertThat(offer()).isHidden();
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void aReloadKeepsIt() throws Exception {
        types();
        page.reload();
        goesOn();
    }

    @Test
    void whatIsDiscardedIsGone() {
        types();
        page.reload();
        offer().locator("[data-discard]").click();
        assertThat(offer()).isHidden();
        page.reload();
        assertThat(page.locator("#section-overview .placeholder")).isVisible();
        assertThat(offer()).isHidden();
        types();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator("planwright-editor")).hasCount(0);
        assertThat(offer()).isHidden();
    }

    @Test
    void aConflictKeepsBothUntilOneChooses() throws Exception {
        types();
        page.reload();
        assertThat(offer()).isVisible();
        script.write(overview, "## Overview\n\nTheirs.\n\n");
        assertThat(page.locator("#section-overview .reading")).containsText("Theirs.");
        offer().locator("[data-restore]").click();
        assertThat(page.locator("#conflict-overview")).isVisible();
        assertThat(editor()).hasText(WORDS);
        page.keyboard().press("Control+s");
        assertThat(page.locator(".editing-bar .hint")).containsText("Choose first");
        assertThat(script.text(overview)).contains("Theirs.");
        page.locator("#compare-overview").click();
        assertThat(page.locator(".theirs")).containsText("Theirs.");
        pictures.takeEverywhere(page, "typed-conflict");
        page.locator("#overwrite-overview").click();
        assertThat(page.locator("planwright-editor")).hasCount(0);
        assertThat(script.text(overview)).isEqualTo("## Overview\n\n" + WORDS + "\n\n");
        assertThat(offer()).isHidden();
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void aLogOutInAnotherTabKeepsItForWhoTypedIt() throws Exception {
        script.post(
                "/api/v1/people",
                "{\"login\":\"grace\",\"name\":\"Grace Hopper\",\"password\":\"" + Grounds.PASSWORD + "\"}");
        types();
        logsOutInAnotherTab();
        page.keyboard().press("Control+s");
        assertThat(page.locator("#login-ended")).isVisible();
        pictures.takeEverywhere(page, "typed-log-in-again");
        Grounds.logIn(page, "grace");
        page.navigate(address);
        assertThat(page.locator("#section-overview .placeholder")).isVisible();
        assertThat(offer()).isHidden();
        logsOutInAnotherTab();
        page.navigate(address);
        Grounds.logIn(page, Grounds.LOGIN);
        page.waitForURL(url -> url.startsWith(address));
        goesOn();
        assertThat(pictures.barriers()).isEmpty();
    }

    private void logsOutInAnotherTab() {
        var other = page.context().newPage();
        other.navigate(address);
        other.locator("#me").click();
        other.locator("#logout").click();
        assertThat(other.locator("#login")).isVisible();
        other.close();
    }

    @Test
    void anEndedSessionLeadsOverTheLoginBackToIt() throws Exception {
        types();
        page.context().clearCookies();
        page.keyboard().press("Control+s");
        var ended = page.locator(".v-system-error");
        assertThat(ended).containsText("Log in again");
        pictures.take(page, "typed-session-ended");
        ended.click();
        Grounds.logIn(page, Grounds.LOGIN);
        page.waitForURL(url -> url.startsWith(address));
        goesOn();
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void aRestartOfTheServerKeepsIt() throws Exception {
        types();
        grounds.restart();
        page.keyboard().press("Control+s");
        assertThat(page.locator("#login").or(offer())).isVisible();
        if (page.locator("#login").isVisible()) {
            Grounds.logIn(page, Grounds.LOGIN);
        }
        goesOn();
    }

    @Test
    void aDialogThatClosesKeepsItsNote() {
        page.locator("#hand-off").click();
        page.locator("#hand-off-note textarea").fill("Read the risks first");
        page.keyboard().press("Escape");
        assertThat(page.locator("#hand-off-note")).hasCount(0);
        page.reload();
        page.locator("#hand-off").click();
        var kept = page.locator("vaadin-dialog planwright-draft");
        assertThat(kept).containsText("kept");
        kept.locator("[data-restore]").click();
        assertThat(page.locator("#hand-off-note textarea")).hasValue("Read the risks first");
        pictures.take(page, "typed-note");
        page.locator("#hand-off-cancel").click();
        assertThat(page.locator("#hand-off-note")).hasCount(0);
        page.locator("#hand-off").click();
        assertThat(page.locator("#hand-off-note textarea")).isVisible();
        assertThat(kept).isHidden();
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void anItemThatIsBegunIsKept() {
        page.locator("#add-CRITERION").click();
        page.locator("#item-field-text").fill("Rows come by distance");
        page.reload();
        page.locator("#add-CRITERION").click();
        var kept = page.locator(".item-form planwright-draft");
        assertThat(kept).containsText("kept");
        pictures.take(page, "typed-item");
        kept.locator("[data-restore]").click();
        page.locator("#item-field-text").press("Enter");
        assertThat(page.locator("#criteria")).containsText("Rows come by distance");
        page.reload();
        page.locator("#add-CRITERION").click();
        assertThat(page.locator("#item-field-text")).isVisible();
        assertThat(kept).isHidden();
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void whatIsWrittenInAPlanIsKept() throws Exception {
        var requirement = overview.substring(0, overview.lastIndexOf("/sections"));
        var plan = script.post(requirement + "/plans", "{\"title\":\"Vectors\"}")
                .path("id")
                .asString();
        var tasks = "/api/v1/plans/" + plan + "/tasks";
        var first = script.post(tasks, "{\"title\":\"Column type\",\"phase\":\"Build\"}")
                .path("id")
                .asString();
        var second = script.post(tasks, "{\"title\":\"Operator\",\"phase\":\"Build\"}")
                .path("id")
                .asString();
        page.navigate(address + "/plans/" + plan);

        page.locator("#task-" + first).press("n");
        page.locator("#notes-text-" + first).fill("One per database");
        page.reload();
        page.locator("#task-" + first).press("n");
        var kept = page.locator("#task-" + first + " planwright-draft");
        kept.locator("[data-restore]").click();
        assertThat(page.locator("#notes-text-" + first)).hasValue("One per database");
        page.locator("#notes-save-" + first).click();
        assertThat(page.locator("#notes-text-" + first)).hasCount(0);

        page.locator("[id^=add-task-]").click();
        var adder = page.locator("[id^=new-task-]");
        adder.fill("Half a thou");
        page.reload();
        page.locator("[id^=add-task-]").click();
        page.locator(".adder [data-restore]").click();
        assertThat(adder).hasValue("Half a thou");
        adder.press("Escape");
        page.locator("[id^=add-task-]").click();
        assertThat(page.locator(".adder planwright-draft")).isHidden();
        adder.press("Escape");

        // somebody else removes the task whose title is being typed
        page.locator("#task-" + second).press("e");
        page.locator("#task-" + second + " .inline-input").fill("Operator and index");
        script.delete("/api/v1/tasks/" + second);
        assertThat(page.locator("#task-" + second)).hasCount(0);
        assertThat(adder).hasValue("Operator and index");
        assertThat(adder).isFocused();
        pictures.takeEverywhere(page, "typed-title");
        adder.press("Enter");
        assertThat(page.locator(".task[data-task]").last()).containsText("Operator and index");
        assertThat(pictures.barriers()).isEmpty();
    }

    @Test
    void itIsOfferedInTheReadersLanguage() throws Exception {
        page.context().close();
        page = grounds.loggedIn(1440, 900, ColorScheme.LIGHT, "vi-VN");
        begin("vi");
        types();
        page.reload();
        assertThat(offer()).containsText("Đã giữ bản nháp lúc");
        pictures.take(page, "typed-kept-vietnamese");
    }
}
