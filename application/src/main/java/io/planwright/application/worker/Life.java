package io.planwright.application.worker;

import io.planwright.application.worker.Beats.Beat;
import io.planwright.domain.task.Discipline;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a worker gives signs of life: NEW before the first, SILENT after three missed ones. */
public enum Life {
    NEW,
    ALIVE,
    SILENT;

    private static final int MISSED = 3;

    static Life of(@Nullable Beat last, Discipline discipline, Instant now) {
        if (last == null) {
            return NEW;
        }
        boolean missed =
                Duration.between(last.at(), now).compareTo(discipline.beat().multipliedBy(MISSED)) > 0;
        return missed ? SILENT : ALIVE;
    }
}
