package io.planwright.domain.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.ProjectCommand.ChooseLanguage;
import io.planwright.domain.project.ProjectCommand.ChoosePlaybook;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectCommand.RenameProject;
import io.planwright.domain.project.ProjectEvent.LanguageChosen;
import io.planwright.domain.project.ProjectEvent.PlaybookChosen;
import io.planwright.domain.project.ProjectEvent.ProjectCreated;
import io.planwright.domain.project.ProjectEvent.ProjectRenamed;
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
            case LanguageChosen chosen -> language = chosen.language();
        }
    }
}
