package io.planwright.infrastructure.readmodel;

import io.planwright.infrastructure.eventstore.EventNames;
import io.planwright.infrastructure.eventstore.LogTail.Entry;
import io.planwright.infrastructure.follower.Follower;
import io.planwright.infrastructure.follower.FollowerPositions;
import io.planwright.infrastructure.readmodel.Projection.Happened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings one generation of the read tables up to date, a batch of events at a time. What cannot be read, folded or kept
 * is left out and noted; it stays in the log, and a rebuild takes it up again.
 */
final class Projector implements Follower.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private final String name;
    private final ReadTables tables;
    private final TransactionTemplate savepoint;
    private final FollowerPositions positions;
    private final List<Projection<?, ?>> projections = Projection.all();

    /**
     * @param name of the follower under which is noted what is left out
     * @param savepoint sets one in the transaction that runs
     */
    Projector(String name, ReadTables tables, TransactionTemplate savepoint, FollowerPositions positions) {
        this.name = name;
        this.tables = tables;
        this.savepoint = savepoint;
        this.positions = positions;
    }

    @Override
    public void handle(List<Entry> entries) {
        var readable = new ArrayList<Happened>();
        for (var entry : entries) {
            var reading = Reading.of(entry);
            var event = reading.event();
            if (reading.trouble() != null || event.payload() == null) {
                leaveOut(entry.position(), event.type(), String.valueOf(reading.trouble()), reading.cause());
            } else {
                readable.add(new Happened(event.payload(), event.happening()));
            }
        }
        if (!readable.isEmpty() && !kept(readable)) {
            readable.forEach(each -> kept(List.of(each)));
        }
    }

    /** @return false when one of several cannot be kept: which one shows when they come singly */
    private boolean kept(List<Happened> happened) {
        var misfits = new ArrayList<Misfit>();
        try {
            savepoint.executeWithoutResult(_ -> {
                for (var projection : projections) {
                    projection.apply(tables, happened, (event, why) -> misfits.add(new Misfit(event, why)));
                }
            });
        } catch (RuntimeException e) {
            if (mayPass(e)) {
                throw e;
            }
            if (happened.size() > 1) {
                return false;
            }
            leaveOut(happened.getFirst(), "it cannot be kept", e);
        }
        misfits.forEach(misfit -> leaveOut(misfit.happened(), "it does not fit what came before", misfit.why()));
        return true;
    }

    private record Misfit(Happened happened, RuntimeException why) {}

    private static boolean mayPass(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof TransactionException;
    }

    private void leaveOut(Happened happened, String why, RuntimeException cause) {
        leaveOut(
                happened.happening().position(),
                EventNames.of(happened.event().getClass())
                        .map(EventNames.EventName::name)
                        .orElse("unknown"),
                why,
                cause);
    }

    private void leaveOut(long position, String type, String why, @Nullable RuntimeException cause) {
        LOG.warn("event {} ({}) is left out of {}: {}", position, type, name, cause == null ? why : why + ": " + cause);
        positions.leaveOut(name, position, type, cause == null ? why : why + ": " + cause);
    }
}
