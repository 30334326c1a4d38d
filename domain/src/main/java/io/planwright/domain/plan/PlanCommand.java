package io.planwright.domain.plan;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a plan. */
public sealed interface PlanCommand {

    /** @param path the workspace file that the plan is written to, unique in its requirement */
    record DraftPlan(@TargetAggregateIdentifier PlanId planId, RequirementId requirementId, String title, String path)
            implements PlanCommand {}

    /**
     * Drafts a plan whose file is called {@code {week}-{number}-{name}-plan.md}; the number is the next of its week.
     *
     * @param folder where the file is written to, with a slash at its end; may be empty
     */
    record DraftNumberedPlan(
            @TargetAggregateIdentifier PlanId planId,
            RequirementId requirementId,
            ProjectId projectId,
            String title,
            Week week,
            String folder,
            String name)
            implements PlanCommand {}

    /** Gives a plan that was numbered elsewhere its number here, so that no other plan gets it. */
    record TakePlanNumber(@TargetAggregateIdentifier PlanId planId, ProjectId projectId, Week week, int number)
            implements PlanCommand {}

    record RetitlePlan(@TargetAggregateIdentifier PlanId planId, String title) implements PlanCommand {}

    /** @param after the part, phase or section, that it follows; null for the first place */
    record AddPlanSection(
            @TargetAggregateIdentifier PlanId planId,
            DocumentId documentId,
            String key,
            @Nullable UUID after) implements PlanCommand {}

    /**
     * @param heading the heading as it stands in the plan file, with its line's end; empty for tasks without a heading
     * @param lead what stands between heading and first task
     * @param after the part, phase or section, that it follows; null for the first place
     */
    record AddPhase(
            @TargetAggregateIdentifier PlanId planId,
            PhaseId phaseId,
            String title,
            String heading,
            String lead,
            @Nullable UUID after)
            implements PlanCommand {}

    record RetitlePhase(@TargetAggregateIdentifier PlanId planId, PhaseId phaseId, String title, String heading)
            implements PlanCommand {}

    /** Takes away a phase that has no tasks. */
    record RemovePhase(@TargetAggregateIdentifier PlanId planId, PhaseId phaseId) implements PlanCommand {}

    record PlaceTask(@TargetAggregateIdentifier PlanId planId, TaskId taskId, Place place) implements PlanCommand {}

    /**
     * Places a task as the last of the phase of that title, which is added behind all other parts where there is none.
     *
     * @param added the id of the phase if it has to be added
     */
    record PlaceInPhase(@TargetAggregateIdentifier PlanId planId, TaskId taskId, String title, PhaseId added)
            implements PlanCommand {}

    /** Moves a task with all that stands below it. */
    record MoveTask(@TargetAggregateIdentifier PlanId planId, TaskId taskId, Place place) implements PlanCommand {}

    /** Takes away a task that has no subtasks and that nothing waits for. */
    record RemoveTask(@TargetAggregateIdentifier PlanId planId, TaskId taskId) implements PlanCommand {}

    /** Puts a removed task back to where it stood, or to the end of what is left of that place. */
    record PutTaskBack(@TargetAggregateIdentifier PlanId planId, TaskId taskId) implements PlanCommand {}

    record AddDependency(@TargetAggregateIdentifier PlanId planId, TaskId taskId, TaskId blocker)
            implements PlanCommand {}

    record RemoveDependency(@TargetAggregateIdentifier PlanId planId, TaskId taskId, TaskId blocker)
            implements PlanCommand {}
}
