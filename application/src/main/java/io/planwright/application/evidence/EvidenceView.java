package io.planwright.application.evidence;

import io.planwright.application.Happening;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.gate.GateEvent.CheckEvidenceFiled;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence and what it was filed for: the stage of a task, or the check of a gate.
 *
 * @param task null where it is about a gate; so is stage
 * @param gate null where it is about a task; so is check
 */
public record EvidenceView(
        Evidence evidence,
        @Nullable TaskId task,
        @Nullable Stage stage,
        @Nullable GateId gate,
        @Nullable String check,
        Instant at,
        String by,
        ActorKind kind) {

    /** @return the view after the event */
    public static EvidenceView fold(@Nullable EvidenceView view, EvidenceFiled event, Happening happening) {
        return new EvidenceView(
                event.evidence(),
                event.taskId(),
                event.stage(),
                null,
                null,
                happening.at(),
                happening.by().name(),
                happening.by().kind());
    }

    /** @return the view after the event */
    public static EvidenceView fold(@Nullable EvidenceView view, CheckEvidenceFiled event, Happening happening) {
        return new EvidenceView(
                event.evidence(),
                null,
                null,
                event.gateId(),
                event.check(),
                happening.at(),
                happening.by().name(),
                happening.by().kind());
    }
}
