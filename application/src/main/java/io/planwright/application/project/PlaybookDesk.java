package io.planwright.application.project;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.playbook.Playbook.Work;
import io.planwright.application.playbook.Playbooks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.circuit.CircuitLimits;
import io.planwright.domain.project.ProjectCommand.ChangePlaybook;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        var limits = new LinkedHashMap<String, Object>();
        limits.put("limits.mostActive", of(project).limits().mostActive());
        limits.put("limits.archiveWhenDone", archives);
        return changed(project, project.playbook(), limits);
    }

    /**
     * Asks this of the work on the tasks of the project, by a copy of its own.
     *
     * @throws io.planwright.application.playbook.PlaybookUnreadable when it is not possible
     */
    public Receipt work(By by, ProjectView project, Discipline wanted) {
        return commands.send(by.in(project.id()), working(project, wanted));
    }

    ChangePlaybook working(ProjectView project, Discipline wanted) {
        var now = of(project).work();
        var values = new LinkedHashMap<String, Object>();
        if (now.staged() != wanted.staged()) {
            values.put("work.staged", wanted.staged());
        }
        var before = now.staged(wanted.staged()).discipline();
        setWhereNew(values, "refactor", before.refactor(), wanted.refactor());
        setWhereNew(
                values,
                "independent",
                before.independent(),
                wanted.independent(),
                wanted.independent().stream().sorted().map(Stage::name).toList());
        setWhereNew(values, "independentGate", before.independentGate(), wanted.independentGate());
        setWhereNew(values, "greenTries", before.greenTries(), wanted.greenTries());
        setWhereNew(values, "fixRounds", before.fixRounds(), wanted.fixRounds());
        setWhereNew(values, "coverage", before.coverage(), wanted.coverage());
        setWhereNew(values, "lease", before.lease().toSeconds(), wanted.lease().toSeconds());
        setWhereNew(values, "beat", before.beat().toSeconds(), wanted.beat().toSeconds());
        setWhereNew(values, "stageCircuit", before.stage(), wanted.stage());
        setWhereNew(values, "workerCircuit", before.worker(), wanted.worker());
        setWhereNew(values, "systemCircuit", before.system(), wanted.system());
        if (now.equals(Work.FREE)) { // nothing may be said in the text yet
            values.putFirst("work.staged", wanted.staged());
        }
        return changed(project, project.playbook(), values);
    }

    private static void setWhereNew(
            Map<String, Object> values, String circuit, CircuitLimits before, CircuitLimits wanted) {
        setWhereNew(values, circuit + ".failures", before.failures(), wanted.failures());
        setWhereNew(
                values,
                circuit + ".window",
                before.window().toSeconds(),
                wanted.window().toSeconds());
        setWhereNew(
                values,
                circuit + ".pause",
                before.pause().toSeconds(),
                wanted.pause().toSeconds());
        setWhereNew(values, circuit + ".extensions", before.extensions(), wanted.extensions());
    }

    private static void setWhereNew(Map<String, Object> values, String key, Object before, Object wanted) {
        setWhereNew(values, key, before, wanted, wanted);
    }

    private static void setWhereNew(
            Map<String, Object> values, String key, Object before, Object wanted, Object written) {
        if (!before.equals(wanted)) {
            values.put("work." + key, written);
        }
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
        return changed(project, playbook, Map.of("limits.mostActive", mostActive));
    }

    private ChangePlaybook changed(ProjectView project, String playbook, Map<String, ?> values) {
        var yaml = playbooks.yaml(project.ownPlaybook(), playbook);
        return new ChangePlaybook(project.id(), playbooks.with(yaml, values), project.ownPlaybook());
    }
}
