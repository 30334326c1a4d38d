package io.planwright.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.ui.PageTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedLineTest extends PageTest {

    private static String html(String markdown) {
        return new RenderedLine(markdown).getElement().getProperty("innerHTML");
    }

    @Test
    void codeAndEmphasisAreShownAsSuch() {
        assertThat(html("Add `a < b` to **both** _sides_"))
                .isEqualTo("Add <code>a &lt; b</code> to <strong>both</strong> <em>sides</em>");
    }

    @Test
    void linksAndPicturesAreMereWords() {
        assertThat(html("See [the `guide`](https://x.example) and ![a mock](mock.png)"))
                .isEqualTo("See the <code>guide</code> and a mock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "![x](javascript:alert(1))",
                "`<b onclick=alert(1)>`",
                "**<svg onload=alert(1)>**",
                "[<i onclick=alert(1)>](https://x.example \"t\\\" onmouseover=alert(1)\")",
                "<!-- <img src=x onerror=alert(1)>",
                "&lt;img src=x onerror=alert(1)&gt;",
                "# <iframe src=x>",
                "<a href=x><form><math><mtext><style><img title=</style><img src=x onerror=alert(1)>>",
            })
    void whatIsHostileStandsThereAsText(String markdown) {
        var shown = Jsoup.parseBodyFragment(html("Do " + markdown)).body();

        assertThat(shown.select("*:not(body,code,strong,em)")).isEmpty();
        assertThat(shown.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes()).isEmpty());
    }
}
