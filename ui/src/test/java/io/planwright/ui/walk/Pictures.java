package io.planwright.ui.walk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes pictures for the docs and for whoever looks, and has axe look for what keeps people out. */
final class Pictures {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final String CONTRAST = "color-contrast";

    /** The page has come and waits for nothing it has asked for. */
    private static final String THERE = "document.title !== ''"
            + " && Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive?.())";

    private final List<String> barriers = new ArrayList<>();

    /**
     * Takes the three pictures {@code name}, {@code name-dark} and {@code name-narrow}. In the dark only colours differ,
     * on the narrow screen all but colours: only that is looked at again.
     */
    void takeEverywhere(Page page, String name) {
        take(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        take(page, name + "-dark", colours(page));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        var before = page.viewportSize();
        page.setViewportSize(390, 844);
        take(page, name + "-narrow", everything(page).disableRules(List.of(CONTRAST)));
        if (Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > innerWidth"))) {
            barriers.add(name + "-narrow: wider than the screen");
        }
        page.setViewportSize(before.width, before.height);
    }

    void take(Page page, String name) {
        take(page, name, everything(page));
    }

    private static AxeBuilder everything(Page page) {
        return new AxeBuilder(page).withTags(WCAG);
    }

    private static AxeBuilder colours(Page page) {
        return new AxeBuilder(page).withRules(List.of(CONTRAST));
    }

    private void take(Page page, String name, AxeBuilder looked) {
        page.waitForFunction(THERE);
        page.mouse().move(0, 0); // nothing is pointed at
        page.waitForTimeout(250); // motion ends within 200 ms
        looked.analyze()
                .getViolations()
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node -> barriers.add(name + ": " + violation.getId() + " " + node.getHtml() + " "
                                + node.getFailureSummary())));
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(ShippedServer.screenshots().resolve(name + ".png")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what keeps people out, on which picture */
    List<String> barriers() {
        return barriers;
    }
}
