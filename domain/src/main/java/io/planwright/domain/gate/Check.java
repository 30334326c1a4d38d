package io.planwright.domain.gate;

import io.planwright.domain.requirement.ReviewStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a gate asks for.
 *
 * @param key names it within its gate, e.g. {@code tests-pass}
 * @param text what must hold, in words for people
 * @param rule what computes it, e.g. {@code prd-complete}; null unless it is COMPUTED
 * @param looksAt what its result is void without once that changes: keys of sections, {@code prd}, {@code plans},
 *     {@code tasks}, {@code criteria}; empty for everything
 * @param step the step of the review that it belongs to
 */
public record Check(
        String key, String text, CheckKind kind, @Nullable String rule, List<String> looksAt, ReviewStep step) {

    public Check {
        if ((kind == CheckKind.COMPUTED) != (rule != null)) {
            throw new IllegalArgumentException(
                    "a check has a rule when it is COMPUTED, and only then: '" + key + "' is " + kind);
        }
        looksAt = List.copyOf(looksAt);
    }

    /** A check that a person decides in the step GATE, looking at everything. */
    public Check(String key, String text) {
        this(key, text, CheckKind.MANUAL, null, List.of(), ReviewStep.GATE);
    }
}
