package io.planwright.application.decomposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a pass proposes, or what a person made of it: tasks whose keys are unique and that wait for each other without
 * cycles.
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
}
