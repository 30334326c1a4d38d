package io.planwright.domain.project;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a project. */
public sealed interface ProjectCommand {

    record CreateProject(
            @TargetAggregateIdentifier ProjectId projectId,
            ProjectKey key,
            String name,
            String playbook,
            Language language)
            implements ProjectCommand {}

    record RenameProject(@TargetAggregateIdentifier ProjectId projectId, String name) implements ProjectCommand {}

    record ChoosePlaybook(@TargetAggregateIdentifier ProjectId projectId, String playbook) implements ProjectCommand {}

    /**
     * Gives the project a copy of its own of the playbook, or changes that copy.
     *
     * @param yaml the whole playbook, known to be valid; empty to go back to the one that comes with the server
     * @param before the copy that the change was made on, empty where there was none; null for whatever is there
     */
    record ChangePlaybook(
            @TargetAggregateIdentifier ProjectId projectId,
            String yaml,
            @Nullable String before) implements ProjectCommand {
        public ChangePlaybook(ProjectId projectId, String yaml) {
            this(projectId, yaml, null);
        }
    }

    /** Lets an actor act in a role of the playbook. */
    record GiveRole(@TargetAggregateIdentifier ProjectId projectId, String actorId, String role)
            implements ProjectCommand {}

    record TakeRole(@TargetAggregateIdentifier ProjectId projectId, String actorId, String role)
            implements ProjectCommand {}

    /** Adds a page to the project's library of guides. */
    record AddGuide(@TargetAggregateIdentifier ProjectId projectId, DocumentId documentId, String key, String title)
            implements ProjectCommand {}

    record RemoveGuide(@TargetAggregateIdentifier ProjectId projectId, DocumentId documentId)
            implements ProjectCommand {}

    record ChooseLanguage(@TargetAggregateIdentifier ProjectId projectId, Language language)
            implements ProjectCommand {}
}
