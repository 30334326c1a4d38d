package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody begins a project by a playbook, sets it up while another looks on, and writes its guides. */
class SettingsIT {

    @TempDir
    static Path folder;

    private static Grounds grounds;

    private final Pictures pictures = new Pictures();

    @BeforeAll
    static void start() throws IOException {
        grounds = new Grounds(folder);
    }

    @AfterAll
    static void stop() {
        grounds.close();
    }

    @Test
    void aProjectIsSetUp() throws Exception {
        var address = grounds.address();
        var a = grounds.setUp();

        // a project begins with a playbook that was read before
        a.locator("#new-project").first().click();
        a.locator("#project-name input").fill("Advanced Alchemy");
        a.locator("#playbook-coordination").click();
        assertThat(a.locator("#playbook-preview h2")).hasText("Coordination");
        a.locator("#playbook-library").click();
        pictures.takeEverywhere(a, "new-project");
        a.locator("#project-create").click();
        assertThat(a.locator("#ways-in")).isVisible();
        pictures.takeEverywhere(a, "three-ways");

        // a folder is a way in
        var folderChooser = a.waitForFileChooser(() -> a.locator("#way-import").click());
        folderChooser.setFiles(Path.of("src/test/resources/samples/refactor-listeners"));
        a.locator("#import-close").click();
        assertThat(a.locator("#requirement-refactor-listeners")).containsText("21 of 22");
        a.locator("#new-requirement").click();
        a.locator("#requirement-title input").fill("Customers can pay by invoice");
        assertThat(a.locator("#requirement-slug input")).hasValue("customers-can-pay-by-invoice");
        a.locator("#requirement-slug input").fill("pay-by-invoice");
        pictures.takeEverywhere(a, "new-requirement");
        a.locator("#requirement-create").click();
        a.waitForURL(address + "/p/ADVANC/pay-by-invoice");

        // what one sets another sees
        var b = grounds.loggedIn();
        a.locator("#nav-settings").click();
        assertThat(a.locator("#setting-name input")).hasValue("Advanced Alchemy");
        pictures.takeEverywhere(a, "settings-general");
        b.navigate(address + "/p/ADVANC/-/settings");
        assertThat(b.locator("#setting-name input")).hasValue("Advanced Alchemy");
        a.locator("#setting-name input").fill("Alchemy");
        a.locator("#setting-name input").press("Enter");
        assertThat(b.locator("#setting-name input")).hasValue("Alchemy");
        assertThat(b.locator("#crumbs")).not().containsText("Advanced");

        roles(a, b, address);
        playbook(a);
        limits(a);
        guides(a, address);
        vietnamese(address);
        assertThat(pictures.barriers()).isEmpty();
    }

    private void roles(Page a, Page b, String address) {
        a.locator("#tab-roles").click();
        b.navigate(address + "/p/ADVANC/-/settings/roles");
        var planner = ".actor:nth-child(2) [id^=role-planner-]";
        assertThat(b.locator(planner)).hasAttribute("aria-pressed", "false");
        a.locator(planner).click();
        assertThat(b.locator(planner)).hasAttribute("aria-pressed", "true");
        b.close();

        // another playbook is read, then chosen
        a.locator("#tab-general").click();
        a.locator("#choose-playbook").click();
        a.locator("#playbook-coordination").click();
        a.locator("#preview-matrix summary").click();
        pictures.takeEverywhere(a, "choose-playbook");
        a.locator("#playbook-take").click();
        assertThat(a.locator("#setting-playbook")).hasText("Coordination");
        a.locator("#tab-roles").click();
        assertThat(a.locator("#right-PLANNING-planner")).hasText("Yes");
        pictures.takeEverywhere(a, "settings-roles");
    }

    private void playbook(Page a) throws IOException {
        a.locator("#tab-playbook").click();
        var editor = a.locator("#playbook-editor .cm-content");
        assertThat(editor).containsText("key: coordination");
        pictures.takeEverywhere(a, "settings-playbook");
        editor.click();
        editor.press("Control+Home");
        a.keyboard().insertText("nonsense: 1\n");
        assertThat(a.locator("#faults .fault").first()).containsText("nonsense");
        assertThat(a.locator("#playbook-save")).isDisabled();
        pictures.takeEverywhere(a, "settings-playbook-fault");
        editor.press("Control+z");
        editor.press("Control+Home");
        a.keyboard().insertText("# ours\n");
        assertThat(a.locator("#faults .state-ok")).isVisible();
        a.locator("#playbook-save").click();
        assertThat(a.locator("#playbook-state")).hasText("Own copy");
        var download = a.waitForDownload(() -> a.locator("#playbook-download").click());
        assertThat(download.suggestedFilename()).isEqualTo("coordination.yaml");
        var yaml = Files.readString(download.path());
        assertThat(yaml).startsWith("# ours\n");
        var chooser = a.waitForFileChooser(() -> a.locator("#playbook-upload").click());
        chooser.setFiles(new FilePayload(
                "ours.yaml", "application/yaml", ("# from a file\n" + yaml).getBytes(StandardCharsets.UTF_8)));
        assertThat(editor).containsText("# from a file");
        a.locator("#playbook-save").click();
        assertThat(a.locator("#playbook-save")).isDisabled();
        a.locator("#playbook-back").click();
        a.locator("vaadin-confirm-dialog vaadin-button[slot=confirm-button]").click();
        assertThat(a.locator("#playbook-state")).hasText("Built-in");
        assertThat(editor).not().containsText("# ours");
    }

    private void limits(Page a) {
        a.locator("#tab-targets").click();
        assertThat(a.locator("#tab-targets")).hasAttribute("aria-current", "page");
        pictures.takeEverywhere(a, "settings-targets");
        a.locator("#tab-limits").click();
        a.locator("#limit-active input").fill("5");
        a.locator("#limit-active input").press("Enter");
        assertThat(a.locator("#limits-now")).containsText("2 of 5");
        assertThat(a.locator("#limits-copy")).isHidden();
        pictures.takeEverywhere(a, "settings-limits");
    }

    private void guides(Page a, String address) {
        a.locator("#nav-guides").click();
        pictures.takeEverywhere(a, "guides-none");
        a.locator("#new-guide").click();
        a.locator("#guide-title input").fill("How we test");
        pictures.takeEverywhere(a, "new-guide");
        a.locator("#guide-create").click();
        a.waitForURL(address + "/p/ADVANC/-/guides/how-we-test");
        a.locator("#edit-section-how-we-test").click();
        var editor = a.locator("planwright-editor .cm-content");
        editor.click();
        editor.press("Control+End");
        a.keyboard().insertText("""
                ## Before you begin

                Run `make test` once on a clean checkout.

                - [x] Docker is up
                - [ ] The drivers are installed

                | Database | Marker |
                |---|---|
                | PostgreSQL | `@pytest.mark.asyncpg` |
                | DuckDB | `@pytest.mark.duckdb` |

                > A test that needs a network is no unit test.
                """);
        pictures.takeEverywhere(a, "guide-editing");
        a.locator("#save-section").click();
        assertThat(a.locator("planwright-editor")).hasCount(0);
        assertThat(a.locator(".guide-page h2")).hasText("Before you begin");
        pictures.takeEverywhere(a, "guide");
        a.locator("#nav-guides").click();
        assertThat(a.locator("#guide-how-we-test")).containsText("How we test");
        pictures.takeEverywhere(a, "guides");
        a.locator("#guide-how-we-test").click();
        a.locator("#remove-guide").click();
        assertThat(a.locator("#no-guides")).isVisible();
        a.locator("#undo").click();
        assertThat(a.locator("#guide-how-we-test")).isVisible();
    }

    private void vietnamese(String address) throws Exception {
        var c = grounds.loggedIn(1440, 900, ColorScheme.LIGHT, "vi");
        c.navigate(address + "/p/ADVANC/-/settings/roles");
        assertThat(c.locator("#nav-guides")).hasText("Hướng dẫn");
        pictures.takeEverywhere(c, "settings-roles-vi");
        c.close();
    }
}
