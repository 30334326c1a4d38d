package io.planwright.domain.task;

import io.planwright.domain.evidence.Evidence;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.domain.task.TaskEvent.EvidenceFiled;
import io.planwright.domain.task.TaskEvent.LeaseRenewed;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.StageEntered;
import io.planwright.domain.task.TaskEvent.StageReset;
import io.planwright.domain.task.TaskEvent.StageTripped;
import io.planwright.domain.task.TaskEvent.TaskClaimed;
import io.planwright.domain.task.TaskEvent.TaskExhausted;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.TaskEvent.TaskUnticked;
import io.planwright.domain.task.TaskEvent.VerifyOnlySet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the work on a task is, who does it, and what was proven. Not thread-safe. */
final class Work {

    private @Nullable Stage stage;
    private @Nullable Instant enteredAt;
    private boolean verifyOnly;
    private boolean refactored;
    private int attempts;
    private int rounds;
    private @Nullable Stage exhausted;
    private @Nullable Hold hold;
    private long lastToken;
    private @Nullable AttemptRecorded last;
    private @Nullable String lastReporter;
    private final Map<Stage, Integer> failures = new EnumMap<>(Stage.class);
    private final Map<Stage, Instant> tripped = new EnumMap<>(Stage.class);
    private final Map<EvidenceId, Filed> filed = new LinkedHashMap<>();
    private final Set<EvidenceId> past = new HashSet<>();
    private final Set<String> workedBy = new HashSet<>();
    private final Map<String, String> frozen = new LinkedHashMap<>();
    private final List<String> redTests = new ArrayList<>();

    /** A claim that has not ended. */
    record Hold(WorkerId worker, String holder, long token, Instant since, Instant until) {}

    /** @param absent tests that failed in RED and do not pass in it */
    record Filed(Evidence evidence, Stage stage, List<String> absent) {}

    /** @return null before the first claim */
    @Nullable
    Stage stage() {
        return stage;
    }

    /** @return when the stage was entered, or the task was last changed in it */
    @Nullable
    Instant enteredAt() {
        return enteredAt;
    }

    /** What was begun goes on as it began, unless it began without stages where there are stages by now. */
    Stage next(Discipline discipline) {
        boolean begun = stage != null && attempts > 0 && !(stage == Stage.WORK && discipline.staged());
        return begun ? stage : discipline.first(verifyOnly);
    }

    boolean isVerifyOnly() {
        return verifyOnly;
    }

    boolean isRefactored() {
        return refactored;
    }

    int attempts() {
        return attempts;
    }

    /** @return how often FIX was begun */
    int rounds() {
        return rounds;
    }

    int failuresIn(Stage of) {
        return failures.getOrDefault(of, 0);
    }

    /** @return the stage at which the tries were used up; null where they are not */
    @Nullable
    Stage exhausted() {
        return exhausted;
    }

    /** @return until when the stage lets nobody try again; null when its circuit is closed */
    @Nullable
    Instant trippedUntil(Stage of) {
        return tripped.get(of);
    }

    @Nullable
    Hold hold() {
        return hold;
    }

    long lastToken() {
        return lastToken;
    }

    /** @return the evidence for the attempt that is under way; null where it is none */
    @Nullable
    Filed filed(EvidenceId id) {
        return filed.get(id);
    }

    /** @return whether it was evidence of an attempt that is over, or of what the task was before it was changed */
    boolean isPast(EvidenceId id) {
        return past.contains(id);
    }

    boolean wasWorkedOnBy(String actor) {
        return workedBy.contains(actor);
    }

    /** @return the hashes that the test files had when RED passed, by path */
    Map<String, String> frozen() {
        return frozen;
    }

    /** @return the tests that failed when RED passed */
    List<String> redTests() {
        return redTests;
    }

    @Nullable
    AttemptRecorded last() {
        return last;
    }

    /** @return the actor who held the task when the last attempt was reported */
    @Nullable
    String lastReporter() {
        return lastReporter;
    }

    /** @param at when it happened */
    void on(TaskEvent event, Instant at) {
        switch (event) {
            case TaskClaimed claimed -> {
                lastToken = claimed.token();
                hold = new Hold(
                        claimed.worker(), claimed.holder(), claimed.token(), claimed.at(), claimed.leaseUntil());
            }
            case LeaseRenewed renewed -> {
                if (hold != null) {
                    hold = new Hold(hold.worker(), hold.holder(), hold.token(), hold.since(), renewed.leaseUntil());
                }
            }
            case ClaimEnded _ -> hold = null;
            case EvidenceFiled evidence ->
                filed.put(
                        evidence.evidence().id(), new Filed(evidence.evidence(), evidence.stage(), evidence.absent()));
            case AttemptRecorded attempt -> recorded(attempt);
            case StageEntered entered -> {
                stage = entered.stage();
                enteredAt = entered.at();
                if (stage == Stage.FIX) {
                    rounds++;
                }
                if (stage == Stage.REFACTOR) {
                    refactored = true;
                }
            }
            case TaskExhausted stopped -> exhausted = stopped.stage();
            case StageTripped trip -> tripped.put(trip.stage(), trip.until());
            case StageReset reset -> {
                tripped.remove(reset.stage());
                failures.remove(reset.stage());
                if (exhausted == reset.stage()) {
                    exhausted = null;
                    rounds = 0;
                }
            }
            case VerifyOnlySet set -> verifyOnly = set.verifyOnly();
            case TaskUnticked _ -> {
                stage = stage == null ? null : stage.resumed();
                refactored = false;
                rounds = 0;
                changed(at);
            }
            case TaskRetitled _, NotesRevised _ -> changed(at);
            default -> {} // the plan's side of a task
        }
    }

    private void recorded(AttemptRecorded attempt) {
        attempts = attempt.number();
        last = attempt;
        lastReporter = hold == null ? null : hold.holder();
        if (!attempt.stage().proves() && hold != null) {
            workedBy.add(hold.holder());
        }
        switch (attempt.outcome()) {
            case PASSED -> {
                failures.remove(attempt.stage());
                tripped.remove(attempt.stage());
                if (attempt.stage().wantsFailure()) {
                    freeze(attempt);
                }
            }
            case FAILED -> failures.merge(attempt.stage(), 1, Integer::sum);
            case INTERRUPTED -> {}
        }
        forget();
    }

    /** What evidence has looked at is another thing now. */
    private void changed(Instant at) {
        enteredAt = at;
        forget();
    }

    private void forget() {
        past.addAll(filed.keySet());
        filed.clear();
    }

    private void freeze(AttemptRecorded attempt) {
        frozen.clear();
        for (var file : attempt.files()) {
            if (file.test() && file.sha256() != null) {
                frozen.put(file.path(), file.sha256());
            }
        }
        redTests.clear();
        for (var id : attempt.evidence()) {
            var tests = filed.containsKey(id) ? filed.get(id).evidence().facts().tests() : null;
            if (tests != null) {
                tests.broken().forEach(broken -> redTests.add(broken.test()));
            }
        }
    }
}
