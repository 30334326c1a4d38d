package io.planwright.infrastructure.eventstore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Appends to the log, and remembers in the unit of work at which position the last event came to stand. */
final class EventLogEngine extends JdbcEventStorageEngine {

    /** The resource of the root unit of work that holds the position. */
    static final String POSITION = "planwright.position";

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event_log")
            .snapshotTable("snapshot")
            .globalIndexColumn("position")
            .timestampColumn("happened_at")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("subject")
            .sequenceNumberColumn("sequence")
            .typeColumn("subject_type")
            .payloadTypeColumn("type")
            .payloadRevisionColumn("revision")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    private static final String INSERT = """
            insert into event_log (event_id, subject, sequence, subject_type, happened_at, type, revision,
                payload, metadata, project_id, requirement_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String[] GENERATED = {"position"};

    private final DataSource dataSource;
    private final LogWriters writers;
    private final StreamHeads heads;

    EventLogEngine(Builder builder, DataSource dataSource, LogWriters writers, StreamHeads heads) {
        super(builder);
        this.dataSource = dataSource;
        this.writers = writers;
        this.heads = heads;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var insert = connection.prepareStatement(INSERT, GENERATED)) {
            heads.advance(connection, events);
            writers.join(connection);
            for (var event : events) {
                bind(insert, (DomainEventMessage<?>) event, serializer);
                if (events.size() > 1) {
                    insert.addBatch();
                }
            }
            if (events.size() > 1) {
                insert.executeBatch();
            } else {
                insert.executeUpdate();
            }
            remember(lastKey(insert));
        } catch (SQLException e) {
            handlePersistenceException(e, events.getFirst());
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void bind(PreparedStatement insert, DomainEventMessage<?> event, Serializer serializer)
            throws SQLException {
        var payload = event.serializePayload(serializer, String.class);
        var metadata = event.serializeMetaData(serializer, String.class);
        insert.setString(1, event.getIdentifier());
        insert.setString(2, event.getAggregateIdentifier());
        insert.setLong(3, event.getSequenceNumber());
        insert.setString(4, event.getType());
        insert.setString(5, DateTimeUtils.formatInstant(event.getTimestamp()));
        insert.setString(6, payload.getType().getName());
        insert.setString(7, payload.getType().getRevision());
        insert.setString(8, payload.getData());
        insert.setString(9, metadata.getData());
        bindOptional(insert, 10, event.getMetaData().get(Attribution.PROJECT));
        bindOptional(insert, 11, event.getMetaData().get(Attribution.REQUIREMENT));
    }

    private static void bindOptional(PreparedStatement insert, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.VARCHAR);
        } else {
            insert.setString(index, value.toString());
        }
    }

    private static long lastKey(PreparedStatement insert) throws SQLException {
        long last = -1;
        try (var keys = insert.getGeneratedKeys()) {
            while (keys.next()) {
                last = Math.max(last, keys.getLong(1));
            }
        }
        return last;
    }

    private static void remember(long position) {
        CurrentUnitOfWork.ifStarted(unit -> {
            unit.root().resources().merge(POSITION, position, (a, b) -> Math.max((Long) a, (Long) b));
        });
    }

    @Override
    @SuppressWarnings("unchecked") // all data is kept as text, however long the column
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }
}
