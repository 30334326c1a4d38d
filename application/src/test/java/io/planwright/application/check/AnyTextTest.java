package io.planwright.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.Documents;
import io.planwright.application.workspace.SomeWorkspace;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** No text makes a rule stumble, and each finding is about a line that is there. */
class AnyTextTest {

    private static final String ASKED = """
            sections:
              - {key: goals, heading: Goals, required: true, text: "- {Main}"}
              - {key: acceptance-criteria, heading: Acceptance Criteria, items: criterion}
              - {key: research-questions, heading: Research Questions, items: question}
              - {key: technical-scope, heading: Technical Scope, items: target}
            """;

    @Property(tries = 300, seed = "2026")
    void noRuleStumblesOverAnyText(@ForAll("texts") String text) {
        var workspace = SomeWorkspace.asking(ASKED)
                .prd("goals", text)
                .prd("acceptance-criteria", text)
                .prd("research-questions", text)
                .prd("technical-scope", text)
                .plan("tasks.md", text)
                .get();

        for (var rule : Rule.values()) {
            for (var finding : rule.findings(workspace)) {
                assertThat(finding.where()).isNotEmpty();
                assertThat(finding.line()).isNotNegative();
                assertThat(finding.text()).isNotBlank();
                assertThat(finding.remedy()).isNotBlank();
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Documents.tricky(), Arbitraries.strings().ofMaxLength(200), words());
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of(
                        "# Domain Layer\n",
                        "- PostgreSQL — done",
                        "1. **Schema** ",
                        "{Main} ",
                        "recommended ",
                        "tốt nhất ",
                        "✅",
                        "`x` ",
                        "**A**:",
                        "\n",
                        "src/infrastructure/x.py ",
                        "password=\"hunter2\" ",
                        "postgres://a:b1234@c ",
                        "use x for ",
                        "[a](b) ",
                        "<!-- ",
                        "{",
                        "}",
                        "\uD83D",
                        "\uFE0F",
                        "\r")
                .list()
                .ofMaxSize(30)
                .map(all -> String.join("", all));
    }

    @Test
    void hugeTextsAreReadInTime() {
        for (var piece : new String[] {
            "a",
            "a ",
            "*a",
            "<a ",
            "{a ",
            "a/",
            "a.",
            "- a\n",
            "best ",
            "use x ",
            "://a:b@",
            "password=",
            "[",
            "`",
            "## a\n",
            "\uFE0F✅"
        }) {
            var text = piece.repeat(30_000 / piece.length());
            var workspace = SomeWorkspace.asking(ASKED)
                    .prd("goals", text)
                    .plan("tasks.md", "## Domain Layer\n" + text)
                    .get();

            long before = System.nanoTime();
            for (var rule : Rule.values()) {
                rule.findings(workspace);
            }

            assertThat(System.nanoTime() - before).as(piece).isLessThan(30_000_000_000L);
        }
    }
}
