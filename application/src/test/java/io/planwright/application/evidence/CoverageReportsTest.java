package io.planwright.application.evidence;

import static io.planwright.application.evidence.Sample.read;
import static io.planwright.application.evidence.Sample.unreadable;
import static io.planwright.domain.evidence.EvidenceKind.COBERTURA;
import static io.planwright.domain.evidence.EvidenceKind.JACOCO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.evidence.Coverage;
import io.planwright.domain.evidence.EvidenceKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CoverageReportsTest {

    private static final Instant WRITTEN = Instant.ofEpochMilli(1795184845123L);

    @Test
    void jacocosPackagesAreSummedUp() {
        var facts = read(JACOCO, Sample.of("jacoco.xml")).facts();

        assertThat(facts.coverage()).isEqualTo(new Coverage(10, 7, 2, 1));
        assertThat(facts.latestAt()).isEqualTo(WRITTEN);
        assertThat(facts.tests()).isNull();
    }

    @Test
    void jacocosReportsOfSeveralModulesAddUp() {
        var both = Sample.zip(Map.of("a/jacoco.xml", Sample.of("jacoco.xml"), "b/jacoco.xml", Sample.of("jacoco.xml")));

        assertThat(read(JACOCO, both).facts().coverage()).isEqualTo(new Coverage(20, 14, 4, 2));
    }

    @Test
    void aJacocoReportThatStatesMoreThanItsPackagesHoldIsRefused() {
        var report = new String(Sample.of("jacoco.xml"), UTF_8)
                .replace("missed=\"3\" covered=\"7\"", "missed=\"0\" covered=\"10\"");

        unreadable(JACOCO, report).withMessageContaining("states 10 of 10 lines, and its packages come to 7 of 10");
    }

    @Test
    void aJacocoCounterNeedsItsNumbers() {
        unreadable(JACOCO, "<report name='a'><package><counter type='LINE' covered='1'/></package></report>")
                .withMessageContaining("<counter> lacks missed");
        unreadable(
                        JACOCO,
                        "<report name='a'><package><counter type='LINE' covered='-1' missed='2'/></package></report>")
                .withMessageContaining("no whole number");
    }

    @Test
    void nothingToCoverIsReadable() {
        assertThat(read(JACOCO, "<report name='a'/>").facts().coverage()).isEqualTo(new Coverage(0, 0, 0, 0));
    }

    @Test
    void coberturasOwnTotalsCount() {
        var facts = read(COBERTURA, Sample.of("coverage-py.xml")).facts();

        assertThat(facts.coverage()).isEqualTo(new Coverage(5, 4, 2, 1));
        assertThat(facts.latestAt()).isEqualTo(WRITTEN);
    }

    @Test
    void withoutTotalsCoberturasLinesAreCountedAndThoseOfMethodsNotAgain() {
        assertThat(read(COBERTURA, Sample.of("cobertura-old.xml")).facts().coverage())
                .isEqualTo(new Coverage(4, 2, 4, 3));
    }

    @Test
    void secondsAreToldFromMilliseconds() {
        assertThat(read(COBERTURA, "<coverage timestamp='1795184845'/>").facts().latestAt())
                .isEqualTo(Instant.ofEpochSecond(1795184845));
    }

    @Test
    void aTimeMayBeWrittenOutToo() {
        assertThat(read(COBERTURA, "<coverage timestamp='2026-11-20T14:27:22Z'/>")
                        .facts()
                        .latestAt())
                .isEqualTo(Instant.parse("2026-11-20T14:27:22Z"));
    }

    @Test
    void aCoberturaReportThatContradictsItselfIsRefused() {
        unreadable(COBERTURA, "<coverage lines-valid='3' lines-covered='4'/>").withMessageContaining("more is covered");
        unreadable(COBERTURA, "<coverage lines-valid='3' lines-covered='3'/>").withMessageContaining("lists none");
    }

    @Test
    void otherReportsOfThatNameAreToldApart() {
        unreadable(COBERTURA, "<coverage generated='1' clover='4.4'/>").withMessageContaining("Clover");
        unreadable(COBERTURA, "<coverage version='1'><file path='a'/></coverage>")
                .withMessageContaining("Sonar");
    }

    @Test
    void coberturasTotalsThatAreBetterThanItsLinesAreRefused() {
        var lines = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            lines.append("<line number='").append(i).append("' hits='0'/>");
        }
        var report = "<coverage lines-valid='%d' lines-covered='%d'>" + lines(lines.toString()) + "</coverage>";

        unreadable(COBERTURA, report.formatted(4, 4))
                .withMessageContaining("states 4 of 4 lines, and those that it lists come to 0 of 4");
        unreadable(COBERTURA, report.formatted(0, 0))
                .withMessageContaining("states 0 of 0 lines, and those that it lists come to 0 of 4");
        unreadable(COBERTURA, report.formatted(9, 6)).withMessageContaining("contradicts itself");
        assertThat(covered(COBERTURA, report.formatted(4, 0))).isEqualTo(new Coverage(4, 0, 0, 0));
    }

    @Test
    void whereCoberturaListsOnlySomeLinesAndTheTotalsAreBetterTheLinesCount() {
        var listed = lines("<line number='1' hits='1'/><line number='2' hits='0'/>");

        assertThat(covered(COBERTURA, "<coverage lines-valid='1000' lines-covered='999'>" + listed + "</coverage>"))
                .isEqualTo(new Coverage(2, 1, 0, 0));
    }

    /** gcovr lists a line once for each instance of its template, coverlet those of a lambda again; totals differ. */
    @Test
    void linesMayBeListedTwice() {
        var listed = lines(
                "<line number='1' hits='1'/><line number='1' hits='0'/><line number='2' hits='3'/><line number='3' hits='0'/>");

        assertThat(covered(COBERTURA, "<coverage lines-valid='3' lines-covered='2'>" + listed + "</coverage>"))
                .isEqualTo(new Coverage(3, 2, 0, 0));
        assertThat(covered(COBERTURA, "<coverage lines-valid='4' lines-covered='2'>" + listed + "</coverage>"))
                .isEqualTo(new Coverage(4, 2, 0, 0));
        assertThat(covered(COBERTURA, "<coverage line-rate='0.5'>" + listed + "</coverage>"))
                .isEqualTo(new Coverage(3, 2, 0, 0));
    }

    /** Istanbul lists where a function begins, which may be no line to cover. */
    @Test
    void linesOfMethodsOnlyAreNoContradiction() {
        var report = """
                <coverage lines-valid="2" lines-covered="2"><packages><package><classes><class filename="a.js">
                <methods><method name="noop"><lines><line number="7" hits="0"/></lines></method></methods>
                <lines><line number="1" hits="1"/><line number="2" hits="1"/></lines></class></classes></package></packages></coverage>
                """;

        assertThat(covered(COBERTURA, report)).isEqualTo(new Coverage(2, 2, 0, 0));
    }

    /** grcov lists those of functions below their methods and nowhere else. */
    @Test
    void linesMayBeListedWithTheirMethodsOnly() {
        var report = """
                <coverage lines-valid="4" lines-covered="3"><packages><package><classes><class filename="a.rs">
                <methods><method name="f"><lines><line number="2" hits="1"/><line number="3" hits="1"/></lines></method>
                <method name="g"><lines><line number="5" hits="1"/></lines></method></methods>
                <lines><line number="9" hits="0"/></lines></class></classes></package></packages></coverage>
                """;

        assertThat(covered(COBERTURA, report)).isEqualTo(new Coverage(4, 3, 0, 0));
        unreadable(COBERTURA, report.replace("lines-covered=\"3\"", "lines-covered=\"4\""))
                .withMessageContaining("states 4 of 4 lines, and those that it lists come to 3 of 4");
        unreadable(
                        COBERTURA,
                        report.replace("number=\"9\" hits=\"0\"", "number=\"9\" hits=\"1\"")
                                .replace("lines-covered=\"3\"", "lines-covered=\"4\"")
                                .replace("number=\"2\" hits=\"1\"", "number=\"2\" hits=\"0\""))
                .withMessageContaining("states 4 of 4 lines, and those that it lists come to 3 of 4");
    }

    @Test
    void equalNumbersInSeveralFilesAreSeveralLines() {
        var report = """
                <coverage><packages><package><classes>
                <class filename="a.py"><lines><line number="1" hits="1"/></lines></class>
                <class filename="b.py"><lines><line number="1" hits="0"/></lines></class>
                <class filename="a.py"><lines><line number="1" hits="0"/></lines></class>
                </classes></package></packages></coverage>
                """;

        assertThat(covered(COBERTURA, report)).isEqualTo(new Coverage(2, 1, 0, 0));
    }

    private static Coverage covered(EvidenceKind kind, String report) {
        return Objects.requireNonNull(read(kind, report).facts().coverage());
    }

    @Test
    void onlyWhatIsNamedLikeAReportOfItsKindIsOne() {
        unreadable(JACOCO, "<report/>").withMessageContaining("no JaCoCo report");
        unreadable(JACOCO, "<coverage name='a'/>").withMessageContaining("no JaCoCo report");
        unreadable(COBERTURA, "<report/>").withMessageContaining("no Cobertura report");
        unreadable(COBERTURA, "<coverage generated='1'/>").withMessageContaining("Clover");
        unreadable(COBERTURA, "<coverage clover='4.4'/>").withMessageContaining("Clover");
        unreadable(COBERTURA, "<coverage><project name='a'/></coverage>").withMessageContaining("Clover");
    }

    @Test
    void jacocosTotalsAreComparedByAllLinesAndByThoseCovered() {
        var stated = """
                <report name='a'><package><counter type='LINE' missed='2' covered='1'/></package>
                <counter type='LINE' missed='%d' covered='%d'/><counter type='BRANCH' missed='8' covered='8'/></report>
                """;

        assertThat(covered(JACOCO, stated.formatted(2, 1))).isEqualTo(new Coverage(3, 1, 0, 0));
        unreadable(JACOCO, stated.formatted(0, 1)).withMessageContaining("contradicts itself");
        unreadable(JACOCO, stated.formatted(1, 2)).withMessageContaining("contradicts itself");
    }

    @Test
    void eachReportOfAZipFileIsComparedWithItself() {
        var counter = "<counter type='LINE' missed='2' covered='1'/>";
        var stating = "<report name='a'><package>" + counter + "</package>" + counter + "</report>";
        var silent = "<report name='b'><package>" + counter + counter + "</package></report>";
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.xml", stating.getBytes(UTF_8));
        files.put("b.xml", silent.getBytes(UTF_8));

        assertThat(read(JACOCO, Sample.zip(files)).facts().coverage()).isEqualTo(new Coverage(9, 3, 0, 0));
    }

    @Test
    void coberturasReportsInAZipFileAddUp() {
        var stating = "<coverage lines-valid='4' lines-covered='3' branches-valid='2' branches-covered='1'>"
                + lines("<line hits='1'/>") + "</coverage>";
        var silent = "<coverage>" + lines("<line hits='1'/><line hits='0'/>") + "</coverage>";
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.xml", stating.getBytes(UTF_8));
        files.put("b.xml", silent.getBytes(UTF_8));
        files.put("c.xml", silent.getBytes(UTF_8));

        assertThat(read(COBERTURA, Sample.zip(files)).facts().coverage()).isEqualTo(new Coverage(8, 5, 2, 1));
    }

    private static String lines(String lines) {
        return "<packages><package><classes><class><lines>" + lines + "</lines></class></classes></package></packages>";
    }

    @Test
    void coberturasTotalsCountWhereBothOfThemAreStatedAndNoBetterThanTheLines() {
        var two = lines("<line hits='1' condition-coverage='50% (1/2)'/><line hits='0'/>");

        assertThat(covered(COBERTURA, "<coverage lines-valid='9' branches-valid='9'>" + two + "</coverage>"))
                .isEqualTo(new Coverage(2, 1, 2, 1));
        assertThat(covered(COBERTURA, "<coverage lines-covered='9' branches-covered='9'>" + two + "</coverage>"))
                .isEqualTo(new Coverage(2, 1, 2, 1));
        assertThat(covered(
                        COBERTURA,
                        "<coverage lines-valid='9' lines-covered='8' branches-valid='7' branches-covered='6'>" + two
                                + "</coverage>"))
                .isEqualTo(new Coverage(2, 1, 7, 6));
        assertThat(covered(
                        COBERTURA,
                        "<coverage lines-valid='2' lines-covered='0' branches-valid='0' branches-covered='0'>" + two
                                + "</coverage>"))
                .isEqualTo(new Coverage(2, 0, 0, 0));
        assertThat(covered(COBERTURA, "<coverage lines-valid='0' lines-covered='0'/>"))
                .isEqualTo(new Coverage(0, 0, 0, 0));
    }

    @Test
    void moreBranchesThanThereAreCannotBeCovered() {
        unreadable(COBERTURA, "<coverage branches-valid='3' branches-covered='4'/>")
                .withMessageContaining("more is covered");
        assertThat(covered(COBERTURA, "<coverage branches-valid='3' branches-covered='3'/>"))
                .isEqualTo(new Coverage(0, 0, 3, 3));
        assertThat(covered(
                        COBERTURA, "<coverage>" + lines("<line hits='1' condition-coverage='(3/2)'/>") + "</coverage>"))
                .isEqualTo(new Coverage(1, 1, 2, 2));
    }

    @Test
    void aLineIsCoveredWhenItWasHit() {
        assertThat(covered(
                        COBERTURA,
                        "<coverage>"
                                + lines("<line/><line hits='00'/><line hits=' 0 '/><line hits=' 7 '/><line hits='10'/>")
                                + "</coverage>"))
                .isEqualTo(new Coverage(5, 2, 0, 0));
        for (var hits : List.of("-1", "many", "1.5", "0x1")) {
            unreadable(COBERTURA, "<coverage>\n" + lines("<line hits='" + hits + "'/>") + "</coverage>")
                    .withMessage("line 2: hits=\"" + hits + "\" is no whole number from 0");
        }
    }

    @Test
    void onlyTheLinesOfClassesCount() {
        assertThat(covered(
                        COBERTURA,
                        "<coverage><line hits='1'/><lines><line hits='1'/></lines>"
                                + lines("<condition hits='1'/><line hits='1'/><file/><project/>") + "</coverage>"))
                .isEqualTo(new Coverage(1, 1, 0, 0));
    }
}
