package io.planwright.application.check;

import io.planwright.domain.gate.CheckKind;
import io.planwright.domain.requirement.ReviewStep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a check of a gate stands at one moment.
 *
 * @param findings what stands in the way; for a VOID one what has changed since; empty where there is nothing to tell
 * @param remedy what would make it pass, in words for people; empty when it does
 * @param by who gave the result or waived it; null for the server or where nobody has yet
 * @param at when the evidence came to be, else when the result was given; null where there is none yet
 * @param note what was said with the result, or the reason of the waiver
 * @param source where an evidence result comes from, e.g. an address; may be empty
 */
public record CheckResult(
        String key,
        String text,
        CheckKind kind,
        ReviewStep step,
        State state,
        List<Finding> findings,
        String remedy,
        @Nullable String by,
        @Nullable Instant at,
        String note,
        String source) {

    /** VOID: it was passed, and what it looked at has changed since. */
    public enum State {
        OPEN,
        PASSED,
        FAILED,
        WAIVED,
        VOID;

        public boolean lets() {
            return this == PASSED || this == WAIVED;
        }
    }
}
