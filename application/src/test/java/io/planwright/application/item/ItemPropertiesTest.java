package io.planwright.application.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Sometime;
import io.planwright.application.markdown.CheckItems;
import io.planwright.application.markdown.Documents;
import io.planwright.application.text.TextView;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ItemPropertiesTest {

    private static final String[] WORDS = {
        "bread",
        "# milk",
        "[x] salt",
        "- tea",
        "**Risk**: x",
        "**For**: me",
        "a | b",
        "`code`",
        "1. one",
        "> quote",
        "\\",
        "đường",
        "***",
        "<div>",
        "```",
        "[x]: /url",
        "| - |",
        "\uD83D\uDE00",
        "C#",
        "**Bold**:",
        "---",
        "a:",
        "<!--"
    };
    private static final String[] LINES = {
        "words",
        "",
        "- list",
        "# heading",
        "**Outcome**: x",
        "**Findings**: y",
        "```",
        "    code",
        "| a | b |",
        "|---|---|",
        "---",
        "> quote",
        "<div>",
        "1. one",
        "\ttab",
        "[x]: /url",
        "**Mitigation**: z",
        "a | b",
        "## Step 2",
        "===",
        "<!--"
    };

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    @Provide
    Arbitrary<ItemKind> kinds() {
        return Arbitraries.of(ItemKind.class);
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(3).map(words -> String.join(" ", words));
    }

    private static Arbitrary<String> lines() {
        return Arbitraries.of(LINES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(lines -> String.join("\n", lines).strip())
                .filter(lines -> !lines.isBlank());
    }

    private static Arbitrary<Map<String, String>> fields(List<String> names, boolean oneLine) {
        return Combinators.combine(
                        Arbitraries.of(true, false).list().ofSize(names.size()),
                        (oneLine ? words() : lines()).list().ofSize(names.size()))
                .as((present, values) -> {
                    var fields = new HashMap<String, String>();
                    for (int i = 0; i < names.size(); i++) {
                        if (present.get(i)) {
                            fields.put(
                                    names.get(i),
                                    switch (names.get(i)) {
                                        case "state" -> "degraded";
                                        case "stance" -> "for";
                                        default -> values.get(i);
                                    });
                        }
                    }
                    return fields;
                });
    }

    private static Arbitrary<NewItem> items(ItemKind kind) {
        boolean target = kind == ItemKind.TARGET;
        var group = kind.isBlock() || kind == ItemKind.NOTE
                ? Arbitraries.<String>just(null)
                : Arbitraries.of("One", "Two", "Target Three").injectNull(0.4);
        var rows = kind.rows().isEmpty()
                ? Arbitraries.<List<Map<String, String>>>just(List.of())
                : fields(kind.rowFields(), kind == ItemKind.DECISION)
                        .filter(row -> !row.isEmpty())
                        .list()
                        .ofMaxSize(3);
        return Combinators.combine(
                        target ? Arbitraries.of("PostgreSQL", "SQL Server", "DuckDB # 2") : words(),
                        group,
                        Arbitraries.of(true, false),
                        target
                                ? Arbitraries.of(
                                        Map.of(), Map.of("state", "degraded", "reason", "slow", "detail", "a, b"))
                                : fields(kind.fields(), false),
                        rows)
                .as((text, in, done, fields, all) ->
                        new NewItem(kind, text, in, done && kind.done() == ItemKind.Done.BOX, Map.copyOf(fields), all));
    }

    @Provide
    Arbitrary<List<NewItem>> several() {
        return kinds().filter(kind -> kind != ItemKind.NOTE)
                .flatMap(kind -> items(kind).list().ofMinSize(1).ofMaxSize(5));
    }

    @Property(tries = 500, seed = "2026")
    void whatIsWrittenIsRead(@ForAll("several") List<NewItem> items) {
        var kind = items.getFirst().kind();
        var sheet = new Sheet(kind, kind.isBlock() ? "# Title\n" : "## Section\n\n");
        var ids = new ArrayList<UUID>();
        for (var item : items) {
            var before = sheet.said();
            var known = sheet.ids();
            var id = sheet.add(item);
            ids.add(id);
            int at = sheet.ids().indexOf(id);
            var asked = Asked.checked(item);
            var said = sheet.said(at);

            assertThat(said.text()).isEqualTo(asked.text());
            assertThat(said.rows()).isEqualTo(asked.rows());
            assertThat(said.fields()).containsAllEntriesOf(asked.fields());
            if (asked.group() != null) {
                assertThat(said.group()).isEqualTo(asked.group());
            }
            assertThat(without(sheet.said(), at)).isEqualTo(before);
            assertThat(without(sheet.ids(), at)).isEqualTo(known);
        }
        assertThat(sheet.ids()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    }

    @Property(tries = 300, seed = "2026")
    void whatIsChangedIsReadAndTheOthersAreLeftAlone(@ForAll("several") List<NewItem> items) {
        var kind = items.getFirst().kind();
        var sheet = new Sheet(kind, kind.isBlock() ? "# Title\n" : "## Section\n\n");
        items.subList(0, (items.size() + 1) / 2).forEach(sheet::add);
        int index = 0;
        for (var item : items) {
            var before = sheet.said();
            var ids = sheet.ids();
            int at = index++ % before.size();
            boolean box = kind.done() == ItemKind.Done.BOX;
            var change = new ItemChange(
                    item.text(),
                    box ? item.done() : null,
                    item.fields(),
                    kind.rows().isEmpty() ? null : item.rows());

            sheet.change(at, change);

            assertThat(sheet.said(at).text()).isEqualTo(item.text());
            assertThat(sheet.said(at).fields()).containsAllEntriesOf(item.fields());
            assertThat(sheet.said(at).rows()).isEqualTo(item.rows());
            assertThat(without(sheet.said(), at)).isEqualTo(without(before, at));
            assertThat(sheet.ids()).isEqualTo(ids);
        }
    }

    @Property(tries = 300, seed = "2026")
    void whatIsMovedOrRemovedLeavesTheLinesOfTheOthersAlone(@ForAll("several") List<NewItem> items) {
        var kind = items.getFirst().kind();
        var sheet = new Sheet(kind, kind.isBlock() ? "# Title\n" : "## Section\n\n");
        items.forEach(sheet::add);
        for (int i = 0; i < items.size() && sheet.said().size() > 1; i++) {
            var ids = new ArrayList<>(sheet.ids());
            var lines = lines(sheet);

            sheet.move(i % ids.size(), i % 2 == 0 ? -1 : ids.size() - 1);

            ids.add(i % 2 == 0 ? 0 : ids.size() - 1, ids.remove(i % ids.size()));
            assertThat(sheet.ids()).isEqualTo(ids);
            assertThat(lines(sheet)).isEqualTo(lines);
            sheet.remove(0);
            assertThat(sheet.ids()).isEqualTo(ids.subList(1, ids.size()));
            assertThat(lines).containsAll(lines(sheet));
        }
    }

    private static List<String> lines(Sheet sheet) {
        return Arrays.stream(sheet.text().split("\n"))
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
    }

    @Property(tries = 1000, seed = "2026")
    void anyTextCanBeReadAndEachItemHasAnId(@ForAll("documents") String text, @ForAll("kinds") ItemKind kind) {
        var view = TextView.fold(null, new DocumentOpened(new DocumentId(new UUID(1, 1)), text), Sometime.at(1));
        for (boolean headed : new boolean[] {true, false}) {
            var found = ItemReader.read(new Passage(kind, headed, headed, "file"), text)
                    .found();

            assertThat(found).extracting(item -> Items.id(item, view)).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 500, seed = "2026")
    void criteriaAreTheItemsThatCanBeTicked(@ForAll("documents") String text) {
        var found = ItemReader.read(new Passage(ItemKind.CRITERION, true, false, ""), text)
                .found();

        assertThat(found)
                .extracting(item -> List.of(
                        item.place(), item.text(), item.group(), item.box().ticked()))
                .isEqualTo(CheckItems.in(text).stream()
                        .map(item -> List.<Object>of(item.boxAt(), item.text(), item.group(), item.done()))
                        .toList());
    }

    @Property(tries = 500, seed = "2026")
    void whateverATextIsAnEditIsExactOrRefused(
            @ForAll("documents") String text, @ForAll("several") List<NewItem> items) {
        var kind = items.getFirst().kind();
        var sheet = new Sheet(kind, text);
        for (var item : items) {
            var before = sheet.said();
            var ids = sheet.ids();
            try {
                var id = sheet.add(item);
                int at = sheet.ids().indexOf(id);
                assertThat(without(sheet.said(), at)).isEqualTo(before);
                assertThat(without(sheet.ids(), at)).isEqualTo(ids);
                var now = sheet.ids();
                sheet.move(at, -1);
                assertThat(sheet.ids()).containsExactlyInAnyOrderElementsOf(now);
                sheet.remove(0);
                assertThat(now).containsAll(sheet.ids());
            } catch (IllegalArgumentException | Refused e) {
                assertThat(e).hasMessageMatching("(?s)an? .*");
            }
        }
    }

    private static <T> List<T> without(List<T> list, int index) {
        var rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }
}
