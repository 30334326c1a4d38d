package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planner sets the server up, drops a workspace on a page, and two browsers and a script work on it together. */
class WalkIT {

    private static final Path SAMPLE = Path.of("src/test/resources/samples/refactor-listeners");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> BARRIERS = new ArrayList<>();

    @TempDir
    static Path folder;

    private static ShippedServer server;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        server = new ShippedServer(folder, List.of());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(System.getenv().getOrDefault("PLANWRIGHT_CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        playwright.close();
        server.close();
    }

    @Test
    void theMainJobFromEndToEnd() throws Exception {
        var address = server.address();
        var a = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en"))
                .newPage();

        // the set-up link makes the first administrator
        a.navigate(server.setUpLink());
        a.locator("#setup-login input").fill("ada");
        a.locator("#setup-name input").fill("Ada Lovelace");
        a.locator("#setup-password input").fill("a long pass phrase");
        a.locator("#setup-submit").click();
        a.locator("#new-project").first().click();
        a.locator("#project-key input").fill("ALCHEMY");
        a.locator("#project-name input").fill("Advanced Alchemy");
        a.locator("#project-create").click();
        assertThat(a.locator("#drop-zone")).isVisible();
        shoot(a, "empty-project");

        // a zip dropped on the page becomes a requirement
        var sample = files();
        drop(a, "refactor-listeners.zip", zip(sample));
        a.locator("#import-close").click();
        assertThat(a.locator("#requirement-refactor-listeners")).containsText("21 of 22");
        shoot(a, "home");

        a.locator("#requirement-refactor-listeners").click();
        assertThat(a.locator("#section-problem-statement")).containsText("Fragile Context Management");
        shoot(a, "requirement");

        var script = new Script(address);
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
        shoot(a, "plan");

        // browser B sees within a second what browser A ticks, and keeps what it is typing
        var b = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("en"))
                .newPage();
        b.navigate(address + "/login");
        b.locator("#login input[name=username]").fill("ada");
        b.locator("#login input[name=password]").fill("a long pass phrase");
        b.locator("#login vaadin-button[theme~=submit]").click();
        b.waitForURL(url -> !url.contains("/login"));
        b.navigate(planPage);
        assertThat(b.locator("#tick-" + last)).not().isChecked();
        b.locator("[id^=add-task-]").last().click();
        var typing = b.locator("[id^=new-task-]").last();
        typing.fill("Half a thou");

        a.locator("#tick-" + last).check();
        assertThat(b.locator("#tick-" + last))
                .isChecked(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsCheckedOptions().setTimeout(1_000));
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
        assertThat(unzip(Files.readAllBytes(download.path()))).containsExactlyInAnyOrderEntriesOf(expected);
        b.close();

        // a section is edited in place
        edit(a, "migration-guide", "Nothing to migrate.");
        assertThat(a.locator("#section-migration-guide")).containsText("Nothing to migrate.");
        assertThat(script.text("/api/v1/requirements/" + requirement + "/sections/migration-guide"))
                .isEqualTo("Nothing to migrate.");
        a.navigate(address + "/p/ALCHEMY/refactor-listeners/gate");
        assertThat(a.locator("body")).containsText("All acceptance criteria are met");
        shoot(a, "gate");
        assertThat(BARRIERS).isEmpty();
    }

    private static void edit(Page page, String section, String text) {
        page.locator("#edit-section-" + section).click();
        var editor = page.locator("planwright-editor .cm-content");
        editor.click();
        editor.press("Control+a");
        page.keyboard().insertText(text);
        shoot(page, "editing");
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

    /** Takes a picture for the docs and for whoever looks, and has axe look for what keeps people out. */
    private static void shoot(Page page, String name) {
        page.waitForTimeout(250); // motion ends within 200 ms
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node -> BARRIERS.add(name + ": " + violation.getId() + " " + node.getHtml() + " "
                                + node.getFailureSummary())));
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(ShippedServer.screenshots().resolve(name + ".png")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SortedMap<String, byte[]> files() throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(SAMPLE)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(SAMPLE.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("refactor-listeners/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static SortedMap<String, byte[]> unzip(byte[] content) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** What a user's script does: REST with the administrator's token. */
    private record Script(String address) {

        String text(String path) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
        }

        JsonNode get(String path) throws Exception {
            return JSON.readTree(text(path));
        }

        void patch(String path, String body) throws Exception {
            send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "application/json")
                    .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
        }

        private String send(HttpRequest.Builder request) throws Exception {
            var answer = CLIENT.send(
                    request.header("Authorization", "Bearer " + ShippedServer.ADMIN_TOKEN)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Objects.requireNonNull(answer.body());
        }
    }
}
