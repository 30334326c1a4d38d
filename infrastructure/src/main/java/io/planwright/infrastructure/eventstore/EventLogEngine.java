package io.planwright.infrastructure.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
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
    private static final String SELECT = """
            select position, event_id, subject, sequence, subject_type, happened_at, type, revision, payload, metadata
            from event_log
            """;
    private static final String AFTER = SELECT + "where position > ? order by position limit ?";
    private static final String AFTER_OR_IN_GAPS = // in two parts: with an "or" no index would be used
            SELECT + "where position = any (?) union all (" + AFTER + ") order by position";
    /** Many commits in a row each ask to look for new events: a pause lets some of them come together. */
    private static final long PAUSE_WHEN_BUSY_NANOS = 20_000_000;

    private static final int FEW_EVENTS = 2;
    private static final String[] GENERATED = {"position"};

    private final DataSource dataSource;
    private volatile long nextLook = System.nanoTime();

    EventLogEngine(Builder builder, DataSource dataSource) {
        super(builder);
        this.dataSource = dataSource;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var insert = connection.prepareStatement(INSERT, GENERATED)) {
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
            remember(lastKey(insert), events);
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

    private static void remember(long position, List<? extends EventMessage<?>> events) {
        CurrentUnitOfWork.ifStarted(unit -> {
            unit.root().resources().merge(POSITION, position, (a, b) -> Math.max((Long) a, (Long) b));
            var premises = Premises.of(unit);
            for (var event : events) {
                var appended = (DomainEventMessage<?>) event;
                premises.accepted(appended.getAggregateIdentifier(), appended.getSequenceNumber());
            }
        });
    }

    @Override
    @SuppressWarnings("unchecked") // all data is kept as text, however long the column
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int batchSize) {
        LockSupport.parkNanos(nextLook - System.nanoTime());
        var found = super.fetchTrackedEvents(after, batchSize);
        boolean busy = found.size() > FEW_EVENTS && found.size() < batchSize;
        nextLook = System.nanoTime() + (busy ? PAUSE_WHEN_BUSY_NANOS : 0);
        return found;
    }

    @Override
    protected PreparedStatement readEventDataWithoutGaps(Connection connection, long after, int batchSize)
            throws SQLException {
        var select = connection.prepareStatement(AFTER);
        select.setLong(1, after);
        select.setInt(2, batchSize);
        return select;
    }

    @Override
    protected PreparedStatement readEventDataWithGaps(Connection connection, long after, int batchSize, List<Long> gaps)
            throws SQLException {
        var select = connection.prepareStatement(AFTER_OR_IN_GAPS);
        select.setArray(1, connection.createArrayOf("bigint", gaps.toArray()));
        select.setLong(2, after);
        select.setInt(3, batchSize);
        return select;
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, @Nullable GapAwareTrackingToken before)
            throws SQLException {
        return new Positioned(
                (TrackedDomainEventData<?>) super.getTrackedEventData(row, before), row.getLong("position"));
    }

    /** An event that knows its own position: a token tells only how far its reader is. */
    private static final class Positioned extends TrackedDomainEventData<String> {

        private final long position;

        @SuppressWarnings("unchecked")
        Positioned(TrackedDomainEventData<?> data, long position) {
            super(data.trackingToken(), (DomainEventData<String>) data);
            this.position = position;
        }

        @Override
        public SerializedObject<String> getMetaData() {
            var metadata = super.getMetaData().getData();
            var rest = metadata.startsWith("{") ? metadata.substring(1) : metadata;
            return new SerializedMetaData<>(
                    "{\"" + Attribution.POSITION + "\":" + position + (rest.startsWith("}") ? "" : ",") + rest,
                    String.class);
        }
    }
}
