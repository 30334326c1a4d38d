package io.planwright.domain.gate;

import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a quality gate. */
public sealed interface GateCommand {

    record OpenGate(
            @TargetAggregateIdentifier GateId gateId, RequirementId requirementId, String name, List<Check> checks)
            implements GateCommand {}

    record PassCheck(@TargetAggregateIdentifier GateId gateId, String check, String note) implements GateCommand {}

    record FailCheck(@TargetAggregateIdentifier GateId gateId, String check, String note) implements GateCommand {}

    record ReopenCheck(@TargetAggregateIdentifier GateId gateId, String check) implements GateCommand {}

    /** Lets a check count as passed although it is not, for a reason. */
    record WaiveCheck(@TargetAggregateIdentifier GateId gateId, String check, String reason) implements GateCommand {}
}
