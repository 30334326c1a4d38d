package io.planwright.application.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells how the read tables stand, and lets them be built anew. */
public interface ReadTablesStatus {

    Status status();

    /** Builds all read tables anew from the log, beside those in use, and switches; returns at once. */
    void rebuild();

    /**
     * How the read tables stand.
     *
     * @param generation which set of tables is in use
     * @param position up to where in the log they are
     * @param end position of the last event in the log
     * @param rebuilt up to where a rebuild has come; null when none runs
     * @param skipped how many events of which type were left out; see {@link Followers}
     */
    record Status(
            int generation,
            long position,
            long end,
            @Nullable Long rebuilt,
            Map<String, Long> skipped) {}
}
