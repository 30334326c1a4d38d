package io.planwright.domain.identity;

import java.util.UUID;

/** Names a plan. */
public record PlanId(UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static PlanId of(String text) {
        return new PlanId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString(); // the event stream is keyed on this text
    }
}
