package io.planwright.domain.gate;

import io.planwright.domain.identity.RequirementId;
import java.util.List;

/** Tells what a check looks at, as of this moment, as a fingerprint that changes whenever that does. */
@FunctionalInterface
public interface Sight {

    /** @param looksAt as a check names it; empty for everything */
    String of(RequirementId requirement, List<String> looksAt);
}
