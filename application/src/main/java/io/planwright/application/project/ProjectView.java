package io.planwright.application.project;

import io.planwright.application.Happening;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.project.ProjectEvent.LanguageChosen;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.project.ProjectEvent.ProjectCreated;
import io.planwright.domain.project.ProjectEvent.ProjectRenamed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a project looks like. */
public record ProjectView(
        ProjectId id,
        String key,
        String name,
        String playbook,
        Language language,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** @return the view after the event */
    public static ProjectView fold(@Nullable ProjectView view, ProjectEvent event, Happening happening) {
        if (event instanceof ProjectCreated created) {
            return new ProjectView(
                    created.projectId(),
                    created.key().value(),
                    created.name(),
                    created.playbook(),
                    created.language(),
                    1,
                    happening.at(),
                    happening.at());
        }
        if (view == null) {
            throw new IllegalStateException("no project before " + event);
        }
        return switch (event) {
            case ProjectCreated _ -> view;
            case ProjectRenamed renamed -> view.with(renamed.name(), view.playbook, view.language, happening.at());
            case PlaybookChosen chosen -> view.with(view.name, chosen.playbook(), view.language, happening.at());
            case LanguageChosen chosen -> view.with(view.name, view.playbook, chosen.language(), happening.at());
        };
    }

    private ProjectView with(String newName, String newPlaybook, Language newLanguage, Instant at) {
        return new ProjectView(id, key, newName, newPlaybook, newLanguage, version + 1, createdAt, at);
    }
}
