package io.planwright.application.plan;

import io.planwright.application.task.PlannedTask;
import io.planwright.domain.identity.TaskId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tasks of a plan by what waits for what, laid out from left to right: a task stands in a layer to the right of all
 * that it waits for. Tasks that neither wait nor are waited for stand row by row below the others.
 *
 * @param nodes in the order in which the tasks are read
 * @param edges in the order of the tasks that wait
 * @param criticalPath the heaviest chain of open tasks each of which waits for the one before; empty when no open task
 *     waits for another
 */
public record DependencyGraph(List<Node> nodes, List<Edge> edges, List<TaskId> criticalPath) {

    private static final int SWEEPS = 4;
    private static final int FEWEST_COLUMNS = 4;

    /**
     * @param layer from 0, left to right
     * @param order within the layer from 0, top to bottom
     * @param weight how much there is to do, see {@code Weight}
     * @param critical whether it lies on the critical path
     */
    public record Node(PlannedTask task, int layer, int order, int weight, boolean critical) {}

    /** @param from the task that {@code to} waits for */
    public record Edge(TaskId from, TaskId to, boolean critical) {}

    /**
     * @param tasks all tasks of a plan in the order in which they are read
     * @throws IllegalArgumentException when tasks wait for each other in a circle, which no plan lets happen
     */
    public static DependencyGraph of(List<PlannedTask> tasks) {
        return new Drawing(tasks).graph();
    }

    /** Works with the places of the tasks in the list, not with their ids. */
    private static final class Drawing {
        private final List<PlannedTask> tasks;
        private final List<List<Integer>> before = new ArrayList<>();
        private final List<List<Integer>> after = new ArrayList<>();
        private final int[] sorted;
        private final int[] layer;
        private final int[] order;
        private final int[] weight;

        Drawing(List<PlannedTask> tasks) {
            this.tasks = tasks;
            layer = new int[tasks.size()];
            order = new int[tasks.size()];
            weight = tasks.stream()
                    .mapToInt(task -> Weight.of(task.task().notes()))
                    .toArray();
            connect();
            sorted = sorted();
        }

        private void connect() {
            var places = new HashMap<TaskId, Integer>();
            for (int i = 0; i < tasks.size(); i++) {
                places.put(tasks.get(i).task().id(), i);
                before.add(new ArrayList<>());
                after.add(new ArrayList<>());
            }
            for (int i = 0; i < tasks.size(); i++) {
                for (var blocker : tasks.get(i).task().blockers()) {
                    var place = places.get(blocker);
                    if (place != null) {
                        before.get(i).add(place);
                        after.get(place).add(i);
                    }
                }
            }
        }

        /** @return the tasks so that each comes after all that it waits for */
        private int[] sorted() {
            var waitsFor = before.stream().mapToInt(List::size).toArray();
            var free = new ArrayDeque<Integer>();
            for (int i = 0; i < waitsFor.length; i++) {
                if (waitsFor[i] == 0) {
                    free.add(i);
                }
            }
            var found = new int[tasks.size()];
            int count = 0;
            while (!free.isEmpty()) {
                int next = free.remove();
                found[count++] = next;
                for (int waiting : after.get(next)) {
                    if (--waitsFor[waiting] == 0) {
                        free.add(waiting);
                    }
                }
            }
            if (count < found.length) {
                throw new IllegalArgumentException((found.length - count) + " tasks wait for each other in a circle");
            }
            return found;
        }

        DependencyGraph graph() {
            var connected = layers();
            arrange(connected);
            placeOthers(connected);
            var path = criticalPath();
            var next = new HashMap<Integer, Integer>();
            for (int i = 0; i < path.size(); i++) {
                next.put(path.get(i), i + 1 < path.size() ? path.get(i + 1) : -1);
            }
            return new DependencyGraph(
                    nodes(next), edges(next), path.stream().map(this::id).toList());
        }

        private List<Node> nodes(Map<Integer, Integer> critical) {
            var nodes = new ArrayList<Node>();
            for (int i = 0; i < tasks.size(); i++) {
                nodes.add(new Node(tasks.get(i), layer[i], order[i], weight[i], critical.containsKey(i)));
            }
            return List.copyOf(nodes);
        }

        private List<Edge> edges(Map<Integer, Integer> critical) {
            var edges = new ArrayList<Edge>();
            for (int i = 0; i < tasks.size(); i++) {
                for (int blocker : before.get(i)) {
                    edges.add(new Edge(id(blocker), id(i), critical.getOrDefault(blocker, -1) == i));
                }
            }
            return List.copyOf(edges);
        }

        private TaskId id(int place) {
            return tasks.get(place).task().id();
        }

        /** @return the tasks that wait or are waited for, by layer, each as far to the left as it can be */
        private List<List<Integer>> layers() {
            var layers = new ArrayList<List<Integer>>();
            for (int i : sorted) {
                if (isAlone(i)) {
                    continue;
                }
                layer[i] = before.get(i).stream()
                                .mapToInt(blocker -> layer[blocker])
                                .max()
                                .orElse(-1)
                        + 1;
                while (layers.size() <= layer[i]) {
                    layers.add(new ArrayList<>());
                }
                layers.get(layer[i]).add(i);
            }
            layers.forEach(each -> each.sort(Comparator.naturalOrder()));
            layers.forEach(this::number);
            return layers;
        }

        private boolean isAlone(int i) {
            return before.get(i).isEmpty() && after.get(i).isEmpty();
        }

        private void number(List<Integer> tasksOfLayer) {
            for (int i = 0; i < tasksOfLayer.size(); i++) {
                order[tasksOfLayer.get(i)] = i;
            }
        }

        /** Puts each task near the middle of its neighbours, to the right and to the left by turns. */
        private void arrange(List<List<Integer>> layers) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                boolean right = sweep % 2 == 0;
                for (var each : right ? layers : layers.reversed()) {
                    var middle = new HashMap<Integer, Double>();
                    for (int i : each) {
                        middle.put(i, middle(i, right ? before.get(i) : after.get(i), layers));
                    }
                    each.sort(Comparator.comparing(middle::get));
                    number(each);
                }
            }
        }

        private double middle(int task, List<Integer> neighbours, List<List<Integer>> layers) {
            return neighbours.stream()
                    .mapToDouble(each -> height(each, layers))
                    .average()
                    .orElse(height(task, layers));
        }

        private double height(int task, List<List<Integer>> layers) {
            return (order[task] + 0.5) / layers.get(layer[task]).size();
        }

        private void placeOthers(List<List<Integer>> layers) {
            int columns = Math.max(FEWEST_COLUMNS, layers.size());
            int top = layers.stream().mapToInt(List::size).max().orElse(0);
            int count = 0;
            for (int i = 0; i < tasks.size(); i++) {
                if (isAlone(i)) {
                    layer[i] = count % columns;
                    order[i] = top + count / columns;
                    count++;
                }
            }
        }

        private List<Integer> criticalPath() {
            var total = new long[tasks.size()];
            var from = new int[tasks.size()];
            Arrays.fill(from, -1);
            int last = -1;
            for (int i : sorted) {
                if (tasks.get(i).task().done()) {
                    continue;
                }
                for (int blocker : before.get(i)) {
                    if (!tasks.get(blocker).task().done() && (from[i] < 0 || total[blocker] > total[from[i]])) {
                        from[i] = blocker;
                    }
                }
                total[i] = weight[i] + (from[i] < 0 ? 0 : total[from[i]]);
                if (from[i] >= 0 && (last < 0 || total[i] > total[last])) {
                    last = i;
                }
            }
            var path = new ArrayList<Integer>();
            for (int i = last; i >= 0; i = from[i]) {
                path.add(i);
            }
            return path.reversed();
        }
    }
}
