package io.planwright.application;

import io.planwright.application.person.Actor;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * By whom something is asked, about what, why, and whether it was asked before.
 *
 * @param reason why, in the actor's words, where one was given
 * @param once names the request, so that asking again has no second effect
 * @param imported name of the file that it comes from; null for what is no import
 * @param seen what it is asked on, so that nobody changes what somebody else has changed meanwhile; empty for as it stands
 */
public record By(
        Actor actor,
        @Nullable ProjectId project,
        @Nullable RequirementId requirement,
        @Nullable String reason,
        @Nullable String imported,
        @Nullable Once once,
        List<Seen> seen) {

    public By {
        seen = List.copyOf(seen);
    }

    /**
     * What the sender has seen.
     *
     * @param id of a project, requirement, plan, task or decomposition
     * @param versions one of which must be the current one
     */
    public record Seen(Object id, Set<Long> versions) {
        public Seen {
            versions = Set.copyOf(versions);
        }
    }

    /**
     * A request that must have one effect, however often it is sent.
     *
     * @param key chosen by the sender, unique among the actor's requests
     * @param fingerprint of the request, to tell a repetition from another request with the same key
     */
    public record Once(String key, String fingerprint, AtomicInteger given) {
        public Once(String key, String fingerprint) {
            this(key, fingerprint, new AtomicInteger());
        }
    }

    public static By of(Actor actor) {
        return new By(actor, null, null, null, null, null, List.of());
    }

    public By in(ProjectId project) {
        return new By(actor, project, requirement, reason, imported, once, seen);
    }

    public By on(ProjectId project, RequirementId requirement) {
        return new By(actor, project, requirement, reason, imported, once, seen);
    }

    public By because(@Nullable String why) {
        return new By(actor, project, requirement, why, imported, once, seen);
    }

    public By once(@Nullable Once request) {
        return new By(actor, project, requirement, reason, imported, request, seen);
    }

    public By seeing(@Nullable Seen version) {
        return seeing(version == null ? List.of() : List.of(version));
    }

    public By seeing(List<Seen> versions) {
        return new By(actor, project, requirement, reason, imported, once, versions);
    }

    /** @param file name of the file that it all comes from */
    public By importing(String file) {
        return new By(actor, project, requirement, reason, file, once, seen);
    }

    /** @return an id for something new; a repetition of the same request gets the same ids in the same order */
    public UUID newId() {
        return once == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(
                        (actor.id() + "\n" + once.key() + "\n" + once.given().incrementAndGet())
                                .getBytes(StandardCharsets.UTF_8));
    }
}
