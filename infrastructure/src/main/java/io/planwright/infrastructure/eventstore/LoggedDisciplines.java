package io.planwright.infrastructure.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.planwright.application.playbook.Playbooks;
import io.planwright.application.project.ProjectView;
import io.planwright.application.requirement.RequirementView;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.plan.PlanEvent;
import io.planwright.domain.plan.PlanEvent.PlanDrafted;
import io.planwright.domain.project.ProjectEvent;
import io.planwright.domain.requirement.RequirementEvent;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Disciplines;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads off the log what the playbooks of projects ask of the work on tasks. Which requirement a plan belongs to never
 * changes; whether a project has changed since it was read is asked of the log each time.
 */
final class LoggedDisciplines implements Disciplines {

    private static final int MOST_KEPT = 10_000;

    private final JdbcClient jdbc;
    private final Supplier<Streams> streams;
    private final Supplier<Playbooks> playbooks;
    private final Cache<PlanId, Origin> origins =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    private final Cache<ProjectId, Copy> copies =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Origin(ProjectId project, String playbook) {}

    /** A project's own copy of its playbook, as of an event of the project. */
    private record Copy(long sequence, String yaml) {}

    LoggedDisciplines(JdbcClient jdbc, Supplier<Streams> streams, Supplier<Playbooks> playbooks) {
        this.jdbc = jdbc;
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
                    .of(copy(origin.project()).yaml(), origin.playbook())
                    .work()
                    .discipline();
        } catch (IllegalArgumentException gone) {
            return Discipline.FREE; // a playbook that is no more asks for nothing
        }
    }

    private @Nullable Origin origin(PlanId plan) {
        return streams.get()
                .<PlanDrafted, PlanEvent>fold(
                        plan.toString(),
                        PlanEvent.class,
                        (view, event, _) -> event instanceof PlanDrafted drafted ? drafted : view)
                .flatMap(drafted -> streams.get()
                        .fold(drafted.requirementId().toString(), RequirementEvent.class, RequirementView::fold))
                .map(requirement -> new Origin(requirement.projectId(), requirement.playbook()))
                .orElse(null);
    }

    private Copy copy(ProjectId project) {
        long sequence = jdbc.sql("select coalesce(max(sequence), -1) from event_log where subject = ?")
                .param(project.toString())
                .query(Long.class)
                .single();
        var known = copies.getIfPresent(project);
        if (known != null && known.sequence() == sequence) {
            return known;
        }
        var read = new Copy(
                sequence,
                streams.get()
                        .fold(project.toString(), ProjectEvent.class, ProjectView::fold)
                        .map(ProjectView::ownPlaybook)
                        .orElse(""));
        copies.put(project, read);
        return read;
    }
}
