package io.planwright.application;

import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import java.time.Instant;

/** When and by whom things happen in tests. */
public final class Sometime {

    public static final Actor ADA = new Actor("ada", ActorKind.PERSON, "Ada");
    public static final Actor GRACE = new Actor("grace", ActorKind.PERSON, "Grace");

    private Sometime() {}

    /** @return what happens at a second of the beginning of 2030, by Ada */
    public static Happening at(long second) {
        return at(second, ADA);
    }

    public static Happening at(long second, Actor by) {
        return new Happening(second, time(second), by);
    }

    public static Instant time(long second) {
        return Instant.parse("2030-01-01T00:00:00Z").plusSeconds(second);
    }
}
