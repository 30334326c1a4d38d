package io.planwright.ui.walk;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes pictures for the docs and for whoever looks, and has axe look for what keeps people out. */
final class Pictures {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final List<String> barriers = new ArrayList<>();

    void take(Page page, String name) {
        page.waitForTimeout(250); // motion ends within 200 ms
        new AxeBuilder(page)
                .withTags(WCAG)
                .analyze()
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
