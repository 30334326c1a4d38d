package io.planwright.infrastructure.eventstore;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Contended;
import io.planwright.application.Missing;
import io.planwright.application.Overtaken;
import io.planwright.application.Receipt;
import io.planwright.domain.Numbered;
import io.planwright.domain.Refused;
import io.planwright.infrastructure.eventstore.JdbcClaims.Numbers;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Carries commands out in one transaction each time, again when others were faster, and once per request key. */
final class AxonCommands implements Commands {

    private static final int TRIES = 10;
    private static final int TRIES_TO_CREATE = 3;

    private final CommandBus bus;
    private final QueuedEvents log;
    private final TransactionManager transactions;
    private final JdbcClient jdbc;
    private final StreamHeads heads;
    private final JdbcClaims claims;
    private final LoggedVersions versions;
    private final Clock clock;
    private final Lock[] keyLocks =
            IntStream.range(0, 64).mapToObj(_ -> new ReentrantLock()).toArray(Lock[]::new);

    AxonCommands(
            CommandBus bus,
            QueuedEvents log,
            TransactionManager transactions,
            JdbcClient jdbc,
            StreamHeads heads,
            JdbcClaims claims,
            LoggedVersions versions,
            Clock clock) {
        this.bus = bus;
        this.log = log;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.heads = heads;
        this.claims = claims;
        this.versions = versions;
        this.clock = clock;
    }

    @Override
    public Receipt send(By by, List<?> commands) {
        var once = by.once();
        if (once == null) {
            return tryAll(by, commands);
        }
        var lock = keyLocks[Math.floorMod(once.key().hashCode(), keyLocks.length)];
        lock.lock(); // spares the database the repetitions that this node sees itself
        try {
            var earlier = earlier(by, once);
            return earlier.isPresent() ? earlier.get() : tryAll(by, commands);
        } finally {
            lock.unlock();
        }
    }

    private Receipt tryAll(By by, List<?> commands) {
        var numbers = numbersFor(commands);
        for (int attempt = 1; ; attempt++) {
            try {
                return tryOnce(by, commands, numbers);
            } catch (RuntimeException e) {
                if (!worthAnotherTry(e)) {
                    throw translated(e);
                }
                if (by.once() != null) {
                    var earlier = earlier(by, by.once());
                    if (earlier.isPresent()) {
                        return earlier.get();
                    }
                }
                if (e instanceof AggregateStreamCreationException && attempt == TRIES_TO_CREATE) {
                    throw new Refused("id.taken", "something with one of the new ids exists already");
                }
                if (attempt == TRIES) {
                    throw new Contended(e);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L << attempt));
            }
        }
    }

    private Map<String, Numbers> numbersFor(List<?> commands) {
        var wanted = new HashMap<String, Integer>();
        for (var command : commands) {
            if ((command instanceof About(var _, var concerning) ? concerning : command) instanceof Numbered numbered) {
                wanted.merge(numbered.numbersOf(), 1, Integer::sum);
            }
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return claims.ahead(wanted);
            } catch (RuntimeException e) {
                if (!worthAnotherTry(e)) {
                    throw e;
                }
                if (attempt == TRIES) {
                    throw new Contended(e);
                }
            }
        }
    }

    private Receipt tryOnce(By by, List<?> commands, Map<String, Numbers> numbers) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("commands"));
        var unused = new HashMap<String, Numbers>();
        numbers.forEach((scope, given) -> unused.put(scope, given.anew()));
        unit.resources().put(JdbcClaims.NUMBERS, unused);
        try {
            unit.attachTransaction(transactions);
            unit.onPrepareCommit(_ -> ReadSet.of(unit).validate(heads, log.queued())); // before they are appended
            by.seen().forEach(this::mustBeCurrent);
            var metadata = Attribution.of(by);
            for (var command : commands) {
                if (command instanceof About(var requirement, var concerning)) {
                    dispatch(concerning, Attribution.about(requirement, metadata));
                } else {
                    dispatch(command, metadata);
                }
            }
            if (by.once() != null) {
                unit.onPrepareCommit(_ -> remember(by, by.once(), position(unit)));
            }
            unit.commit();
        } catch (RuntimeException e) {
            if (unit.isActive()) {
                unit.rollback(e);
            }
            if (!worthAnotherTry(e)) {
                ReadSet.of(unit).validateRefusal(heads);
            }
            throw e;
        } catch (Throwable e) {
            if (unit.isActive()) {
                unit.rollback(e);
            }
            throw e;
        }
        return new Receipt(position(unit), false);
    }

    /** Who changes it between this and the commit comes to stand at the same place of the log: one of the two tries again. */
    private void mustBeCurrent(By.Seen seen) {
        long current = versions.of(seen.id());
        if (!seen.versions().contains(current)) {
            throw new Overtaken(seen, current);
        }
    }

    private void dispatch(Object command, Map<String, Object> metadata) {
        var message = GenericCommandMessage.asCommandMessage(command);
        var outcome = new Outcome();
        bus.dispatch(
                message.andMetaData(metadata).andMetaData(Map.of(Attribution.COMMAND, message.getIdentifier())),
                (_, result) -> outcome.result = result);
        if (outcome.result != null && outcome.result.isExceptional()) {
            throw outcome.result.exceptionResult() instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(outcome.result.exceptionResult());
        }
    }

    private static final class Outcome {
        private @Nullable CommandResultMessage<?> result;
    }

    private long position(UnitOfWork<?> unit) {
        var position = (Long) unit.resources().get(EventLogEngine.POSITION);
        return position != null
                ? position
                : jdbc.sql("select coalesce(max(position), 0) from event_log")
                        .query(Long.class)
                        .single();
    }

    private void remember(By by, By.Once once, long position) {
        jdbc.sql("insert into request (actor, idem_key, fingerprint, position, asked_at) values (?, ?, ?, ?, ?)")
                .params(
                        by.actor().id(),
                        once.key(),
                        once.fingerprint(),
                        position,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Receipt> earlier(By by, By.Once once) {
        record Earlier(String fingerprint, long position) {}
        return jdbc.sql("select fingerprint, position from request where actor = ? and idem_key = ?")
                .params(by.actor().id(), once.key())
                .query((row, _) -> new Earlier(row.getString(1), row.getLong(2)))
                .optional()
                .map(found -> {
                    JdbcAnswers.mustBeTheSame(once, found.fingerprint());
                    return new Receipt(found.position(), true);
                });
    }

    private static boolean worthAnotherTry(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof DeadlockException
                    || cause instanceof LockAcquisitionFailedException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof DuplicateKeyException
                    || cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException translated(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTimeoutException) {
                return new Contended(e); // it has waited for a row already: no second try of that length
            }
        }
        return e instanceof AggregateNotFoundException missing
                ? new Missing("thing", String.valueOf(missing.getAggregateIdentifier()))
                : e;
    }
}
