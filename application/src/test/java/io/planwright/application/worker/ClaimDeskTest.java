package io.planwright.application.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Forbidden;
import io.planwright.application.Made;
import io.planwright.application.Receipt;
import io.planwright.application.Sometime;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitView;
import io.planwright.application.log.ReadPosition;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which task comes next to whom. */
class ClaimDeskTest {

    private static final ProjectId PROJECT = new ProjectId(UUID.randomUUID());
    private static final WorkerView WORKER = new WorkerView(
            WorkerId.named(PROJECT, "one"),
            PROJECT,
            "one",
            Sometime.ADA.id(),
            Sometime.ADA.name(),
            false,
            Sometime.time(0));

    private final List<TaskId> open = new ArrayList<>();
    private final Map<TaskId, RuntimeException> refusals = new HashMap<>();
    private final List<TaskId> asked = new ArrayList<>();
    private int looks;

    private final Commands commands = (by, all) -> {
        var task = ((ClaimTask) all.getFirst()).taskId();
        asked.add(task);
        if (refusals.containsKey(task)) {
            throw refusals.get(task);
        }
        return new Receipt(1, false);
    };

    private final OpenWork work = new OpenWork() {
        @Override
        public List<Claimable> claimable(ProjectId project, Set<Stage> stages, Instant now, int limit) {
            looks++;
            return open.stream()
                    .limit(limit)
                    .map(task -> new Claimable(task, new RequirementId(UUID.randomUUID())))
                    .toList();
        }

        @Override
        public List<LapsedLease> lapsed(Instant now, int limit) {
            return List.of();
        }
    };

    private final CircuitBoard circuits = new CircuitBoard() {
        @Override
        public List<CircuitView> withIds(Collection<CircuitId> ids) {
            return List.of();
        }

        @Override
        public List<CircuitView> of(ProjectId project) {
            return List.of();
        }
    };

    private final ReadPosition position = new ReadPosition() {
        @Override
        public long current() {
            return 0;
        }

        @Override
        public boolean has(long position) {
            return true;
        }

        @Override
        public void await(long position, Duration atMost) {}
    };

    private final ClaimDesk desk =
            new ClaimDesk(commands, work, circuits, position, Clock.fixed(Sometime.time(0), ZoneOffset.UTC));

    private TaskId task(RuntimeException refusal) {
        var task = new TaskId(UUID.randomUUID());
        open.add(task);
        if (refusal != null) {
            refusals.put(task, refusal);
        }
        return task;
    }

    private static Forbidden forOthers(Fact... held) {
        return new Forbidden(new Refused("role.missing", "it is for others", List.of(held), List.of()));
    }

    private Optional<TaskId> next() {
        return desk.next(By.of(Sometime.ADA), WORKER, Set.of()).map(Made::id);
    }

    @Test
    void whatIsForOtherRolesIsPassedOverHoweverMuchThereIs() {
        for (int i = 0; i < 1_000; i++) {
            task(forOthers(new Fact("role", "tester", "is held by Ada")));
        }
        var mine = task(null);

        assertThat(next()).contains(mine);
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(looks).isLessThan(10);
    }

    @Test
    void whoHasNoRoleIsToldSo() {
        task(forOthers());
        task(null);

        assertThatThrownBy(this::next).isInstanceOf(Forbidden.class);
    }

    @Test
    void whatSomebodyElseHasTakenMeanwhileIsPassedOver() {
        task(new Refused("task.claimed", "worker two has it"));
        var free = task(null);

        assertThat(next()).contains(free);
    }

    @Test
    void whereAllIsForOthersThereIsNothing() {
        for (int i = 0; i < 100; i++) {
            task(forOthers(new Fact("role", "tester", "is held by Ada")));
        }

        assertThat(next()).isEmpty();
        assertThat(asked).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void whatStopsTheWorkerIsTold() {
        task(new Refused(
                "circuit.open",
                "all workers rest",
                List.of(new Fact("project", PROJECT.toString(), "rests")),
                List.of()));
        task(null);

        assertThatThrownBy(this::next)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("circuit.open"));
    }
}
