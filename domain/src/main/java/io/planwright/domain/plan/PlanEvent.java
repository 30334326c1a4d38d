package io.planwright.domain.plan;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has happened to a plan. Stored for good: add records, never rename or repurpose one. */
public sealed interface PlanEvent {

    PlanId planId();

    record PlanDrafted(PlanId planId, RequirementId requirementId, String title, String path) implements PlanEvent {}

    record PlanNumbered(PlanId planId, Week week, int number) implements PlanEvent {}

    record PlanRetitled(PlanId planId, String title) implements PlanEvent {}

    record PlanSectionAdded(
            PlanId planId,
            DocumentId documentId,
            String key,
            @Nullable UUID after) implements PlanEvent {}

    record PhaseAdded(
            PlanId planId,
            PhaseId phaseId,
            String title,
            String heading,
            String lead,
            @Nullable UUID after) implements PlanEvent {}

    record PhaseRetitled(PlanId planId, PhaseId phaseId, String title, String heading) implements PlanEvent {}

    record PhaseRemoved(PlanId planId, PhaseId phaseId) implements PlanEvent {}

    record TaskPlaced(PlanId planId, TaskId taskId, Place place) implements PlanEvent {}

    record TaskMoved(PlanId planId, TaskId taskId, Place place) implements PlanEvent {}

    record TaskRemoved(PlanId planId, TaskId taskId) implements PlanEvent {}

    record DependencyAdded(PlanId planId, TaskId taskId, TaskId blocker) implements PlanEvent {}

    record DependencyRemoved(PlanId planId, TaskId taskId, TaskId blocker) implements PlanEvent {}
}
