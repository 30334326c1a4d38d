package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.Sections.Section;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SectionsTest {

    @Test
    void aDocumentUnderOneTitleIsSplitBelowIt() {
        assertThat(Sections.split(Samples.read("refactor-listeners/prd.md")))
                .extracting(Section::key)
                .containsExactly(
                        "preamble",
                        "introduction",
                        "problem-statement",
                        "goals-non-goals",
                        "proposed-architecture",
                        "implementation-details",
                        "acceptance-criteria",
                        "migration-guide");
    }

    @Test
    void aDocumentWithSeveralTitlesIsSplitAtThem() {
        assertThat(Sections.split("intro\n# A\n## B\n# A\n# A-2\n# Preamble\n# +\n"))
                .containsExactly(
                        new Section("preamble", "", 0, "intro\n"),
                        new Section("a", "A", 1, "# A\n## B\n"),
                        new Section("a-2", "A", 1, "# A\n"),
                        new Section("a-2-2", "A-2", 1, "# A-2\n"),
                        new Section("preamble-2", "Preamble", 1, "# Preamble\n"),
                        new Section("section", "+", 1, "# +\n"));
    }

    @Test
    void theLevelBelowALonelyTitleNeedNotBeTheNextNumber() {
        assertThat(Sections.split("# A\n### B\n#### C\n"))
                .extracting(Section::title, Section::level)
                .extracting(Object::toString)
                .containsExactly("(\"\", 0)", "(\"B\", 3)");
    }

    @Test
    void aTextWithoutHeadingsIsOneSection() {
        assertThat(Sections.split("")).containsExactly(new Section("preamble", "", 0, ""));
        assertThat(Sections.split("```\n# code\n```\n> # quote\n"))
                .containsExactly(new Section("preamble", "", 0, "```\n# code\n```\n> # quote\n"));
    }

    @Test
    void aLonelyHeadingIsASection() {
        assertThat(Sections.split("# Only ##\r\ntext"))
                .containsExactly(new Section("only", "Only", 1, "# Only ##\r\ntext"));
    }

    @Test
    void slugsAreReadableInAnyLanguage() {
        assertThat(Slugs.slug("3. Mục tiêu & Đối tượng")).isEqualTo("muc-tieu-doi-tuong");
        assertThat(Slugs.slug("4.1. Split `Listeners`")).isEqualTo("split-listeners");
        assertThat(Slugs.slug("4.1 Split")).isEqualTo("split");
        assertThat(Slugs.slug("2024 Review")).isEqualTo("2024-review");
        assertThat(Slugs.slug("Größe: Œuvre, Łódź, İstanbul")).isEqualTo("grosse-oeuvre-lodz-istanbul");
        assertThat(Slugs.slug("計画")).isEqualTo("section");
        assertThat(Slugs.slug("")).isEqualTo("section");
        assertThat(Slugs.slug("- ✅ -")).isEqualTo("section");
    }

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    @Property(tries = 2000, seed = "2026")
    void theSectionsJoinedAreTheDocument(@ForAll("documents") String text) {
        var sections = Sections.split(text);

        assertThat(sections.stream().map(Section::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(sections)
                .extracting(Section::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9-]+"));
    }
}
