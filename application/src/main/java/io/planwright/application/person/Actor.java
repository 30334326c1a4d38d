package io.planwright.application.person;

/**
 * Somebody or something that acts.
 *
 * @param id stable: a person's or a token's id
 * @param name as people know it
 */
public record Actor(String id, ActorKind kind, String name) {

    /** The server itself. */
    public static final Actor SYSTEM = new Actor("system", ActorKind.SYSTEM, "Planwright");
}
