package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planner sets the server up, drops a workspace on a page, and two browsers and a script work on it together. */
class WalkIT {

    private static final Path SAMPLE = Path.of("src/test/resources/samples/refactor-listeners");

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
    void theMainJobFromEndToEnd() throws Exception {
        var address = grounds.address();

        // the set-up link makes the first administrator
        var a = grounds.setUp();
        a.locator("#new-project").first().click();
        a.locator("#project-key input").fill("ALCHEMY");
        a.locator("#project-name input").fill("Advanced Alchemy");
        a.locator("#project-create").click();
        assertThat(a.locator("#drop-zone")).isVisible();
        a.reload(); // by its address as well as from the list
        a.waitForFileChooser(() -> a.locator("#way-import").click());
        pictures.take(a, "empty-project");

        // a zip dropped on the page becomes a requirement
        var sample = Zips.filesOf(SAMPLE);
        drop(a, "refactor-listeners.zip", Zips.zip("refactor-listeners", sample));
        a.locator("#import-close").click();
        assertThat(a.locator("#requirement-refactor-listeners")).containsText("21 of 22");
        pictures.take(a, "home");

        a.locator("#requirement-refactor-listeners").click();
        assertThat(a.locator("#section-problem-statement")).containsText("Fragile Context Management");
        pictures.take(a, "requirement");

        var script = grounds.script();
        var requirement = script.get("/api/v1/projects/ALCHEMY/requirements")
                .at("/items/0/id")
                .asString();
        var plan = script.get("/api/v1/requirements/" + requirement + "/plans")
                .at("/items/0/id")
                .asString();
        var tasks = script.get("/api/v1/plans/" + plan + "/tasks").path("items");
        var last = tasks.get(21).path("id").asString();

        var planPage = address + "/p/ALCHEMY/refactor-listeners/plans/" + plan;
        a.navigate(planPage);
        assertThat(a.locator("input.tick")).hasCount(22);
        assertThat(a.locator("planwright-phase")).hasCount(5);
        assertThat(a.locator("input.tick:checked")).hasCount(21);
        assertThat(a.locator("#task-" + tasks.get(3).path("id").asString())).containsText("6459ec4a");
        pictures.take(a, "plan");

        // browser B sees what browser A ticks, and keeps what it is typing
        var b = grounds.loggedIn();
        b.navigate(planPage);
        assertThat(b.locator("#tick-" + last)).not().isChecked();
        b.locator("[id^=add-task-]").last().click();
        var typing = b.locator("[id^=new-task-]").last();
        typing.fill("Half a thou");

        a.locator("#tick-" + last).check();
        assertThat(b.locator("#tick-" + last)).isChecked();
        assertThat(typing).hasValue("Half a thou");
        assertThat(typing).isFocused();
        typing.press("Escape");

        // the script reads it too, and what the script changes both browsers show
        assertThat(script.get("/api/v1/tasks/" + last).path("done").asBoolean()).isTrue();
        var expected = new TreeMap<>(sample);
        expected.computeIfPresent(
                "tasks.md",
                (_, text) -> new String(text, StandardCharsets.UTF_8)
                        .replace("- [ ] Verify `make coverage`", "- [x] Verify `make coverage`")
                        .getBytes(StandardCharsets.UTF_8));
        script.patch("/api/v1/tasks/" + last, "{\"done\":false}");
        assertThat(a.locator("#tick-" + last)).not().isChecked();
        assertThat(b.locator("#tick-" + last)).not().isChecked();
        script.patch("/api/v1/tasks/" + last, "{\"done\":true}");
        assertThat(b.locator("#tick-" + last)).isChecked();

        // the export holds the same bytes but for the tick
        a.navigate(address + "/p/ALCHEMY/refactor-listeners");
        var download = a.waitForDownload(() -> a.locator("#export").click());
        assertThat(download.suggestedFilename()).isEqualTo("refactor-listeners.zip");
        assertThat(Zips.unzip(Files.readAllBytes(download.path()))).containsExactlyInAnyOrderEntriesOf(expected);
        b.close();

        // a section is edited in place
        edit(a, "migration-guide", "Nothing to migrate.");
        assertThat(a.locator("#section-migration-guide")).containsText("Nothing to migrate.");
        assertThat(script.text("/api/v1/requirements/" + requirement + "/sections/migration-guide"))
                .isEqualTo("## 7. Migration Guide\nNothing to migrate.\n");
        a.navigate(address + "/p/ALCHEMY/refactor-listeners/gate");
        assertThat(a.locator("body")).containsText("All acceptance criteria are met");
        pictures.take(a, "gate");
        assertThat(pictures.barriers()).isEmpty();
    }

    private void edit(Page page, String section, String text) {
        page.locator("#edit-section-" + section).click();
        var editor = page.locator("planwright-editor .cm-content");
        editor.click();
        editor.press("Control+a");
        page.keyboard().insertText(text);
        pictures.take(page, "editing");
        page.locator("#save-section").click();
        assertThat(page.locator("planwright-editor")).hasCount(0);
    }

    private static void drop(Page page, String name, byte[] content) {
        var transfer =
                page.evaluateHandle("""
                ([name, content]) => {
                  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
                  const transfer = new DataTransfer();
                  transfer.items.add(new File([bytes], name, { type: 'application/zip' }));
                  return transfer;
                }
                """, List.of(name, Base64.getEncoder().encodeToString(content)));
        var zone = page.locator("#drop-zone");
        zone.dispatchEvent("dragenter", Map.of("dataTransfer", transfer));
        zone.dispatchEvent("dragover", Map.of("dataTransfer", transfer));
        zone.dispatchEvent("drop", Map.of("dataTransfer", transfer));
    }
}
