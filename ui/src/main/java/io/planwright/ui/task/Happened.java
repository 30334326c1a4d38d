package io.planwright.ui.task;

import io.planwright.domain.task.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has happened to the task.
 *
 * @param type stored name of the event
 * @param stage at which it happened; null where that is no matter
 * @param how an attempt or a claim ended; empty for what does not end
 * @param reason as it was given; empty where none was
 */
record Happened(
        long position, String who, String type, @Nullable Stage stage, String how, String reason, Instant at) {}
