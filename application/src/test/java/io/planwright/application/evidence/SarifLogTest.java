package io.planwright.application.evidence;

import static io.planwright.application.evidence.Sample.read;
import static io.planwright.application.evidence.Sample.unreadable;
import static io.planwright.domain.evidence.EvidenceKind.SARIF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.domain.evidence.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SarifLogTest {

    private static Findings findings(String results) {
        return Objects.requireNonNull(read(SARIF, log(results)).facts().findings());
    }

    private static String log(String results) {
        return "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [" + results + "]}]}";
    }

    @Test
    void findingsAreCountedByTheirLevelsTheWorstFirst() {
        var facts = read(SARIF, Sample.of("eslint.sarif")).facts();

        assertThat(facts.findings())
                .isEqualTo(new Findings(
                        3,
                        1,
                        2,
                        List.of(
                                "src/basket.js:9: 'basket' is not defined. (no-undef)",
                                "'shelf' is not defined. (no-undef/global)",
                                "not accepted (no-undef)",
                                "Two lines. (unknown-rule)",
                                "src/basket.js:3: 'a' is never used. (no-unused-vars)",
                                "from a plug-in (X1)")));
        assertThat(facts.latestAt()).isEqualTo(Instant.parse("2026-11-20T14:27:22.5Z"));
    }

    @Test
    void whatIsYetToBeAcceptedIsNotSuppressed() {
        assertThat(findings("{\"suppressions\": [{}, {\"status\": \"underReview\"}]}")
                        .warnings())
                .isEqualTo(1);
        assertThat(findings("{\"suppressions\": [{}]}").warnings()).isZero();
        assertThat(findings("{\"suppressions\": []}").warnings()).isEqualTo(1);
    }

    @Test
    void nothingFoundIsReadable() {
        assertThat(findings("")).isEqualTo(new Findings(0, 0, 0, List.of()));
    }

    @Test
    void aRunThatDidNotLookIsRefused() {
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": []}").withMessageContaining("so the tool did not look");
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {}}]}")
                .withMessageContaining("runs[0] has no results");
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": [{\"results\": null}]}")
                .withMessageContaining("runs[0] has no results");
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": [{\"results\": []}, null]}")
                .withMessageContaining("runs[1] has no results");
    }

    @Test
    void onlyWhatFailedIsAFinding() {
        assertThat(findings("{\"kind\": \"fail\", \"level\": \"error\"}").errors())
                .isEqualTo(1);
        for (var kind : List.of("pass", "open", "informational", "notApplicable", "review")) {
            assertThat(findings("{\"kind\": \"" + kind + "\", \"level\": \"error\"}")
                            .errors())
                    .describedAs(kind)
                    .isZero();
        }
    }

    @Test
    void whatWasFoundByAnEarlierRunOnlyIsNoFinding() {
        assertThat(findings("{\"baselineState\": \"absent\", \"level\": \"error\"}")
                        .errors())
                .isZero();
        for (var state : List.of("new", "unchanged", "updated")) {
            assertThat(findings("{\"baselineState\": \"" + state + "\", \"level\": \"error\"}")
                            .errors())
                    .isEqualTo(1);
        }
    }

    @Test
    void theRuleGivesTheLevelHoweverItIsNamed() {
        for (var named : List.of(
                "\"ruleId\": \"E\"",
                "\"ruleId\": \"E/part\"",
                "\"ruleIndex\": 1",
                "\"rule\": {\"id\": \"E\"}",
                "\"rule\": {\"index\": 1}",
                "\"rule\": {\"index\": 1, \"toolComponent\": {}}",
                "\"rule\": {\"index\": 0, \"toolComponent\": {\"index\": 0}}",
                "\"ruleId\": \"N\", \"ruleIndex\": 1")) {
            var log = """
                    {"version": "2.1.0", "runs": [{"results": [{%s}], "tool": {
                     "driver": {"rules": [
                       {"id": "N", "defaultConfiguration": {"level": "note"}},
                       {"id": "E", "defaultConfiguration": {"level": "error"}}]},
                     "extensions": [{"rules": [{"id": "X", "defaultConfiguration": {"level": "error"}}]}]}}]}
                    """.formatted(named);

            assertThat(read(SARIF, log).facts().findings())
                    .describedAs(named)
                    .extracting(Findings::errors)
                    .isEqualTo(1);
        }
    }

    @Test
    void theTimeIsThatOfTheEndElseThatOfTheBeginning() {
        for (var times : List.of(
                "\"endTimeUtc\": \"2026-11-20T14:27:22Z\", \"startTimeUtc\": \"2026-11-20T15:27:22Z\"",
                "\"startTimeUtc\": \"2026-11-20T14:27:22Z\"")) {
            assertThat(read(
                                    SARIF,
                                    "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [], \"invocations\": [{" + times
                                            + "}]}]}")
                            .facts()
                            .latestAt())
                    .isEqualTo(Instant.parse("2026-11-20T14:27:22Z"));
        }
    }

    @Test
    void aRunThatFailedIsAnError() {
        var log = """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Lint"}}, "results": [],
                 "invocations": [{"executionSuccessful": false}]}]}""";

        assertThat(read(SARIF, log).facts().findings())
                .isEqualTo(new Findings(1, 0, 0, List.of("Lint says that its run failed")));
    }

    @Test
    void onlyTheFirstOfManyAreShown() {
        var found = findings("{\"level\": \"note\", \"message\": {\"text\": \"n\"}},".repeat(150)
                + "{\"level\": \"error\", \"message\": {\"text\": \"e\"}}");

        assertThat(found.notes()).isEqualTo(150);
        assertThat(found.first()).hasSize(Findings.SHOWN).startsWith("e", "n");
    }

    @Test
    void gapsInTheLogAreNoHindrance() {
        assertThat(findings("""
                                null, {}, {"message": null, "locations": [null], "suppressions": [null]},
                                {"ruleIndex": 9, "locations": [{"physicalLocation": {}}], "message": {"id": "x"}}
                                """).warnings()).isEqualTo(3);
    }

    @Test
    void anUnknownLevelIsRefused() {
        unreadable(SARIF, log("{\"level\": \"fatal\"}")).withMessageContaining("'fatal'; there are error, warning");
    }

    @Test
    void whatIsNoSarifIsRefused() {
        unreadable(SARIF, "{\"version\": \"2.0.0\", \"runs\": []}").withMessageContaining("SARIF 2.0.0; 2.1.0 is read");
        unreadable(SARIF, "{\"name\": \"shop\"}").withMessageContaining("lacks version");
        unreadable(SARIF, "{\"version\": \"2.1.0\"}").withMessageContaining("lacks runs");
        unreadable(SARIF, "{\"runs\": []}").withMessageContaining("lacks version");
        unreadable(SARIF, "{\n\n\"version\": }").withMessageContaining("line 3");
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": [").withMessageContaining("cannot be read as SARIF");
        unreadable(SARIF, log("") + "{}").withMessageContaining("cannot be read as SARIF");
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": 3}").withMessageContaining("cannot be read as SARIF");
        unreadable(SARIF, "{\"version\": \"2.1.0\", \"runs\": [], \"runs\": []}")
                .withMessageContaining("runs");
        unreadable(SARIF, "{\"x\": " + "[".repeat(100_000)).withMessageContaining("cannot be read as SARIF");
    }

    @Test
    void tooManyFindingsAreRefused() {
        var log = log("{},".repeat(SarifLog.MOST_FINDINGS) + "{}");

        assertThatExceptionOfType(EvidenceTooLarge.class).isThrownBy(() -> read(SARIF, log));
        assertThat(findings("{},".repeat(SarifLog.MOST_FINDINGS - 1) + "{}").warnings())
                .isEqualTo(SarifLog.MOST_FINDINGS);
    }
}
