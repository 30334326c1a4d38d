package io.planwright.application.requirement;

import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementPhase;
import java.time.Instant;

/**
 * A requirement as a row: where it stands and how much of it is done.
 *
 * @param checks how many checks its gates have
 * @param checksOpen those that somebody has yet to decide or has failed; none that are computed
 * @param checksFailed those that somebody has failed
 * @param checksComputed those that are computed: how they stand is known only when the gate is looked at
 */
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
        int checksComputed,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {}
