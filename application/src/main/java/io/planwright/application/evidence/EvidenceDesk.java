package io.planwright.application.evidence;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.gate.GateCommand.FileCheckEvidence;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.FileEvidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where evidence is handed in: the server reads it itself, and keeps the file as it came. */
public final class EvidenceDesk {

    private final Commands commands;
    private final EvidenceFiles files;

    /** What a piece of evidence is about. */
    public sealed interface Subject {

        record OfStage(TaskId task, Stage stage) implements Subject {}

        record OfCheck(GateId gate, String check) implements Subject {}
    }

    /** A file that can be read more than once. */
    public interface Sent {
        InputStream open() throws IOException;
    }

    /**
     * What is sent.
     *
     * @param name of the file
     * @param exitCode of a command; null for reports
     * @param about SHA-256 of the files that it is about, by path; may be empty
     */
    public record Upload(
            EvidenceKind kind,
            String name,
            Sent file,
            @Nullable Integer exitCode,
            Map<String, String> about) {}

    public EvidenceDesk(Commands commands, EvidenceFiles files) {
        this.commands = commands;
        this.files = files;
    }

    /** @return whether the word of such an actor counts as evidence, where a worker's own does not */
    public static boolean isWitness(ActorKind kind) {
        return kind == ActorKind.PERSON || kind == ActorKind.CI;
    }

    /**
     * @throws EvidenceUnreadable when the file is not what it is said to be
     * @throws EvidenceTooLarge when it is larger than what is taken
     * @throws io.planwright.domain.Refused {@code stage.illegal} when the task stands at another stage, {@code task.done},
     *     {@code check.unknown}, {@code check.computed}
     */
    public Made<EvidenceId> file(By by, Subject subject, Upload upload) throws IOException {
        ReadEvidence read;
        try (var file = upload.file().open()) {
            read = EvidenceReader.read(upload.kind(), file, upload.exitCode());
        }
        EvidenceFiles.Kept kept;
        try (var file = upload.file().open()) {
            kept = files.keep(file, EvidenceReader.MOST_BYTES);
        }
        var id = new EvidenceId(by.newId());
        var evidence = new Evidence(
                id,
                upload.kind(),
                upload.name(),
                kept.sha256(),
                kept.size(),
                read.facts(),
                upload.about(),
                by.actor().id(),
                isWitness(by.actor().kind()));
        return new Made<>(
                id,
                commands.send(
                        by,
                        switch (subject) {
                            case Subject.OfStage(var task, var stage) ->
                                new FileEvidence(task, stage, evidence, read.passed());
                            case Subject.OfCheck(var gate, var check) -> new FileCheckEvidence(gate, check, evidence);
                        }));
    }
}
