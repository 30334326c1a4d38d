package io.planwright.ui.requirement;

import io.planwright.application.log.LoggedEvent;
import java.util.List;

/** Of which kinds some events are. */
record Kinds(List<LoggedEvent> events) {

    /** @return whether one is of one of the kinds, or of a kind that this version does not know */
    boolean any(Class<?>... kinds) {
        return events.stream().anyMatch(event -> {
            for (var kind : kinds) {
                if (event.payload() == null || kind.isInstance(event.payload())) {
                    return true;
                }
            }
            return false;
        });
    }
}
