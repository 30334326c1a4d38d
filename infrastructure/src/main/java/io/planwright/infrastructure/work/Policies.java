package io.planwright.infrastructure.work;

import io.planwright.application.Contended;
import io.planwright.application.log.ReadPosition.Behind;
import io.planwright.application.worker.WhenClaimEndsThenCountIt;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.task.TaskEvent.ClaimEnded;
import io.planwright.infrastructure.eventstore.Attribution;
import io.planwright.infrastructure.eventstore.EventNames;
import io.planwright.infrastructure.eventstore.LogTail;
import io.planwright.infrastructure.eventstore.LogTail.Entry;
import io.planwright.infrastructure.follower.Follower;
import io.planwright.infrastructure.follower.FollowerPositions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets policies follow what has happened: on one node at a time, and never again when read tables are rebuilt. An event
 * may come twice after a crash: what a policy sends bears a key by which a repetition is known.
 */
final class Policies implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);
    private static final String NAME = "policies";
    private static final Class<?> FOLLOWED = ClaimEnded.class;

    private final LogTail tail;
    private final FollowerPositions positions;
    private final WhenClaimEndsThenCountIt claimsEnd;
    private final Follower follower;
    private volatile boolean running;

    Policies(LogTail tail, FollowerPositions positions, WhenClaimEndsThenCountIt claimsEnd) {
        this.tail = tail;
        this.positions = positions;
        this.claimsEnd = claimsEnd;
        this.follower =
                new Follower(NAME, tail, positions, entries -> entries.forEach(this::follow), _ -> {}, this::carryOut);
    }

    private void follow(Entry entry) {
        if (!FOLLOWED.isAssignableFrom(entry.message().getPayloadType())) {
            return;
        }
        try {
            // on a thread of its own, so that what it commits does not wait for the follower's transaction
            CompletableFuture.runAsync(
                            () -> carryOut(entry),
                            task -> Thread.ofVirtual().name("policy").start(task))
                    .join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case Refused refused -> LOG.info("nothing followed from the end of a claim: {}", refused.getMessage());
                case DataAccessException _, TransactionException _, Contended _, Behind _ -> throw e; // may pass
                case RuntimeException why -> leaveOut(entry, why);
                default -> throw e;
            }
        }
    }

    private void carryOut(Entry entry) {
        var message = entry.message();
        var project = Attribution.project(message.getMetaData());
        var requirement = Attribution.requirement(message.getMetaData());
        if (message.getPayload() instanceof ClaimEnded ended && project != null && requirement != null) {
            claimsEnd.on(
                    ended,
                    ProjectId.of(project),
                    RequirementId.of(requirement),
                    message.getTimestamp(),
                    entry.position());
        }
    }

    private void leaveOut(Entry entry, RuntimeException why) {
        LOG.error("no policy could follow event {}", entry.position(), why);
        positions.leaveOut(
                NAME,
                entry.position(),
                EventNames.of(entry.message().getPayloadType())
                        .map(EventNames.EventName::name)
                        .orElse("unknown"),
                why.toString());
    }

    @Override
    public void start() {
        follower.start(tail.settled());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        follower.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
