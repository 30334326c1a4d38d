package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.application.Receipt;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogEntry;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.application.log.ReadPosition;
import io.planwright.domain.plan.PlanCommand.RetitlePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Positions of the log that somebody has taken and not filled yet. */
class MissingPositionsTest extends HeartTest {

    private static final Duration SOON = Duration.ofSeconds(9);

    private final Story story = Story.begin(heart.commands());

    /** Takes a position as another writer does who is still at it. */
    private static Connection writing() throws SQLException {
        var connection = heart.get(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("""
                insert into event_log (event_id, subject, sequence, subject_type, happened_at, type, revision, payload, metadata)
                values (?, ?, 0, 'Task', '2030-01-01T00:00:00Z', 'task.ticked', '1', ?, '{"actor":"a","actorKind":"PERSON","actorName":"A"}')
                """)) {
            var id = UUID.randomUUID().toString();
            insert.setString(1, id);
            insert.setString(2, id);
            insert.setString(3, "{\"taskId\":\"" + id + "\",\"commit\":null}");
            insert.executeUpdate();
        }
        return connection;
    }

    private Receipt written() {
        return story.send(new RetitlePlan(story.plan(), "Plan " + UUID.randomUUID()));
    }

    private static long told() {
        return heart.get(ReadPosition.class).current();
    }

    private static List<Long> after(long position) {
        return heart.get(EventLog.class).after(position, LogFilter.ALL, 200).stream()
                .map(LogEntry::position)
                .toList();
    }

    @Test
    void theLogIsToldOnlyUpToAPositionThatMayStillBeFilled() throws SQLException {
        long before = written().position();
        heart.awaitAll();
        long later;
        try (var other = writing()) {
            later = written().position();
            await().during(Duration.ofMillis(300))
                    .atMost(SOON)
                    .until(() -> told() == before && after(before).isEmpty());
            assertThat(heart.get(EventLog.class).before(Long.MAX_VALUE, LogFilter.ALL, 1))
                    .singleElement()
                    .extracting(LogEntry::position)
                    .isEqualTo(before);
            other.commit();
        }
        await().atMost(SOON).until(() -> told() >= later);
        assertThat(after(before)).containsExactly(later - 1, later);
    }

    @Test
    void aPositionThatWasGivenBackHoldsNobodyUp() throws SQLException {
        long before = written().position();
        long later;
        try (var other = writing()) {
            later = written().position();
            other.rollback();
        }
        heart.get(ReadPosition.class).await(later, SOON);
        assertThat(told()).isEqualTo(later);
        assertThat(after(before)).containsExactly(later);
    }

    /** Positions that many rolled back and one that is slow: none of them is a matter of numbers or of time. */
    @Test
    void whoStillWritesIsWaitedForHoweverMuchOthersWriteMeanwhile() throws SQLException {
        long before = written().position();
        heart.awaitAll();
        try (var slow = writing()) {
            long last = 0;
            for (int i = 0; i < 100; i++) {
                try (var back = writing()) {
                    last = written().position();
                    back.rollback();
                }
            }
            assertThat(told()).isEqualTo(before);
            slow.commit();
            heart.get(ReadPosition.class).await(last, SOON);
            assertThat(after(before)).hasSize(101).contains(before + 1, last);
        }
    }
}
