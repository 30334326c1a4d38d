package io.planwright.application.project;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.project.Language;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.project.ProjectCommand.CreateProject;
import io.planwright.domain.project.ProjectKey;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where projects are begun. */
public final class ProjectDesk {

    private final Commands commands;
    private final Playbooks playbooks;

    public ProjectDesk(Commands commands, Playbooks playbooks) {
        this.commands = commands;
        this.playbooks = playbooks;
    }

    /**
     * @param mostActive how many requirements may be active at once; null for what the playbook says
     * @throws IllegalArgumentException when the key, the name or the playbook is not possible
     */
    public Made<ProjectId> create(
            By by, String key, String name, String playbook, Language language, @Nullable Integer mostActive) {
        var id = new ProjectId(by.newId());
        var todo = new ArrayList<Object>();
        todo.add(new CreateProject(
                id, new ProjectKey(key), name, playbooks.withKey(playbook).key(), language));
        if (mostActive != null) {
            todo.add(new ChangePlaybook(
                    id, playbooks.with(playbooks.yaml("", playbook), Map.of("limits.mostActive", mostActive)), ""));
        }
        return new Made<>(id, commands.send(by.in(id), todo));
    }

    public Made<ProjectId> create(By by, String key, String name, String playbook, Language language) {
        return create(by, key, name, playbook, language, null);
    }
}
