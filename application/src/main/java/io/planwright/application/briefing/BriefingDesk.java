package io.planwright.application.briefing;

import io.planwright.application.evidence.EvidenceBox;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.Attempts;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.task.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where somebody is told how to go on with a requirement or in a project. */
public final class BriefingDesk {

    private static final int MOST_EVENTS = 500;

    /** More active requirements than a briefing can tell of. */
    private static final int MOST_ACTIVE = 50;

    private final WorkspaceDesk workspaces;
    private final Requirements requirements;
    private final EventLog log;
    private final Attempts attempts;
    private final EvidenceBox evidence;

    public BriefingDesk(
            WorkspaceDesk workspaces,
            Requirements requirements,
            EventLog log,
            Attempts attempts,
            EvidenceBox evidence) {
        this.workspaces = workspaces;
        this.requirements = requirements;
        this.log = log;
        this.attempts = attempts;
        this.evidence = evidence;
    }

    /**
     * @param stage null for the one at which the task stands
     * @return what is needed to take a stage of the task on
     */
    public StagePrompt prompt(PlannedTask task, @Nullable Stage stage) {
        var workspace = workspaces.at(task.requirementId());
        var discipline = workspace.playbook().work().discipline();
        var progress = task.task().progress();
        return new StagePrompt(
                workspace,
                task,
                stage != null
                        ? stage
                        : Objects.requireNonNullElseGet(
                                progress.stage(), () -> discipline.first(progress.verifyOnly())),
                discipline,
                attempts.of(task.task().id()),
                evidence.of(task.task().id()));
    }

    /** @throws io.planwright.application.Missing when there is no such requirement */
    public Recovery of(RequirementId requirement) {
        return Recovery.of(workspaces.at(requirement), newest(requirement));
    }

    private List<LogEntry> newest(RequirementId requirement) {
        return log.before(Long.MAX_VALUE, new LogFilter(null, requirement.toString(), null, null), MOST_EVENTS);
    }

    /** @return what is active in the project, most recent first, without its progress log */
    public ProjectResume of(ProjectView project) {
        var page = requirements.of(project.id(), Requirements.UNDERWAY, MOST_ACTIVE, null);
        var active = workspaces.of(
                project.id(), page.items().stream().map(RequirementSummary::id).toList());
        return new ProjectResume(
                project,
                active.stream()
                        .map(workspace -> Recovery.of(workspace, List.of()))
                        .sorted(Comparator.comparing(Recovery::changedAt)
                                .reversed()
                                .thenComparing(
                                        recovery -> recovery.requirement().slug()))
                        .toList(),
                page.next() != null);
    }
}
