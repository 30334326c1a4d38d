package io.planwright.domain.project;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;

/** What has happened to a project. Stored for good: add records, never rename or repurpose one. */
public sealed interface ProjectEvent {

    ProjectId projectId();

    record ProjectCreated(ProjectId projectId, ProjectKey key, String name, String playbook, Language language)
            implements ProjectEvent {}

    record ProjectRenamed(ProjectId projectId, String name) implements ProjectEvent {}

    record PlaybookChosen(ProjectId projectId, String playbook) implements ProjectEvent {}

    record PlaybookChanged(ProjectId projectId, String yaml) implements ProjectEvent {}

    record RoleGiven(ProjectId projectId, String actorId, String role) implements ProjectEvent {}

    record RoleTaken(ProjectId projectId, String actorId, String role) implements ProjectEvent {}

    record GuideAdded(ProjectId projectId, DocumentId documentId, String key, String title) implements ProjectEvent {}

    record GuideRemoved(ProjectId projectId, DocumentId documentId) implements ProjectEvent {}

    record LanguageChosen(ProjectId projectId, Language language) implements ProjectEvent {}
}
