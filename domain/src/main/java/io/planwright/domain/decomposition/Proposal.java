package io.planwright.domain.decomposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pass proposes, or what a person made of it: tasks whose keys are unique and that wait for each other without
 * cycles. Stored with events: what was possible once must stay possible.
 *
 * @param notes what a person who revises it should know, a sentence each
 */
public record Proposal(Pass pass, List<ProposedTask> tasks, List<String> notes) {

    /** More can be neither overseen by a person nor worked off as one plan. */
    public static final int MOST_TASKS = 1_000;

    private static final int MOST_NOTES = 100;

    /** @throws IllegalArgumentException when there are no tasks, too many, or such as cannot stand together */
    public Proposal {
        tasks = List.copyOf(tasks);
        notes = notes.stream().distinct().limit(MOST_NOTES).toList();
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("a proposal must have a task");
        }
        if (tasks.size() > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "a proposal can have " + MOST_TASKS + " tasks, not " + tasks.size() + ": split the document");
        }
        var keys = new HashSet<String>();
        for (var task : tasks) {
            if (!keys.add(task.key())) {
                throw new IllegalArgumentException("the key '" + task.key() + "' is given twice");
            }
        }
        for (var task : tasks) {
            for (var blocker : task.dependsOn()) {
                if (!keys.contains(blocker)) {
                    throw new IllegalArgumentException(
                            "task " + task.key() + " waits for '" + blocker + "', which is not in the proposal");
                }
            }
        }
        var cycle = Knots.in(tasks);
        if (!cycle.isEmpty()) {
            throw new IllegalArgumentException("tasks wait for each other: " + String.join(", ", cycle));
        }
    }

    /** @return the phases in the order in which their first tasks stand */
    public List<ProposedPhase> phases() {
        var phases = new LinkedHashMap<String, List<ProposedTask>>();
        tasks.forEach(task ->
                phases.computeIfAbsent(task.phase(), _ -> new ArrayList<>()).add(task));
        return phases.entrySet().stream()
                .map(phase -> new ProposedPhase(phase.getKey(), phase.getValue()))
                .toList();
    }

    public Optional<ProposedTask> task(String key) {
        return tasks.stream().filter(task -> task.key().equals(key)).findFirst();
    }

    /**
     * @param task in place of the one with its key
     * @throws IllegalArgumentException as for any proposal
     */
    public Proposal with(ProposedTask task) {
        return new Proposal(
                pass,
                tasks.stream()
                        .map(each -> each.key().equals(task.key()) ? task : each)
                        .toList(),
                notes);
    }

    /**
     * @param before key of the task that it is to stand before; null, or one that is not there, for the end
     * @throws IllegalArgumentException as for any proposal
     */
    public Proposal withNew(ProposedTask task, @Nullable String before) {
        var all = new ArrayList<>(tasks);
        int place = before == null
                ? -1
                : tasks.stream().map(ProposedTask::key).toList().indexOf(before);
        all.add(place < 0 ? all.size() : place, task);
        return new Proposal(pass, all, notes);
    }

    /**
     * @return the proposal without a task, and without any waiting for it
     * @throws IllegalArgumentException when no task would be left
     */
    public Proposal without(String key) {
        return new Proposal(
                pass,
                tasks.stream()
                        .filter(task -> !task.key().equals(key))
                        .map(task -> task.dependsOn().contains(key)
                                ? task.withDependsOn(task.dependsOn().stream()
                                        .filter(blocker -> !blocker.equals(key))
                                        .toList())
                                : task)
                        .toList(),
                notes);
    }
}
