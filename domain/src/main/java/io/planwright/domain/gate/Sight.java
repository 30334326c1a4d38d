package io.planwright.domain.gate;

import io.planwright.domain.identity.RequirementId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a check looks at, as of this moment, as a fingerprint that changes whenever that does. */
@FunctionalInterface
public interface Sight {

    /** @param looksAt as a check names it; empty for everything */
    String of(RequirementId requirement, List<String> looksAt);

    /**
     * @param seen what {@link #of} said then, maybe in an earlier version of the server
     * @return whether what was looked at is as it was then
     */
    default boolean isStill(RequirementId requirement, List<String> looksAt, String seen) {
        return seen.equals(of(requirement, looksAt));
    }

    /** @return when that was last changed or worked on; null where nobody knows */
    default @Nullable Instant changedAt(RequirementId requirement, List<String> looksAt) {
        return null;
    }
}
