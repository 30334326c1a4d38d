package io.planwright.application.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.identity.DocumentId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemKindTest {

    private static final Playbook LIGHT = new Playbooks().withKey("light");
    private static final Playbook LIBRARY = new Playbooks().withKey("library");

    private static Optional<ItemKind> kindOf(String path, String key, Playbook playbook) {
        return Items.kindOf(new SectionRef(new DocumentId(new UUID(1, 1)), key, path), playbook);
    }

    @ParameterizedTest
    @CsvSource({
        "acceptance-criteria, CRITERION",
        "tieu-chi-chap-nhan, CRITERION",
        "risks-mitigations, RISK",
        "internal-dependencies, DEPENDENCY",
        "success-metrics, METRIC",
        "references, REFERENCE",
        "research-questions-for-expert, QUESTION",
        "target-targets, TARGET",
        "database-compatibility, TARGET",
        "design-decisions, DECISION"
    })
    void theKeyOfASectionHintsAtItsItems(String key, ItemKind kind) {
        assertThat(kindOf("prd.md", key, LIGHT)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({"target-users", "overview", "goals", "implementation-phases"})
    void otherSectionsHoldNoItems(String key) {
        assertThat(kindOf("prd.md", key, LIGHT)).isEmpty();
    }

    @Test
    void aPlaybookSaysWhatASectionHolds() {
        assertThat(LIBRARY.sections())
                .filteredOn(section -> section.items() != null)
                .isNotEmpty()
                .allSatisfy(section -> assertThat(kindOf("prd.md", section.key(), LIBRARY))
                        .isEqualTo(ItemKind.named(String.valueOf(section.items()))));
    }

    @Test
    void someFilesHoldItemsOfTheirOwn() {
        assertThat(kindOf("research/consensus.md", "research-consensus", LIGHT)).contains(ItemKind.DECISION);
        assertThat(kindOf("research/investigations.md", "risks", LIGHT)).contains(ItemKind.INVESTIGATION);
        assertThat(kindOf("tmp/idea.md", "tmp-idea", LIGHT)).contains(ItemKind.NOTE);
        assertThat(kindOf("research/risks.md", "research-risks", LIGHT)).isEmpty();
    }
}
