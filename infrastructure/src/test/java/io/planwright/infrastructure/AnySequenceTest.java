package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.Contended;
import io.planwright.application.requirement.Requirements;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.application.worker.OpenWork;
import io.planwright.domain.Refused;
import io.planwright.domain.gate.Check;
import io.planwright.domain.gate.GateCommand.FailCheck;
import io.planwright.domain.gate.GateCommand.OpenGate;
import io.planwright.domain.gate.GateCommand.PassCheck;
import io.planwright.domain.gate.GateCommand.ReopenCheck;
import io.planwright.domain.identity.GateId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.plan.Place;
import io.planwright.domain.plan.PlanCommand.MoveTask;
import io.planwright.domain.plan.PlanCommand.PlaceTask;
import io.planwright.domain.plan.PlanCommand.RemoveTask;
import io.planwright.domain.requirement.Lane;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.DraftRequirement;
import io.planwright.domain.requirement.RequirementCommand.FinishReviewStep;
import io.planwright.domain.requirement.RequirementCommand.HandOff;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.requirement.RequirementCommand.SendBack;
import io.planwright.domain.requirement.RequirementPhase;
import io.planwright.domain.requirement.ReviewStep;
import io.planwright.domain.requirement.Slug;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked in whatever order: numbers, limits and gates hold. */
class AnySequenceTest extends HeartTest {

    private static final int MOST_ACTIVE = 3;
    private static final int STEPS = 400;
    private static final List<String> CHECKS = List.of("tests-pass", "docs-written");

    /** What one run knows of what it has asked for. */
    private static final class Run {

        private final Story story;
        private final Random random;
        private final List<RequirementId> requirements = new ArrayList<>();
        private final Map<RequirementId, GateId> gates = new HashMap<>();
        private final List<TaskId> tasks = new ArrayList<>();
        private final Map<RequirementId, RequirementPhase> phases = new HashMap<>();
        private final Map<GateId, Set<String>> passed = new HashMap<>();
        private int refusals;

        Run(long seed) {
            story = Story.begin(heart.commands());
            story.send(new ArchiveRequirement(story.requirement()), new RestoreRequirement(story.requirement(), 1));
            random = new Random(seed);
        }

        void step() {
            try {
                switch (random.nextInt(12)) {
                    case 0, 1 -> draft();
                    case 2 -> send(new ArchiveRequirement(any(requirements)));
                    case 3 -> send(new RestoreRequirement(any(requirements), MOST_ACTIVE));
                    case 4, 5 -> handOff(any(requirements));
                    case 6 -> finish(any(requirements), ReviewStep.values()[random.nextInt(3)]);
                    case 7 -> sendBack(any(requirements), RequirementPhase.values()[random.nextInt(4)]);
                    case 8, 9 -> check(gates.get(any(requirements)), any(CHECKS));
                    case 10 -> place();
                    default -> change(any(tasks));
                }
            } catch (Refused _) {
                refusals++;
            } catch (Contended e) {
                throw new AssertionError("nobody else is there", e);
            }
        }

        private <T> @Nullable T any(List<T> list) {
            return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
        }

        private void send(Object command) {
            if (!command.toString().contains("=null")) {
                story.send(command);
            }
        }

        private void draft() {
            var id = new RequirementId(UUID.randomUUID());
            var gate = new GateId(UUID.randomUUID());
            send(
                    id,
                    new DraftRequirement(
                            id,
                            story.project(),
                            new Slug("r-" + id.toString().substring(0, 8)),
                            "Any",
                            Lane.FULL,
                            "plain",
                            MOST_ACTIVE),
                    new OpenGate(
                            gate,
                            id,
                            "Gate",
                            CHECKS.stream().map(key -> new Check(key, key)).toList()));
            requirements.add(id);
            gates.put(id, gate);
            phases.put(id, RequirementPhase.PLANNING);
            passed.put(gate, new HashSet<>());
        }

        private void send(RequirementId about, Object... all) {
            heart.commands().send(story.by().on(story.project(), about), List.of(all));
        }

        private void handOff(@Nullable RequirementId id) {
            if (id != null) {
                send(id, new HandOff(id, phases.get(id), ""));
                var next = RequirementPhase.values()[phases.get(id).ordinal() + 1];
                if (next == RequirementPhase.DONE) {
                    gateMustBePassed(id);
                }
                phases.put(id, next);
            }
        }

        private void finish(@Nullable RequirementId id, ReviewStep step) {
            if (id != null) {
                send(id, new FinishReviewStep(id, step, "finished"));
                assertThat(phases.get(id)).isEqualTo(RequirementPhase.REVIEWING);
                if (step == ReviewStep.CLEANUP) {
                    gateMustBePassed(id);
                    phases.put(id, RequirementPhase.DONE);
                }
            }
        }

        private void gateMustBePassed(RequirementId id) {
            assertThat(passed.get(gates.get(id))).containsExactlyInAnyOrderElementsOf(CHECKS);
        }

        private void sendBack(@Nullable RequirementId id, RequirementPhase to) {
            if (id != null) {
                send(id, new SendBack(id, phases.get(id), to, "not yet"));
                phases.put(id, to);
            }
        }

        private void check(@Nullable GateId gate, String check) {
            if (gate != null) {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        story.send(new FailCheck(gate, check, ""));
                        passed.get(gate).remove(check);
                    }
                    case 1 -> {
                        story.send(new ReopenCheck(gate, check));
                        passed.get(gate).remove(check);
                    }
                    default -> {
                        story.send(new PassCheck(gate, check, ""));
                        passed.get(gate).add(check);
                    }
                }
            }
        }

        private void place() {
            var task = Story.newTask();
            story.send(
                    new PlaceTask(story.plan(), task, new Place(story.phase(), any(tasks), null)), story.opening(task));
            tasks.add(task);
        }

        private void change(@Nullable TaskId task) {
            if (task != null) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> story.send(new TickTask(task, null));
                    case 2 -> story.send(new UntickTask(task));
                    case 3 -> story.letWait(task, tasks.get(random.nextInt(tasks.size())));
                    case 4 ->
                        story.send(new MoveTask(
                                story.plan(),
                                task,
                                new Place(story.phase(), random.nextBoolean() ? any(tasks) : null, null)));
                    default -> {
                        story.send(new RemoveTask(story.plan(), task), new DropTask(task));
                        tasks.remove(task);
                    }
                }
            }
        }

        void mustHold() {
            heart.awaitAll();
            long active = 0;
            for (var id : requirements) {
                var requirement = heart.get(Requirements.class).withId(id).orElseThrow();
                active += requirement.archived() ? 0 : 1;
                assertThat(requirement.phase()).isEqualTo(phases.get(id));
                if (requirement.phase() == RequirementPhase.DONE) {
                    assertThat(requirement.reviewed()).containsExactly(ReviewStep.values());
                }
            }
            assertThat(active).isLessThanOrEqualTo(MOST_ACTIVE);
            var planned = heart.get(Tasks.class).of(story.plan());
            numbersHold(planned);
            var open = planned.stream().filter(task -> !task.task().done()).toList();
            var waitedFor = open.stream().map(task -> task.task().id()).collect(Collectors.toSet());
            var wholes = open.stream().map(PlannedTask::parentId).collect(Collectors.toSet());
            var ready = open.stream()
                    .filter(task -> !wholes.contains(task.task().id()))
                    .filter(task -> Collections.disjoint(task.task().blockers(), waitedFor))
                    .map(task -> task.task().id())
                    .toList();
            assertThat(planned)
                    .filteredOn(PlannedTask::ready)
                    .extracting(task -> task.task().id())
                    .isEqualTo(ready);
            assertThat(claimable()).isNotEmpty().isEqualTo(ready);
            story.send(new ArchiveRequirement(story.requirement()));
            heart.awaitAll();
            assertThat(claimable()).isEmpty();
            story.send(new RestoreRequirement(story.requirement(), MOST_ACTIVE + 1));
            heart.awaitAll();
            assertThat(claimable()).isEqualTo(ready);
        }

        private List<TaskId> claimable() {
            return heart.get(OpenWork.class).claimable(story.project(), Set.of(), Instant.now(), 1_000).stream()
                    .map(OpenWork.Claimable::task)
                    .toList();
        }

        private void numbersHold(List<PlannedTask> planned) {
            assertThat(planned).extracting(task -> task.task().id()).containsExactlyInAnyOrderElementsOf(tasks);
            var next = new HashMap<String, Integer>();
            for (var task : planned) {
                var number = task.number();
                var above = number.substring(0, number.lastIndexOf('.'));
                assertThat(Integer.parseInt(number.substring(above.length() + 1)))
                        .as("the number after %s", above)
                        .isEqualTo(next.merge(above, 1, Integer::sum));
                assertThat(number.chars().filter(c -> c == '.').count()).isEqualTo(task.depth() + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void numbersLimitsAndGatesHold(long seed) {
        var run = new Run(seed);
        for (int i = 0; i < STEPS; i++) {
            run.step();
        }
        run.mustHold();
        assertThat(run.refusals).isPositive();
        assertThat(run.phases.values()).anyMatch(phase -> phase != RequirementPhase.PLANNING);
    }
}
