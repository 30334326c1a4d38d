package io.planwright.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.planwright.domain.evidence.Evidence.Objection;
import io.planwright.domain.evidence.TestRun.Broken;
import io.planwright.domain.identity.EvidenceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What speaks against a piece of evidence, and what cannot be one. */
class EvidenceTest {

    private static Optional<String> objection(Facts facts) {
        return new Evidence(
                        new EvidenceId(new UUID(8, 1)),
                        EvidenceKind.JUNIT,
                        "report.xml",
                        "a".repeat(64),
                        10,
                        facts,
                        Map.of(),
                        "ci",
                        true)
                .objection()
                .map(Objection::code);
    }

    private static Facts tests(int passed, int failed, int errors, int skipped) {
        return new Facts(new TestRun(passed, failed, errors, skipped, List.of()), null, null, null, null);
    }

    @Test
    void testsSpeakForItWhenSomeRanAndAllOfThosePassed() {
        assertThat(objection(tests(1, 0, 0, 0))).isEmpty();
        assertThat(objection(tests(1, 0, 0, 9))).isEmpty();
        assertThat(objection(tests(0, 0, 0, 0))).contains("evidence.empty");
        assertThat(objection(tests(0, 0, 0, 9))).contains("evidence.empty");
        assertThat(objection(tests(9, 1, 0, 0))).contains("evidence.failing");
        assertThat(objection(tests(9, 0, 1, 0))).contains("evidence.failing");
        assertThat(objection(tests(9, 1, 1, 0))).contains("evidence.failing");
    }

    @Test
    void aCommandSpeaksForItWhenItEndedWithZero() {
        assertThat(objection(new Facts(null, null, null, 0, null))).isEmpty();
        for (int code : List.of(1, -1, 137)) {
            assertThat(objection(new Facts(null, null, null, code, null))).contains("evidence.failing");
        }
    }

    @Test
    void anAnalysisSpeaksForItWhenItFoundNoErrors() {
        assertThat(objection(new Facts(null, null, new Findings(0, 5, 5, List.of()), null, null)))
                .isEmpty();
        assertThat(objection(new Facts(null, null, new Findings(1, 0, 0, List.of()), null, null)))
                .contains("evidence.failing");
    }

    @Test
    void coverageSpeaksNeitherForNorAgainst() {
        assertThat(objection(new Facts(null, new Coverage(10, 0, 0, 0), null, null, null)))
                .isEmpty();
    }

    @Test
    void noMoreIsCoveredThanThereIsAndNothingIsCountedBelowZero() {
        assertThat(new Coverage(0, 0, 0, 0).percent()).isZero();
        assertThat(new Coverage(2, 2, 2, 2).percent()).isEqualTo(100);
        assertThat(new Coverage(200, 199, 0, 0).percent()).isEqualTo(99);
        assertThatIllegalArgumentException().isThrownBy(() -> new Coverage(2, 3, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Coverage(2, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Coverage(0, 0, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Coverage(0, 0, 2, -1));
        for (int i = 0; i < 4; i++) {
            var counts = new int[] {1, 1, 1, 1};
            counts[i] = -1;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TestRun(counts[0], counts[1], counts[2], counts[3], List.of()))
                    .withMessageContaining("-1");
        }
    }

    @Test
    void skippedTestsWereNotRun() {
        assertThat(new TestRun(1, 2, 4, 8, List.of()).ran()).isEqualTo(7);
    }

    @Test
    void whatItSaysDoesNotChangeAfterwards() {
        var broken = new ArrayList<Broken>();
        var about = new HashMap<String, String>();
        var run = new TestRun(1, 0, 0, 0, broken);
        var evidence = new Evidence(
                new EvidenceId(new UUID(8, 1)),
                EvidenceKind.JUNIT,
                "report.xml",
                "a".repeat(64),
                10,
                new Facts(run, null, null, null, null),
                about,
                "ci",
                true);
        broken.add(new Broken("a", true, ""));
        about.put("test/AddTest.java", "b".repeat(64));

        assertThat(run.broken()).isEmpty();
        assertThat(evidence.files()).isEmpty();
    }
}
