package io.planwright.application.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.workspace.SomeWorkspace;
import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.requirement.RequirementEvent.BlockerCleared;
import io.planwright.domain.requirement.RequirementEvent.BlockerRaised;
import io.planwright.domain.requirement.RequirementEvent.DesignAccepted;
import io.planwright.domain.requirement.RequirementEvent.SectionRemoved;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules about what is missing, unticked or unanswered. */
class CompletenessTest {

    private static final String SECTIONS = """
            sections:
              - key: goals
                heading: {en: Goals, vi: Mục tiêu}
                required: true
                text: {en: "- Primary goal: {Main objective}\\nWe want this.\\n", vi: "- Mục tiêu chính: {Mục tiêu}\\n"}
              - {key: notes, heading: Notes}
            """;

    private static SomeWorkspace prd() {
        return SomeWorkspace.asking(SECTIONS);
    }

    @Test
    void aMissingSectionIsNamed() {
        assertThat(Found.by(Rule.PRD_COMPLETE, prd())).containsExactly("prd.md the section 'Goals' is missing");
    }

    @Test
    void aSectionThatSaysNoMoreThanItBeganWithIsNotFilled() {
        for (var text : new String[] {
            "## Goals\n\n",
            "## Goals\n\n- Primary goal: {Main objective}\nWe want this.\n",
            "## Goals\n\n- Primary goal: {something}\n\n**Others**:\n- [ ]\n\n<!-- say more -->\n",
            "## Mục tiêu\n\n- Mục tiêu chính: {Mục tiêu}\n"
        }) {
            assertThat(Found.by(
                            Rule.PRD_COMPLETE, prd().prd("preamble", "# A\n\n").prd("goals", text)))
                    .as(text)
                    .containsExactly("prd.md:3 the section 'Goals' is not filled");
        }
    }

    @Test
    void theTargetsThatASectionBeganWithDoNotFillIt() {
        var asked = """
                sections:
                  - key: technical-scope
                    heading: Technical Scope
                    items: target
                    required: true
                    text: "**Target Databases**:\\n{targets:databases}\\n"
                targets:
                  - {key: databases, name: Databases, targets: [{key: postgresql, name: PostgreSQL, drivers: [asyncpg]}]}
                """;
        var began = "## Technical Scope\n\n**Target Databases**:\n- PostgreSQL (asyncpg)\n";

        assertThat(Found.by(Rule.PRD_COMPLETE, SomeWorkspace.asking(asked).prd("technical-scope", began)))
                .containsExactly("prd.md:1 the section 'Technical Scope' is not filled");
        assertThat(Found.by(
                        Rule.PRD_COMPLETE, SomeWorkspace.asking(asked).prd("technical-scope", began + "- Oracle\n")))
                .isEmpty();
    }

    @Test
    void aFilledSectionIsComplete() {
        assertThat(Found.by(Rule.PRD_COMPLETE, prd().prd("goals", "## Goals\n\nSell `{slug}` more.\n")))
                .isEmpty();
        assertThat(Found.by(Rule.PRD_COMPLETE, prd().prd("muc-tieu", "## Mục tiêu\n\nBán nhiều hơn.\n")))
                .isEmpty();
    }

    @Test
    void placeholdersAndEmptyPartsOfAFilledSectionAreNamedWithTheirLines() {
        var text = "## Goals\n\nSell more to {How they benefit}.\n\n### Primary\n\n### Secondary\n\nYes.\n";

        assertThat(Found.by(Rule.PRD_COMPLETE, prd().prd("goals", text)))
                .containsExactly(
                        "prd.md:3 the section 'Goals' still holds the placeholder '{How they benefit}'",
                        "prd.md:5 'Primary' in the section 'Goals' is empty");
    }

    @Test
    void criteriaAreTicked() {
        var workspace = SomeWorkspace.plain()
                .prd("preamble", "# A\n")
                .prd("acceptance-criteria", "## Acceptance Criteria\n\n- [x] One\n- [ ] Hai: đăng nhập được\n");

        assertThat(Found.by(Rule.CRITERIA_TICKED, workspace))
                .containsExactly("prd.md:5 the criterion 'Hai: đăng nhập được' is not ticked");
        workspace.edit("acceptance-criteria", "## Acceptance Criteria\n\n- [x] One\n- [X] Hai\n");
        assertThat(Found.by(Rule.CRITERIA_TICKED, workspace)).isEmpty();
    }

    @Test
    void whereThereAreNoCriteriaOrTasksNothingIsProven() {
        assertThat(Found.by(Rule.CRITERIA_TICKED, SomeWorkspace.plain()))
                .containsExactly("prd.md there are no acceptance criteria");
        assertThat(Found.by(Rule.TASKS_DONE, SomeWorkspace.plain())).containsExactly("tasks.md there are no tasks");
    }

    @Test
    void tasksAreDone() {
        var workspace = SomeWorkspace.plain().plan("tasks.md", "# Tasks\n\n## Build\n- [x] One\n- [ ] Two\n");

        assertThat(Found.by(Rule.TASKS_DONE, workspace)).containsExactly("SHOP-2 'Two' is not done");
        assertThat(Found.by(Rule.TASKS_DONE, workspace.tick("Two"))).isEmpty();
    }

    @Test
    void checkListsInTheProseOfPlansAreTicked() {
        var workspace = SomeWorkspace.plain()
                .plan("tasks.md", "# Tasks\n\n- [x] Seen\n")
                .plan("47-001-a-plan.md", """
                        # Plan

                        ## Build
                        - [ ] A task

                        ## DDD Compliance Check

                        Text.

                        1. Plain
                        """);
        assertThat(Found.by(Rule.CHECKLISTS_TICKED, workspace)).isEmpty();

        workspace.edit("ddd-compliance-check", "## DDD Compliance Check\n- [x] One\n- [ ] Tầng miền độc lập\n");
        assertThat(Found.by(Rule.CHECKLISTS_TICKED, workspace))
                .containsExactly("47-001-a-plan.md:8 'Tầng miền độc lập' is not ticked");
    }

    @Test
    void questionsAreAnswered() {
        var workspace = SomeWorkspace.plain().prd("research-questions", """
                ## Research Questions

                1. Which index?
                   **Findings**: a partial one
                   **Sources**: the manual
                2. Which driver?
                3. Trình điều khiển nào?
                   **Kết quả:** asyncpg
                """);

        assertThat(Found.by(Rule.QUESTIONS_ANSWERED, workspace))
                .containsExactly("prd.md:6 the question 'Which driver?' is not answered");
    }

    @Test
    void blockersAreCleared() {
        var blocker = new BlockerId(new UUID(9, 1));
        var workspace = SomeWorkspace.plain()
                .on(new BlockerRaised(SomeWorkspace.REQUIREMENT, blocker, "The licence is missing"));

        assertThat(Found.by(Rule.BLOCKERS_CLEARED, workspace))
                .containsExactly("sign-in 'The licence is missing' blocks, says Ada");
        workspace.on(new BlockerCleared(SomeWorkspace.REQUIREMENT, blocker, "bought"));
        assertThat(Found.by(Rule.BLOCKERS_CLEARED, workspace)).isEmpty();
    }

    @Test
    void theDesignIsAcceptedAndUnchangedSince() {
        var workspace = SomeWorkspace.plain().section("design.md", "design", "# Design\n");
        assertThat(Found.by(Rule.DESIGN_ACCEPTED, workspace)).containsExactly("sign-in no design is accepted");

        workspace.on(new DesignAccepted(SomeWorkspace.REQUIREMENT, workspace.document("design"), 1));
        assertThat(Found.by(Rule.DESIGN_ACCEPTED, workspace)).isEmpty();

        workspace.edit("design", "# Another design\n");
        assertThat(Found.by(Rule.DESIGN_ACCEPTED, workspace))
                .containsExactly("design.md the design has changed since Ada accepted it");

        workspace.on(new SectionRemoved(SomeWorkspace.REQUIREMENT, workspace.document("design")));
        assertThat(Found.by(Rule.DESIGN_ACCEPTED, workspace))
                .containsExactly("sign-in the design that Ada accepted is gone");
    }

    @Test
    void targetsAreMetOrExcusedWithAReason() {
        var workspace = SomeWorkspace.asking("""
                        sections: [{key: technical-scope, heading: Technical Scope, items: target}]
                        targets:
                          - key: databases
                            name: Databases
                            targets: [{key: postgresql, name: PostgreSQL}, {key: duckdb, name: DuckDB}]
                        """).prd("technical-scope", """
                        ## Technical Scope

                        **Target Databases**:
                        - ✅ PostgreSQL (asyncpg, psycopg) — verified
                        - Oracle — degraded: no arrays
                        - MySQL — not applicable
                        - SQLite (aiosqlite)
                        - Spanner — done
                        - MSSQL — not applicable: không dùng
                        - Cockroach — planned

                        **Integration Patterns**:
                        - Dependency injection
                        """);

        assertThat(Found.by(Rule.TARGETS_COVERED, workspace))
                .containsExactly(
                        "prd.md 'DuckDB' of the project's targets is not named",
                        "prd.md:6 'MySQL' is excused without a reason",
                        "prd.md:7 'SQLite' is planned only",
                        "prd.md:10 'Cockroach' is planned only");
    }
}
