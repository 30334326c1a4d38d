package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is in stays in over a restart, and is out once an administrator says so. */
class AccessIT {

    private static final String PASSWORD = "a long pass phrase";
    private static final Pattern LOGIN = Pattern.compile(".*/login.*");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static int port;
    private static String address = "";
    private static ShippedServer server;
    private static Chromium chromium;
    private static Script script;

    @BeforeAll
    static void start() throws Exception {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = "http://localhost:" + port;
        script = new Script(address, ShippedServer.ADMIN_TOKEN);
        begin();
        server.setUpLink(); // it is ready
        person("ada", true);
        chromium = new Chromium();
    }

    private static void begin() throws IOException {
        server = new ShippedServer(folder, List.of(), Map.of("PLANWRIGHT_PORT", Integer.toString(port)));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    private static String person(String login, boolean administrator) throws Exception {
        return script.post("/api/v1/people", """
                        {"login":"%s","name":"%s","password":"%s","administrator":%s}
                        """.formatted(login, login, PASSWORD, administrator))
                .path("id")
                .asString();
    }

    private static Page loggedIn(String login) {
        var page = chromium.somebody(1440, 900, ColorScheme.LIGHT, "en");
        page.navigate(address + "/login");
        page.locator("#login input[name=username]").fill(login);
        page.locator("#login input[name=password]").fill(PASSWORD);
        page.locator("#login vaadin-button[theme~=submit]").click();
        assertThat(page.locator("#new-project").first()).isVisible();
        return page;
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> logIn(String login, String password, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + login + "&password=" + password.replace(' ', '+')));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void theOpenPageOfWhoIsRemovedGoesToTheLogIn() throws Exception {
        var id = person("carl", true);
        var page = loggedIn("carl");
        page.navigate(address + "/settings/tokens");
        assertThat(page.locator("#new-token")).isVisible();

        script.remove("/api/v1/people/" + id);

        assertThat(page).hasURL(LOGIN);
        page.navigate(address + "/settings/tokens");
        assertThat(page).hasURL(LOGIN);
    }

    @Test
    void theOpenPageOfWhoAdministersNoLongerGoesToTheLogIn() throws Exception {
        var id = person("bob", true);
        var page = loggedIn("bob");

        script.patch("/api/v1/people/" + id, "{\"administrator\":false}");

        assertThat(page).hasURL(LOGIN);
        page.close();
        page = loggedIn("bob");
        page.navigate(address + "/settings/tokens");
        assertThat(page.locator("#new-token")).hasCount(0);
    }

    @Test
    void aRestartLogsNobodyOut() throws Exception {
        var page = loggedIn("ada");
        var cookies =
                page.context().cookies().stream().map(cookie -> cookie.name).toList();
        assertThat(cookies).contains("PLANWRIGHT", "PLANWRIGHT-STAY");

        server.close();
        begin();
        await().atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);

        page.navigate(address + "/projects");
        assertThat(page.locator("#new-project").first()).isVisible();

        page.locator("#me").click();
        page.locator("#logout").click();
        assertThat(page).hasURL(LOGIN);
        page.navigate(address + "/projects");
        assertThat(page).hasURL(LOGIN);
    }

    @Test
    void whoGuessesAPasswordIsSlowedDown() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(logIn("eve", "wrong").statusCode()).isEqualTo(303);
        }
        var refused = logIn("eve", "wrong");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        for (int i = 0; i < 15; i++) {
            assertThat(logIn("ada", PASSWORD).headers().firstValue("Location"))
                    .as("a right password does not count")
                    .hasValueSatisfying(location -> assertThat(location).doesNotContain("error"));
        }
    }

    @Test
    void pagesSayHowTheyMayBeUsed() throws Exception {
        for (var path : List.of("/login", "/")) {
            var headers = get(path, "Accept", "text/html").headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
        }
    }

    @Test
    void noAddressComesFromWhoeverAsks() throws Exception {
        var answer = get("/", "X-Forwarded-Host", "evil.example", "X-Forwarded-Prefix", "/evil", "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
        assertThat(get("/VAADIN/", "Accept", "text/html")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .doesNotContain(";");
        assertThat(get("/logout", "Accept", "text/html").statusCode()).isEqualTo(303);
    }

    @Test
    void anotherSiteLogsNobodyIn() throws Exception {
        assertThat(logIn("ada", PASSWORD, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(logIn("ada", PASSWORD, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        var own = logIn("ada", PASSWORD, "Origin", address, "Sec-Fetch-Site", "same-origin");
        assertThat(own.statusCode()).isEqualTo(303);
        assertThat(own.headers().firstValue("Location").orElse("")).doesNotContain("error");
    }
}
