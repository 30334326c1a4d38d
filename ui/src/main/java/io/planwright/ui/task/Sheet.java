package io.planwright.ui.task;

import io.planwright.application.evidence.EvidenceView;
import io.planwright.application.overlap.TouchedFile;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.task.AttemptView;
import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Discipline;
import java.util.List;
import java.util.Map;

/**
 * All that the panel says of a task, as of one moment.
 *
 * @param waitsFor the tasks it waits for, done or not
 * @param attempts in their order
 * @param evidence the newest first
 * @param workers the names of those of the project
 * @param history the newest first
 */
record Sheet(
        PlannedTask planned,
        ProjectView project,
        RequirementView requirement,
        Discipline discipline,
        List<PlannedTask> waitsFor,
        List<AttemptView> attempts,
        List<EvidenceView> evidence,
        Map<WorkerId, String> workers,
        List<TouchedFile> files,
        List<Happened> history) {

    String nameOf(WorkerId worker) {
        return workers.getOrDefault(worker, "?");
    }
}
