package io.planwright.infrastructure.follower;

import io.planwright.application.log.Followers.LeftOut;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongUnaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps how far each follower is, and what it had to leave out. */
public final class FollowerPositions {

    private static final int LONGEST_REASON = 2_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    public FollowerPositions(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void begin(String name, long from) {
        jdbc.update(
                "insert into follower (name, position) select ?, ? where not exists (select 1 from follower where name = ?)",
                name,
                from,
                name);
    }

    /** Forgets a follower that nobody runs any more. */
    public void drop(String name) {
        jdbc.update("delete from dead_letter where follower = ?", name);
        jdbc.update("delete from follower where name = ?", name);
    }

    /** @return how far it is; -1 where there is none of that name */
    public long of(String name) {
        return jdbc.queryForList("select position from follower where name = ?", Long.class, name).stream()
                .findFirst()
                .orElse(-1L);
    }

    /** @return how far it is, while nobody may take a batch until the transaction that runs has ended; -1 where there is none */
    public long holding(String name) {
        return jdbc.queryForList("select position from follower where name = ? for update", Long.class, name).stream()
                .findFirst()
                .orElse(-1L);
    }

    /**
     * Lets one node at a time take a batch.
     *
     * @param batch is given how far the follower is, and tells how far it is then; runs in a transaction
     * @return how far it is then; empty when another node has its turn
     */
    OptionalLong taking(String name, LongUnaryOperator batch) {
        Long result = transaction.execute(_ -> {
            var from = jdbc.queryForList(
                    "select position from follower where name = ? for update skip locked", Long.class, name);
            if (from.isEmpty()) {
                return -1L;
            }
            long before = from.getFirst();
            long after = batch.applyAsLong(before);
            if (after != before) {
                jdbc.update("update follower set position = ? where name = ?", after, name);
            }
            return after;
        });
        return result == null || result < 0 ? OptionalLong.empty() : OptionalLong.of(result);
    }

    /** Notes in the transaction of the batch that an event is left out; once is enough. */
    public void leaveOut(String follower, long position, String type, String why) {
        jdbc.update(
                """
                insert into dead_letter (follower, position, type, why, since) select ?, ?, ?, ?, ?
                where not exists (select 1 from dead_letter where follower = ? and position = ?)
                """,
                follower,
                position,
                type,
                why.replace('\0', ' ').substring(0, Math.min(why.length(), LONGEST_REASON)),
                clock.instant().atOffset(ZoneOffset.UTC),
                follower,
                position);
    }

    /** Forgets that an event was left out. */
    public void takeUp(String follower, long position) {
        jdbc.update("delete from dead_letter where follower = ? and position = ?", follower, position);
    }

    /** @return what a follower has left out, the first in the log first */
    public List<LeftOut> leftOut(String follower, int atMost) {
        return jdbc.query(
                "select position, type, why, since from dead_letter where follower = ? order by position limit ?",
                (row, _) -> new LeftOut(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                follower,
                atMost);
    }

    /** @return how many events of which type a follower has left out */
    public Map<String, Long> countLeftOut(String follower) {
        var counts = new TreeMap<String, Long>();
        jdbc.query(
                "select type, count(*) from dead_letter where follower = ? group by type",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                follower);
        return counts;
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    /** @return those that run on this node */
    public List<Follower> running() {
        return List.copyOf(followers);
    }
}
