package io.planwright.application.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.TestRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JUnitReportPropertiesTest {

    enum Outcome {
        PASSED(""),
        FLAKY("<flakyFailure type='AssertionError'>once</flakyFailure>"),
        FAILED("<failure type='AssertionError' message='a &lt; b'><![CDATA[<failure/>]]></failure>"),
        FAILED_AS_ERROR("<error message='assert 1 == 2'/>"),
        ERRED("<error type='java.io.IOException'/>"),
        ERRED_AS_FAILURE("<failure message='TypeError: no'/>"),
        SKIPPED("<skipped/>");

        final String xml;

        Outcome(String xml) {
            this.xml = xml;
        }
    }

    record Suite(List<Outcome> tests, List<Suite> suites, boolean states) {

        String xml() {
            return "<testsuite name='s'" + (states ? " tests='" + count() + "'" : "") + ">"
                    + tests.stream()
                            .map(test -> "<testcase classname='A' name='b'><system-out>x</system-out>" + test.xml
                                    + "</testcase>")
                            .collect(joining())
                    + suites.stream().map(Suite::xml).collect(joining()) + "</testsuite>";
        }

        long count(Outcome... wanted) {
            return tests.stream()
                            .filter(test ->
                                    wanted.length == 0 || List.of(wanted).contains(test))
                            .count()
                    + suites.stream().mapToLong(suite -> suite.count(wanted)).sum();
        }
    }

    @Provide
    Arbitrary<Suite> suites() {
        return suites(3);
    }

    private static Arbitrary<Suite> suites(int depth) {
        var tests = Arbitraries.of(Outcome.class).list().ofMaxSize(6);
        var children = depth == 0
                ? Arbitraries.just(List.<Suite>of())
                : Arbitraries.lazy(() -> suites(depth - 1)).list().ofMaxSize(3);
        return Combinators.combine(tests, children, Arbitraries.of(true, false)).as(Suite::new);
    }

    @Property(tries = 200, seed = "2026")
    void whateverTheSuitesEveryTestCountsOnce(@ForAll("suites") Suite suite) {
        checkCounts(suite, Sample.tests("<testsuites>" + suite.xml() + "</testsuites>"));
        checkCounts(suite, Sample.tests(suite.xml()));
    }

    @Property(tries = 50, seed = "2026")
    void reportsInAZipFileAddUp(@ForAll("suites") Suite first, @ForAll("suites") Suite second) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a/TEST-a.xml", first.xml().getBytes(UTF_8));
        files.put("b/TEST-b.xml", second.xml().getBytes(UTF_8));

        checkCounts(new Suite(List.of(), List.of(first, second), false), Sample.tests(Sample.zip(files)));
    }

    /** A report that was cut off is never taken for a shorter one. */
    @Property(tries = 100, seed = "2026")
    void noBeginningOfAReportIsAReport(@ForAll("suites") Suite suite, @ForAll double share) {
        var xml = suite.xml();
        int length = (int) (Math.abs(share % 1) * xml.length());

        Sample.unreadable(EvidenceKind.JUNIT, xml.substring(0, length));
    }

    private static void checkCounts(Suite suite, TestRun run) {
        assertThat(Objects.requireNonNull(run).passed()).isEqualTo((int) suite.count(Outcome.PASSED, Outcome.FLAKY));
        assertThat(run.failed()).isEqualTo((int) suite.count(Outcome.FAILED, Outcome.FAILED_AS_ERROR));
        assertThat(run.errors()).isEqualTo((int) suite.count(Outcome.ERRED, Outcome.ERRED_AS_FAILURE));
        assertThat(run.skipped()).isEqualTo((int) suite.count(Outcome.SKIPPED));
    }
}
