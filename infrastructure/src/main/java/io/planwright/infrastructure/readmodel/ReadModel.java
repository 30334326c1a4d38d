package io.planwright.infrastructure.readmodel;

import io.planwright.application.log.LiveFeed;
import io.planwright.application.log.LoggedEvent;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.log.ReadTablesStatus;
import io.planwright.infrastructure.eventstore.LogTail;
import io.planwright.infrastructure.follower.Follower;
import io.planwright.infrastructure.follower.FollowerPositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The read tables and how they are kept up to date. A generation of them lives in a schema of its own, and its progress
 * is that of a follower. A rebuild fills a new generation beside the
 * one in use and switches when that has caught up. The one that was in use stays for a while: other nodes may not have
 * noticed yet.
 */
final class ReadModel implements SmartLifecycle, LiveFeed, ReadPosition, ReadTablesStatus, ActiveTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);
    private static final List<String> TABLES = List.of(
            "project",
            "requirement",
            "document",
            "plan",
            "task_place",
            "task",
            "task_blocker",
            "ready_task",
            "attempt",
            "evidence",
            "worker",
            "decomposition",
            "circuit",
            "gate",
            "gate_check",
            "task_file");
    private static final Duration LOOK_AT_SWITCH = Duration.ofMillis(50);
    private static final Duration LOOK_AT_GENERATIONS = Duration.ofMillis(500);
    private static final Duration RETIRED_STAY = Duration.ofMinutes(10);
    private static final Duration LONGEST_REBUILD = Duration.ofHours(12);

    private static final Progress NONE = new Progress();

    private final LogTail tail;
    private final FollowerPositions positions;
    private final TransactionTemplate inTransaction;
    private final TransactionTemplate savepoint;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final boolean postgres;
    private final String ddl;
    private final String layout;
    private final LogFeed feed;

    private final ReentrantLock rebuilding = new ReentrantLock();
    private volatile @Nullable Generation active;
    private volatile @Nullable Generation building;
    private volatile boolean running;
    private @Nullable Thread lookout;

    /** A set of tables with what fills it. */
    private record Generation(int id, Follower follower, Progress progress) {}

    private record Row(
            int id, String layout, String state, @Nullable OffsetDateTime since) {
        boolean is(String wanted) {
            return state.equals(wanted);
        }
    }

    ReadModel(
            LogTail tail,
            FollowerPositions positions,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc,
            Clock clock,
            boolean postgres) {
        this.tail = tail;
        this.positions = positions;
        this.inTransaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.jdbc = jdbc;
        this.clock = clock;
        this.postgres = postgres;
        this.ddl = ddl().replace("{text}", postgres ? "text" : "varchar(1048576)")
                .replace("{long text}", postgres ? "text" : "clob");
        this.layout = sha256(ddl);
        this.feed = new LogFeed(tail, this::comesTo);
    }

    private static String ddl() {
        try (var in = ReadModel.class.getResourceAsStream("/readmodel/tables.sql")) {
            if (in == null) {
                throw new IllegalStateException("readmodel/tables.sql is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // ------------------------------------------------------------------ life

    @Override
    public void start() {
        running = true;
        int before = oneNodeAtATime(() -> {
            rows().stream().filter(this::isLeftOver).forEach(row -> drop(row.id()));
            return rows().stream()
                    .filter(row -> row.is("active"))
                    .findFirst()
                    .map(row -> row.layout().equals(layout) ? row.id() : -row.id())
                    .orElse(0);
        });
        if (before > 0) {
            active = open(before);
        } else {
            begin(before == 0 ? null : -before);
        }
        feed.start();
        lookout = Thread.ofPlatform().name("read-lookout").daemon().start(this::lookOut);
    }

    /** Fills the first generation of this layout, and uses it when it has all that has happened. */
    private void begin(@Nullable Integer before) {
        var fresh = create();
        fresh.progress().await(tail.settled(), LONGEST_REBUILD);
        oneNodeAtATime(() -> use(fresh, before));
        active = fresh;
        showInViews(fresh);
    }

    @Override
    public void stop() {
        running = false;
        feed.stop();
        LockSupport.unpark(lookout);
        for (var generation : new Generation[] {active, building}) {
            if (generation != null) {
                generation.follower().close();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096; // before the web server begins, after it has ended
    }

    /** Looks which generation is in use: another node may have switched. */
    private void lookOut() {
        while (running) {
            try {
                rows().stream()
                        .filter(row -> row.is("active") && row.layout().equals(layout))
                        .forEach(row -> follow(row.id()));
            } catch (Throwable e) {
                if (running) {
                    LOG.warn("could not look which read tables are in use: {}", e.toString());
                }
            }
            LockSupport.parkNanos(LOOK_AT_GENERATIONS.toNanos());
        }
    }

    /** Another node has switched to a generation of the same layout. */
    private void follow(int id) {
        rebuilding.lock();
        try {
            var before = active;
            if (before == null || before.id() >= id) {
                return;
            }
            active = open(id);
            before.follower().close();
        } finally {
            rebuilding.unlock();
        }
    }

    // ------------------------------------------------------------------ generations

    private List<Row> rows() {
        return jdbc.query(
                "select id, layout, state, since from read_generation order by id",
                (row, _) -> new Row(
                        row.getInt(1), row.getString(2), row.getString(3), row.getObject(4, OffsetDateTime.class)));
    }

    private <T> T oneNodeAtATime(Supplier<T> work) {
        return java.util.Objects.requireNonNull(inTransaction.execute(_ -> {
            jdbc.queryForObject("select given from counter where scope = 'read-tables' for update", Integer.class);
            return work.get();
        }));
    }

    private boolean isLeftOver(Row row) {
        return switch (row.state()) {
            case "retired" -> row.since() == null || row.since().isBefore(now().minus(RETIRED_STAY));
            case "building" -> !postgres || row.since() == null || row.since().isBefore(now().minus(LONGEST_REBUILD));
            default -> false;
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Generation create() {
        int id = oneNodeAtATime(() -> {
            jdbc.update("update counter set given = given + 1 where scope = 'read-tables'");
            Integer next = jdbc.queryForObject("select given from counter where scope = 'read-tables'", Integer.class);
            int given = next == null ? 1 : next;
            jdbc.update(
                    "insert into read_generation (id, layout, state, since) values (?, ?, 'building', ?)",
                    given,
                    layout,
                    now());
            jdbc.execute("create schema read_" + given);
            for (var statement : ddl.replace("{schema}", "read_" + given).split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    jdbc.execute(statement);
                }
            }
            return given;
        });
        return open(id);
    }

    private Generation open(int id) {
        var name = follower(id);
        var progress = new Progress();
        var projector = new Projector(name, new ReadTables(id, jdbc), savepoint, positions);
        var follower = new Follower(name, tail, positions, projector, progress::reached);
        follower.start(0);
        return new Generation(id, follower, progress);
    }

    private static String follower(int generation) {
        return "read-" + generation;
    }

    private boolean use(Generation next, @Nullable Integer before) {
        if (before != null) {
            jdbc.update("update read_generation set state = 'retired', since = ? where id = ?", now(), before);
        }
        jdbc.update("update read_generation set state = 'active', since = ? where id = ?", now(), next.id());
        return true;
    }

    /** Lets the views for reporting tools lead to a generation; the server itself does without them. */
    private void showInViews(Generation generation) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                inTransaction.executeWithoutResult(_ -> {
                    if (postgres) {
                        jdbc.execute("set local lock_timeout = '200ms'"); // shorter than a deadlock is waited for
                    }
                    for (var table : TABLES) {
                        jdbc.execute("drop view if exists " + table);
                        jdbc.execute(
                                "create view " + table + " as select * from read_" + generation.id() + "." + table);
                    }
                });
                return;
            } catch (org.springframework.dao.DataAccessException e) {
                LOG.info("the views are in use, trying again: {}", e.toString());
                LockSupport.parkNanos(LOOK_AT_GENERATIONS.toNanos());
            }
        }
        LOG.warn("the views for reporting tools still lead to the read tables that were in use before");
    }

    private void drop(int id) {
        jdbc.execute("drop schema if exists read_" + id + " cascade");
        positions.drop(follower(id));
        jdbc.update("delete from read_generation where id = ?", id);
    }

    @Override
    public void rebuild() {
        rebuilding.lock();
        try {
            if (building != null) {
                return; // one at a time
            }
            oneNodeAtATime(() -> {
                rows().stream().filter(this::isLeftOver).forEach(row -> drop(row.id()));
                return true;
            });
            var next = create();
            building = next;
            Thread.ofVirtual().name("rebuild").start(() -> switchWhenCaughtUp(next));
        } finally {
            rebuilding.unlock();
        }
    }

    private void switchWhenCaughtUp(Generation next) {
        try {
            next.progress().await(tail.settled(), LONGEST_REBUILD);
            while (!switched(next)) {
                next.progress().await(tail.settled(), LONGEST_REBUILD);
            }
            LOG.info("the read tables were rebuilt, generation {} is in use", next.id());
            showInViews(next);
        } catch (RuntimeException e) {
            if (running) {
                LOG.error("the read tables could not be rebuilt; those in use stay in use", e);
                next.follower().close();
                drop(next.id());
            }
        } finally {
            building = null;
        }
    }

    /** @return false when the new tables do not have yet what those in use have; nobody may see less than before */
    private boolean switched(Generation next) {
        rebuilding.lock();
        var before = active;
        try {
            if (before == null) {
                return false;
            }
            boolean switched = oneNodeAtATime(() -> {
                long inUse = positions.holding(follower(before.id())); // nobody goes on with the old tables meanwhile
                boolean ready = next.progress().has(inUse) && use(next, before.id());
                if (ready) {
                    active = next; // now: once the old tables go on, they may have what the new ones have not yet
                }
                return ready;
            });
            if (switched) {
                before.follower().close();
            }
            return switched;
        } catch (RuntimeException e) {
            active = before;
            throw e;
        } finally {
            rebuilding.unlock();
        }
    }

    // ------------------------------------------------------------------ position, feed, status

    @Override
    public String in(String sql) {
        var generation = active;
        if (generation == null) {
            throw new IllegalStateException("the read tables are not in use yet");
        }
        return sql.replace("{schema}", "read_" + generation.id())
                .replace("{by code point}", postgres ? " collate \"C\"" : "");
    }

    /** @return false, too, when another generation has come into use meanwhile: it may not be as far */
    private boolean comesTo(long position, Duration atMost) {
        var inUse = active;
        return progressOf(inUse).comesTo(position, atMost) && inUse == active;
    }

    private Progress progress() {
        return progressOf(active);
    }

    private static Progress progressOf(@Nullable Generation generation) {
        return generation == null ? NONE : generation.progress();
    }

    @Override
    public long current() {
        return progress().current();
    }

    @Override
    public boolean has(long position) {
        return progress().has(position);
    }

    @Override
    public void await(long position, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!comesTo(position, LOOK_AT_SWITCH)) {
            if (System.nanoTime() - until >= 0) {
                throw new Behind(position, current());
            }
        }
    }

    @Override
    public Runnable subscribe(Consumer<LoggedEvent> listener) {
        return feed.subscribe(listener);
    }

    @Override
    public Status status() {
        var inUse = active;
        var next = building;
        return new Status(
                inUse == null ? 0 : inUse.id(),
                current(),
                end(),
                next == null ? null : Math.max(0, next.progress().current()),
                inUse == null ? Map.of() : positions.countLeftOut(follower(inUse.id())));
    }

    private long end() {
        Long end = jdbc.queryForObject("select coalesce(max(position), 0) from event_log", Long.class);
        return end == null ? 0 : end;
    }
}
