package io.planwright.application.evidence;

import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.Facts;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a file of evidence says. A report may be sent as it is, with gzip, or in a zip file, of which every report of
 * that kind is read and the others are left aside; the sum counts.
 *
 * <p>Files come from outside: nothing that they name is fetched, no entity is expanded, and they are read as a stream, within
 * limits. The readers are our own, on the JDK's StAX and on Jackson: the libraries that read all these formats,
 * {@code edu.hm.hafner:analysis-model} and {@code coverage-model}, bring along some forty others.
 */
public final class EvidenceReader {

    /** How large a file may be that is sent, and each report in it once it is unpacked. */
    public static final long MOST_BYTES = 20L * 1024 * 1024;

    private static final Set<String> XML = Set.of(".xml");

    private EvidenceReader() {}

    /**
     * @param file read to its end and left open
     * @param exitCode of the command; needed there, and left aside with a report
     * @throws EvidenceUnreadable when the file is not of that kind, breaks off or contradicts itself
     * @throws EvidenceTooLarge when there is more of it than is taken
     */
    public static ReadEvidence read(EvidenceKind kind, InputStream file, @Nullable Integer exitCode) {
        return switch (kind) {
            case JUNIT -> {
                var report = new JUnitReport();
                Upload.read(file, XML, "JUnit XML", content -> Xml.read(content, report));
                yield new ReadEvidence(new Facts(report.tests(), null, null, null, report.latestAt()), report.passed());
            }
            case JACOCO -> {
                var report = new JacocoReport();
                Upload.read(file, XML, "JaCoCo XML", content -> Xml.read(content, report));
                yield facts(new Facts(null, report.coverage(), null, null, report.latestAt()));
            }
            case COBERTURA -> {
                var report = new CoberturaReport();
                Upload.read(file, XML, "Cobertura XML", content -> Xml.read(content, report));
                yield facts(new Facts(null, report.coverage(), null, null, report.latestAt()));
            }
            case SARIF -> {
                var log = new SarifLog();
                Upload.read(file, Set.of(".sarif", ".json"), "SARIF", log::read);
                yield facts(new Facts(null, null, log.findings(), null, log.latestAt()));
            }
            case COMMAND -> {
                if (exitCode == null) {
                    throw new EvidenceUnreadable("the output of a command needs its exit code, which was not sent");
                }
                Upload.pass(file);
                yield facts(new Facts(null, null, null, exitCode, null));
            }
        };
    }

    private static ReadEvidence facts(Facts facts) {
        return new ReadEvidence(facts, Set.of());
    }
}
