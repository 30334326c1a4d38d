package io.planwright.application.project;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import java.util.List;

/** Where a project makes a playbook its own: a copy that it changes, takes elsewhere or gives up again. */
public final class PlaybookDesk {

    private final Commands commands;
    private final Playbooks playbooks;

    public PlaybookDesk(Commands commands, Playbooks playbooks) {
        this.commands = commands;
        this.playbooks = playbooks;
    }

    /** @return the project's playbook, in its own copy where it has one */
    public Playbook of(ProjectView project) {
        return playbooks.of(project.ownPlaybook(), project.playbook());
    }

    /** @return the YAML of the project's playbook */
    public String yaml(ProjectView project) {
        return playbooks.yaml(project.ownPlaybook(), project.playbook());
    }

    /** @return whether the project has a copy of its own of its playbook */
    public boolean hasCopy(ProjectView project) {
        return playbooks.hasCopy(project.ownPlaybook(), project.playbook());
    }

    /**
     * Gives the project a copy of its own, or changes it.
     *
     * @throws io.planwright.application.playbook.PlaybookUnreadable when the YAML is no playbook
     * @throws Refused {@code playbook.otherKey} when it is another one than the project's; {@code playbook.changed}
     *     when somebody else has changed the copy since the project was read
     */
    public Receipt change(By by, ProjectView project, String yaml) {
        var key = playbooks.read(yaml).key();
        if (!key.equals(project.playbook())) {
            throw new Refused(
                    "playbook.otherKey",
                    "project " + project.key() + " works by the playbook '" + project.playbook() + "', this one is '"
                            + key + "'",
                    List.of(new Fact("project", project.id().toString(), "works by '" + project.playbook() + "'")),
                    List.of("set its key to " + project.playbook(), "let the project choose " + key + " first"));
        }
        return commands.send(by.in(project.id()), new ChangePlaybook(project.id(), yaml, project.ownPlaybook()));
    }

    /** Goes back to the playbook that comes with the server. */
    public Receipt reset(By by, ProjectView project) {
        return commands.send(by.in(project.id()), new ChangePlaybook(project.id(), "", project.ownPlaybook()));
    }

    /** @return the command that lets so many requirements be active at once, by a copy of the project's own */
    public ChangePlaybook limited(ProjectView project, int mostActive) {
        return limited(project, project.playbook(), mostActive);
    }

    /** @return the command that lets the cleanup archive or not, by a copy of the project's own */
    public ChangePlaybook archiving(ProjectView project, boolean archives) {
        return new ChangePlaybook(
                project.id(), playbooks.withArchiveWhenDone(yaml(project), archives), project.ownPlaybook());
    }

    /**
     * Gives the project another catalogue of targets, by a copy of its own.
     *
     * @throws io.planwright.application.playbook.PlaybookUnreadable when the catalogue is not possible
     */
    public Receipt catalogue(By by, ProjectView project, List<TargetGroup> targets) {
        return change(by, project, playbooks.withTargets(yaml(project), targets));
    }

    /** @param playbook the one that the project has chosen when the command is carried out */
    public ChangePlaybook limited(ProjectView project, String playbook, int mostActive) {
        var yaml = playbooks.yaml(project.ownPlaybook(), playbook);
        return new ChangePlaybook(project.id(), playbooks.withMostActive(yaml, mostActive), project.ownPlaybook());
    }
}
