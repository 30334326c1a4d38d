package io.planwright.application.briefing;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.requirement.Requirements.RequirementFilter;
import io.planwright.application.workspace.WorkspaceDesk;
import io.planwright.domain.identity.RequirementId;
import java.util.Comparator;
import java.util.List;

/** Where somebody is told how to go on with a requirement or in a project. */
public final class BriefingDesk {

    private static final int MOST_EVENTS = 500;

    /** More active requirements than a briefing can tell of. */
    private static final int MOST_ACTIVE = 50;

    private final WorkspaceDesk workspaces;
    private final Requirements requirements;
    private final EventLog log;

    public BriefingDesk(WorkspaceDesk workspaces, Requirements requirements, EventLog log) {
        this.workspaces = workspaces;
        this.requirements = requirements;
        this.log = log;
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
        var page = requirements.of(project.id(), RequirementFilter.underway(), MOST_ACTIVE, null);
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
