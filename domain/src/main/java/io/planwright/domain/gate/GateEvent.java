package io.planwright.domain.gate;

import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a quality gate. Stored for good: add records, never rename or repurpose one. */
public sealed interface GateEvent {

    GateId gateId();

    record GateOpened(GateId gateId, RequirementId requirementId, String name, List<Check> checks)
            implements GateEvent {}

    /**
     * @param seen fingerprint of what the check looks at, as it stood then; empty where nobody noted it
     * @param source where the evidence comes from; empty where there is none
     * @param at when the evidence came to be; null where that was not told
     */
    record CheckPassed(
            GateId gateId,
            String check,
            String note,
            String seen,
            String source,
            @Nullable Instant at) implements GateEvent {}

    /** @see CheckPassed */
    record CheckFailed(
            GateId gateId,
            String check,
            String note,
            String seen,
            String source,
            @Nullable Instant at) implements GateEvent {}

    record CheckReopened(GateId gateId, String check) implements GateEvent {}

    record CheckWaived(GateId gateId, String check, String reason) implements GateEvent {}

    /** @param seen fingerprint of what the check looks at, as it stood then; empty where nobody noted it */
    record CheckEvidenceFiled(GateId gateId, String check, Evidence evidence, String seen) implements GateEvent {}
}
