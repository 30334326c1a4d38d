package io.planwright.application;

import io.planwright.domain.identity.RequirementId;
import java.util.List;

/** The one way to change anything. */
public interface Commands {

    /**
     * Carries out the commands in their order, all of them or none.
     *
     * @throws io.planwright.domain.Refused when a rule says no
     * @throws IllegalArgumentException when a value is not possible
     * @throws Missing when something named does not exist
     * @throws Overtaken when it was to be done on a version that is not the current one
     * @throws Contended when others kept changing the same things; asking again may help
     */
    Receipt send(By by, List<?> commands);

    default Receipt send(By by, Object command) {
        return send(by, List.of(command));
    }

    /** A command of a list that concerns another requirement than the list as a whole. */
    record About(RequirementId requirement, Object command) {}
}
