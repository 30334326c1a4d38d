package io.planwright.domain.gate;

import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import java.util.List;

/** What has happened to a quality gate. Stored for good: add records, never rename or repurpose one. */
public sealed interface GateEvent {

    GateId gateId();

    record GateOpened(GateId gateId, RequirementId requirementId, String name, List<Check> checks)
            implements GateEvent {}

    record CheckPassed(GateId gateId, String check, String note) implements GateEvent {}

    record CheckFailed(GateId gateId, String check, String note) implements GateEvent {}

    record CheckReopened(GateId gateId, String check) implements GateEvent {}

    record CheckWaived(GateId gateId, String check, String reason) implements GateEvent {}
}
