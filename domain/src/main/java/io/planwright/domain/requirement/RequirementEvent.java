package io.planwright.domain.requirement;

import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import org.jspecify.annotations.Nullable;

/** What has happened to a requirement. Stored for good: add records, never rename or repurpose one. */
public sealed interface RequirementEvent {

    RequirementId requirementId();

    record RequirementDrafted(
            RequirementId requirementId, ProjectId projectId, Slug slug, String title, Lane lane, String playbook)
            implements RequirementEvent {}

    record RequirementRetitled(RequirementId requirementId, String title) implements RequirementEvent {}

    record SlugChanged(RequirementId requirementId, Slug slug) implements RequirementEvent {}

    record SectionAdded(
            RequirementId requirementId,
            DocumentId documentId,
            String key,
            String path,
            @Nullable DocumentId after) implements RequirementEvent {}

    record SectionRemoved(RequirementId requirementId, DocumentId documentId) implements RequirementEvent {}

    record FileRemoved(RequirementId requirementId, String path) implements RequirementEvent {}

    record DesignAccepted(RequirementId requirementId, DocumentId documentId, long version)
            implements RequirementEvent {}

    record BlockerRaised(RequirementId requirementId, BlockerId blockerId, String text) implements RequirementEvent {}

    record BlockerCleared(RequirementId requirementId, BlockerId blockerId, String outcome)
            implements RequirementEvent {}

    record ReviewStepFinished(RequirementId requirementId, ReviewStep step, String note) implements RequirementEvent {}

    record FileAttached(RequirementId requirementId, String path, String sha256, long size)
            implements RequirementEvent {}

    record LineEndingSet(RequirementId requirementId, String path, LineEnd lineEnd) implements RequirementEvent {}

    record RequirementHandedOff(RequirementId requirementId, RequirementPhase to, String note)
            implements RequirementEvent {}

    record RequirementSentBack(RequirementId requirementId, RequirementPhase to, String reason)
            implements RequirementEvent {}

    /** Whoever imported it told so: gates were not looked at, and the names and times are those of the file. */
    record ProgressTakenOver(RequirementId requirementId, Progress progress) implements RequirementEvent {}

    record RequirementArchived(RequirementId requirementId) implements RequirementEvent {}

    record RequirementRestored(RequirementId requirementId) implements RequirementEvent {}
}
