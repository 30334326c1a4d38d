package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedMarkdownTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^<>]*)>");

    @Test
    void headingsTablesAndBoxesAreShown() {
        assertThat(RenderedMarkdown.html("# A\n\n| b |\n|---|\n| c |\n\n- [x] d\n- [ ] e\n"))
                .contains("<h1>A</h1>", "<td>c</td>")
                .containsPattern("<input type=\"checkbox\" disabled=\"\" checked=\"\"> ?d")
                .containsPattern("<input type=\"checkbox\" disabled=\"\"> ?e");
    }

    @Test
    void linksThatLeadOutsideOpenElsewhereAndTellNothing() {
        var rel = "rel=\"noopener noreferrer nofollow\"";
        var target = "target=\"_blank\"";

        assertThat(RenderedMarkdown.html("[a](https://example.org/?a=1&b=2)"))
                .contains("href=\"https://example.org/?a=1&amp;b=2\"", rel, target);
        assertThat(RenderedMarkdown.html("[a](//example.org) <HTTP://b.example>"))
                .containsSubsequence(rel, target, rel, target);
        assertThat(RenderedMarkdown.html("[a](./prd.md#goals)")).contains("<a href=\"./prd.md#goals\">a</a>");
        assertThat(RenderedMarkdown.html("[a](mailto:a@example.org)"))
                .contains("href=\"mailto:")
                .doesNotContain("_blank");
    }

    @Test
    void imagesAreShownAsLinks() {
        assertThat(RenderedMarkdown.html("![the *plan*](https://example.org/a.png \"t\")"))
                .contains("href=\"https://example.org/a.png\"", "target=\"_blank\"", ">the plan</a>")
                .doesNotContain("<img");
        assertThat(RenderedMarkdown.html("![](a.png)")).contains("<a href=\"a.png\">a.png</a>");
        assertThat(RenderedMarkdown.html("[![alt](a.png)](b.md)")).contains("<a href=\"b.md\">alt</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a <b onclick=\"x()\">b</b>",
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](<java\tscript:alert(1)>)",
                "[a](&#x6A;avascript&colon;alert(1))",
                "[a](&#1;javascript:alert(1))",
                "[a](\u00A0javascript:alert(1))",
                "[a](vbscript:x)",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "<javascript:alert(1)>",
                "![a](javascript:alert(1))",
                "![a](data:image/svg+xml,<svg onload=x>)",
                "![\"onload=alert(1)](x)",
                "[a](x \"\\\" onmouseover=alert(1)\")",
                "[a](\"onmouseover=alert(1))",
                "[a]: javascript:alert(1)\n\n[a]",
                "``` \"onload=x\n</code><script>\n```",
                "| <script> |\n|---|\n| <img src=x onerror=y> |",
                "- [x] <script>alert(1)</script>",
                "<!-- --!><script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;"
            })
    void hostileInputDoesNothing(String markdown) {
        assertHarmless(RenderedMarkdown.html(markdown));
    }

    @Test
    void deepNestingIsSurvived() {
        for (var unit : new String[] {"> ", "- ", "*a **b ", "[", "![", "`", "<"}) {
            assertThatCode(() -> assertHarmless(RenderedMarkdown.html(unit.repeat(10_000) + "x")))
                    .doesNotThrowAnyException();
        }
    }

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "<script>",
                        "</script>",
                        "<img src=x ",
                        "onerror=",
                        "javascript:",
                        "data:",
                        "[a](",
                        "![b](",
                        ")",
                        "\"",
                        "'",
                        "<",
                        ">",
                        "&",
                        "&#x3C;",
                        "`",
                        "\n",
                        "|",
                        "---",
                        "\\",
                        "://",
                        "x",
                        "\u0000",
                        "\t",
                        " ",
                        "[x]: ")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500, seed = "2026")
    void anyDocumentIsHarmless(@ForAll("documents") String text) {
        assertHarmless(RenderedMarkdown.html(text));
    }

    @Property(tries = 2000, seed = "2026")
    void anyMixtureOfHostilePiecesIsHarmless(@ForAll("hostile") String text) {
        assertHarmless(RenderedMarkdown.html(text));
    }

    /** Reads the HTML tag by tag: known tags, known attributes, known protocols, and no angle bracket outside a tag. */
    private static void assertHarmless(String html) {
        var tags = TAG.matcher(html);
        var rest = new StringBuilder();
        while (tags.find()) {
            assertThat(tags.group(2))
                    .as(html)
                    .matches(
                            "h[1-6]|p|ul|ol|li|em|strong|code|pre|blockquote|hr|br|a|input|table|thead|tbody|tr|th|td");
            var attributes = tags.group(3);
            assertThat(attributes.replaceAll("\\s+[a-z]+=\"[^\"]*\"", "").strip())
                    .as(html)
                    .isIn("", "/");
            Pattern.compile("\\s+([a-z]+)=\"([^\"]*)\"")
                    .matcher(attributes)
                    .results()
                    .forEach(attribute -> {
                        assertThat(attribute.group(1))
                                .as(html)
                                .isIn(
                                        "href",
                                        "rel",
                                        "target",
                                        "title",
                                        "class",
                                        "start",
                                        "type",
                                        "disabled",
                                        "checked",
                                        "align");
                        if (attribute.group(1).equals("href")
                                && attribute.group(2).matches("[^/?#]*:.*")) {
                            assertThat(attribute.group(2)).as(html).matches("(?is)(https?|mailto):.*");
                        }
                    });
            tags.appendReplacement(rest, "");
        }
        tags.appendTail(rest);
        assertThat(rest.toString()).as(html).doesNotContain("<", ">");
    }
}
