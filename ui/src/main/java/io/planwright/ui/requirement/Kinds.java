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

    /** @return what they say, when all of them are of the kind; else nothing */
    <T> List<T> onlyOf(Class<T> kind) {
        return events.stream().allMatch(event -> kind.isInstance(event.payload()))
                ? events.stream().map(event -> kind.cast(event.payload())).toList()
                : List.of();
    }
}
