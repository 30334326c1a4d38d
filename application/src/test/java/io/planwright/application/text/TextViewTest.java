package io.planwright.application.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.planwright.application.Sometime;
import io.planwright.application.markdown.CheckItems;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.text.TextView.Item;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextViewTest {

    private static final DocumentId ID = new DocumentId(new UUID(3, 1));
    private static final String THREE = "## Criteria\n\n- [ ] bread\n- [ ] milk\n- [ ] salt\n";

    private static TextView opened(String text) {
        return TextView.fold(null, new DocumentOpened(ID, text), Sometime.at(1));
    }

    private static TextView edited(TextView view, Change... changes) {
        return TextView.fold(view, new TextEdited(ID, List.of(changes)), Sometime.at(2, Sometime.GRACE));
    }

    /** The way in which a whole text is written anew. */
    private static TextView rewritten(TextView view, String text) {
        return edited(
                view, TextDesk.changes(SmallestEdit.between(view.text(), text)).toArray(Change[]::new));
    }

    private static TextView without(TextView view, String line) {
        int from = view.text().indexOf(line);
        return edited(view, new Change(from, from + line.length(), ""));
    }

    /** @return ids by what the items say */
    private static Map<String, UUID> ids(TextView view) {
        var found = CheckItems.in(view.text());
        assertThat(view.items()).hasSameSizeAs(found).extracting(Item::id).doesNotHaveDuplicates();
        var ids = new LinkedHashMap<String, UUID>();
        for (int i = 0; i < found.size(); i++) {
            assertThat(view.items().get(i).boxAt()).isEqualTo(found.get(i).boxAt());
            ids.put(found.get(i).text(), view.items().get(i).id());
        }
        return ids;
    }

    @Test
    void aTextIsAtVersionOneAndOneFurtherWithEachEdit() {
        var view = opened("hello");
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.changedBy()).isEqualTo("Ada");

        view = edited(view, new Change(5, 5, "!"));

        assertThat(view.version()).isEqualTo(2);
        assertThat(view.text()).isEqualTo("hello!");
        assertThat(view.changedAt()).isEqualTo(Sometime.time(2));
        assertThat(view.changedBy()).isEqualTo("Grace");
    }

    @Test
    void everyItemHasAnIdOfItsOwn() {
        assertThat(ids(opened(THREE))).containsOnlyKeys("bread", "milk", "salt");
    }

    @Test
    void theSameHistoryGivesTheSameIds() {
        assertThat(ids(rewritten(opened(THREE), THREE + "- [ ] tea\n")))
                .isEqualTo(ids(rewritten(opened(THREE), THREE + "- [ ] tea\n")));
    }

    @Test
    void anItemKeepsItsIdWhenItIsTicked() {
        var before = opened(THREE);

        assertThat(ids(rewritten(before, THREE.replace("[ ] milk", "[x] milk"))))
                .isEqualTo(ids(before));
    }

    @Test
    void itemsWithoutABoxKeepTheirIdsWhenTheyGetOne() {
        var before = opened("## Criteria\n\n- bread\n- milk\n");
        var found = CheckItems.in(before.text());

        var after = edited(
                before,
                TextDesk.changes(CheckItems.tick(found, found.get(1), true)).toArray(Change[]::new));

        assertThat(after.text()).endsWith("- [ ] bread\n- [x] milk\n");
        assertThat(ids(after)).isEqualTo(ids(before));
    }

    @Test
    void anItemKeepsItsIdWhenLinesAreInsertedAbove() {
        var before = opened(THREE);

        assertThat(ids(rewritten(before, "# Shop\n\nText.\n\n" + THREE))).isEqualTo(ids(before));
    }

    @Test
    void anItemKeepsItsIdWhenAnItemIsInsertedRightAbove() {
        var before = opened(THREE);

        var after = ids(rewritten(before, THREE.replace("- [ ] milk", "- [ ] tea\n- [ ] milk")));

        assertThat(after).containsAllEntriesOf(ids(before)).containsKey("tea");
    }

    @Test
    void anItemKeepsItsIdWhenItsWordsChange() {
        var before = opened(THREE);

        var after = ids(rewritten(before, THREE.replace("milk", "oat drink")));

        assertThat(after.get("oat drink")).isEqualTo(ids(before).get("milk"));
    }

    @Test
    void anItemKeepsItsIdWhenItsLineIsReplacedAsAWhole() {
        var before = opened(THREE);
        int from = THREE.indexOf("- [ ] milk\n");

        var after = ids(edited(before, new Change(from, from + "- [ ] milk\n".length(), "- [x] oat drink\n")));

        assertThat(after.get("oat drink")).isEqualTo(ids(before).get("milk"));
        assertThat(after.get("salt")).isEqualTo(ids(before).get("salt"));
    }

    @Test
    void itemsKeepTheirIdsWhenAnotherIsRemoved() {
        var before = opened(THREE);

        var after = ids(without(before, "- [ ] bread\n"));

        assertThat(after).containsOnlyKeys("milk", "salt");
        assertThat(ids(before)).containsAllEntriesOf(after);
    }

    @Test
    void itemsKeepTheirIdsWhenSeveralAreRemoved() {
        var before = opened(THREE);

        var after = ids(without(before, "- [ ] bread\n- [ ] milk\n"));

        assertThat(after)
                .containsOnlyKeys("salt")
                .containsEntry("salt", ids(before).get("salt"));
    }

    @Test
    void itemsKeepTheirIdsWhenTheTextIsWrittenWithoutTheOthers() {
        var before = opened(THREE);

        var after = ids(rewritten(before, "## Criteria\n\n- [ ] salt\n"));

        assertThat(after)
                .containsOnlyKeys("salt")
                .containsEntry("salt", ids(before).get("salt"));
    }

    @Test
    void aNewItemGetsANewId() {
        var before = opened(THREE);

        var after = ids(rewritten(before, THREE + "- [ ] tea\n"));

        assertThat(after).containsAllEntriesOf(ids(before));
        assertThat(ids(before)).doesNotContainValue(after.get("tea"));
    }

    @Test
    void theIdOfARemovedItemIsNotGivenAgain() {
        var before = opened(THREE);

        var after = ids(rewritten(without(before, "- [ ] salt\n"), THREE.replace("salt", "tea")));

        assertThat(ids(before)).doesNotContainValue(after.get("tea"));
    }

    @Test
    void aTextWithoutItemsHasNone() {
        assertThat(opened("Only words.\n").items()).isEmpty();
        assertThat(opened("").items()).isEmpty();
    }

    @Test
    void anItemKeepsItsIdWhenItIsMoved() {
        var before = opened(THREE);

        var after = rewritten(before, "## Criteria\n\n- [ ] salt\n- [ ] bread\n- [ ] milk\n");

        assertThat(ids(after)).isEqualTo(ids(before));
    }

    @Test
    void itemsThatChangePlacesTakeTheirIdsAlong() {
        var before = opened(THREE);
        int from = THREE.indexOf("- [ ] bread");

        var after = edited(before, new Change(from, THREE.length(), "- [ ] salt\n- [ ] bread\n- [ ] oat drink\n"));

        assertThat(ids(after))
                .containsEntry("salt", ids(before).get("salt"))
                .containsEntry("bread", ids(before).get("bread"));
    }

    @Test
    void headingsAndRowsKeepTheirIdsToo() {
        var text = "# Consensus\n\n## Which?\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n## Who?\n";
        var before = opened(text);
        var which = idAt(before, "## Which?");
        var row = idAt(before, "| 3 | 4 |");

        var after =
                rewritten(before, "Words\n" + text.replace("| 1 | 2 |\n", "").replace("Which?", "Which one?"));

        assertThat(idAt(after, "## Which one?")).isEqualTo(which);
        assertThat(idAt(after, "| 3 | 4 |")).isEqualTo(row);
        assertThat(after.others())
                .hasSameSizeAs(before.others().subList(1, before.others().size()));
    }

    private static UUID idAt(TextView view, String line) {
        return view.idAt(view.text().indexOf(line) + 1).orElseThrow();
    }

    @Test
    void anItemThatCannotBeTickedAnyMoreKeepsItsId() {
        var before = opened("- bread\n- milk\n");
        var milk = ids(before).get("milk");

        var after = rewritten(before, "- [x] bread\n- milk\n");

        assertThat(ids(after))
                .containsOnlyKeys("bread")
                .isEqualTo(Map.of("bread", ids(before).get("bread")));
        assertThat(after.idAt(after.text().indexOf("milk"))).contains(milk);
        assertThat(ids(rewritten(after, "- bread\n- milk\n"))).isEqualTo(ids(before));
    }

    @Test
    void aLongTextThatChangesEverywhereIsFoldedInNoTime() {
        var before = opened("- a\n".repeat(100_000));
        var changes = IntStream.range(0, 100_000)
                .mapToObj(i -> new Change(4 * i + 3, 4 * i + 4, " "))
                .toArray(Change[]::new);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            var joined = edited(before, changes);
            assertThat(joined.items()).hasSize(1);
            assertThat(edited(joined, new Change(0, joined.text().length(), before.text()))
                            .items())
                    .hasSize(100_000);
        });
    }
}
