package io.planwright.application.person;

import java.util.UUID;

/**
 * A person who may log in.
 *
 * @param login what the person types to log in, unique
 */
public record Person(UUID id, String login, String name, boolean administrator) {

    public Actor actor() {
        return new Actor(id.toString(), ActorKind.PERSON, name);
    }
}
