package io.planwright.application.person;

/** What kind of actor acts. */
public enum ActorKind {
    PERSON,
    AGENT,
    WORKER,
    CI,
    SYSTEM;

    /** @return whether it does what somebody else has set it to do */
    public boolean isProgram() {
        return this == AGENT || this == WORKER || this == CI;
    }
}
