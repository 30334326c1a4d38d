package io.planwright.domain.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.ChooseLanguage;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectCommand.GiveRole;
import io.planwright.domain.project.ProjectCommand.RemoveGuide;
import io.planwright.domain.project.ProjectCommand.RenameProject;
import io.planwright.domain.project.ProjectCommand.TakeRole;
import io.planwright.domain.project.ProjectEvent.GuideAdded;
import io.planwright.domain.project.ProjectEvent.GuideRemoved;
import io.planwright.domain.project.ProjectEvent.LanguageChosen;
import io.planwright.domain.project.ProjectEvent.PlaybookChanged;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.project.ProjectEvent.ProjectCreated;
import io.planwright.domain.project.ProjectEvent.ProjectRenamed;
import io.planwright.domain.project.ProjectEvent.RoleGiven;
import io.planwright.domain.project.ProjectEvent.RoleTaken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Holds requirements and says by which method they are planned. */
public class Project {

    @AggregateIdentifier
    private ProjectId id;

    private String name;
    private String playbook;
    private Language language;
    private String changedPlaybook = "";
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Map<DocumentId, String> guides = new HashMap<>();

    Project() {}

    @CommandHandler
    public Project(CreateProject command, Claims claims) {
        claims.take("key", command.key().value(), command.projectId().value());
        apply(new ProjectCreated(
                command.projectId(),
                command.key(),
                Titles.checked("the name of a project", command.name()),
                command.playbook(),
                command.language()));
    }

    @CommandHandler
    void handle(RenameProject command) {
        var wanted = Titles.checked("the name of a project", command.name());
        if (!wanted.equals(name)) {
            apply(new ProjectRenamed(id, wanted));
        }
    }

    @CommandHandler
    void handle(ChoosePlaybook command) {
        if (!command.playbook().equals(playbook)) {
            apply(new PlaybookChosen(id, command.playbook()));
        }
    }

    @CommandHandler
    void handle(ChooseLanguage command) {
        if (command.language() != language) {
            apply(new LanguageChosen(id, command.language()));
        }
    }

    @CommandHandler
    void handle(ChangePlaybook command) {
        if (!command.yaml().equals(changedPlaybook)) {
            if (command.before() != null && !command.before().equals(changedPlaybook)) {
                throw new Refused(
                        "playbook.changed",
                        "the playbook of project '" + name + "' was changed by somebody else in the meantime",
                        List.of(new Fact("project", id.toString(), "has another playbook by now")),
                        List.of("read the current one and change that"));
            }
            apply(new PlaybookChanged(id, command.yaml()));
        }
    }

    @CommandHandler
    void handle(GiveRole command) {
        if (!rolesOf(command.actorId()).contains(command.role())) {
            apply(new RoleGiven(id, command.actorId(), command.role()));
        }
    }

    @CommandHandler
    void handle(TakeRole command) {
        if (rolesOf(command.actorId()).contains(command.role())) {
            apply(new RoleTaken(id, command.actorId(), command.role()));
        }
    }

    private Set<String> rolesOf(String actor) {
        return roles.getOrDefault(actor, Set.of());
    }

    @CommandHandler
    void handle(AddGuide command) {
        if (guides.containsKey(command.documentId())) {
            return;
        }
        if (guides.containsValue(command.key())) {
            throw new Refused(
                    "guide.taken",
                    "project '" + name + "' has a guide '" + command.key() + "' already",
                    List.of(new Fact("guide", command.key(), "is in use")),
                    List.of("choose another key", "change the guide that is there"));
        }
        apply(new GuideAdded(
                id, command.documentId(), command.key(), Titles.checked("the title of a guide", command.title())));
    }

    @CommandHandler
    void handle(RemoveGuide command) {
        if (guides.containsKey(command.documentId())) {
            apply(new GuideRemoved(id, command.documentId()));
        }
    }

    @EventSourcingHandler
    void on(ProjectEvent event) {
        id = event.projectId();
        switch (event) {
            case ProjectCreated created -> {
                name = created.name();
                playbook = created.playbook();
                language = created.language();
            }
            case ProjectRenamed renamed -> name = renamed.name();
            case PlaybookChosen chosen -> playbook = chosen.playbook();
            case PlaybookChanged changed -> changedPlaybook = changed.yaml();
            case RoleGiven given ->
                roles.computeIfAbsent(given.actorId(), _ -> new HashSet<>()).add(given.role());
            case RoleTaken taken ->
                roles.getOrDefault(taken.actorId(), new HashSet<>()).remove(taken.role());
            case GuideAdded added -> guides.put(added.documentId(), added.key());
            case GuideRemoved removed -> guides.remove(removed.documentId());
            case LanguageChosen chosen -> language = chosen.language();
        }
    }
}
