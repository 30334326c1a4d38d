package io.planwright.application.evidence;

import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.TaskId;
import java.util.List;
import java.util.Optional;

/** Answers what evidence there is; may lag a command by a moment. */
public interface EvidenceBox {

    Optional<EvidenceView> withId(EvidenceId id);

    /** @return what was filed for a task, the newest first */
    List<EvidenceView> of(TaskId task);

    /** @return what was filed for a gate, the newest first */
    List<EvidenceView> of(GateId gate);
}
