package io.planwright.domain.requirement;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a requirement. */
public sealed interface RequirementCommand {

    record DraftRequirement(
            @TargetAggregateIdentifier RequirementId requirementId,
            ProjectId projectId,
            Slug slug,
            String title,
            Lane lane,
            String playbook)
            implements RequirementCommand {}

    record RetitleRequirement(@TargetAggregateIdentifier RequirementId requirementId, String title)
            implements RequirementCommand {}

    record ChangeSlug(@TargetAggregateIdentifier RequirementId requirementId, Slug slug)
            implements RequirementCommand {}

    /**
     * Gives the requirement one more text.
     *
     * @param path the workspace file that the text belongs to, e.g. {@code prd.md}
     * @param after the section of the same file that it follows; null for the first place of the file
     */
    record AddSection(
            @TargetAggregateIdentifier RequirementId requirementId,
            DocumentId documentId,
            String key,
            String path,
            @Nullable DocumentId after)
            implements RequirementCommand {}

    /** Keeps a file of the workspace that is no text, under its content's SHA-256 in lower case hex. */
    record AttachFile(@TargetAggregateIdentifier RequirementId requirementId, String path, String sha256, long size)
            implements RequirementCommand {}

    /** Sets how the lines of a workspace file end when it is written out. */
    record SetLineEnding(@TargetAggregateIdentifier RequirementId requirementId, String path, LineEnd lineEnd)
            implements RequirementCommand {}

    /** Passes the requirement on to the role of the next phase. */
    record HandOff(@TargetAggregateIdentifier RequirementId requirementId, String note) implements RequirementCommand {}

    record SendBack(@TargetAggregateIdentifier RequirementId requirementId, RequirementPhase to, String reason)
            implements RequirementCommand {}

    record ArchiveRequirement(@TargetAggregateIdentifier RequirementId requirementId) implements RequirementCommand {}

    record RestoreRequirement(@TargetAggregateIdentifier RequirementId requirementId) implements RequirementCommand {}
}
