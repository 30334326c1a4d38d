package io.planwright.application.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.identity.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompatibilityMatrixTest {

    private static final Playbook LIBRARY = new Playbooks().withKey("library");

    private static Item target(String name, String state, String reason) {
        return new Item(
                UUID.nameUUIDFromBytes(name.getBytes()),
                ItemKind.TARGET,
                new DocumentId(new UUID(1, 1)),
                "technical-scope",
                "",
                name,
                false,
                reason.isEmpty() ? Map.of("state", state) : Map.of("state", state, "reason", reason),
                List.of());
    }

    private static List<Item> allOf(String state) {
        var items = new ArrayList<Item>();
        LIBRARY.targets().forEach(group -> group.targets().forEach(each -> items.add(target(each.name(), state, ""))));
        return items;
    }

    @Test
    void eachTargetOfTheCatalogueHasItsPlace() {
        var matrix = CompatibilityMatrix.of(LIBRARY, List.of(target("postgresql", "verified", "")));

        assertThat(matrix.groups())
                .extracting(CompatibilityMatrix.Group::key)
                .containsExactly("databases", "frameworks");
        assertThat(matrix.groups().getFirst().targets())
                .extracting(Target::name, Target::state)
                .extracting(Object::toString)
                .contains("(\"PostgreSQL\", \"verified\")", "(\"MySQL\", \"missing\")");
        assertThat(matrix.worksOnAll()).isFalse();
        assertThat(matrix.whyNot()).contains("MySQL is missing");
    }

    @Test
    void itWorksOnAllTargetsWhenEachIsDoneVerifiedOrNotApplicable() {
        var items = allOf("verified");
        items.set(0, target(items.getFirst().text(), "not-applicable", "no budget"));
        items.set(1, target(items.get(1).text(), "done", ""));

        assertThat(CompatibilityMatrix.of(LIBRARY, items).worksOnAll()).isTrue();
        assertThat(CompatibilityMatrix.of(LIBRARY, items).whyNot()).isEmpty();
    }

    @Test
    void aTargetThatTheCatalogueDoesNotHaveIsExtra() {
        var items = allOf("verified");
        items.add(target("Abacus", "degraded", "too slow"));

        var matrix = CompatibilityMatrix.of(LIBRARY, items);

        assertThat(matrix.groups().getLast().targets())
                .extracting(Target::extra)
                .containsExactly(true);
        assertThat(matrix.whyNot()).containsExactly("Abacus is degraded: too slow");
    }

    @Test
    void withoutTargetsNothingWorksOnAll() {
        var light = new Playbooks().withKey("light");

        assertThat(CompatibilityMatrix.of(light, List.of()).worksOnAll()).isFalse();
        assertThat(CompatibilityMatrix.of(light, List.of()).whyNot()).containsExactly("no targets are named");
    }
}
