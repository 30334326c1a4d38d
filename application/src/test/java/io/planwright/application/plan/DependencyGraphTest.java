package io.planwright.application.plan;

import static io.planwright.application.SomeTasks.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.application.SomeTasks;
import io.planwright.application.plan.DependencyGraph.Edge;
import io.planwright.application.plan.DependencyGraph.Node;
import io.planwright.domain.identity.TaskId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyGraphTest {

    private static Map<TaskId, Node> byId(DependencyGraph graph) {
        return graph.nodes().stream()
                .collect(Collectors.toMap(node -> node.task().task().id(), node -> node));
    }

    private static List<Integer> layers(DependencyGraph graph) {
        return graph.nodes().stream().map(Node::layer).toList();
    }

    @Test
    void aTaskStandsToTheRightOfAllThatItWaitsFor() {
        var graph =
                DependencyGraph.of(new SomeTasks().add().add(1).add(1).add(2, 1).all());
        assertThat(layers(graph)).containsExactly(0, 1, 1, 2);
        assertThat(graph.edges())
                .extracting(Edge::from, Edge::to)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(id(1), id(2)),
                        org.assertj.core.api.Assertions.tuple(id(1), id(3)),
                        org.assertj.core.api.Assertions.tuple(id(2), id(4)),
                        org.assertj.core.api.Assertions.tuple(id(1), id(4)));
    }

    @Test
    void linesThatNeedNotCrossDoNot() {
        // 1 and 2 are waited for by 4 and 3: 4 comes above 3
        var nodes = byId(
                DependencyGraph.of(new SomeTasks().add().add().add(2).add(1).all()));
        assertThat(nodes.get(id(4)).order()).isLessThan(nodes.get(id(3)).order());
    }

    @Test
    void whatIsConnectedWithNothingStandsBelowRowByRow() {
        var graph = DependencyGraph.of(
                new SomeTasks().add().add(1).add().add().add().add().add().all());
        assertThat(graph.nodes())
                .extracting(Node::layer, Node::order)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(0, 0),
                        org.assertj.core.api.Assertions.tuple(1, 0),
                        org.assertj.core.api.Assertions.tuple(0, 1),
                        org.assertj.core.api.Assertions.tuple(1, 1),
                        org.assertj.core.api.Assertions.tuple(2, 1),
                        org.assertj.core.api.Assertions.tuple(3, 1),
                        org.assertj.core.api.Assertions.tuple(0, 2));
    }

    @Test
    void theCriticalPathIsTheLongestChainOfOpenTasks() {
        var graph = DependencyGraph.of(
                new SomeTasks().done().add(1).add(2).add(3).add(2).all());
        assertThat(graph.criticalPath()).containsExactly(id(2), id(3), id(4));
        assertThat(graph.edges().stream().filter(Edge::critical))
                .extracting(Edge::from)
                .containsExactly(id(2), id(3));
        assertThat(graph.nodes().stream().filter(Node::critical)).hasSize(3);
    }

    @Test
    void aHeavyTaskMakesAShorterChainCritical() {
        var graph = DependencyGraph.of(new SomeTasks()
                .add()
                .add(1)
                .add(2)
                .add("  - Complexity: high", null, false, 1)
                .all());
        assertThat(graph.criticalPath()).containsExactly(id(1), id(4));
    }

    @Test
    void withoutOpenTasksThatWaitThereIsNoCriticalPath() {
        assertThat(DependencyGraph.of(List.of()).criticalPath()).isEmpty();
        assertThat(DependencyGraph.of(new SomeTasks().add().add().all()).criticalPath())
                .isEmpty();
        assertThat(DependencyGraph.of(new SomeTasks().done().add(1).all()).criticalPath())
                .isEmpty();
    }

    @Test
    void aCircleIsNamedAsSuch() {
        var circle = new SomeTasks().add(2).add(1).all();
        assertThatThrownBy(() -> DependencyGraph.of(circle)).hasMessageContaining("circle");
    }

    @ParameterizedTest
    @CsvSource({
        "'',1",
        "Complexity: low,1",
        "**Complexity**: Medium,2",
        "Effort: high,4",
        "Độ phức tạp: cao,4",
        "Estimate: 3 h,3",
        "Estimate: 2 days,16",
        "Ước lượng: 5 giờ,5",
        "'Complexity: high, Estimate: 2 hours',2",
        "High time to do it,1"
    })
    void notesTellHowMuchThereIsToDo(String notes, int weight) {
        assertThat(Weight.of(notes)).isEqualTo(weight);
    }

    private static SomeTasks random(int size, int most, long seed) {
        var random = new Random(seed);
        var tasks = new SomeTasks();
        for (int i = 1; i <= size; i++) {
            int number = i;
            int[] waitsFor = IntStream.range(0, random.nextInt(most + 1))
                    .map(_ -> 1 + random.nextInt(number))
                    .filter(blocker -> blocker < number)
                    .distinct()
                    .toArray();
            tasks.add("", null, random.nextInt(4) == 0, waitsFor);
        }
        return tasks;
    }

    @Property(tries = 200, seed = "2026")
    void layersFollowTheDependenciesAndNoTwoTasksStandInOnePlace(
            @ForAll @IntRange(max = 60) int size, @ForAll @IntRange(max = 4) int most, @ForAll long seed) {
        var tasks = random(size, most, seed).all();
        var graph = DependencyGraph.of(tasks);
        var nodes = byId(graph);
        assertThat(nodes).hasSize(size);
        graph.edges()
                .forEach(edge -> assertThat(nodes.get(edge.from()).layer())
                        .isLessThan(nodes.get(edge.to()).layer()));
        var places = new HashSet<List<Integer>>();
        nodes.values()
                .forEach(node -> assertThat(places.add(List.of(node.layer(), node.order())))
                        .isTrue());
        var path = graph.criticalPath();
        for (int i = 0; i < path.size(); i++) {
            var task = nodes.get(path.get(i)).task().task();
            assertThat(task.done()).isFalse();
            if (i > 0) {
                assertThat(task.blockers()).contains(path.get(i - 1));
            }
        }
    }

    @Test
    void aPlanOfTwoThousandTasksIsLaidOutAtOnce() {
        var tasks = random(2_000, 4, 42).all();
        DependencyGraph.of(tasks); // warm
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> DependencyGraph.of(tasks));
    }

    @Test
    void aChainOfTwoThousandTasksIsLaidOutAtOnce() {
        var tasks = new SomeTasks().add();
        for (int i = 2; i <= 2_000; i++) {
            tasks.add(i - 1);
        }
        var all = tasks.all();
        var graph = Assertions.assertTimeout(Duration.ofSeconds(20), () -> DependencyGraph.of(all));
        assertThat(graph.criticalPath()).hasSize(2_000);
    }
}
