package io.planwright.application.worker;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.task.Tasks;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.circuit.CircuitCommand.BeginTrial;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.ExpireLease;
import io.planwright.domain.task.TaskCommand.ReleaseClaim;
import io.planwright.domain.task.TaskCommand.RenewLease;
import io.planwright.domain.worker.WorkerCommand.RegisterWorker;
import io.planwright.domain.worker.WorkerCommand.RetireWorker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where workers come for tasks: each task goes to one of them at a time. */
public final class ClaimDesk {

    private static final int CANDIDATES = 20;

    /** What can become of a task between the look at it and the claim. */
    private static final Set<String> OVERTAKEN = Set.of(
            "task.claimed", "task.done", "task.blocked", "task.removed", "task.exhausted", "requirement.archived");

    private final Commands commands;
    private final Tasks tasks;
    private final OpenWork work;
    private final CircuitBoard circuits;
    private final ReadPosition position;
    private final Clock clock;

    /** Tasks that were claimed over this desk, with the place of the claim in the log, until the tasks' table has it. */
    private final Map<TaskId, Long> taken = new ConcurrentHashMap<>();

    public ClaimDesk(
            Commands commands, Tasks tasks, OpenWork work, CircuitBoard circuits, ReadPosition position, Clock clock) {
        this.commands = commands;
        this.tasks = tasks;
        this.work = work;
        this.circuits = circuits;
        this.position = position;
        this.clock = clock;
    }

    /**
     * Registers a worker for who asks; doing so again under the same name is no harm.
     *
     * @throws Refused {@code worker.taken} when another actor has a worker of that name
     */
    public Made<WorkerId> register(By by, ProjectId project, String name) {
        var id = WorkerId.named(project, name.strip());
        return new Made<>(
                id,
                commands.send(
                        by.in(project),
                        new RegisterWorker(id, project, name, by.actor().id())));
    }

    public Receipt retire(By by, WorkerView worker) {
        mustOwn(by, worker);
        return commands.send(by.in(worker.projectId()), new RetireWorker(worker.id()));
    }

    /**
     * Claims a task for a worker; a worker that holds it already keeps it.
     *
     * @throws Refused {@code task.claimed}, {@code task.blocked}, {@code task.exhausted}, {@code circuit.open},
     *     {@code worker.foreign}
     */
    public Made<TaskId> claim(By by, WorkerView worker, PlannedTask task) {
        mustOwn(by, worker);
        var now = clock.instant();
        var todo = new ArrayList<Object>();
        for (var id : List.of(CircuitId.of(worker.id()), CircuitId.of(worker.projectId()))) {
            circuits.withId(id)
                    .filter(circuit -> circuit.state() == CircuitState.OPEN
                            && circuit.until() != null
                            && !now.isBefore(circuit.until()))
                    .ifPresent(circuit ->
                            todo.add(new BeginTrial(id, worker.id(), task.task().id(), now)));
        }
        todo.add(new ClaimTask(
                task.task().id(), worker.projectId(), worker.id(), by.actor().id(), now));
        return new Made<>(task.task().id(), commands.send(by.on(worker.projectId(), task.requirementId()), todo));
    }

    /**
     * Claims the task that comes next.
     *
     * @param stages at which it may stand; empty for any
     * @return empty when no task can be claimed now
     * @throws Refused {@code circuit.open} when the worker or all workers are stopped, {@code worker.foreign}
     */
    public Optional<Made<TaskId>> next(By by, WorkerView worker, Set<Stage> stages) {
        mustOwn(by, worker);
        var tried = new HashSet<TaskId>();
        while (true) {
            var candidates = work.claimable(worker.projectId(), stages, clock.instant(), CANDIDATES + stillTaken());
            int triedBefore = tried.size();
            for (var candidate : candidates) {
                if (tried.contains(candidate) || taken.putIfAbsent(candidate, Long.MAX_VALUE) != null) {
                    continue;
                }
                tried.add(candidate);
                var claimed = attempt(by, worker, candidate);
                if (claimed.isPresent()) {
                    return claimed;
                }
            }
            if (tried.size() == triedBefore) {
                return Optional.empty();
            }
        }
    }

    private Optional<Made<TaskId>> attempt(By by, WorkerView worker, TaskId candidate) {
        long until = -1;
        try {
            var task = tasks.withId(candidate);
            if (task.isEmpty()) {
                return Optional.empty();
            }
            var made = claim(by, worker, task.get());
            until = made.receipt().position();
            return Optional.of(made);
        } catch (Refused refused) {
            if (!OVERTAKEN.contains(refused.code()) && !isAboutTheTask(refused)) {
                throw refused;
            }
            return Optional.empty();
        } catch (Missing gone) {
            return Optional.empty();
        } finally {
            if (until < 0) {
                taken.remove(candidate);
            } else {
                taken.put(candidate, until);
            }
        }
    }

    /** A circuit that is open may be that of the task's stage alone: then another task will do. */
    private static boolean isAboutTheTask(Refused refused) {
        return refused.code().equals("circuit.open")
                && refused.facts().stream().allMatch(fact -> fact.kind().equals("stage"));
    }

    private int stillTaken() {
        long reached = position.current();
        taken.values().removeIf(at -> at <= reached);
        return taken.size();
    }

    public Receipt renew(By by, PlannedTask task, long token) {
        return commands.send(
                by.on(task.projectId(), task.requirementId()),
                new RenewLease(task.task().id(), by.actor().id(), token, clock.instant()));
    }

    /** @param why in words for people; may be empty */
    public Receipt release(By by, PlannedTask task, long token, String why) {
        return commands.send(
                by.on(task.projectId(), task.requirementId()),
                new ReleaseClaim(task.task().id(), token, why, clock.instant()));
    }

    /** Frees what is held under leases that have run out. Any number of nodes may do so at once. */
    public void freeLapsed(By by, int atMost) {
        var now = clock.instant();
        for (var lapsed : work.lapsed(now, atMost)) {
            commands.send(
                    by.on(lapsed.project(), lapsed.requirement()), new ExpireLease(lapsed.task(), lapsed.token(), now));
        }
    }

    private static void mustOwn(By by, WorkerView worker) {
        if (!worker.owner().equals(by.actor().id()) || worker.retired()) {
            throw new Refused(
                    "worker.foreign",
                    worker.retired()
                            ? "worker '" + worker.name() + "' is retired"
                            : "worker '" + worker.name() + "' acts for " + worker.ownerName() + ", not for "
                                    + by.actor().name(),
                    List.of(new Fact("worker", worker.id().toString(), "acts for " + worker.ownerName())),
                    List.of("register a worker of your own"));
        }
    }
}
