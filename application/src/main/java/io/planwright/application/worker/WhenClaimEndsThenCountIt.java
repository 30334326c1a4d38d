package io.planwright.application.worker;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.circuit.CircuitBoard;
import io.planwright.application.circuit.CircuitView;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.person.Actor;
import io.planwright.application.task.Tasks;
import io.planwright.domain.circuit.CircuitCommand;
import io.planwright.domain.circuit.CircuitCommand.AbandonTrial;
import io.planwright.domain.circuit.CircuitCommand.CountFailedTask;
import io.planwright.domain.circuit.CircuitCommand.CountFailingWorker;
import io.planwright.domain.circuit.CircuitCommand.CountSuccess;
import io.planwright.domain.circuit.CircuitLevel;
import io.planwright.domain.circuit.CircuitState;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
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
    public void on(ClaimEnded ended, ProjectId project, RequirementId requirement, Instant at, long place) {
        position.await(place, PATIENCE);
        var by = By.of(Actor.SYSTEM).on(project, requirement);
        switch (ended.end()) {
            case FAILED, EXPIRED ->
                tasks.withId(ended.taskId()) // empty when it was removed since
                        .ifPresent(task -> failed(
                                by,
                                ended,
                                place,
                                project,
                                at,
                                disciplines.of(task.task().planId())));
            case COMPLETED ->
                both(ended, project)
                        .forEach(circuit -> send(
                                by,
                                place,
                                circuit.id(),
                                new CountSuccess(circuit.id(), ended.worker(), ended.taskId())));
            case RELEASED, WITHDRAWN ->
                both(ended, project).stream()
                        .filter(circuit -> ended.taskId().equals(circuit.trial()))
                        .forEach(circuit -> send(
                                by,
                                place,
                                circuit.id(),
                                new AbandonTrial(circuit.id(), ended.worker(), ended.taskId())));
        }
    }

    /** @return those that have ever counted a failure, of the worker and of the whole project */
    private List<CircuitView> both(ClaimEnded ended, ProjectId project) {
        return circuits.withIds(List.of(CircuitId.of(ended.worker()), CircuitId.of(project)));
    }

    private void failed(By by, ClaimEnded ended, long place, ProjectId project, Instant at, Discipline discipline) {
        var ofWorker = CircuitId.of(ended.worker());
        var ofSystem = CircuitId.of(project);
        send(
                by,
                place,
                ofWorker,
                new CountFailedTask(
                        ofWorker, project, ended.worker(), ended.taskId(), ended.token(), at, discipline.worker()));
        boolean workerIsStopped = circuits.withId(ofWorker)
                .filter(circuit -> circuit.level() == CircuitLevel.WORKER && circuit.state() == CircuitState.OPEN)
                .isPresent();
        boolean trialFailed = circuits.withId(ofSystem)
                .filter(circuit -> ended.taskId().equals(circuit.trial()))
                .isPresent();
        if (workerIsStopped || trialFailed) {
            send(
                    by,
                    place,
                    ofSystem,
                    new CountFailingWorker(
                            ofSystem,
                            project,
                            ended.worker(),
                            at,
                            atWork(project, ended.worker(), at, discipline),
                            discipline.system()));
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

    /** Counts once, also when the end of a claim is told again. The next one is judged by what has become of this one. */
    private void send(By by, long place, CircuitId circuit, CircuitCommand command) {
        var key = "claim-ended/" + place + "/" + circuit;
        position.await(commands.send(by.once(new By.Once(key, key)), command).position(), PATIENCE);
    }
}
