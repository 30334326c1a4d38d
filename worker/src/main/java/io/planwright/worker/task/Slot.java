package io.planwright.worker.task;

import io.planwright.worker.process.Stop;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.server.Unreachable;
import io.planwright.worker.task.WorkPlaces.WorkPlace;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Works one task off at a time: from its claim to its end, stage by stage. */
final class Slot {

    private static final Duration BREATH = Duration.ofMillis(500);
    private static final Duration SHORTEST_REST = Duration.ofMillis(100);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final WorkSettings settings;
    private final Desk desk;
    private final StageRun runs;
    private final WorkPlaces places;
    private final Journal journal;
    private final Stop stop;
    private final Duration lease;

    /** Attempts in a row that have come to nothing, since they could not be made or were not taken. */
    private int setbacks;

    /** What has become of a task in this slot. */
    enum End {
        DONE,
        GIVEN_BACK,
        STOPPED,
        LOST,
        /** Evidence that this worker gives is not independent, so that it cannot prove. */
        NOT_INDEPENDENT
    }

    /** @param stage at which it goes on; null when it does not */
    private record Turn(@Nullable String stage, End end, boolean passed) {}

    /** @param passed whether the last attempt has */
    record Worked(End end, boolean passed) {}

    Slot(
            WorkSettings settings,
            Desk desk,
            StageRun runs,
            WorkPlaces places,
            Journal journal,
            Stop stop,
            Duration lease) {
        this.settings = settings;
        this.desk = desk;
        this.runs = runs;
        this.places = places;
        this.journal = journal;
        this.stop = stop;
        this.lease = lease;
    }

    /**
     * @throws Refusal when the token is no longer good for anything
     * @throws Unreachable when the claim is still held, since the server could not be told what has become of it
     */
    Worked work(Claim claim) {
        try (var held = new Lease(desk, claim, lease, journal)) {
            var turn = new Turn(claim.stage(), End.GIVEN_BACK, false);
            for (int number = claim.attempts() + 1; turn.stage() != null; number++) {
                var stage = turn.stage();
                if (!settings.can(stage)) {
                    release(claim, stage + " is for somebody else");
                    return new Worked(End.GIVEN_BACK, turn.passed());
                }
                if (stop.isAsked()) {
                    release(claim, String.valueOf(stop.why()));
                    return new Worked(End.GIVEN_BACK, turn.passed());
                }
                turn = attempt(claim, stage, number, held);
                if (settings.once() && turn.stage() != null) {
                    release(claim, "one stage was to be checked");
                    return new Worked(End.GIVEN_BACK, turn.passed());
                }
            }
            return new Worked(turn.end(), turn.passed());
        }
    }

    /** Waits after attempts that have come to nothing, longer each time, so that the same does not begin anew at once. */
    void rest() {
        if (setbacks > 0) {
            var first = settings.poll().compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : settings.poll();
            var rest = first.multipliedBy(1L << Math.min(setbacks - 1, 12));
            stop.within(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
        }
    }

    private Turn attempt(Claim claim, String stage, int number, Lease held) {
        journal.say("begins", claim, stage, claim.title());
        Attempt attempt;
        try {
            attempt = runs.of(
                    claim, stage, number, places.of(claim), () -> held.lost() != null ? held.lost() : stop.why());
        } catch (UncheckedIOException e) {
            attempt = Attempt.interrupted("the work directory: " + e.getMessage());
        } catch (Refusal refusal) {
            return refused(claim, stage, refusal, false);
        }
        if (held.lost() != null) {
            return lost(claim, stage, held.lost());
        }
        if (attempt.outcome() == Attempt.Outcome.INTERRUPTED) {
            return interrupted(claim, stage, attempt);
        }
        try {
            return reported(claim, stage, attempt);
        } catch (Refusal refusal) {
            return refused(claim, stage, refusal, attempt.hasPassed());
        }
    }

    private Turn reported(Claim claim, String stage, Attempt attempt) {
        JsonNode task;
        try {
            task = desk.report(claim, stage, attempt);
        } catch (Refusal refusal) {
            if (!attempt.hasPassed()
                    || !refusal.isAboutEvidence()
                    || refusal.code().equals("evidence.notIndependent")) {
                throw refusal;
            }
            journal.say("refused", claim, stage, refusal.told());
            attempt = attempt.refused(refusal.told());
            task = desk.report(claim, stage, attempt);
        }
        setbacks = 0;
        journal.say(
                attempt.outcome().word(),
                claim,
                stage,
                attempt.note().lines().findFirst().orElse(""));
        if (attempt.hasPassed() && !Stages.wantFailure(stage)) {
            publish(claim, stage);
        }
        return after(claim, stage, attempt, task);
    }

    /** The attempt has been reported already: what goes wrong here must not be lost. */
    private void publish(Claim claim, String stage) {
        var place = places.of(claim);
        try {
            var left = place.publish();
            if (!left.conflicts().isEmpty()) {
                kept(
                        claim,
                        stage,
                        place,
                        "changed here and in the work directory: " + String.join(", ", left.conflicts()));
            }
            if (!left.unreadable().isEmpty()) {
                kept(claim, stage, place, "nobody may read: " + String.join(", ", left.unreadable()));
            }
        } catch (UncheckedIOException e) {
            kept(claim, stage, place, "the files could not be handed over: " + e.getMessage());
        }
    }

    private void kept(Claim claim, String stage, WorkPlace place, String why) {
        journal.say("not published", claim, stage, why + "\nthe copy is kept: " + place.directory());
    }

    private Turn after(Claim claim, String stage, Attempt attempt, JsonNode task) {
        if (task.path("done").asBoolean(false)) {
            journal.say("done", claim, null, claim.title());
            places.leave(claim);
            return new Turn(null, End.DONE, true);
        }
        if (task.path("claim").path("token").asLong(-1) != claim.token()) {
            var why = task.path("why").path(0).path("text").asString("its claim has ended");
            journal.say("stopped", claim, stage, why);
            return new Turn(null, End.STOPPED, attempt.hasPassed());
        }
        return new Turn(task.path("stage").asString(stage), End.GIVEN_BACK, attempt.hasPassed());
    }

    private Turn interrupted(Claim claim, String stage, Attempt attempt) {
        setbacks++;
        journal.say("interrupted", claim, stage, attempt.note());
        try {
            desk.report(claim, stage, attempt);
        } catch (Refusal | Unreachable e) {
            journal.say("not told", claim, stage, String.valueOf(e.getMessage()));
        }
        release(claim, attempt.note());
        return new Turn(null, End.GIVEN_BACK, false);
    }

    private Turn refused(Claim claim, String stage, Refusal refusal, boolean passed) {
        setbacks++;
        journal.say("refused", claim, stage, refusal.told());
        if (refusal.isForbidden()) {
            throw refusal;
        }
        if (refusal.code().equals("stage.illegal")) {
            var task = desk.task(claim.taskId());
            var stands = task.path("stage").asString(stage);
            if (task.path("claim").path("token").asLong(-1) == claim.token() && !stands.equals(stage)) {
                stop.within(BREATH);
                return new Turn(stands, End.GIVEN_BACK, passed);
            }
        }
        if (refusal.status() == 404 || refusal.code().equals("claim.stale")) {
            return lost(claim, stage, String.valueOf(refusal.getMessage()));
        }
        release(claim, refusal.getMessage() == null ? "refused" : refusal.getMessage());
        return new Turn(
                null, refusal.code().equals("evidence.notIndependent") ? End.NOT_INDEPENDENT : End.GIVEN_BACK, false);
    }

    private Turn lost(Claim claim, String stage, @Nullable String why) {
        journal.say("lost", claim, stage, String.valueOf(why));
        return new Turn(null, End.LOST, false);
    }

    private void release(Claim claim, String why) {
        try {
            desk.release(claim.taskId(), claim.token(), why.lines().findFirst().orElse(""));
            journal.say("given back", claim, null, why);
        } catch (Refusal e) {
            journal.say("not given back", claim, null, String.valueOf(e.getMessage()));
        }
    }
}
