package io.planwright.application.worker;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Forbidden;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.ActorKind;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.worker.OpenWork.Claimable;
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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where workers come for tasks: each task goes to one of them at a time. */
public final class ClaimDesk {

    private static final int CANDIDATES = 20;

    /** What can become of a task between the look at it and the claim. */
    private static final Set<String> OVERTAKEN = Set.of(
            "task.claimed", "task.done", "task.blocked", "task.removed", "task.exhausted", "requirement.archived");

    private final Commands commands;
    private final OpenWork work;
    private final CircuitBoard circuits;
    private final Clock clock;

    private final Taken taken;

    public ClaimDesk(Commands commands, OpenWork work, CircuitBoard circuits, ReadPosition position, Clock clock) {
        this.commands = commands;
        this.work = work;
        this.circuits = circuits;
        this.taken = new Taken(position);
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
        return claim(
                by.on(worker.projectId(), task.requirementId()),
                worker,
                task.task().id());
    }

    private Made<TaskId> claim(By by, WorkerView worker, TaskId task) {
        var now = clock.instant();
        var claim =
                new ClaimTask(task, worker.projectId(), worker.id(), by.actor().id(), now);
        try {
            return new Made<>(task, commands.send(by, List.of(claim)));
        } catch (Refused refused) {
            var trials = refused.code().equals("circuit.open") ? trialsDue(worker, task, now) : List.of();
            if (trials.isEmpty()) {
                throw refused;
            }
            return new Made<>(
                    task,
                    commands.send(
                            by, Stream.concat(trials.stream(), Stream.of(claim)).toList()));
        }
    }

    /** What has rested long enough lets one task through. */
    private List<BeginTrial> trialsDue(WorkerView worker, TaskId task, Instant now) {
        return circuits.withIds(List.of(CircuitId.of(worker.id()), CircuitId.of(worker.projectId()))).stream()
                .filter(circuit -> circuit.state() == CircuitState.OPEN
                        && circuit.until() != null
                        && !now.isBefore(circuit.until()))
                .map(circuit -> new BeginTrial(circuit.id(), worker.id(), task, now))
                .toList();
    }

    /**
     * Claims the task that comes next.
     *
     * @param stages at which it may stand; empty for any
     * @return empty when no task can be claimed now
     * @throws Refused {@code circuit.open} when the worker or all workers are stopped, {@code worker.foreign}
     * @throws Forbidden to who has no role in a project with roles; tasks that are for other roles are passed over
     */
    public Optional<Made<TaskId>> next(By by, WorkerView worker, Set<Stage> stages) {
        mustOwn(by, worker);
        var tried = new HashSet<TaskId>();
        while (true) {
            int triedBefore = tried.size();
            try (var look = taken.look()) {
                int enough = CANDIDATES + 2 * triedBefore + look.mistaken();
                for (var open : work.claimable(worker.projectId(), stages, clock.instant(), enough)) {
                    if (tried.contains(open.task()) || !look.take(open.task())) {
                        continue;
                    }
                    tried.add(open.task());
                    var claimed = attempt(by, worker, open, look);
                    if (claimed.isPresent()) {
                        return claimed;
                    }
                }
            }
            if (tried.size() == triedBefore) {
                return Optional.empty();
            }
        }
    }

    private Optional<Made<TaskId>> attempt(By by, WorkerView worker, Claimable open, Taken.Look look) {
        long at = -1;
        try {
            var made = claim(by.on(worker.projectId(), open.requirement()), worker, open.task());
            at = made.receipt().position();
            return Optional.of(made);
        } catch (Refused refused) {
            if (!OVERTAKEN.contains(refused.code()) && !isAboutTheTask(refused)) {
                throw refused;
            }
            return Optional.empty();
        } catch (Missing gone) {
            return Optional.empty();
        } catch (Forbidden others) {
            if (others.refused().facts().isEmpty()) {
                throw others; // who has no role at all waits in vain
            }
            return Optional.empty();
        } finally {
            if (at < 0) {
                look.leave(open.task());
            } else {
                look.claimed(open.task(), at);
            }
        }
    }

    /** A circuit that is open may be that of the task's stage alone: then another task will do. */
    private static boolean isAboutTheTask(Refused refused) {
        return refused.code().equals("circuit.open")
                && refused.facts().stream().allMatch(fact -> fact.kind().equals("stage"));
    }

    public Receipt renew(By by, PlannedTask task, long token) {
        return commands.send(
                by.on(task.projectId(), task.requirementId()),
                new RenewLease(task.task().id(), by.actor().id(), token, clock.instant()));
    }

    /**
     * Gives a claim back. A person may end anybody's, a program its own.
     *
     * @param why in words for people; may be empty
     * @throws Refused {@code claim.foreign}, {@code claim.stale}
     */
    public Receipt release(By by, PlannedTask task, long token, String why) {
        var whose = by.actor().kind() == ActorKind.PERSON ? null : by.actor().id();
        return commands.send(
                by.on(task.projectId(), task.requirementId()),
                new ReleaseClaim(task.task().id(), whose, token, why, clock.instant()));
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
