package io.planwright.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.PlanEvent.PhaseAdded;
import io.planwright.domain.plan.PlanEvent.PhaseRemoved;
import io.planwright.domain.plan.PlanEvent.PlanSectionAdded;
import io.planwright.domain.plan.PlanEvent.TaskMoved;
import io.planwright.domain.plan.PlanEvent.TaskPlaced;
import io.planwright.domain.plan.PlanEvent.TaskRemoved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OutlinePropertiesTest {

    private static final PlanId PLAN = new PlanId(new UUID(6, 1));

    /** Makes events that a plan could decide on. */
    private static final class Happenings {

        private final Random chance;
        private final Outline outline = new Outline();
        private final Set<TaskId> planned = new LinkedHashSet<>();
        private int made;

        Happenings(long seed) {
            chance = new Random(seed);
        }

        Outline after(int events) {
            for (int i = 0; i < events; i++) {
                next().ifPresent(event -> {
                    outline.on(event);
                    switch (event) {
                        case TaskPlaced placed -> planned.add(placed.taskId());
                        case TaskRemoved removed -> planned.remove(removed.taskId());
                        default -> {}
                    }
                });
            }
            return outline;
        }

        private Optional<PlanEvent> next() {
            return switch (chance.nextInt(10)) {
                case 0 ->
                    Optional.of(new PhaseAdded(PLAN, new PhaseId(newId()), "", "", "", oneOf(outline.parts(), true)));
                case 1 ->
                    Optional.of(new PlanSectionAdded(PLAN, new DocumentId(newId()), "", oneOf(outline.parts(), true)));
                case 2 ->
                    chosen(outline.phases())
                            .filter(phase -> outline.tasksOf(phase).isEmpty())
                            .map(phase -> new PhaseRemoved(PLAN, phase));
                case 3 ->
                    chosen(planned)
                            .filter(task -> outline.subtasksOf(task).isEmpty())
                            .map(task -> new TaskRemoved(PLAN, task));
                case 4, 5, 6 ->
                    chosen(planned).flatMap(task -> placeFor(task).map(at -> new TaskMoved(PLAN, task, at)));
                default -> {
                    var task = new TaskId(newId());
                    yield placeFor(task).map(at -> new TaskPlaced(PLAN, task, at));
                }
            };
        }

        private Optional<Place> placeFor(TaskId task) {
            return chosen(outline.phases()).map(phase -> {
                var possible = planned.stream()
                        .filter(each -> phase.equals(outline.phaseOf(each)) && !outline.isWithin(each, task))
                        .toList();
                var parent = oneOf(possible, true);
                var siblings = new ArrayList<>(outline.siblingsAt(new Place(phase, parent, null)));
                siblings.remove(task);
                return new Place(phase, parent, oneOf(siblings, true));
            });
        }

        private UUID newId() {
            return new UUID(9, ++made);
        }

        private <T> Optional<T> chosen(Iterable<T> from) {
            var all = new ArrayList<T>();
            from.forEach(all::add);
            return Optional.ofNullable(oneOf(all, false));
        }

        private <T> T oneOf(List<T> from, boolean orNone) {
            int index = chance.nextInt(from.size() + (orNone ? 1 : 0) + (from.isEmpty() && !orNone ? 1 : 0));
            return index < from.size() ? from.get(index) : null;
        }
    }

    @Property(tries = 500, seed = "2026")
    void everyTaskIsReadExactlyOnce(@ForAll long seed, @ForAll @IntRange(max = 200) int events) {
        var happenings = new Happenings(seed);
        var outline = happenings.after(events);
        var read = new ArrayList<TaskId>();

        outline.walk((task, _, _, _, _, _) -> read.add(task));

        assertThat(read).containsExactlyInAnyOrderElementsOf(happenings.planned);
        assertThat(outline.size()).isEqualTo(read.size());
        assertThat(read).allMatch(outline::has);
    }

    @Property(tries = 500, seed = "2026")
    void numbersCountWithoutGapsInTheOrderOfReading(@ForAll long seed, @ForAll @IntRange(max = 200) int events) {
        var outline = new Happenings(seed).after(events);
        var counted = new HashMap<String, Integer>();
        var phases = new LinkedHashSet<PhaseId>();
        var numbers = new HashMap<TaskId, String>();

        outline.walk((task, phase, parent, position, number, depth) -> {
            phases.add(phase);
            var above = parent == null ? Integer.toString(phases.size()) : numbers.get(parent);
            int expected = counted.merge(above, 1, Integer::sum);
            assertThat(position).isEqualTo(expected);
            assertThat(number).isEqualTo(above + "." + expected);
            assertThat(depth).isEqualTo(number.split("\\.").length - 2);
            assertThat(outline.phaseOf(task)).isEqualTo(phase);
            assertThat(outline.parentOf(task)).isEqualTo(parent);
            numbers.put(task, number);
        });
    }
}
