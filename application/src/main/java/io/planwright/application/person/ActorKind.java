package io.planwright.application.person;

/** What kind of actor acts. */
public enum ActorKind {
    PERSON,
    AGENT,
    WORKER,
    CI,
    SYSTEM
}
