package io.planwright.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.PropertySource;

/** Starts the server. */
@SpringBootApplication(scanBasePackages = "io.planwright")
@PropertySource("classpath:planwright-ui.properties")
@Push
@Viewport("width=device-width, initial-scale=1")
@NpmPackage(value = "@fontsource-variable/inter", version = "5.2.8")
@CssImport("@fontsource-variable/inter/wght.css")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("glyphs.css")
@StyleSheet("planwright.css")
public class PlanwrightServer implements AppShellConfigurator {

    /** Before the first paint, so that nobody in the dark is dazzled; keys pressed so early are kept for the page. */
    private static final String REMEMBERED_LOOKS = """
            try {
              const theme = localStorage.getItem('planwright.theme');
              if (theme) document.documentElement.dataset.theme = theme;
              const nav = localStorage.getItem('planwright.nav');
              if (nav) document.documentElement.dataset.nav = nav;
            } catch {
              // a browser that forgets
            }
            window.planwrightKeys = [];
            addEventListener('keydown', (event) => {
              const typing = event.target.closest?.('input, textarea') || event.ctrlKey || event.metaKey || event.altKey;
              if (!typing && event.key.length === 1) window.planwrightKeys?.push(event.key);
            });
            """;

    public static void main(String[] args) {
        SpringApplication.run(PlanwrightServer.class, args);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, REMEMBERED_LOOKS, Inline.Wrapping.JAVASCRIPT);
        settings.addFavIcon("icon", "favicon.svg", "any");
    }
}
