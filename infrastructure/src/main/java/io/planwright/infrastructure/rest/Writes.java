package io.planwright.infrastructure.rest;

import io.planwright.application.Answers;
import io.planwright.application.Answers.Answer;
import io.planwright.application.By;
import io.planwright.application.Receipt;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.log.ReadPosition.Behind;
import io.planwright.application.person.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The manners of every write: who asks, once per key, answered with what the read tables have of it. */
final class Writes {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Answers answers;
    private final EventLog log;
    private final ReadPosition position;
    private final JsonMapper json;

    /**
     * What a write has come to.
     *
     * @param location address of what is new; null where nothing is
     * @param body null for none
     * @param known whether the body can be told without the read tables
     */
    record Written(
            int status,
            Receipt receipt,
            @Nullable String location,
            @Nullable Supplier<Object> body,
            boolean known) {

        /** @param body read once the read tables have it */
        static Written created(Receipt receipt, String location, Supplier<Object> body) {
            return new Written(201, receipt, location, body, false);
        }

        /** @param body read once the read tables have it */
        static Written ok(Receipt receipt, Supplier<Object> body) {
            return new Written(200, receipt, null, body, false);
        }

        static Written known(Receipt receipt, Object body) {
            return new Written(200, receipt, null, () -> body, true);
        }

        /** Nothing was changed, and there is nothing to tell. */
        static Written nothing(long position) {
            return new Written(204, new Receipt(position, false), null, null, false);
        }

        static Written gone(Receipt receipt) {
            return new Written(204, receipt, null, null, false);
        }

        /** It is written all the same, and must not be taken for a failure: who sends it again would double it. */
        Written notShownYet() {
            return known || body == null
                    ? this
                    : new Written(status == 201 ? 201 : 204, receipt, location, null, false);
        }
    }

    /**
     * A body with an ETag.
     *
     * @param version of what is changed through it
     */
    record Tagged(long version, Object body) {}

    Writes(Answers answers, EventLog log, ReadPosition position, JsonMapper json) {
        this.answers = answers;
        this.log = log;
        this.position = position;
        this.json = json;
    }

    /** @return who sends this request */
    static Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new IllegalStateException("nobody is logged in, and still the request came here");
    }

    ResponseEntity<Object> answer(HttpServletRequest request, Function<By, Written> write) {
        return answer(request, null, write);
    }

    /** @param content by which a repetition is known; null where that is the body */
    ResponseEntity<Object> answer(HttpServletRequest request, @Nullable String content, Function<By, Written> write) {
        var actor = actor();
        var once = once(request, content);
        if (once != null) {
            var earlier = answers.to(actor.id(), once);
            if (earlier.isPresent()) {
                return entity(earlier.get());
            }
        }
        var reason = request.getHeader("Planwright-Reason");
        var written = write.apply(By.of(actor).because(reason).once(once));
        try {
            position.await(written.receipt().position(), PATIENCE);
        } catch (Behind _) {
            return entity(answer(written.notShownYet())); // asked again by its key, it is told in full
        }
        var answer = answer(written);
        if (once != null) {
            answers.remember(actor.id(), once, answer);
        }
        return entity(answer);
    }

    private Answer answer(Written written) {
        var body = written.body() == null
                ? null
                : json.writeValueAsString(written.body().get());
        return new Answer(
                written.status(), written.location(), body, written.receipt().position());
    }

    ResponseEntity<Object> answer(Tagged tagged) {
        return ResponseEntity.ok().eTag(etag(tagged)).body(tagged.body());
    }

    String etag(Tagged tagged) {
        return Stale.etag(tagged.version(), json.writeValueAsBytes(tagged.body()));
    }

    /**
     * @param id of what is to be changed
     * @param current what can be read of it now
     * @return the versions that the request names; null where it names none
     * @throws Stale when the request was made on another body than the current one
     */
    By.@Nullable Seen seen(HttpServletRequest request, Object id, Supplier<Tagged> current) {
        var ifMatch = request.getHeader("If-Match");
        if (ifMatch == null) {
            return null;
        }
        Set<Long> versions;
        try {
            versions = Stale.versions(ifMatch, etag(current.get()));
        } catch (Stale _) {
            position.await(log.end(), PATIENCE); // it may have been read where the read tables were further
            versions = Stale.versions(ifMatch, etag(current.get()));
        }
        return versions.isEmpty() ? null : new By.Seen(id, versions);
    }

    /** @return what an answer says */
    <T> T read(ResponseEntity<Object> answer, Class<T> shape) {
        return json.readValue((byte[]) Objects.requireNonNull(answer.getBody()), shape);
    }

    /** @return the answer that the same request got already; empty where it has named no key */
    Optional<Answer> earlier(HttpServletRequest request) {
        var once = once(request, null);
        return once == null ? Optional.empty() : answers.to(actor().id(), once);
    }

    private static By.@Nullable Once once(HttpServletRequest request, @Nullable String content) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("an Idempotency-Key has 1 to 200 characters");
        }
        try {
            var address = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString();
            return new By.Once(
                    key, Fingerprint.of(address + "\n" + (content == null ? BodyLimit.digest(request) : content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<Object> entity(Answer answer) {
        var builder =
                ResponseEntity.status(answer.status()).header(Requests.POSITION, Long.toString(answer.position()));
        if (answer.location() != null) {
            builder.location(UriComponentsBuilder.fromPath(answer.location())
                    .build()
                    .encode()
                    .toUri());
        }
        return answer.body() == null
                ? builder.build()
                : builder.contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
