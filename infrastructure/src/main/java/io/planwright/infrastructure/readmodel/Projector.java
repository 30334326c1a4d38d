package io.planwright.infrastructure.readmodel;

import io.planwright.infrastructure.eventstore.EventNames;
import io.planwright.infrastructure.readmodel.Projection.Happened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
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
 * is left in the log, counted and skipped.
 */
final class Projector implements EventHandlerInvoker {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final String BATCH = "planwright.batch";

    private final ReadTables tables;
    private final TransactionTemplate savepoint;
    private final Consumer<GapAwareTrackingToken> committed;
    private final List<Projection<?, ?>> projections = Projection.all();
    private final Map<String, LongAdder> skipped = new ConcurrentHashMap<>();
    private long singlyUpTo = -1;

    private static final class Batch {
        private final List<Happened> happened = new ArrayList<>();
        private long highest = -1;
        private @Nullable GapAwareTrackingToken upTo;
    }

    /**
     * @param savepoint sets one in the transaction that runs
     * @param committed is told how far the tables are after each batch
     */
    Projector(ReadTables tables, TransactionTemplate savepoint, Consumer<GapAwareTrackingToken> committed) {
        this.tables = tables;
        this.savepoint = savepoint;
        this.committed = committed;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unit = CurrentUnitOfWork.get().root();
        var batch = unit.<Batch>getOrComputeResource(BATCH, _ -> {
            var fresh = new Batch();
            unit.onPrepareCommit(_ -> keep(fresh));
            unit.afterCommit(_ -> {
                if (fresh.upTo != null) {
                    committed.accept(fresh.upTo);
                }
            });
            return fresh;
        });
        if (((TrackedEventMessage<?>) message).trackingToken() instanceof GapAwareTrackingToken token) {
            batch.upTo = token;
        }
        var reading = Reading.of(message);
        var event = reading.event();
        batch.highest = Math.max(batch.highest, event.happening().position());
        if (reading.trouble() != null || event.payload() == null) {
            skipped(event.happening().position(), event.type(), String.valueOf(reading.trouble()), reading.cause());
        } else {
            batch.happened.add(new Happened(event.payload(), event.happening()));
        }
    }

    private void keep(Batch batch) {
        if (batch.happened.isEmpty()) {
            return;
        }
        if (batch.happened.getFirst().happening().position() <= singlyUpTo) {
            batch.happened.forEach(this::keepSingly);
            return;
        }
        try {
            fold(batch.happened);
        } catch (RuntimeException e) {
            if (!mayPass(e)) {
                singlyUpTo = batch.highest; // comes again: then the one that does not fit in is found
            }
            throw e;
        }
    }

    private void keepSingly(Happened happened) {
        try {
            savepoint.executeWithoutResult(_ -> fold(List.of(happened)));
        } catch (RuntimeException e) {
            if (mayPass(e)) {
                throw e;
            }
            skipped(happened, "it cannot be kept", e);
        }
    }

    private void fold(List<Happened> happened) {
        for (var projection : projections) {
            projection.apply(tables, happened, (event, why) -> skipped(event, "it does not fit what came before", why));
        }
    }

    private static boolean mayPass(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof TransactionException;
    }

    private void skipped(Happened happened, String why, RuntimeException cause) {
        skipped(
                happened.happening().position(),
                EventNames.of(happened.event().getClass())
                        .map(EventNames.EventName::name)
                        .orElse("unknown"),
                why,
                cause);
    }

    private void skipped(long position, String type, String why, @Nullable RuntimeException cause) {
        skipped.computeIfAbsent(type, _ -> new LongAdder()).increment();
        LOG.warn("event {} ({}) was skipped: {}", position, type, why, cause);
    }

    /** @return how many events of which type were skipped since the start */
    Map<String, Long> skipped() {
        var counts = new TreeMap<String, Long>();
        skipped.forEach((type, count) -> counts.put(type, count.sum()));
        return counts;
    }
}
