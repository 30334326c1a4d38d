package io.planwright.application.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log itself: all that has happened, in order. */
public interface EventLog {

    /** @return up to {@code limit} events after a position that the read tables have, in the order of the log */
    List<LogEntry> after(long position, LogFilter filter, int limit);

    /**
     * @param position {@link Long#MAX_VALUE} to begin with the last event
     * @return up to {@code limit} events before a position that the read tables have, the newest first
     */
    List<LogEntry> before(long position, LogFilter filter, int limit);

    /** @return up to {@code limit} events of one subject that the read tables have, the newest first */
    List<LogEntry> of(String subject, int limit);

    /** @return the last event of one subject; empty when it has none */
    Optional<LogEntry> last(String subject);

    /** @return position of the last event; -1 when there is none */
    long end();

    /**
     * Which events are asked for: those that have one of the values of each; empty for all.
     *
     * @param projects their ids
     * @param requirements their ids
     * @param types stored names, e.g. {@code task.ticked}
     * @param subjects their ids
     * @param actors their ids
     * @param actorNames what those who acted were called then
     */
    record LogFilter(
            List<String> projects,
            List<String> requirements,
            List<String> types,
            List<String> subjects,
            List<String> actors,
            List<String> actorNames) {
        public static final LogFilter ALL = new LogFilter(null, null, null, null);

        /** Null for all. */
        public LogFilter(
                @Nullable String project, @Nullable String requirement, @Nullable String type, @Nullable String actor) {
            this(only(project), only(requirement), only(type), List.of(), only(actor), List.of());
        }

        private static List<String> only(@Nullable String value) {
            return value == null ? List.of() : List.of(value);
        }
    }

    /**
     * An event as it is stored.
     *
     * @param payload its JSON
     * @param metadata its JSON
     */
    record LogEntry(
            long position,
            String id,
            String at,
            String type,
            int revision,
            String subject,
            long sequence,
            @Nullable String project,
            @Nullable String requirement,
            String payload,
            String metadata) {}
}
