package io.planwright.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.By;
import io.planwright.application.Page;
import io.planwright.application.Receipt;
import io.planwright.application.Selection;
import io.planwright.application.Sometime;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.TaskView;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.AddPlanSection;
import io.planwright.domain.plan.PlanCommand.DraftNumberedPlan;
import io.planwright.domain.plan.PlanCommand.DraftPlan;
import io.planwright.domain.plan.Week;
import io.planwright.domain.project.Language;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.RequireDesign;
import io.planwright.domain.requirement.RequirementEvent.RequirementDrafted;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanDeskTest {

    private static final Playbooks PLAYBOOKS = new Playbooks();
    private static final ProjectId SHOP = new ProjectId(new UUID(1, 1));
    private static final RequirementId PAY = new RequirementId(new UUID(1, 2));

    private final List<Object> sent = new ArrayList<>();

    private static ProjectView project(Language language) {
        return new ProjectView(
                SHOP,
                "SHOP",
                "Shop",
                "library",
                language,
                "",
                Map.of(),
                List.of(),
                1,
                Sometime.time(0),
                Sometime.time(0));
    }

    private static RequirementView requirement(String playbook) {
        return RequirementView.fold(
                null, new RequirementDrafted(PAY, SHOP, new Slug("pay"), "Pay", Lane.FULL, playbook), Sometime.at(1));
    }

    private PlanDesk desk(String day) {
        var nothing = new Tasks() {
            @Override
            public Optional<TaskView> removed(TaskId id) {
                return Optional.empty();
            }

            @Override
            public Optional<PlannedTask> withId(TaskId id) {
                return Optional.empty();
            }

            @Override
            public List<PlannedTask> of(PlanId plan) {
                return List.of();
            }

            @Override
            public Page<PlannedTask> in(ProjectId project, Selection selection, int limit, @Nullable String cursor) {
                return new Page<>(List.of(), null);
            }
        };
        return new PlanDesk(
                (_, commands) -> {
                    sent.addAll(commands);
                    return new Receipt(1, false);
                },
                nothing,
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    private void draft(String playbook, Language language, @Nullable String path, @Nullable Boolean template) {
        desk("2026-11-21")
                .draft(
                        By.of(Sometime.ADA),
                        project(language),
                        requirement(playbook),
                        PLAYBOOKS.withKey(playbook),
                        "Track orders",
                        path,
                        template);
    }

    /** @return the file that the commands come to */
    private String text() {
        var text = new StringBuilder();
        for (var command : sent) {
            switch (command) {
                case OpenDocument document -> text.append(document.text());
                case AddPhase phase -> text.append(phase.heading()).append(phase.lead());
                case OpenTask task
                when task.notation() != null ->
                    text.append(PlanFile.line(task.notation(), false, task.title(), null))
                            .append(task.notes());
                default -> {}
            }
        }
        return text.toString();
    }

    @Test
    void aPlanInTasksMdBeginsEmptyUnlessItsTemplateIsAskedFor() {
        draft("library", Language.EN, null, null);
        assertThat(sent).singleElement().isInstanceOfSatisfying(DraftPlan.class, plan -> {
            assertThat(plan.path()).isEqualTo("tasks.md");
            assertThat(plan.title()).isEqualTo("Track orders");
        });
        sent.clear();
        draft("library", Language.EN, null, true);
        assertThat(text())
                .startsWith("# Tasks: Track orders\n\n## Phase 1: Planning & Research\n"
                        + "- [ ] 1.1 Create requirement workspace\n- [ ] 1.2 Write comprehensive PRD\n")
                .contains("- [ ] 1.4 Identify research questions\n\n## Phase 2: Expert Research\n- [ ] 2.1 ")
                .contains("- [ ] 7.6 Archive requirement\n\n## Handoff Notes\n\n**To Expert**:\n")
                .endsWith("examples in both variants\n");
    }

    @Test
    void aPlanWithAPathOfItsOwnBeginsEmpty() {
        draft("test-driven", Language.EN, "plans/two.md", null);
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        DraftPlan.class, plan -> assertThat(plan.path()).isEqualTo("plans/two.md"));
    }

    @Test
    void aTestDrivenPlanIsFilledByItself() {
        draft("test-driven", Language.EN, null, null);
        assertThat(sent.getFirst())
                .isInstanceOfSatisfying(
                        DraftPlan.class, plan -> assertThat(plan.path()).isEqualTo("plan.md"));
        assertThat(text())
                .startsWith("# Implementation Plan: Track orders\n\n## Overview\n\n## Affected Modules\n\n| Module |")
                .contains("## Implementation Steps\n\n### Phase 1: Foundation\n- [ ] **Schema migration**\n  - Path:\n")
                .contains("  - Test:\n\n## Testing Strategy\n\n### Unit Tests\n")
                .endsWith("- [ ] No regression in existing tests\n");
        assertThat(sent.stream()
                        .filter(AddPlanSection.class::isInstance)
                        .map(command -> ((AddPlanSection) command).key()))
                .containsExactly(
                        "preamble",
                        "overview",
                        "affected-modules",
                        "schema-changes",
                        "implementation-steps",
                        "testing-strategy",
                        "quality-gates",
                        "risks-mitigations",
                        "circuit-breaker-impact",
                        "success-criteria");
    }

    @Test
    void aDomainDrivenPlanIsNumberedAndWantsADesignFirst() {
        draft("domain-driven", Language.EN, null, null);
        assertThat(sent.get(0)).isEqualTo(new RequireDesign(PAY));
        assertThat(sent.get(1)).isInstanceOfSatisfying(DraftNumberedPlan.class, plan -> {
            assertThat(plan.week()).isEqualTo(new Week(2026, 47));
            assertThat(plan.folder()).isEqualTo("docs/plan/");
            assertThat(plan.name()).isEqualTo("track-orders");
        });
        assertThat(text())
                .startsWith(
                        "# Implementation Plan: Track orders\n\n**Created**: 2026-11-21\n**Week**: 47\n\n## Overview\n")
                .contains("## 📋 Implementation Task List\n\n### Phase 1: Domain Layer Setup\n**Estimated Effort**:\n\n"
                        + "- [ ] Create entity classes")
                .contains("with .env\n\n## DDD Compliance Check\n\n- [ ] Domain layer independent");
    }

    @Test
    void aNumberedPlanMayBeEmptyButHasNoPathOfItsOwn() {
        draft("domain-driven", Language.EN, null, false);
        assertThat(sent).hasSize(2);
        var refused = catchThrowableOfType(Refused.class, () -> draft("domain-driven", Language.EN, "plan.md", null));
        assertThat(refused.code()).isEqualTo("plan.numbered");
    }

    @Test
    void aPlanSpeaksTheLanguageOfItsProjectAndKeepsItsKeys() {
        draft("domain-driven", Language.VI, null, null);
        assertThat(text())
                .startsWith("# Kế hoạch triển khai: Track orders\n\n**Ngày lập**: 2026-11-21\n**Tuần**: 47\n")
                .contains("### Giai đoạn 1: Thiết lập tầng miền\n");
        assertThat(sent.stream()
                        .filter(AddPlanSection.class::isInstance)
                        .map(command -> ((AddPlanSection) command).key()))
                .contains("ddd-compliance-check", "risk-assessment");
    }

    @ParameterizedTest
    @CsvSource({"2024-12-30, 2025, 1", "2026-12-31, 2026, 53", "2027-01-03, 2026, 53", "2027-01-04, 2027, 1"})
    void theWeekOfAPlanIsRightAtTheTurnOfTheYear(String day, int year, int week) {
        desk(day)
                .draft(
                        By.of(Sometime.ADA),
                        project(Language.EN),
                        requirement("domain-driven"),
                        PLAYBOOKS.withKey("domain-driven"),
                        "New year",
                        null,
                        false);
        assertThat(sent.getLast())
                .isInstanceOfSatisfying(
                        DraftNumberedPlan.class, plan -> assertThat(plan.week()).isEqualTo(new Week(year, week)));
    }

    static Stream<Arguments> templates() {
        return PLAYBOOKS.all().stream()
                .filter(playbook -> !playbook.plan().phases().isEmpty())
                .flatMap(playbook ->
                        Stream.of(Language.values()).map(language -> Arguments.of(playbook.key(), language)));
    }

    /** What is drafted is what an import would make of the file, so that the file can come back. */
    @ParameterizedTest
    @MethodSource("templates")
    void theFileOfATemplateIsReadAsItWasDrafted(String key, Language language) {
        draft(key, language, null, true);
        var playbook = PLAYBOOKS.withKey(key);
        var titles = playbook.plan().phases().stream()
                .map(phase -> phase.title().in(language))
                .toList();
        var read = PlanFile.parse(text()).parts().stream()
                .filter(part -> part instanceof Phase phase && titles.contains(phase.title()))
                .map(Phase.class::cast)
                .toList();
        assertThat(read).extracting(Phase::title).isEqualTo(filled(playbook, language));
        assertThat(read.stream().flatMap(phase -> phase.tasks().stream()).map(TaskLine::title))
                .isEqualTo(sent.stream()
                        .filter(OpenTask.class::isInstance)
                        .map(command -> ((OpenTask) command).title())
                        .toList());
        assertThat(read.stream().flatMap(phase -> phase.tasks().stream()).map(TaskLine::notation))
                .isEqualTo(sent.stream()
                        .filter(OpenTask.class::isInstance)
                        .map(command -> ((OpenTask) command).notation())
                        .toList());
    }

    private static List<String> filled(Playbook playbook, Language language) {
        return playbook.plan().phases().stream()
                .filter(phase -> !phase.tasks().isEmpty())
                .map(phase -> phase.title().in(language))
                .toList();
    }
}
