package io.planwright.application.worker;

import io.planwright.application.Selection;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.worker.Beats.Beat;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Discipline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers how the workers of a project are and what they hold. */
public final class Crew {

    private static final int STRETCH = 500;

    private final Workers workers;
    private final Beats beats;
    private final Tasks tasks;
    private final Clock clock;

    /**
     * A worker as it is now.
     *
     * @param beat its last sign of life; null before the first
     * @param holds the tasks that it has claimed, by key
     */
    public record Member(WorkerView worker, @Nullable Beat beat, Life life, List<PlannedTask> holds) {}

    public Crew(Workers workers, Beats beats, Tasks tasks, Clock clock) {
        this.workers = workers;
        this.beats = beats;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @return the workers that are not retired, by name */
    public List<Member> of(ProjectId project, Discipline discipline) {
        return members(project, discipline, workers.of(project));
    }

    public Member member(WorkerView worker, Discipline discipline) {
        return members(worker.projectId(), discipline, List.of(worker)).getFirst();
    }

    private List<Member> members(ProjectId project, Discipline discipline, List<WorkerView> which) {
        var now = clock.instant();
        var lately = beats.of(project);
        var holds = holds(project);
        return which.stream()
                .map(worker -> {
                    var beat = lately.get(worker.id());
                    return new Member(
                            worker, beat, Life.of(beat, discipline, now), holds.getOrDefault(worker.id(), List.of()));
                })
                .toList();
    }

    private Map<WorkerId, List<PlannedTask>> holds(ProjectId project) {
        var holds = new HashMap<WorkerId, List<PlannedTask>>();
        String cursor = null;
        do {
            var page = tasks.in(project, Selection.with("state", "claimed"), STRETCH, cursor);
            for (var task : page.items()) {
                var claim = task.task().progress().claim();
                if (claim != null) {
                    holds.computeIfAbsent(claim.worker(), _ -> new ArrayList<>())
                            .add(task);
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return holds;
    }
}
