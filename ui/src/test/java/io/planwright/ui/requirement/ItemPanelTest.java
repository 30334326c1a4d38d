package io.planwright.ui.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.flow.component.html.NativeButton;
import io.planwright.application.item.Item;
import io.planwright.application.item.ItemKind;
import io.planwright.domain.identity.DocumentId;
import io.planwright.ui.PageTest;
import io.planwright.ui.Server;
import io.planwright.ui.requirement.ItemList.Change;
import io.planwright.ui.requirement.ItemRows.Field;
import io.planwright.ui.requirement.ItemRows.Option;
import io.planwright.ui.requirement.ItemRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemPanelTest extends PageTest {

    private static final DocumentId TEXT = new DocumentId(UUID.randomUUID());

    private final List<String> asked = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private boolean taken = true;

    private final ItemPanel.Actions actions = new ItemPanel.Actions() {
        @Override
        public boolean tick(Item item, boolean done) {
            asked.add("tick " + item.text() + " " + done);
            return taken;
        }

        @Override
        public boolean add(
                ItemKind kind, @Nullable String section, String group, String text, Map<String, String> fields) {
            asked.add("add " + kind + " " + section + "/" + group + " " + text + " " + fields);
            return taken;
        }

        @Override
        public boolean change(Item item, Change change) {
            asked.add("change " + item.text());
            changes.add(change);
            return taken;
        }

        @Override
        public boolean move(Item item, Item after) {
            asked.add("move " + item.text() + " after " + after.text());
            return taken;
        }

        @Override
        public void remove(Item item) {
            asked.add("remove " + item.text());
        }
    };

    private static Item item(ItemKind kind, String group, String text, boolean done, Map<String, String> fields) {
        return new Item(UUID.randomUUID(), kind, TEXT, "section", group, text, done, fields, List.of());
    }

    private ItemPanel panel(ItemKind kind, Item... items) {
        var panel = shown(new ItemPanel(kind, true, actions));
        panel.show(List.of(items), List.of());
        return panel;
    }

    private static ItemList list(ItemPanel panel) {
        return panel.body
                .getChildren()
                .filter(ItemList.class::isInstance)
                .map(ItemList.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String said(ItemPanel panel) {
        return panel.getElement().getTextRecursively();
    }

    @Test
    void criteriaStandByGroupWithHowManyAreDone() {
        var panel = panel(
                ItemKind.CRITERION,
                item(ItemKind.CRITERION, "Functional", "It `pays`", true, Map.of()),
                item(ItemKind.CRITERION, "Testing", "It is tested", false, Map.of()));
        assertThat(panel.rows())
                .extracting(Row::caption, Row::html, Row::done)
                .containsExactly(
                        tuple("Functional", "It <code>pays</code>", true), tuple("Testing", "It is tested", false));
        assertThat(said(panel)).contains("1/2");
    }

    @Test
    void whatIsTickedGoesToTheItem() {
        var panel = panel(ItemKind.CRITERION, item(ItemKind.CRITERION, "", "It pays", false, Map.of()));
        assertThat(list(panel).tick(panel.rows().getFirst().id(), true)).isTrue();
        taken = false;
        assertThat(list(panel).tick(panel.rows().getFirst().id(), true)).isFalse();
        assertThat(asked).containsExactly("tick It pays true", "tick It pays true");
    }

    @Test
    void aCriterionIsAddedToTheGroupItIsAddedIn() {
        var panel = panel(ItemKind.CRITERION, item(ItemKind.CRITERION, "Testing", "It is tested", false, Map.of()));
        list(panel).add(panel.rows().getFirst().group(), "{\"text\":\"It is tested twice\",\"fields\":{}}");
        assertThat(asked).containsExactly("add CRITERION section/Testing It is tested twice {}");
    }

    @Test
    void aRiskSaysItsImpactInAWordWithAnIcon() {
        var kind = ItemKinds.describe(ItemKind.RISK, List.of());
        assertThat(kind.fields())
                .filteredOn(field -> field.name().equals("impact"))
                .flatExtracting(Field::options)
                .extracting(Option::value, Option::label, Option::glyph)
                .containsExactly(
                        tuple("high", "High", "high"), tuple("medium", "Medium", "medium"), tuple("low", "Low", "low"));
    }

    @Test
    void blankFieldsOfANewItemAreLeftOut() {
        var panel = panel(ItemKind.RISK);
        list(panel).add("", "{\"text\":\"It breaks\",\"fields\":{\"mitigation\":\"\",\"impact\":\"high\"}}");
        assertThat(asked).containsExactly("add RISK null/ It breaks {impact=high}");
    }

    @Test
    void openQuestionsComeFirst() {
        var panel = panel(
                ItemKind.QUESTION,
                item(ItemKind.QUESTION, "", "Why?", true, Map.of("findings", "Because.")),
                item(ItemKind.QUESTION, "", "How?", false, Map.of("for", "expert")));
        assertThat(panel.rows())
                .extracting(Row::text, Row::caption)
                .containsExactly(tuple("How?", "Open"), tuple("Why?", "Answered"));
        assertThat(said(panel)).contains("1 open");
    }

    @Test
    void aQuestionIsAnsweredInItsPlace() {
        var panel = panel(ItemKind.QUESTION, item(ItemKind.QUESTION, "", "Why?", false, Map.of()));
        list(panel)
                .change(
                        panel.rows().getFirst().id(),
                        "{\"text\":\"Why?\",\"fields\":{\"findings\":\"Because.\\n\\nSo.\"}}");
        assertThat(asked).containsExactly("change Why?");
        assertThat(changes).containsExactly(new Change("Why?", Map.of("findings", "Because.\n\nSo."), null));
    }

    @Test
    void positionsAreChangedAsAWhole() {
        var panel = panel(ItemKind.DECISION, item(ItemKind.DECISION, "", "Which?", false, Map.of()));
        list(panel).change(panel.rows().getFirst().id(), "{\"rows\":[{\"actor\":\"Ada\",\"stance\":\"for\"}]}");
        assertThat(changes).containsExactly(new Change(null, null, List.of(Map.of("actor", "Ada", "stance", "for"))));
    }

    @Test
    void theSecondGoesToTheTopWhenTheFirstGoesBehindIt() {
        var panel = panel(
                ItemKind.CRITERION,
                item(ItemKind.CRITERION, "A", "one", false, Map.of()),
                item(ItemKind.CRITERION, "B", "two", false, Map.of()),
                item(ItemKind.CRITERION, "B", "three", false, Map.of()),
                item(ItemKind.CRITERION, "B", "four", false, Map.of()));
        list(panel).move(panel.rows().get(2).id(), null);
        assertThat(asked).containsExactly("move two after three");
        asked.clear();
        list(panel).move(panel.rows().get(3).id(), null);
        assertThat(asked).containsExactly("move four after two", "move two after four");
    }

    @Test
    void whatIsClosedIsNotDrawnUntilItIsOpened() {
        var panel = shown(new ItemPanel(ItemKind.RISK, false, actions));
        panel.show(List.of(item(ItemKind.RISK, "", "It breaks", false, Map.of())), List.of());
        assertThat(panel.rows()).isEmpty();
        assertThat(said(panel)).contains("1");
        click(Server.byId(panel, NativeButton.class, "risks-toggle"));
        assertThat(panel.rows()).extracting(Row::text).containsExactly("It breaks");
    }
}
