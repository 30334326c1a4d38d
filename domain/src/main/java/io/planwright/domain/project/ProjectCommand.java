package io.planwright.domain.project;

import io.planwright.domain.identity.ProjectId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

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

    record ChooseLanguage(@TargetAggregateIdentifier ProjectId projectId, Language language)
            implements ProjectCommand {}
}
