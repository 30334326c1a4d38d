package io.planwright.domain.task;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Claims;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.CircuitId;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.TaskCommand.AwaitTask;
import io.planwright.domain.task.TaskCommand.ClaimTask;
import io.planwright.domain.task.TaskCommand.DropTask;
import io.planwright.domain.task.TaskCommand.ExpireLease;
import io.planwright.domain.task.TaskCommand.FileEvidence;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.ReleaseClaim;
import io.planwright.domain.task.TaskCommand.RenewLease;
import io.planwright.domain.task.TaskCommand.Renotate;
import io.planwright.domain.task.TaskCommand.ReportAttempt;
import io.planwright.domain.task.TaskCommand.ResetStage;
import io.planwright.domain.task.TaskCommand.RestoreTask;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.SetVerifyOnly;
import io.planwright.domain.task.TaskCommand.StopAwaiting;
import io.planwright.domain.task.TaskCommand.TickByFile;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.task.TaskCommand.WaiveEvidence;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.BlockerAdded;
import io.planwright.domain.task.TaskEvent.BlockerRemoved;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.EvidenceWaived;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.StageRecovered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTried;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskDropped;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRenotated;
import io.planwright.domain.task.TaskEvent.TaskRestored;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskTicked;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.domain.task.TaskEvent.VerifyOnlySet;
import io.planwright.domain.task.Work.Hold;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** One tickable piece of a plan. */
public class Task {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

    @AggregateIdentifier
    private TaskId id;

    private PlanId planId;

    private String title;
    private String notes;
    private @Nullable Notation notation;
    private boolean done;
    private @Nullable String commit;
    private boolean dropped;
    private final Set<TaskId> blockers = new LinkedHashSet<>();
    private final Work work = new Work();

    Task() {}

    @CommandHandler
    public Task(OpenTask command, Claims claims) {
        apply(new TaskOpened(
                command.taskId(),
                command.planId(),
                claims.next(command.numbersOf()),
                Titles.checked("the title of a task", command.title()),
                command.notes(),
                command.notation(),
                command.done(),
                checked(command.commit())));
    }

    @CommandHandler
    void handle(RetitleTask command) {
        mustBePlanned();
        var wanted = Titles.checked("the title of a task", command.title());
        if (!wanted.equals(title)) {
            apply(new TaskRetitled(id, wanted));
        }
    }

    @CommandHandler
    void handle(ReviseNotes command) {
        mustBePlanned();
        if (!command.notes().equals(notes)) {
            apply(new NotesRevised(id, command.notes()));
        }
    }

    @CommandHandler
    void handle(Renotate command) {
        mustBePlanned();
        if (!Objects.equals(command.notation(), notation)) {
            apply(new TaskRenotated(id, command.notation()));
        }
    }

    @CommandHandler
    void handle(TickTask command, Blockers open, Disciplines disciplines) {
        mustBePlanned();
        if (!done) {
            mustNotAskForEvidence(disciplines);
            mustHaveNoOpenParts(open, "completed");
        }
        tick(command.commit(), open);
    }

    @CommandHandler
    void handle(TickByFile command, Blockers open, Disciplines disciplines) {
        mustBePlanned();
        if (!done) {
            mustNotAskForEvidence(disciplines);
        }
        tick(command.commit(), open);
    }

    private void mustNotAskForEvidence(Disciplines disciplines) {
        if (disciplines.of(planId).staged()) {
            throw new Refused(
                    "task.evidenceMissing",
                    "task '" + title + "' is done when its stages have passed on evidence, not by a tick",
                    List.of(new Fact("task", id.toString(), "stands at " + next(disciplines))),
                    List.of("claim it and report its stages", "waive the evidence with a reason"));
        }
    }

    private void tick(@Nullable String inCommit, Blockers open) {
        var wanted = checked(inCommit);
        if (done && (wanted == null || wanted.equals(commit))) {
            return;
        }
        if (!done) {
            mustWaitForNothing(open, "completed");
        }
        settle("was ticked by hand");
        apply(new TaskTicked(id, wanted));
    }

    @CommandHandler
    void handle(WaiveEvidence command, Blockers open) {
        mustBePlanned();
        if (done) {
            return;
        }
        mustHaveReason("counting a task as done that is not proven", command.reason());
        mustHaveNoOpenParts(open, "completed");
        mustWaitForNothing(open, "completed");
        settle("its evidence was waived");
        apply(new EvidenceWaived(id, command.reason()));
        apply(new TaskTicked(id, checked(command.commit())));
    }

    /** Ends the claim of who works on it, because somebody else has decided what becomes of it. */
    private void settle(String why) {
        var hold = work.hold();
        if (hold != null) {
            apply(new ClaimEnded(id, hold.worker(), hold.token(), ClaimEnd.WITHDRAWN, why));
        }
    }

    private void mustHaveNoOpenParts(Blockers open, String what) {
        var parts = open.openParts(planId, id);
        if (!parts.isEmpty()) {
            throw new Refused(
                    "task.blocked",
                    "task '" + title + "' cannot be " + what + ": "
                            + (parts.size() == 1 ? "a part" : parts.size() + " parts") + " of it "
                            + (parts.size() == 1 ? "is" : "are") + " not done",
                    parts,
                    List.of("complete its parts", "lift them out of it"));
        }
    }

    private void mustWaitForNothing(Blockers open, String what) {
        if (blockers.isEmpty()) {
            return;
        }
        var inTheWay = open.stillOpen(blockers);
        if (!inTheWay.isEmpty()) {
            throw new Refused(
                    "task.blocked",
                    "task '" + title + "' cannot be " + what + ": it waits for " + inTheWay.size()
                            + (inTheWay.size() == 1 ? " other task" : " other tasks"),
                    inTheWay,
                    List.of("complete what it waits for", "remove the dependency"));
        }
    }

    @CommandHandler
    void handle(UntickTask command) {
        mustBePlanned();
        if (done) {
            apply(new TaskUnticked(id));
        }
    }

    @CommandHandler
    void handle(AwaitTask command) {
        mustBePlanned();
        if (!blockers.contains(command.blocker())) {
            apply(new BlockerAdded(id, command.blocker()));
        }
    }

    @CommandHandler
    void handle(StopAwaiting command) {
        mustBePlanned();
        if (blockers.contains(command.blocker())) {
            apply(new BlockerRemoved(id, command.blocker()));
        }
    }

    @CommandHandler
    void handle(DropTask command) {
        if (!dropped) {
            settle("the task was removed from its plan");
            apply(new TaskDropped(id));
        }
    }

    @CommandHandler
    void handle(RestoreTask command) {
        if (dropped) {
            apply(new TaskRestored(id));
        }
    }

    @CommandHandler
    void handle(SetVerifyOnly command) {
        mustBePlanned();
        if (command.verifyOnly() == work.isVerifyOnly()) {
            return;
        }
        if (done || work.stage() != null) {
            throw new Refused(
                    "task.begun",
                    "task '" + title + "' has been begun: where it starts cannot be changed any more",
                    List.of(new Fact("task", id.toString(), done ? "is done" : "stands at " + work.stage())),
                    List.of("do it before the first claim"));
        }
        apply(new VerifyOnlySet(id, command.verifyOnly()));
    }

    @CommandHandler
    void handle(ClaimTask command, Blockers open, Disciplines disciplines, Circuits circuits) {
        mustBePlanned();
        mustBeOpen("claimed");
        var hold = work.hold();
        if (hold != null && command.at().isBefore(hold.until())) {
            if (hold.worker().equals(command.worker())) {
                return;
            }
            throw new Refused(
                    "task.claimed",
                    "task '" + title + "' is claimed by another worker until " + hold.until(),
                    List.of(new Fact("worker", hold.worker().toString(), "holds it until " + hold.until())),
                    List.of("claim another task", "wait until the lease runs out"));
        }
        mustHaveNoOpenParts(open, "claimed");
        mustWaitForNothing(open, "claimed");
        var discipline = disciplines.of(planId);
        var stage = work.next(discipline).resumed();
        mustLetTry(stage, command.at());
        var inTheWay = circuits.inTheWay(command.projectId(), command.worker(), id);
        if (!inTheWay.isEmpty()) {
            throw new Refused(
                    "circuit.open",
                    "task '" + title + "' cannot be claimed: "
                            + inTheWay.stream().map(Fact::text).collect(Collectors.joining("; ")),
                    inTheWay,
                    List.of("wait until a trial is let through", "reset the circuit with a reason"));
        }
        if (hold != null) {
            expire(hold, command.at());
        }
        if (stage != work.stage()) {
            apply(new StageEntered(id, stage, command.at()));
        }
        if (work.trippedUntil(stage) != null) {
            apply(new StageTried(id, stage));
        }
        apply(new TaskClaimed(
                id,
                command.worker(),
                command.holder(),
                work.lastToken() + 1,
                stage,
                command.at(),
                command.at().plus(discipline.lease())));
    }

    private void mustLetTry(Stage stage, Instant at) {
        var exhausted = work.exhausted();
        if (exhausted != null) {
            throw new Refused(
                    "task.exhausted",
                    "task '" + title + "' is stopped: its tries at " + exhausted + " are used up",
                    List.of(new Fact("stage", circuit(exhausted), "is stopped at " + exhausted)),
                    List.of("reset the stage with a reason"));
        }
        var until = work.trippedUntil(stage);
        if (until != null && at.isBefore(until)) {
            throw new Refused(
                    "circuit.open",
                    "task '" + title + "' cannot be claimed: " + stage + " has failed " + work.failuresIn(stage)
                            + " times in a row and rests until " + until,
                    List.of(new Fact("stage", circuit(stage), "rests until " + until)),
                    List.of("wait", "reset the circuit with a reason"));
        }
    }

    private String circuit(Stage stage) {
        return CircuitId.of(id, stage.name()).toString();
    }

    @CommandHandler
    void handle(RenewLease command, Disciplines disciplines) {
        var hold = mustHold(command.token(), command.by());
        var until = command.at().plus(disciplines.of(planId).lease());
        if (until.isAfter(
                hold.until().plus(disciplines.of(planId).lease().dividedBy(4)))) { // spares the log every heartbeat
            apply(new LeaseRenewed(id, hold.token(), until));
        }
    }

    @CommandHandler
    void handle(ReleaseClaim command) {
        if (work.hold() == null && command.token() == work.lastToken()) {
            return; // given back already
        }
        var hold = command.by() == null ? mustHold(command.token()) : mustHold(command.token(), command.by());
        apply(new ClaimEnded(id, hold.worker(), hold.token(), ClaimEnd.RELEASED, command.why()));
        resume(command.at());
    }

    @CommandHandler
    void handle(ExpireLease command) {
        var hold = work.hold();
        if (hold != null && hold.token() == command.token() && !command.at().isBefore(hold.until())) {
            expire(hold, command.at());
        }
    }

    private void expire(Hold hold, Instant at) {
        apply(new ClaimEnded(
                id, hold.worker(), hold.token(), ClaimEnd.EXPIRED, "the lease has run out at " + hold.until()));
        resume(at);
    }

    /** What was half done is proven again from VERIFY on. */
    private void resume(Instant at) {
        var stage = work.stage();
        if (stage != null && stage.resumed() != stage) {
            apply(new StageEntered(id, stage.resumed(), at));
        }
    }

    @CommandHandler
    void handle(FileEvidence command, Disciplines disciplines) {
        mustBePlanned();
        mustBeOpen("given evidence");
        mustStandAt(command.stage(), next(disciplines), "evidence for");
        if (work.filed(command.evidence().id()) == null
                && !work.isPast(command.evidence().id())) {
            var absent = command.evidence().facts().tests() == null
                    ? List.<String>of()
                    : work.redTests().stream()
                            .filter(test -> !command.passed().contains(test))
                            .toList();
            apply(new EvidenceFiled(id, command.evidence(), command.stage(), absent));
        }
    }

    @CommandHandler
    void handle(ReportAttempt command, Blockers open, Disciplines disciplines) {
        mustBePlanned();
        if (isRepeated(command)) {
            return;
        }
        mustBeOpen("reported on");
        var hold = mustHold(command.token(), command.by());
        var discipline = disciplines.of(planId);
        var stage = work.next(discipline);
        mustStandAt(command.stage(), stage, "a report of");
        command.evidence().forEach(this::mustBeFiled);
        if (command.outcome() == Outcome.PASSED) {
            new Proof(work, stage, discipline).of(command.evidence(), command.files());
            if (next(stage, discipline) == null) {
                mustHaveNoOpenParts(open, "completed");
                mustWaitForNothing(open, "completed");
            }
        }
        boolean trial = work.trippedUntil(stage) != null;
        apply(new AttemptRecorded(
                id,
                command.attemptId(),
                work.attempts() + 1,
                hold.worker(),
                hold.token(),
                stage,
                command.outcome(),
                startOf(hold),
                command.at(),
                List.copyOf(command.files()),
                List.copyOf(command.evidence()),
                command.note()));
        switch (command.outcome()) {
            case PASSED -> passed(stage, discipline, hold, trial, command);
            case FAILED -> failed(stage, discipline, hold, command.at());
            case INTERRUPTED -> {}
        }
    }

    private void mustBeFiled(EvidenceId evidence) {
        if (work.filed(evidence) == null && !work.isPast(evidence)) {
            throw Proof.foreign(evidence);
        }
    }

    private boolean isRepeated(ReportAttempt command) {
        var last = work.last();
        return last != null
                && last.token() == command.token()
                && last.stage() == command.stage()
                && last.outcome() == command.outcome()
                && command.by().equals(work.lastReporter())
                && (last.attemptId().equals(command.attemptId())
                        || last.evidence().equals(command.evidence())
                                && last.note().equals(command.note())
                                && last.files().equals(command.files())
                                && (last.outcome() == Outcome.PASSED
                                        || !command.evidence().isEmpty()));
    }

    private Instant startOf(Hold hold) {
        var last = work.last();
        return last != null && last.token() == hold.token() ? last.endedAt() : hold.since();
    }

    private void passed(Stage stage, Discipline discipline, Hold hold, boolean trial, ReportAttempt command) {
        if (trial) {
            apply(new StageRecovered(id, stage));
        }
        var next = next(stage, discipline);
        if (next != null) {
            apply(new StageEntered(id, next, command.at()));
            return;
        }
        apply(new ClaimEnded(id, hold.worker(), hold.token(), ClaimEnd.COMPLETED, ""));
        apply(new TaskTicked(id, checked(command.commit())));
    }

    private @Nullable Stage next(Stage passed, Discipline discipline) {
        return switch (passed) {
            case RED, RED_FIX -> Stage.GREEN;
            case GREEN -> Stage.VERIFY;
            case VERIFY -> discipline.refactor() && !work.isRefactored() ? Stage.REFACTOR : null;
            case FIX, REFACTOR -> Stage.RE_VERIFY;
            case RE_VERIFY, WORK -> null;
        };
    }

    private void failed(Stage stage, Discipline discipline, Hold hold, Instant at) {
        int failures = work.failuresIn(stage);
        boolean usedUp = stage == Stage.GREEN && failures >= discipline.greenTries();
        boolean noMoreRounds = (stage.proves() || stage == Stage.FIX) && work.rounds() >= discipline.fixRounds();
        boolean trips = failures >= discipline.stage().failures();
        if (usedUp || noMoreRounds || trips) {
            apply(new StageTripped(
                    id, stage, failures, at.plus(discipline.stage().pause())));
        }
        if (usedUp || noMoreRounds) {
            apply(new TaskExhausted(
                    id,
                    stage,
                    noMoreRounds
                            ? "what VERIFY finds was not mended in " + work.rounds() + " rounds of FIX"
                            : "GREEN has failed " + failures + " times"));
        }
        var next = switch (stage) {
            case RED -> Stage.RED_FIX;
            case VERIFY, RE_VERIFY, FIX -> Stage.FIX;
            case RED_FIX, GREEN, REFACTOR, WORK -> stage;
        };
        if (usedUp || noMoreRounds || trips) {
            apply(new ClaimEnded(
                    id, hold.worker(), hold.token(), ClaimEnd.FAILED, stage + " has failed " + failures + " times"));
            resume(at);
        } else if (next != stage || stage == Stage.FIX) {
            apply(new StageEntered(id, next, at));
        }
    }

    @CommandHandler
    void handle(ResetStage command) {
        mustBePlanned();
        mustHaveReason("resetting a stage", command.reason());
        if (work.trippedUntil(command.stage()) != null
                || work.failuresIn(command.stage()) > 0
                || work.exhausted() == command.stage()) {
            apply(new StageReset(id, command.stage(), command.reason()));
        }
    }

    private Stage next(Disciplines disciplines) {
        return work.next(disciplines.of(planId));
    }

    private Hold mustHold(long token, String actor) {
        var hold = mustHold(token);
        if (!hold.holder().equals(actor)) {
            throw new Refused(
                    "claim.foreign",
                    "task '" + title + "' is held by another actor's worker under token " + token,
                    List.of(new Fact("worker", hold.worker().toString(), "holds it until " + hold.until())),
                    List.of("claim a task of your own"));
        }
        return hold;
    }

    private Hold mustHold(long token) {
        var hold = work.hold();
        if (hold == null || hold.token() != token) {
            throw new Refused(
                    "claim.stale",
                    "task '" + title + "' is not held under token " + token
                            + (hold == null
                                    ? ": nobody holds it"
                                    : ": it is held under token " + hold.token() + " since " + hold.since()),
                    List.of(
                            hold == null
                                    ? new Fact("task", id.toString(), "is claimed by nobody")
                                    : new Fact(
                                            "worker",
                                            hold.worker().toString(),
                                            "holds it under token " + hold.token() + " until " + hold.until())),
                    List.of("claim the task again"));
        }
        return hold;
    }

    private void mustStandAt(Stage named, Stage stage, String what) {
        if (named != stage) {
            throw new Refused(
                    "stage.illegal",
                    what + " " + named + " is not possible: task '" + title + "' stands at " + stage,
                    List.of(new Fact("task", id.toString(), "stands at " + stage)),
                    List.of(stage.name()));
        }
    }

    private void mustBeOpen(String what) {
        if (done) {
            throw new Refused(
                    "task.done",
                    "task '" + title + "' is done and cannot be " + what,
                    List.of(new Fact("task", id.toString(), "is done")),
                    List.of("untick it first"));
        }
    }

    private void mustHaveReason(String what, String reason) {
        if (reason.isBlank()) {
            throw new Refused(
                    "reason.missing",
                    what + " needs a reason",
                    List.of(new Fact("task", id.toString(), "would be changed")),
                    List.of("give a reason"));
        }
    }

    private void mustBePlanned() {
        if (dropped) {
            throw new Refused(
                    "task.removed",
                    "task '" + title + "' was removed from its plan",
                    List.of(new Fact("task", id.toString(), "was removed")),
                    List.of("restore it", "add a new task"));
        }
    }

    private static @Nullable String checked(@Nullable String commit) {
        if (commit != null && !COMMIT.matcher(commit).matches()) {
            throw new IllegalArgumentException(
                    "not a commit: '" + commit + "' (7 to 40 lower case hexadecimal digits)");
        }
        return commit;
    }

    @EventSourcingHandler
    void on(TaskEvent event, @Timestamp Instant at) {
        id = event.taskId();
        work.on(event, at);
        switch (event) {
            case TaskOpened opened -> {
                planId = opened.planId();
                title = opened.title();
                notes = opened.notes();
                notation = opened.notation();
                done = opened.done();
                commit = opened.commit();
            }
            case TaskRetitled retitled -> title = retitled.title();
            case NotesRevised revised -> notes = revised.notes();
            case TaskRenotated renotated -> notation = renotated.notation();
            case TaskTicked ticked -> {
                done = true;
                commit = ticked.commit();
            }
            case TaskUnticked _ -> {
                done = false;
                commit = null;
            }
            case BlockerAdded added -> blockers.add(added.blocker());
            case BlockerRemoved removed -> blockers.remove(removed.blocker());
            case TaskDropped _ -> dropped = true;
            case TaskRestored _ -> dropped = false;
            case TaskClaimed _,
                    LeaseRenewed _,
                    ClaimEnded _,
                    StageEntered _,
                    EvidenceFiled _,
                    AttemptRecorded _,
                    TaskExhausted _,
                    StageTripped _,
                    StageTried _,
                    StageRecovered _,
                    StageReset _,
                    VerifyOnlySet _,
                    EvidenceWaived _ -> {} // the work's side
        }
    }
}
