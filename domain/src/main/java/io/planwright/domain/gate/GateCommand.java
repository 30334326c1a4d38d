package io.planwright.domain.gate;

import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a quality gate. */
public sealed interface GateCommand {

    record OpenGate(
            @TargetAggregateIdentifier GateId gateId, RequirementId requirementId, String name, List<Check> checks)
            implements GateCommand {}

    /**
     * @param source where the evidence comes from, e.g. an address; empty where there is none
     * @param at when the evidence came to be; null where that is not told
     * @param counts whether the word of who says so counts as evidence in the project
     * @param coverage of lines in per cent that has to be shown; 0 for none
     */
    record PassCheck(
            @TargetAggregateIdentifier GateId gateId,
            String check,
            String note,
            String source,
            @Nullable Instant at,
            boolean counts,
            int coverage)
            implements GateCommand {
        public PassCheck(GateId gateId, String check, String note) {
            this(gateId, check, note, "", null, true, 0);
        }
    }

    /** Keeps evidence for a check. */
    record FileCheckEvidence(@TargetAggregateIdentifier GateId gateId, String check, Evidence evidence)
            implements GateCommand {}

    /**
     * Passes a check on evidence that was filed for it since it last passed.
     *
     * @param independent whether only that of a person or a CI counts
     * @param coverage of lines in per cent that has to be shown; 0 for none
     */
    record ProveCheck(
            @TargetAggregateIdentifier GateId gateId,
            String check,
            String note,
            List<EvidenceId> evidence,
            Instant at,
            boolean independent,
            int coverage)
            implements GateCommand {}

    /**
     * @param source where the evidence comes from, e.g. an address; empty where there is none
     * @param at when the evidence came to be; null where that is not told
     */
    record FailCheck(
            @TargetAggregateIdentifier GateId gateId,
            String check,
            String note,
            String source,
            @Nullable Instant at) implements GateCommand {
        public FailCheck(GateId gateId, String check, String note) {
            this(gateId, check, note, "", null);
        }
    }

    record ReopenCheck(@TargetAggregateIdentifier GateId gateId, String check) implements GateCommand {}

    /** Lets a check count as passed although it is not, for a reason. */
    record WaiveCheck(@TargetAggregateIdentifier GateId gateId, String check, String reason) implements GateCommand {}
}
