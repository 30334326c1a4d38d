package io.planwright.domain.decomposition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds and undoes cycles among tasks that wait for each other, in time linear in what there is. */
public final class Knots {

    private final List<ProposedTask> tasks;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] knot;
    private int knots;

    /** Tasks without cycles, and what had to be given up for that. */
    public record Undone(List<ProposedTask> tasks, List<String> notes) {}

    private Knots(List<ProposedTask> tasks) {
        this.tasks = tasks;
        for (int i = 0; i < tasks.size(); i++) {
            places.put(tasks.get(i).key(), i);
        }
        knot = new int[tasks.size()];
        Arrays.fill(knot, -1);
        tie();
    }

    /** @return the keys of some tasks that wait for each other, in their order; empty when there are none */
    static List<String> in(List<ProposedTask> tasks) {
        var knots = new Knots(tasks);
        for (var task : tasks) {
            for (var blocker : task.dependsOn()) {
                if (knots.isTied(task.key(), blocker)) {
                    int which = knots.knot[knots.at(task.key())];
                    return tasks.stream()
                            .map(ProposedTask::key)
                            .filter(key -> knots.knot[knots.at(key)] == which)
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** Lets no task of a cycle wait for one that stands after it, nor for itself or for what is not there. */
    public static Undone undo(List<ProposedTask> tasks) {
        var knots = new Knots(tasks);
        var undone = new ArrayList<ProposedTask>();
        var notes = new ArrayList<String>();
        for (var task : tasks) {
            var kept = new ArrayList<String>();
            for (var blocker : task.dependsOn()) {
                if (!knots.places.containsKey(blocker) || blocker.equals(task.key())) {
                    continue;
                }
                if (knots.isTied(task.key(), blocker) && knots.at(blocker) > knots.at(task.key())) {
                    notes.add(task.key() + " and " + blocker + " wait for each other in the document: " + task.key()
                            + " was made to go first");
                } else {
                    kept.add(blocker);
                }
            }
            undone.add(kept.equals(task.dependsOn()) ? task : task.withDependsOn(kept));
        }
        return new Undone(undone, notes);
    }

    private int at(String key) {
        return places.getOrDefault(key, -1);
    }

    private boolean isTied(String task, String blocker) {
        int from = at(task);
        int to = at(blocker);
        return to >= 0 && knot[from] == knot[to];
    }

    /** Tarjan's algorithm without recursion, for no chain of tasks may exhaust the stack. */
    private void tie() {
        int[] index = new int[tasks.size()];
        int[] low = new int[tasks.size()];
        int[] next = new int[tasks.size()];
        boolean[] open = new boolean[tasks.size()];
        var way = new ArrayDeque<Integer>();
        var waiting = new ArrayDeque<Integer>();
        int count = 0;
        for (int root = 0; root < tasks.size(); root++) {
            if (index[root] > 0) {
                continue;
            }
            way.push(root);
            while (!way.isEmpty()) {
                int at = way.peek();
                if (index[at] == 0) {
                    index[at] = low[at] = ++count;
                    waiting.push(at);
                    open[at] = true;
                }
                var blockers = tasks.get(at).dependsOn();
                int entered = -1;
                while (next[at] < blockers.size() && entered < 0) {
                    int blocker = at(blockers.get(next[at]++));
                    if (blocker >= 0 && index[blocker] == 0) {
                        entered = blocker;
                    } else if (blocker >= 0 && open[blocker]) {
                        low[at] = Math.min(low[at], index[blocker]);
                    }
                }
                if (entered >= 0) {
                    way.push(entered);
                    continue;
                }
                way.pop();
                if (!way.isEmpty()) {
                    low[way.peek()] = Math.min(low[way.peek()], low[at]);
                }
                if (low[at] == index[at]) {
                    int tied;
                    do {
                        tied = waiting.pop();
                        open[tied] = false;
                        knot[tied] = knots;
                    } while (tied != at);
                    knots++;
                }
            }
        }
    }
}
