package io.planwright.ui.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where a walk takes place: the server as it is shipped, and the browsers of the people on it. */
public final class Grounds implements AutoCloseable {

    static final String LOGIN = "ada";
    static final String PASSWORD = "a long pass phrase";

    private final Path data;
    private final Chromium chromium;
    private ShippedServer server;

    public Grounds(Path data) throws IOException {
        this.data = data;
        server = new ShippedServer(data, List.of());
        chromium = new Chromium();
    }

    /** Stops the server, and starts it again on the same data under the same address. */
    void restart() throws Exception {
        var port = String.valueOf(URI.create(address()).getPort());
        server.close();
        server = new ShippedServer(data, List.of(), Map.of("PLANWRIGHT_PORT", port));
        server.address();
    }

    public String address() throws Exception {
        return server.address();
    }

    /** @return somebody with the token that administrators' scripts have */
    public Script script() throws Exception {
        return new Script(address(), ShippedServer.ADMIN_TOKEN);
    }

    /** @return the page of Ada, who has come by the set-up link and is the first administrator now */
    public Page setUp() throws Exception {
        var page = chromium.somebody(1440, 900, ColorScheme.LIGHT, "en");
        page.navigate(server.setUpLink());
        page.locator("#setup-login input").fill(LOGIN);
        page.locator("#setup-name input").fill("Ada Lovelace");
        page.locator("#setup-password input").fill(PASSWORD);
        page.locator("#setup-submit").click();
        assertThat(page.locator("#new-project").first()).isVisible();
        return page;
    }

    public Page loggedIn() throws Exception {
        return loggedIn(1440, 900, ColorScheme.LIGHT, "en");
    }

    Page loggedIn(int width, int height, ColorScheme colours) throws Exception {
        return loggedIn(width, height, colours, "en");
    }

    /** @return a page of another browser in which Ada has logged in */
    Page loggedIn(int width, int height, ColorScheme colours, String language) throws Exception {
        var page = chromium.somebody(width, height, colours, language);
        page.navigate(address() + "/login");
        logIn(page, LOGIN);
        return page;
    }

    /** Fills in the form in which people log in; they all have the same password here. */
    static void logIn(Page page, String login) {
        page.locator("#login input[name=username]").fill(login);
        page.locator("#login input[name=password]").fill(PASSWORD);
        page.locator("#login vaadin-button[theme~=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
    }
}
