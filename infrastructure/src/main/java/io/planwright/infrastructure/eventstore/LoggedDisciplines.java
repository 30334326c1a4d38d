package io.planwright.infrastructure.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Disciplines;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads off the log what the playbooks of projects ask of the work on tasks. Which requirement a plan belongs to never
 * changes.
 */
final class LoggedDisciplines implements Disciplines {

    private static final int MOST_KEPT = 10_000;

    private final Supplier<Streams> streams;
    private final Supplier<Playbooks> playbooks;
    private final Cache<PlanId, Origin> origins =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Origin(ProjectId project, String playbook) {}

    LoggedDisciplines(Supplier<Streams> streams, Supplier<Playbooks> playbooks) {
        this.streams = streams;
        this.playbooks = playbooks;
    }

    @Override
    public Discipline of(PlanId plan) {
        var origin = origins.getIfPresent(plan);
        if (origin == null) {
            origin = origin(plan);
            if (origin == null) {
                return Discipline.FREE; // a plan that nothing is known of asks for nothing
            }
            origins.put(plan, origin);
        }
        try {
            return playbooks
                    .get()
                    .of(ownPlaybook(origin.project()), origin.playbook())
                    .work()
                    .discipline();
        } catch (IllegalArgumentException gone) {
            return Discipline.FREE; // a playbook that is no more asks for nothing
        }
    }

    private @Nullable Origin origin(PlanId plan) {
        return streams.get().first(plan.toString()) instanceof PlanDrafted drafted
                ? streams.get()
                        .fold(drafted.requirementId().toString(), RequirementEvent.class, RequirementView::fold)
                        .map(requirement -> new Origin(requirement.projectId(), requirement.playbook()))
                        .orElse(null)
                : null;
    }

    private String ownPlaybook(ProjectId project) {
        return streams.get()
                .fold(project.toString(), ProjectEvent.class, ProjectView::fold)
                .map(ProjectView::ownPlaybook)
                .orElse("");
    }
}
