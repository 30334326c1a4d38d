package io.planwright.application.project;

import io.planwright.application.Happening;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.project.ProjectEvent.GuideAdded;
import io.planwright.domain.project.ProjectEvent.GuideRemoved;
import io.planwright.domain.project.ProjectEvent.LanguageChosen;
import io.planwright.domain.project.ProjectEvent.PlaybookChanged;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.project.ProjectEvent.ProjectCreated;
import io.planwright.domain.project.ProjectEvent.ProjectRenamed;
import io.planwright.domain.project.ProjectEvent.RoleGiven;
import io.planwright.domain.project.ProjectEvent.RoleTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a project looks like.
 *
 * @param ownPlaybook the project's copy of its playbook as YAML; empty when it has none
 * @param roles keys of the roles that actors have in it, by actor id
 */
public record ProjectView(
        ProjectId id,
        String key,
        String name,
        String playbook,
        Language language,
        String ownPlaybook,
        Map<String, List<String>> roles,
        List<Guide> guides,
        long version,
        Instant createdAt,
        Instant changedAt) {

    /** A page of the project's library. */
    public record Guide(DocumentId documentId, String key, String title) {}

    /** @return the view after the event */
    public static ProjectView fold(@Nullable ProjectView view, ProjectEvent event, Happening happening) {
        if (event instanceof ProjectCreated created) {
            return new ProjectView(
                    created.projectId(),
                    created.key().value(),
                    created.name(),
                    created.playbook(),
                    created.language(),
                    "",
                    Map.of(),
                    List.of(),
                    1,
                    happening.at(),
                    happening.at());
        }
        if (view == null) {
            throw new IllegalStateException("no project before " + event);
        }
        var next = new Draft(view);
        switch (event) {
            case ProjectCreated _ -> {}
            case ProjectRenamed renamed -> next.name = renamed.name();
            case PlaybookChosen chosen -> next.playbook = chosen.playbook();
            case PlaybookChanged changed -> next.ownPlaybook = changed.yaml();
            case LanguageChosen chosen -> next.language = chosen.language();
            case RoleGiven given -> next.roles(given.actorId()).add(given.role());
            case RoleTaken taken -> next.roles(taken.actorId()).remove(taken.role());
            case GuideAdded added -> next.guides.add(new Guide(added.documentId(), added.key(), added.title()));
            case GuideRemoved removed ->
                next.guides.removeIf(guide -> guide.documentId().equals(removed.documentId()));
        }
        return next.at(happening.at());
    }

    private static final class Draft {
        private final ProjectView view;
        private String name;
        private String playbook;
        private Language language;
        private String ownPlaybook;
        private final SortedMap<String, List<String>> roles = new TreeMap<>();
        private final List<Guide> guides;

        Draft(ProjectView view) {
            this.view = view;
            name = view.name;
            playbook = view.playbook;
            language = view.language;
            ownPlaybook = view.ownPlaybook;
            view.roles.forEach((actor, held) -> roles.put(actor, new ArrayList<>(held)));
            guides = new ArrayList<>(view.guides);
        }

        List<String> roles(String actor) {
            return roles.computeIfAbsent(actor, _ -> new ArrayList<>());
        }

        ProjectView at(Instant at) {
            roles.values().removeIf(List::isEmpty);
            return new ProjectView(
                    view.id,
                    view.key,
                    name,
                    playbook,
                    language,
                    ownPlaybook,
                    Map.copyOf(roles),
                    List.copyOf(guides),
                    view.version + 1,
                    view.createdAt,
                    at);
        }
    }
}
