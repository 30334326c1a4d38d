package io.planwright.domain.requirement;

import io.planwright.domain.identity.BlockerId;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a requirement. */
public sealed interface RequirementCommand {

    /** @param mostActive how many requirements of the project may be active, light ones not counted; 0 for any number */
    record DraftRequirement(
            @TargetAggregateIdentifier RequirementId requirementId,
            ProjectId projectId,
            Slug slug,
            String title,
            Lane lane,
            String playbook,
            int mostActive)
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

    /** Takes a text away; what it said stays in the log. */
    record RemoveSection(@TargetAggregateIdentifier RequirementId requirementId, DocumentId documentId)
            implements RequirementCommand {}

    record RemoveFile(@TargetAggregateIdentifier RequirementId requirementId, String path)
            implements RequirementCommand {}

    /** Accepts a text as the design that plans are made from. */
    record AcceptDesign(@TargetAggregateIdentifier RequirementId requirementId, DocumentId documentId, long version)
            implements RequirementCommand {}

    /** Refuses to go on when the requirement is archived: for what changes its texts, plans, tasks or gates. */
    record RequireActive(@TargetAggregateIdentifier RequirementId requirementId) implements RequirementCommand {}

    /** Refuses to go on unless a design has been accepted. */
    record RequireDesign(@TargetAggregateIdentifier RequirementId requirementId) implements RequirementCommand {}

    record RaiseBlocker(@TargetAggregateIdentifier RequirementId requirementId, BlockerId blockerId, String text)
            implements RequirementCommand {}

    /** @param outcome how it was cleared, in words for people; may be empty */
    record ClearBlocker(@TargetAggregateIdentifier RequirementId requirementId, BlockerId blockerId, String outcome)
            implements RequirementCommand {}

    /** Finishes the step of the review whose turn it is. */
    record FinishReviewStep(@TargetAggregateIdentifier RequirementId requirementId, ReviewStep step, String note)
            implements RequirementCommand {}

    /** Keeps a file of the workspace that is no text, under its content's SHA-256 in lower case hex. */
    record AttachFile(@TargetAggregateIdentifier RequirementId requirementId, String path, String sha256, long size)
            implements RequirementCommand {}

    /** Sets how the lines of a workspace file end when it is written out. */
    record SetLineEnding(@TargetAggregateIdentifier RequirementId requirementId, String path, LineEnd lineEnd)
            implements RequirementCommand {}

    /**
     * Passes the requirement on to the role of the next phase.
     *
     * @param from the phase that it is in as far as the sender knows; out of any other it is not handed off
     */
    record HandOff(@TargetAggregateIdentifier RequirementId requirementId, RequirementPhase from, String note)
            implements RequirementCommand {}

    /** @param from the phase that it is in as far as the sender knows */
    record SendBack(
            @TargetAggregateIdentifier RequirementId requirementId,
            RequirementPhase from,
            RequirementPhase to,
            String reason)
            implements RequirementCommand {}

    /** Brings a requirement to where it had come elsewhere; possible while it is in PLANNING and nothing blocks it. */
    record TakeOverProgress(@TargetAggregateIdentifier RequirementId requirementId, Progress progress)
            implements RequirementCommand {}

    record ArchiveRequirement(@TargetAggregateIdentifier RequirementId requirementId) implements RequirementCommand {}

    /** Archives a requirement because it is done; one that is not done stays active. */
    record ArchiveWhenDone(@TargetAggregateIdentifier RequirementId requirementId) implements RequirementCommand {}

    /** @param mostActive as when a requirement is drafted */
    record RestoreRequirement(@TargetAggregateIdentifier RequirementId requirementId, int mostActive)
            implements RequirementCommand {}
}
