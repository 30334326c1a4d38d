package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.CheckItems.CheckItem;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CheckItemsTest {

    @Test
    void boxesAreFoundWithTheHeadingAboveThem() {
        var text = """
                ## Acceptance Criteria
                - [ ] first
                - plain
                  - [x] second `code`\s
                ### Technical
                - [X] third
                ```
                - [ ] code
                ```
                > - [ ] quote
                """;

        var items = CheckItems.in(text);

        assertThat(items)
                .extracting(CheckItem::text, CheckItem::done, CheckItem::group)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"first\", false, \"\")",
                        "(\"second `code`\", true, \"\")",
                        "(\"third\", true, \"Technical\")");
        assertThat(items).allSatisfy(item -> {
            assertThat(text.substring(item.boxAt())).startsWith("[");
            assertThat(text.substring(item.textFrom(), item.textTo())).isEqualTo(item.text());
        });
    }

    @Test
    void theGroupsOfATemplateAreItsHeadings() {
        var criteria = Sections.split(Samples.PRD_TEMPLATE).stream()
                .filter(section -> section.key().equals("acceptance-criteria"))
                .findFirst()
                .orElseThrow();

        assertThat(CheckItems.in(criteria.text()))
                .extracting(CheckItem::group)
                .containsExactly("Functional Requirements", "Functional Requirements", "Technical Requirements");
    }

    @Test
    void withoutAnyBoxTheOutermostItemsCanBeTicked() {
        var text = "## Metrics\n1.  **One**: a\n    - nested\n2.  Two\n\n-\n- # heading\n-     code\n";

        var items = CheckItems.in(text);

        assertThat(items).extracting(CheckItem::text).containsExactly("**One**: a", "Two");
        assertThat(items).extracting(CheckItem::boxed).containsOnly(false);
        assertThat(apply(text, CheckItems.tick(items.getLast(), true))).contains("2.  [x] Two\n");
    }

    @Test
    void theFirstTickGivesEveryItemABox() {
        var text = "- a\n- b\n- c\n";
        var items = CheckItems.in(text);

        var ticked = SmallestEdit.apply(text, CheckItems.tick(items, items.get(1), true));

        assertThat(ticked).isEqualTo("- [ ] a\n- [x] b\n- [ ] c\n");
        assertThat(CheckItems.in(ticked)).extracting(CheckItem::text).containsExactly("a", "b", "c");
    }

    @Test
    void tickingChangesOnlyTheBox() {
        var text = "* [X] a\r\n* [ ] b\r\n";
        var items = CheckItems.in(text);

        assertThat(apply(text, CheckItems.tick(items.getFirst(), false))).isEqualTo("* [ ] a\r\n* [ ] b\r\n");
        assertThat(apply(text, CheckItems.tick(items.getFirst(), true))).isEqualTo(text);
        assertThat(apply(text, CheckItems.tick(items.getLast(), true))).isEqualTo("* [X] a\r\n* [x] b\r\n");
    }

    @Test
    void whiteSpaceOfAnyKindBelongsToNoText() {
        assertThat(CheckItems.in("- \u2028a\u2003\n- \u2003\n"))
                .extracting(CheckItem::text)
                .containsExactly("a");
    }

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    @Property(tries = 1000, seed = "2026")
    void aTickIsFoundAgainAndLeavesTheOthersAlone(@ForAll("documents") String text) {
        var items = CheckItems.in(text);
        for (int i = 0; i < items.size(); i++) {
            boolean wanted = !items.get(i).done();
            var ticked = CheckItems.in(SmallestEdit.apply(text, CheckItems.tick(items, items.get(i), wanted)));

            assertThat(ticked).extracting(CheckItem::text).isEqualTo(texts(items));
            assertThat(ticked.get(i).done()).isEqualTo(wanted);
        }
    }

    private static List<String> texts(List<CheckItem> items) {
        return items.stream().map(CheckItem::text).toList();
    }

    private static String apply(String text, TextEdit edit) {
        return SmallestEdit.apply(text, List.of(edit));
    }
}
