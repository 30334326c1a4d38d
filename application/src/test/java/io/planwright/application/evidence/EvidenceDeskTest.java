package io.planwright.application.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.evidence.EvidenceDesk.Subject;
import io.planwright.application.evidence.EvidenceDesk.Upload;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.gate.GateCommand.FileCheckEvidence;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.FileEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hands evidence in and looks at what is filed and kept. */
class EvidenceDeskTest {

    private static final Subject AT_GREEN = new Subject.OfStage(new TaskId(new UUID(5, 1)), Stage.GREEN);
    private static final String REPORT = "<testsuite><testcase classname='A' name='b'/></testsuite>";
    private static final Map<String, String> ABOUT = Map.of("test/ATest.java", "b".repeat(64));

    private final List<Object> sent = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final Commands commands = (_, todo) -> {
        sent.addAll(todo);
        return new Receipt(sent.size(), false);
    };
    private final EvidenceDesk desk = new EvidenceDesk(commands, new EvidenceFiles() {
        @Override
        public Kept keep(InputStream file, long limit) {
            assertThat(limit).isEqualTo(EvidenceReader.MOST_BYTES);
            try {
                var content = new String(file.readAllBytes(), UTF_8);
                kept.add(content);
                return new Kept("a".repeat(64), content.length());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<InputStream> open(String sha256) {
            return Optional.empty();
        }
    });

    private static By by(ActorKind kind) {
        return By.of(new Actor("robin", kind, "Robin"));
    }

    private static Upload upload(EvidenceKind kind, String content, @Nullable Integer exitCode) {
        return new Upload(kind, "report.xml", () -> new ByteArrayInputStream(content.getBytes(UTF_8)), exitCode, ABOUT);
    }

    @Test
    void aReportIsFiledForTheStageWithWhatItSaysAndKeptAsItCame() throws IOException {
        var made = desk.file(by(ActorKind.CI), AT_GREEN, upload(EvidenceKind.JUNIT, REPORT, null));

        assertThat(kept).containsExactly(REPORT);
        assertThat(sent).singleElement().isInstanceOfSatisfying(FileEvidence.class, filed -> {
            assertThat(filed.stage()).isEqualTo(Stage.GREEN);
            assertThat(filed.passed()).containsExactly("A#b");
            var evidence = filed.evidence();
            assertThat(evidence.id()).isEqualTo(made.id());
            assertThat(evidence.kind()).isEqualTo(EvidenceKind.JUNIT);
            assertThat(evidence.size()).isEqualTo(REPORT.length());
            assertThat(evidence.files()).isEqualTo(ABOUT);
            assertThat(evidence.by()).isEqualTo("robin");
            assertThat(evidence.objection()).isEmpty();
        });
    }

    @Test
    void theExitCodeOfACommandIsFiledForTheCheckOfAGate() throws IOException {
        desk.file(
                by(ActorKind.CI),
                new Subject.OfCheck(new GateId(new UUID(4, 1)), "tests"),
                upload(EvidenceKind.COMMAND, "3 warnings", 2));

        assertThat(sent).singleElement().isInstanceOfSatisfying(FileCheckEvidence.class, filed -> {
            assertThat(filed.check()).isEqualTo("tests");
            assertThat(filed.evidence().facts().exitCode()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource({"PERSON, true", "CI, true", "AGENT, false", "WORKER, false", "SYSTEM, false"})
    void onlyTheWordOfAPersonOrACiCountsWhereAWorkersOwnDoesNot(ActorKind kind, boolean counts) throws IOException {
        desk.file(by(kind), AT_GREEN, upload(EvidenceKind.JUNIT, REPORT, null));

        assertThat(EvidenceDesk.isWitness(kind)).isEqualTo(counts);
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        FileEvidence.class,
                        filed -> assertThat(filed.evidence().witness()).isEqualTo(counts));
    }

    @Test
    void whatIsNoReportIsNeitherFiledNorKept() {
        assertThatExceptionOfType(EvidenceUnreadable.class)
                .isThrownBy(() -> desk.file(by(ActorKind.CI), AT_GREEN, upload(EvidenceKind.JACOCO, REPORT, null)));
        assertThat(sent).isEmpty();
        assertThat(kept).isEmpty();
    }
}
