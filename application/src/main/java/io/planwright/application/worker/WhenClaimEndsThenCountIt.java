package io.planwright.application.worker;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.Actor;
import io.planwright.application.task.Tasks;
import io.planwright.domain.circuit.CircuitCommand.AbandonTrial;
import io.planwright.domain.circuit.CircuitCommand.CountFailedTask;
import io.planwright.domain.circuit.CircuitCommand.CountFailingWorker;
import io.planwright.domain.circuit.CircuitCommand.CountSuccess;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Discipline;
import io.planwright.domain.task.Disciplines;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts how claims end, so that the breakers of workers and of the whole project trip and recover. */
public final class WhenClaimEndsThenCountIt {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Commands commands;
    private final CircuitBoard circuits;
    private final Tasks tasks;
    private final Workers workers;
    private final Beats beats;
    private final Disciplines disciplines;
    private final ReadPosition position;

    public WhenClaimEndsThenCountIt(
            Commands commands,
            CircuitBoard circuits,
            Tasks tasks,
            Workers workers,
            Beats beats,
            Disciplines disciplines,
            ReadPosition position) {
        this.commands = commands;
        this.circuits = circuits;
        this.tasks = tasks;
        this.workers = workers;
        this.beats = beats;
        this.disciplines = disciplines;
        this.position = position;
    }

    /**
     * @param at when it ended
     * @param place of the event in the log
     */
    public void on(ClaimEnded ended, ProjectId project, Instant at, long place) {
        position.await(place, PATIENCE);
        var task = tasks.withId(ended.taskId());
        if (task.isEmpty()) {
            return; // removed since
        }
        var by = By.of(Actor.SYSTEM).on(project, task.get().requirementId());
        var both = List.of(CircuitId.of(ended.worker()), CircuitId.of(project));
        switch (ended.end()) {
            case FAILED, EXPIRED ->
                failed(by, ended, project, at, disciplines.of(task.get().task().planId()));
            case COMPLETED ->
                both.forEach(circuit -> circuits.withId(circuit)
                        .ifPresent(_ ->
                                await(commands.send(by, new CountSuccess(circuit, ended.worker(), ended.taskId()))
                                        .position())));
            case RELEASED, WITHDRAWN ->
                both.forEach(circuit -> circuits.withId(circuit)
                        .filter(found -> ended.taskId().equals(found.trial()))
                        .ifPresent(_ ->
                                await(commands.send(by, new AbandonTrial(circuit, ended.worker(), ended.taskId()))
                                        .position())));
        }
    }

    private void failed(By by, ClaimEnded ended, ProjectId project, Instant at, Discipline discipline) {
        var ofWorker = CircuitId.of(ended.worker());
        var ofSystem = CircuitId.of(project);
        await(commands.send(
                        by,
                        new CountFailedTask(
                                ofWorker,
                                project,
                                ended.worker(),
                                ended.taskId(),
                                ended.token(),
                                at,
                                discipline.worker()))
                .position());
        boolean workerIsStopped = circuits.withId(ofWorker)
                .filter(circuit -> circuit.level() == CircuitLevel.WORKER && circuit.state() == CircuitState.OPEN)
                .isPresent();
        boolean trialFailed = circuits.withId(ofSystem)
                .filter(circuit -> ended.taskId().equals(circuit.trial()))
                .isPresent();
        if (workerIsStopped || trialFailed) {
            await(commands.send(
                            by,
                            new CountFailingWorker(
                                    ofSystem,
                                    project,
                                    ended.worker(),
                                    at,
                                    atWork(project, ended.worker(), at, discipline),
                                    discipline.system()))
                    .position());
        }
    }

    /** @return how many workers have given a sign of life within the window, the one that has failed included */
    private int atWork(ProjectId project, WorkerId failing, Instant at, Discipline discipline) {
        var since = at.minus(discipline.system().window());
        var lately = beats.of(project);
        return 1
                + (int) workers.of(project).stream()
                        .filter(worker -> !worker.id().equals(failing))
                        .filter(worker -> lately.containsKey(worker.id())
                                && lately.get(worker.id()).at().isAfter(since))
                        .count();
    }

    private void await(long place) {
        position.await(place, PATIENCE);
    }
}
