package io.planwright.infrastructure.eventstore;

import io.planwright.application.By;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.identity.RequirementId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What stands in the metadata of every event: who, about what, why, and out of which file. */
public final class Attribution {

    static final String ACTOR = "actor";
    static final String ACTOR_KIND = "actorKind";
    static final String ACTOR_NAME = "actorName";
    static final String PROJECT = "project";
    static final String REQUIREMENT = "requirement";
    static final String COMMAND = "command";
    static final String REASON = "reason";
    static final String IMPORTED = "imported";
    static final String KEY = "idempotencyKey";

    private Attribution() {}

    static Map<String, Object> of(By by) {
        var metadata = new HashMap<String, Object>();
        metadata.put(ACTOR, by.actor().id());
        metadata.put(ACTOR_KIND, by.actor().kind().name());
        metadata.put(ACTOR_NAME, by.actor().name());
        if (by.project() != null) {
            metadata.put(PROJECT, by.project().toString());
        }
        if (by.requirement() != null) {
            metadata.put(REQUIREMENT, by.requirement().toString());
        }
        if (by.reason() != null) {
            metadata.put(REASON, by.reason());
        }
        if (by.imported() != null) {
            metadata.put(IMPORTED, by.imported());
        }
        if (by.once() != null) {
            metadata.put(KEY, by.once().key());
        }
        return metadata;
    }

    static Map<String, Object> about(RequirementId requirement, Map<String, Object> metadata) {
        var narrowed = new HashMap<>(metadata);
        narrowed.put(REQUIREMENT, requirement.toString());
        return narrowed;
    }

    /** @return who acted; the server itself where the metadata does not tell */
    public static Actor actor(MetaData metadata) {
        var id = metadata.get(ACTOR);
        if (id == null) {
            return Actor.SYSTEM;
        }
        return new Actor(
                id.toString(),
                ActorKind.valueOf(String.valueOf(metadata.getOrDefault(ACTOR_KIND, ActorKind.SYSTEM.name()))),
                String.valueOf(metadata.getOrDefault(ACTOR_NAME, id)));
    }

    /** @return id of the project that the event belongs to; null where it belongs to none */
    public static @Nullable String project(MetaData metadata) {
        return text(metadata, PROJECT);
    }

    /** @return id of the requirement that the event belongs to; null where it belongs to none */
    public static @Nullable String requirement(MetaData metadata) {
        return text(metadata, REQUIREMENT);
    }

    /** @return why, in the actor's words; null where no reason was given */
    public static @Nullable String reason(MetaData metadata) {
        return text(metadata, REASON);
    }

    private static @Nullable String text(MetaData metadata, String key) {
        var value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
