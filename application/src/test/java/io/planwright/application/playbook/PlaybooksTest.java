package io.planwright.application.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.planwright.application.item.ItemKind;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.playbook.Playbook.Duty;
import io.planwright.application.playbook.Playbook.GateCheck;
import io.planwright.application.playbook.Playbook.PlanPhase;
import io.planwright.application.playbook.Playbook.Right;
import io.planwright.application.playbook.Playbook.Section;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PlaybooksTest {

    private static final Path FOLDER = Path.of("src/main/resources/playbooks");

    private final Playbooks playbooks = new Playbooks();

    @Test
    void allBuiltInPlaybooksAreThere() {
        assertThat(playbooks.all())
                .extracting(Playbook::key)
                .containsExactly("library", "coordination", "test-driven", "domain-driven", "light");
        assertThat(playbooks.all())
                .allSatisfy(each -> assertThat(playbooks.withKey(each.key())).isSameAs(each));
    }

    @Test
    void everyPlaybookFileIsInTheIndex() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(Files.readAllLines(FOLDER.resolve("index")))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .toList());
        }
    }

    @Test
    void everyPlaybookHasSectionsAndChecksEachWithItsOwnKey() {
        assertThat(playbooks.all()).allSatisfy(playbook -> {
            assertThat(playbook.name().in(Language.EN)).isNotBlank();
            assertThat(playbook.sections())
                    .isNotEmpty()
                    .allSatisfy(section ->
                            assertThat(section.guidance().in(Language.EN)).isNotBlank());
            assertThat(playbook.sections()).extracting(Section::key).doesNotHaveDuplicates();
            assertThat(playbook.gate().name().in(Language.EN)).isNotBlank();
            assertThat(playbook.checks())
                    .isNotEmpty()
                    .allSatisfy(
                            check -> assertThat(check.text().in(Language.EN)).isNotBlank());
            assertThat(playbook.checks()).extracting(GateCheck::key).doesNotHaveDuplicates();
        });
    }

    /** A text that is the same in both languages is written once. */
    @Test
    void everyTextThatIsGivenByLanguageIsThereInBoth() {
        var yaml = new YAMLMapper();
        assertThat(playbooks.all())
                .allSatisfy(playbook -> areInBoth(yaml.readTree(playbooks.yaml("", playbook.key())), playbook.key()));
    }

    private static void areInBoth(JsonNode node, String where) {
        if (node.isObject() && (node.has("en") || node.has("vi"))) {
            assertThat(node.propertyNames()).as(where).containsExactlyInAnyOrder("en", "vi");
            return;
        }
        node.propertyStream().forEach(entry -> areInBoth(entry.getValue(), where + "." + entry.getKey()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            areInBoth(node.get(i), where + "[" + i + "]");
        }
    }

    /** A file that is written out and imported again finds its sections by their headings. */
    @Test
    void theKeyOfASectionIsWhatAnImportMakesOfItsHeading() {
        assertThat(playbooks.all())
                .flatExtracting(Playbook::sections)
                .allSatisfy(section -> assertThat(Slugs.slug(section.heading().in(Language.EN)))
                        .isEqualTo(section.key()));
        assertThat(playbooks.all())
                .allSatisfy(playbook -> assertThat(playbook.sections()).allSatisfy(section -> {
                    assertThat(playbook.sectionKey(section.heading().in(Language.EN)))
                            .contains(section.key());
                    assertThat(playbook.sectionKey(section.heading().in(Language.VI)))
                            .contains(section.key());
                }));
        assertThat(playbooks.withKey("library").sectionKey("Colours")).isEmpty();
    }

    @Test
    void theSchemaKnowsTheKindsOfItemsThatStandInSections() {
        var possible = new YAMLMapper()
                .readTree(FOLDER.resolve("playbook.schema.json").toFile())
                .at("/$defs/section/properties/items/enum");
        assertThat(possible.valueStream().map(JsonNode::asString))
                .isSubsetOf(java.util.Arrays.stream(ItemKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void anUnknownPlaybookIsRefusedNamingThePossibleOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> playbooks.withKey("chess"))
                .withMessageContaining("chess")
                .withMessageContaining("library, coordination, test-driven, domain-driven, light");
    }

    @Test
    void theLibraryMethodHasItsPrdItsCatalogueAndItsSevenPhases() {
        var library = playbooks.withKey("library");
        assertThat(library.sections())
                .extracting(section -> section.heading().in(Language.EN))
                .containsExactly(
                        "Overview",
                        "Problem Statement",
                        "Goals",
                        "Target Users",
                        "Technical Scope",
                        "Acceptance Criteria",
                        "Implementation Phases",
                        "Dependencies",
                        "Risks & Mitigations",
                        "Research Questions for Expert",
                        "Success Metrics",
                        "References");
        assertThat(library.targets())
                .extracting(group -> group.targets().size())
                .containsExactly(8, 5);
        assertThat(library.targets().getFirst().targets())
                .allSatisfy(target -> assertThat(target.marker()).startsWith("@pytest.mark."));
        assertThat(library.plan().phases())
                .extracting(phase -> phase.tasks().size())
                .containsExactly(4, 4, 4, 5, 6, 5, 6);
        assertThat(library.gate().checks())
                .filteredOn(check -> check.rule() == null)
                .extracting(GateCheck::key)
                .containsExactly("criteria-met", "tests-pass", "documentation-complete", "nothing-broken");
        assertThat(library.checklists().getFirst().items()).hasSize(8);
        assertThat(library.limits().mostActive()).isZero();
        assertThat(library.responsibilities()).isEmpty();
    }

    @Test
    void theStartingTextOfTheScopeListsTheCatalogue() {
        var library = playbooks.withKey("library");
        var scope = library.sections().stream()
                .filter(section -> section.key().equals("technical-scope"))
                .findFirst()
                .orElseThrow();
        assertThat(StartingText.of(library, scope, Language.EN))
                .startsWith("## Technical Scope\n\n### Database Compatibility\n\n**Target Databases**:\n"
                        + "- PostgreSQL (asyncpg, psycopg)\n")
                .contains("**Target Frameworks**:\n- Litestar (")
                .endsWith("**Affected Files**:\n\n")
                .doesNotContain("{");
        assertThat(StartingText.of(library, scope, Language.VI))
                .startsWith("## Phạm vi kỹ thuật\n\n")
                .contains("- PostgreSQL (asyncpg, psycopg)\n");
    }

    @Test
    void theCoordinationMethodHasItsMatrixItsStandardsAndItsLimit() {
        var coordination = playbooks.withKey("coordination");
        assertThat(coordination.roles()).hasSize(4);
        assertThat(coordination.responsibilities())
                .hasSize(9)
                .allSatisfy(row ->
                        assertThat(row.rights()).containsOnlyKeys("planner", "expert", "testing", "docs-vision"));
        assertThat(coordination.responsibility(Duty.PLANNING).orElseThrow().of("expert"))
                .isEqualTo(Right.NONE);
        assertThat(coordination.responsibility(Duty.QUALITY_GATE).orElseThrow().of("docs-vision"))
                .isEqualTo(Right.PRIMARY);
        assertThat(coordination.stage(RequirementPhase.TESTING).orElseThrow().role())
                .isEqualTo("testing");
        assertThat(coordination.standards().always()).hasSize(8);
        assertThat(coordination.standards().never()).hasSize(8);
        assertThat(coordination.checks())
                .hasSize(coordination.gate().checks().size() + 16)
                .filteredOn(check -> check.step() == ReviewStep.DOCUMENTATION)
                .extracting(GateCheck::rule)
                .contains("factual-language");
        assertThat(coordination.guides()).hasSize(27);
        assertThat(coordination.limits().mostActive()).isEqualTo(3);
        assertThat(coordination.limits().archiveWhenDone()).isTrue();
    }

    @Test
    void theTestDrivenMethodPlansFromTheFoundationToTheCommandLine() {
        var testDriven = playbooks.withKey("test-driven");
        assertThat(testDriven.plan().path()).isEqualTo("plan.md");
        assertThat(testDriven.plan().sections())
                .extracting(section -> section.heading().in(Language.EN))
                .containsExactly(
                        "Overview",
                        "Affected Modules",
                        "Schema Changes",
                        "Implementation Steps",
                        "Testing Strategy",
                        "Quality Gates",
                        "Risks & Mitigations",
                        "Circuit Breaker Impact",
                        "Success Criteria");
        assertThat(testDriven.plan().phases())
                .extracting(PlanPhase::layer)
                .containsExactly("foundation", "core-logic", "integration", "command-line");
        assertThat(testDriven.checks()).extracting(GateCheck::rule).contains("step-order", "test-per-step");
    }

    @Test
    void theDomainDrivenMethodNumbersPlansAndWantsADesign() {
        var domainDriven = playbooks.withKey("domain-driven");
        assertThat(domainDriven.plan().numbered()).isTrue();
        assertThat(domainDriven.plan().needsDesign()).isTrue();
        assertThat(domainDriven.plan().phases())
                .extracting(PlanPhase::layer)
                .containsExactly("domain", "repository", "application", "infrastructure", "presentation", "testing");
        assertThat(domainDriven.plan().sections())
                .extracting(section -> section.heading().in(Language.EN))
                .containsExactly(
                        "Preamble",
                        "Overview",
                        "📋 Implementation Task List",
                        "DDD Compliance Check",
                        "Implementation Steps",
                        "DDD Pattern Decisions",
                        "SOLID Compliance Plan",
                        "Risk Assessment",
                        "Database Planning Requirements",
                        "Testing Strategy for Developer");
        assertThat(domainDriven.checks())
                .extracting(GateCheck::rule)
                .contains("dependency-direction", "no-credentials", "plan-file-name", "design-accepted");
    }

    @Test
    void aCopyStandsForTheBuiltInOneWithItsKeyOnly() {
        var copy = playbooks.yaml("", "light").replace("name: {en: Light, vi: Gọn nhẹ}", "name: Ours");
        assertThat(playbooks.of(copy, "light").name().in(Language.EN)).isEqualTo("Ours");
        assertThat(playbooks.of(copy, "light")).isSameAs(playbooks.of(copy, "light"));
        assertThat(playbooks.of(copy, "library")).isSameAs(playbooks.withKey("library"));
        assertThat(playbooks.hasCopy(copy, "light")).isTrue();
        assertThat(playbooks.hasCopy(copy, "library")).isFalse();
        assertThat(playbooks.yaml(copy, "light")).isEqualTo(copy);
        assertThat(playbooks.yaml(copy, "library")).startsWith("key: library\n");
    }

    @Test
    void targetsOfACopyAreThoseThatANewRequirementBeginsWith() {
        var copy = playbooks.yaml("", "library").replace("name: DuckDB", "name: MariaDB");
        var playbook = playbooks.of(copy, "library");
        var names = playbook.targets().getFirst().targets().stream().map(Target::name);
        assertThat(names).contains("MariaDB").doesNotContain("DuckDB");
    }
}
