package io.planwright.application.project;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;

/** Where projects are begun. */
public final class ProjectDesk {

    private final Commands commands;
    private final Playbooks playbooks;

    public ProjectDesk(Commands commands, Playbooks playbooks) {
        this.commands = commands;
        this.playbooks = playbooks;
    }

    /** @throws IllegalArgumentException when the key, the name or the playbook is not possible */
    public Made<ProjectId> create(By by, String key, String name, String playbook, Language language) {
        var id = new ProjectId(by.newId());
        var command = new CreateProject(
                id, new ProjectKey(key), name, playbooks.withKey(playbook).key(), language);
        return new Made<>(id, commands.send(by.in(id), command));
    }
}
