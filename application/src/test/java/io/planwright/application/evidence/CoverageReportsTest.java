package io.planwright.application.evidence;

import static io.planwright.application.evidence.Sample.read;
import static io.planwright.application.evidence.Sample.unreadable;
import static io.planwright.domain.evidence.EvidenceKind.COBERTURA;
import static io.planwright.domain.evidence.EvidenceKind.JACOCO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.evidence.Coverage;
import java.time.Instant;
import java.util.Map;
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
}
