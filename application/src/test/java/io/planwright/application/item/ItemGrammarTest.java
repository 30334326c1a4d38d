package io.planwright.application.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.domain.Refused;
import io.planwright.domain.project.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemGrammarTest {

    private static final String RISKS = """
            ## Risks & Mitigations

            ### Database Compatibility Risks
            - **Risk**: Feature not supported on all backends
            - **Mitigation**: Degrade gracefully

            ### Performance Risks
            - **Risk**: N+1 queries
            - **Mitigation**: Use `selectinload()`
            """;

    private static final String SCOPE = """
            ## Technical Scope

            ### Database Compatibility

            **Target Databases**:
            - \u2705 PostgreSQL (asyncpg, psycopg sync/async)
            - \u2705 Oracle (oracledb 18c, 23c)

            **Database-Specific Considerations**:
            - **PostgreSQL**: {Special features like jsonb, arrays, pgvector}

            ### Framework Integration

            **Target Frameworks**:
            - \u2705 Litestar (primary - litestar-fullstack-spa patterns)

            **Integration Patterns**:
            - Dependency injection
            """;

    // ------------------------------------------------------------------ risks

    @Test
    void aRiskAndItsMitigationStandSideBySide() {
        var risks = new Sheet(ItemKind.RISK, RISKS);

        assertThat(risks.texts()).containsExactly("Feature not supported on all backends", "N+1 queries");
        assertThat(risks.groups()).containsExactly("Database Compatibility Risks", "Performance Risks");
        assertThat(risks.said(1).fields()).containsExactly(Map.entry("mitigation", "Use `selectinload()`"));
    }

    @Test
    void aRiskIsAddedAsTheOthersAreWritten() {
        var risks = new Sheet(ItemKind.RISK, RISKS);
        var before = risks.ids();

        var id = risks.add(NewItem.of(ItemKind.RISK, "Slow joins")
                .in("Database Compatibility Risks")
                .with(Map.of("mitigation", "Measure", "impact", "high")));

        assertThat(risks.text()).isEqualTo(RISKS.replace("gracefully\n", """
                gracefully
                - **Risk**: Slow joins
                - **Mitigation**: Measure
                - **Impact**: high
                """));
        assertThat(risks.ids()).containsExactly(before.getFirst(), id, before.getLast());
    }

    @Test
    void theFieldsOfARiskAreChangedAddedAndTakenAway() {
        var risks = new Sheet(ItemKind.RISK, RISKS);

        risks.change(0, "impact", "high").change(1, "mitigation", "").change(0, "mitigation", "Test\n\non all");

        assertThat(risks.text()).isEqualTo("""
                ## Risks & Mitigations

                ### Database Compatibility Risks
                - **Risk**: Feature not supported on all backends
                - **Mitigation**:

                  Test

                  on all
                - **Impact**: high

                ### Performance Risks
                - **Risk**: N+1 queries
                """);
        assertThat(risks.said(0).fields()).containsEntry("mitigation", "Test\n\non all");
    }

    @Test
    void aRiskGoesWithItsMitigation() {
        var risks = new Sheet(ItemKind.RISK, RISKS);
        var ids = risks.ids();

        risks.move(1, 0);

        assertThat(risks.ids()).isEqualTo(ids);
        assertThat(risks.groups()).containsOnly("Database Compatibility Risks");
        assertThat(risks.remove(0).text()).isEqualTo("""
                ## Risks & Mitigations

                ### Database Compatibility Risks
                - **Risk**: N+1 queries
                - **Mitigation**: Use `selectinload()`

                ### Performance Risks
                """);
        assertThat(risks.ids()).containsExactly(ids.getLast());
    }

    @Test
    void risksAreRowsOfATable() {
        var text = """
                ## Risks & Mitigations
                | Risk | Impact | Owner | Mitigation |
                |------|:------:|---|-----------|
                | Data loss | High | Ada | Back \\| up |
                | Outage | Low ||
                """;
        var risks = new Sheet(ItemKind.RISK, text);
        var ids = risks.ids();

        assertThat(risks.said(0).fields())
                .containsOnly(Map.entry("impact", "High"), Map.entry("mitigation", "Back | up"));
        risks.change(0, "impact", "Medium").change(1, "mitigation", "Wait");
        risks.add(NewItem.of(ItemKind.RISK, "Slow | dear").with(Map.of("impact", "low")));
        risks.move(0, 1);

        assertThat(risks.text()).isEqualTo("""
                ## Risks & Mitigations
                | Risk | Impact | Owner | Mitigation |
                |------|:------:|---|-----------|
                | Outage | Low |  | Wait |
                | Data loss | Medium | Ada | Back \\| up |
                | Slow \\| dear | low |  |  |
                """);
        assertThat(risks.ids().subList(0, 2)).isEqualTo(ids.reversed());
        assertThat(risks.remove(2).remove(0).texts()).containsExactly("Data loss");
    }

    @Test
    void aPlainRiskHasItsFieldsBelowIt() {
        var risks = new Sheet(ItemKind.RISK, "## Risks\n\n- Data loss\n  more words\n  - **Prevention**: back up\n");

        assertThat(risks.said(0).text()).isEqualTo("Data loss");
        risks.change(0, "mitigation", "copy").change(0, "impact", "high");
        risks.add(NewItem.of(ItemKind.RISK, "Outage").with(Map.of("mitigation", "wait")));

        assertThat(risks.text()).isEqualTo("""
                ## Risks

                - Data loss
                  more words
                  - **Prevention**: copy
                  - **Impact**: high
                - Outage
                  - **Mitigation**: wait
                """);
    }

    // ------------------------------------------------------------------ dependencies, metrics, references

    @Test
    void aBoldLabelIsAGroup() {
        var dependencies = new Sheet(ItemKind.DEPENDENCY, """
                ## Dependencies

                **Internal Dependencies**:
                - base

                **External Dependencies**:
                - {New packages needed?}
                """);
        assertThat(dependencies.groups()).containsExactly("Internal Dependencies", "External Dependencies");

        dependencies.add(NewItem.of(ItemKind.DEPENDENCY, "repository").in("Internal Dependencies"));
        dependencies.add(NewItem.of(ItemKind.DEPENDENCY, "Litestar 2").in("Framework Dependencies"));
        dependencies.change(0, ItemChange.done(true));

        assertThat(dependencies.text()).isEqualTo("""
                ## Dependencies

                **Internal Dependencies**:
                - [x] base
                - repository

                **External Dependencies**:
                - {New packages needed?}

                **Framework Dependencies**:
                - Litestar 2
                """);
        assertThat(dependencies.said(0).done()).isTrue();
        assertThat(dependencies.said(1).done()).isFalse();
    }

    @Test
    void aListItemThatIsOnlyALabelIsAGroup() {
        var references = new Sheet(ItemKind.REFERENCE, "- **Similar Features**:\n  - one\n  - two\n- three\n");

        assertThat(references.texts()).containsExactly("one", "two", "three");
        assertThat(references.groups()).containsExactly("Similar Features", "Similar Features", "");
        references.add(NewItem.of(ItemKind.REFERENCE, "more").in("Similar Features"));

        assertThat(references.text()).isEqualTo("- **Similar Features**:\n  - one\n  - two\n  - more\n- three\n");
    }

    @Test
    void whatWouldBeReadAsSomethingElseGetsABox() {
        var metrics = new Sheet(ItemKind.METRIC, "## Success Metrics\n");

        metrics.add("# no heading");
        metrics.add("[x] no tick");
        metrics.add("- no list");

        assertThat(metrics.text())
                .isEqualTo("## Success Metrics\n\n- [ ] # no heading\n- [ ] [x] no tick\n- [ ] - no list\n");
        assertThat(metrics.texts()).containsExactly("# no heading", "[x] no tick", "- no list");
    }

    @Test
    void anEmptyGroupTakesTheItem() {
        var metrics = new Sheet(ItemKind.METRIC, "## Metrics\n\n### Speed\n\n### Size\n\n- small\n");

        metrics.add(NewItem.of(ItemKind.METRIC, "fast").in("Speed"));

        assertThat(metrics.text()).isEqualTo("## Metrics\n\n### Speed\n\n- fast\n\n### Size\n\n- small\n");
    }

    @Test
    void linesKeepTheirEnds() {
        var metrics = new Sheet(ItemKind.METRIC, "## Metrics\r\n\r\n- one\r\n- two\r\n");

        metrics.add("three");
        metrics.move(2, -1);

        assertThat(metrics.text()).isEqualTo("## Metrics\r\n\r\n- three\r\n- one\r\n- two\r\n");
    }

    @Test
    void theLastLineNeedNoEnd() {
        var metrics = new Sheet(ItemKind.METRIC, "- one\n- two");
        var ids = metrics.ids();

        assertThat(metrics.move(1, -1).text()).isEqualTo("- two\n- one");
        assertThat(metrics.ids()).isEqualTo(ids.reversed());
        assertThat(metrics.move(0, 1).text()).isEqualTo("- one\n- two");
        metrics.add("three");
        assertThat(metrics.text()).isEqualTo("- one\n- two\n- three\n");
    }

    // ------------------------------------------------------------------ criteria

    @Test
    void aCriterionJoinsOthersWithoutABox() {
        var criteria = new Sheet(ItemKind.CRITERION, "## Acceptance Criteria\n\n1. one\n2. two\n");

        criteria.add("three");
        assertThat(criteria.text()).isEqualTo("## Acceptance Criteria\n\n1. one\n2. two\n3. three\n");
        criteria.add(new NewItem(ItemKind.CRITERION, "four", null, true, Map.of(), List.of()));

        assertThat(criteria.text())
                .isEqualTo("## Acceptance Criteria\n\n1. [ ] one\n2. [ ] two\n3. [ ] three\n4. [x] four\n");
    }

    @Test
    void aCriterionIsRemovedWithoutThoseBelowIt() {
        var criteria = new Sheet(ItemKind.CRITERION, "- [ ] one\n  more\n  - [x] inner\n- [ ] two\n");

        assertThat(criteria.remove(0).text()).isEqualTo("  - [x] inner\n- [ ] two\n");
    }

    @Test
    void aCriterionMovesWithThoseBelowIt() {
        var criteria = new Sheet(ItemKind.CRITERION, "- [ ] one\n  - [x] inner\n- [ ] two\n");
        var ids = criteria.ids();

        assertThat(criteria.move(0, 2).text()).isEqualTo("- [ ] two\n- [ ] one\n  - [x] inner\n");
        assertThat(criteria.ids()).containsExactly(ids.get(2), ids.get(0), ids.get(1));
        assertThatThrownBy(() -> criteria.move(1, 2)).isInstanceOf(Refused.class);
    }

    // ------------------------------------------------------------------ questions

    @Test
    void questionsAreNumberedAndAnsweredBelow() {
        var questions = new Sheet(ItemKind.QUESTION, """
                ## Research Questions

                1. Which index?
                2. How large?
                   **For**: expert
                   **Findings**: 40 GB
                   and growing
                """);
        assertThat(questions.said(0).done()).isFalse();
        assertThat(questions.said(1).done()).isTrue();
        assertThat(questions.said(1).fields())
                .containsOnly(Map.entry("for", "expert"), Map.entry("findings", "40 GB\nand growing"));

        questions.change(0, "findings", "GIN:\n\n- fast\n- large").change(1, "findings", "50 GB");
        questions.add(NewItem.of(ItemKind.QUESTION, "Who pays?").with(Map.of("for", "planner")));
        questions.change(0, "for", "expert").change(2, "sources", "https://example.org");

        assertThat(questions.text()).isEqualTo("""
                ## Research Questions

                1. Which index?
                   - **For**: expert
                   - **Findings**:

                     GIN:

                     - fast
                     - large
                2. How large?
                   **For**: expert
                   **Findings**: 50 GB
                3. Who pays?
                   - **For**: planner
                   - **Sources**: https://example.org
                """);
        assertThat(questions.said(0).fields().get("findings")).isEqualTo("GIN:\n\n- fast\n- large");
    }

    @Test
    void aQuestionIsDoneByItsFindingsAlone() {
        var questions = new Sheet(ItemKind.QUESTION, "1. Which?\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> questions.change(0, ItemChange.done(true)))
                .withMessageContaining("'findings'");
    }

    // ------------------------------------------------------------------ targets

    @Test
    void theTargetsOfATemplateStandUnderTheirLabels() {
        var scope = new Sheet(new Passage(ItemKind.TARGET, true, true, ""), SCOPE);

        assertThat(scope.texts()).containsExactly("PostgreSQL", "Oracle", "Litestar");
        assertThat(scope.groups()).containsOnly("Target Databases", "Target Frameworks");
        assertThat(scope.said(0).fields()).containsEntry("state", "planned").containsKey("detail");
    }

    @Test
    void aTargetSaysItsStateBehindADash() {
        var targets = new Sheet(ItemKind.TARGET, """
                **Target Databases**:
                - \u2705 PostgreSQL (asyncpg, psycopg)
                - Oracle (oracledb) \u2014 degraded: no vectors (18c)
                - [x] SQLite
                - Spanner - not applicable: no budget
                """);
        assertThat(targets.texts()).containsExactly("PostgreSQL", "Oracle", "SQLite", "Spanner");
        assertThat(targets.said().stream().map(said -> said.fields().get("state")))
                .containsExactly("planned", "degraded", "done", "not-applicable");
        assertThat(targets.said(1).fields())
                .containsEntry("reason", "no vectors (18c)")
                .containsEntry("detail", "oracledb");

        targets.change(0, "state", "verified").change(1, "state", "done").change(2, "state", "planned");
        targets.add("DuckDB (duckdb-engine)");

        assertThat(targets.text()).isEqualTo("""
                **Target Databases**:
                - \u2705 PostgreSQL (asyncpg, psycopg) \u2014 verified
                - Oracle (oracledb) \u2014 done
                - [x] SQLite \u2014 planned
                - Spanner - not applicable: no budget
                - DuckDB (duckdb-engine)
                """);
    }

    @Test
    void aTargetAmongOtherListsShowsThatItIsOne() {
        var scope = new Sheet(new Passage(ItemKind.TARGET, true, true, ""), "## Technical Scope\n\n- words\n");

        scope.add("PostgreSQL");
        scope.change(0, "state", "done").change(0, "state", "planned");

        assertThat(scope.texts()).containsExactly("PostgreSQL");
        assertThat(scope.text()).contains("- words\n", "PostgreSQL \u2014 planned\n");
    }

    @Test
    void aDegradedTargetNeedsAReason() {
        var targets = new Sheet(ItemKind.TARGET, "- SQLite\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> targets.change(0, "state", "degraded"))
                .withMessageContaining("'reason'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> targets.change(0, "state", "perfect"))
                .withMessageContaining("planned, done, verified, degraded, not-applicable");
    }

    // ------------------------------------------------------------------ decisions

    @Test
    void aDecisionIsWrittenWithItsPositions() {
        var decisions = new Sheet(ItemKind.DECISION, "# Consensus: Search\n");

        decisions.add(new NewItem(
                ItemKind.DECISION,
                "Which index?",
                null,
                false,
                Map.of("context", "Searches are slow."),
                List.of(Map.of("actor", "Ada", "stance", "for", "argument", "a | b", "confidence", "high"))));
        decisions.add("Who pays?");
        decisions.change(0, "outcome", "GIN").change(0, "decidedBy", "Grace").change(1, "context", "Money");
        decisions.change(
                0,
                new ItemChange(
                        null,
                        null,
                        Map.of(),
                        List.of(
                                Map.of("actor", "Ada", "stance", "against", "argument", "a | b", "confidence", "high"),
                                Map.of("actor", "Alan", "stance", "neutral"))));

        assertThat(decisions.text()).isEqualTo("""
                # Consensus: Search

                ## Which index?

                **Context**: Searches are slow.

                | Actor | Stance | Argument | Confidence |
                |---|---|---|---|
                | Ada | against | a \\| b | high |
                | Alan | neutral |  |  |

                **Outcome**: GIN

                **Decided by**: Grace

                ## Who pays?

                **Context**: Money
                """);
        assertThat(decisions.said(0).done()).isTrue();
        assertThat(decisions.said(1).done()).isFalse();
    }

    @Test
    void decisionsAreMovedAndRemovedAsAWhole() {
        var decisions = new Sheet(ItemKind.DECISION, "# Consensus: Search\n\n## A\n\n**Context**: a\n\n## B\n\nb\n");
        var ids = decisions.ids();

        assertThat(decisions.move(1, -1).text())
                .isEqualTo("# Consensus: Search\n\n## B\n\nb\n\n## A\n\n**Context**: a\n\n");
        assertThat(decisions.ids()).isEqualTo(ids.reversed());
        assertThat(decisions.remove(0).text()).isEqualTo("# Consensus: Search\n\n## A\n\n**Context**: a\n\n");
        assertThat(decisions.remove(0).texts()).isEmpty();
    }

    @Test
    void aValueThatWouldTearADecisionApartIsIndented() {
        var decisions = new Sheet(ItemKind.DECISION, "# Consensus: Search\n");
        var context = "# heading\n\n**Outcome**: none\n\n```\ncode";

        decisions.add(NewItem.of(ItemKind.DECISION, "Which?").with(Map.of("context", context, "outcome", "this")));

        assertThat(decisions.said(0).fields())
                .containsOnly(Map.entry("context", context), Map.entry("outcome", "this"));
        decisions.change(0, "outcome", context);
        assertThat(decisions.said(0).fields().get("outcome")).isEqualTo(context);
    }

    @Test
    void stancesAreForAgainstOrNeutral() {
        var decisions = new Sheet(ItemKind.DECISION, "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> decisions.add(new NewItem(
                        ItemKind.DECISION, "Which?", null, false, Map.of(), List.of(Map.of("stance", "maybe")))))
                .withMessageContaining("for, against, neutral");
    }

    // ------------------------------------------------------------------ investigations

    @Test
    void anInvestigationGoesStepByStep() {
        var investigations = new Sheet(ItemKind.INVESTIGATION, """
                # Investigations: Search

                ## Slow search

                ### Step 1: The index is missing

                - **Findings**: it is there
                - **Confidence**: high

                free words

                ### Step 2

                **Hypothesis**: The cache is cold
                """);
        assertThat(investigations.said(0).rows())
                .containsExactly(
                        Map.of("hypothesis", "The index is missing", "findings", "it is there", "confidence", "high"),
                        Map.of("hypothesis", "The cache is cold"));

        investigations.change(
                0,
                new ItemChange(
                        null,
                        null,
                        Map.of("outcome", "Warm it", "tasks", "SHOP-1"),
                        List.of(
                                Map.of("hypothesis", "No index", "findings", "it is there", "confidence", "high"),
                                Map.of("hypothesis", "The cache is cold", "focusAreas", "cache", "files", "a.py"),
                                Map.of("hypothesis", "Locks"))));

        assertThat(investigations.text()).isEqualTo("""
                # Investigations: Search

                ## Slow search

                **Outcome**: Warm it

                **Tasks**: SHOP-1

                ### Step 1: No index

                - **Findings**: it is there
                - **Confidence**: high

                free words

                ### Step 2

                **Hypothesis**: The cache is cold

                **Focus areas**: cache

                **Files**: a.py

                ### Step 3

                **Hypothesis**: Locks
                """);
        assertThat(investigations.said(0).done()).isTrue();
    }

    // ------------------------------------------------------------------ notes

    @Test
    void aNoteIsAWholeFile() {
        var note = new Sheet(
                ItemKind.NOTE,
                ItemWriter.note(NewItem.of(ItemKind.NOTE, "Idea #").with(Map.of("body", "# One\n\n- two"))));

        assertThat(note.said(0).text()).isEqualTo("Idea #");
        assertThat(note.said(0).fields()).containsEntry("body", "# One\n\n- two");
        assertThat(note.change(0, "body", "less")
                        .change(0, ItemChange.text("Thought"))
                        .text())
                .isEqualTo("# Thought #\n\nless\n");
        assertThat(new Sheet(ItemKind.NOTE, "no heading\n").said(0).text()).isEqualTo("file");
    }

    @Test
    void aTableBesideTheTargetsHoldsTargetsOnlyWhereItSaysTheirStates() {
        var beside = SCOPE + "\n### Sizes\n\n| Database | Largest row |\n|---|---|\n| MySQL | 64 KiB |\n";

        var mixed = new Passage(ItemKind.TARGET, true, true, "");

        assertThat(new Sheet(mixed, beside).texts()).doesNotContain("MySQL").hasSize(3);
        assertThat(new Sheet(mixed, beside.replace("Largest row", "State")).texts())
                .contains("MySQL");
    }

    @Test
    void whatIsWrittenIsWrittenInTheLanguageOfTheProject() {
        var risks = new Sheet(ItemKind.RISK, "## Rủi ro\n\n").in(Language.VI);
        risks.add(NewItem.of(ItemKind.RISK, "Mất dữ liệu").with(Map.of("mitigation", "Sao lưu", "impact", "cao")));
        assertThat(risks.text()).isEqualTo("""
                ## Rủi ro

                - **Rủi ro**: Mất dữ liệu
                - **Giảm thiểu**: Sao lưu
                - **Ảnh hưởng**: cao
                """);

        var steps = new Sheet(ItemKind.INVESTIGATION, "# Điều tra\n").in(Language.VI);
        steps.add(new NewItem(
                ItemKind.INVESTIGATION,
                "Vì sao chậm",
                null,
                false,
                Map.of(),
                List.of(Map.of("hypothesis", "Thiếu chỉ mục"))));
        assertThat(steps.text()).contains("# Bước 1\n").contains("**Giả thuyết**: Thiếu chỉ mục");
    }

    @ParameterizedTest
    @EnumSource(ItemKind.class)
    void whatAFieldIsCalledIsReadAsThatField(ItemKind kind) {
        for (var language : Language.values()) {
            for (var fields : List.of(kind.fields(), kind.rowFields())) {
                assertThat(fields).filteredOn(field -> !field.equals("body")).allSatisfy(field -> {
                    assertThat(Labels.field(fields, Labels.of(field, language))).contains(field);
                    assertThat(Labels.of(field, language)).doesNotContain("field.");
                });
            }
            if (kind != ItemKind.NOTE) {
                assertThat(Labels.section(kind, "Sign in", language)).doesNotContain("section.");
            }
        }
    }
}
