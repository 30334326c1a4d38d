package io.planwright.application.requirement;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementPhase;
import java.time.Instant;

/** A requirement as a row: where it stands and how much of it is done. */
public record RequirementSummary(
        RequirementId id,
        ProjectId projectId,
        String slug,
        String title,
        Lane lane,
        String playbook,
        RequirementPhase phase,
        boolean archived,
        int tasks,
        int tasksDone,
        int checks,
        int checksOpen,
        int checksFailed,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {}
