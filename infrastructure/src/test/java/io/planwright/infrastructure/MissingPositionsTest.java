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

    private static final Duration SOONER_THAN_BY_TIME = Duration.ofSeconds(9);

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
        var receipt = story.send(new RetitlePlan(story.plan(), "Plan " + UUID.randomUUID()));
        heart.await(receipt);
        return receipt;
    }

    private static long told() {
        return heart.get(ReadPosition.class).current();
    }

    private static List<Long> after(long position) {
        return heart.get(EventLog.class).after(position, LogFilter.ALL, 100).stream()
                .map(LogEntry::position)
                .toList();
    }

    @Test
    void theLogIsToldOnlyUpToAPositionThatMayStillBeFilled() throws SQLException {
        long before = written().position();
        long later;
        try (var other = writing()) {
            later = written().position();
            await().during(Duration.ofMillis(300))
                    .atMost(SOONER_THAN_BY_TIME)
                    .until(() -> told() == before && after(before).isEmpty());
            assertThat(heart.get(EventLog.class).before(Long.MAX_VALUE, LogFilter.ALL, 1))
                    .singleElement()
                    .extracting(LogEntry::position)
                    .isEqualTo(later);
            other.commit();
        }
        await().atMost(SOONER_THAN_BY_TIME).until(() -> told() >= later);
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
        heart.get(ReadPosition.class).awaitAll(later, SOONER_THAN_BY_TIME);
        assertThat(told()).isEqualTo(later);
        assertThat(after(before)).containsExactly(later);
    }
}
