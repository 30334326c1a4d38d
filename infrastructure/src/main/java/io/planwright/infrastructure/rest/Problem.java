package io.planwright.infrastructure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What went wrong, as RFC 9457 has it, and for a refused command the rule, the facts and the ways out.
 *
 * @param refusal stable code of the rule that refused, e.g. {@code task.blocked}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String refusal,
        @Nullable List<NamedFact> facts,
        @Nullable List<String> allowed) {

    static final Duration OUTAGE = Duration.ofSeconds(2);
    static final String AWAY =
            "the database cannot be reached now: whether a change was made will show when it is back;"
                    + " one with an Idempotency-Key can be sent again";

    /**
     * One fact behind a refusal.
     *
     * @param kind what it is, e.g. {@code task}
     * @param id its id or key
     * @param name what people know it by, e.g. {@code SHOP-2 Pay by card}; null when it is known by its id alone
     * @param text what is the matter with it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NamedFact(String kind, String id, @Nullable String name, String text) {
        static NamedFact of(Fact fact, String name) {
            return new NamedFact(
                    fact.kind(), fact.id(), name.isEmpty() || name.equals(fact.id()) ? null : name, fact.text());
        }
    }

    private static final Duration SOON = Duration.ofSeconds(1);

    static ResponseEntity<Object> answer(HttpStatus status, String detail) {
        return answer(
                status,
                new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, null, null, null),
                SOON);
    }

    static ResponseEntity<Object> outage() {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        return answer(
                status,
                new Problem("about:blank", status.getReasonPhrase(), status.value(), AWAY, null, null, null),
                OUTAGE);
    }

    /** @return the problem as JSON, where nothing more is known than its status */
    static String json(HttpStatus status) {
        return json(
                status,
                switch (status) {
                    case BAD_REQUEST -> "the request cannot be read: its address or one of its headers is malformed";
                    case REQUEST_HEADER_FIELDS_TOO_LARGE -> "the headers are larger than what is taken";
                    case NOT_FOUND -> "there is nothing at this address";
                    default ->
                        status.is5xxServerError()
                                ? "the server failed; its log tells more"
                                : status.getReasonPhrase().toLowerCase(Locale.ROOT);
                });
    }

    /** @param detail plain words, nothing that JSON would have to escape */
    static String json(HttpStatus status, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.value()
                + ",\"detail\":\"" + detail + "\"}";
    }

    static ResponseEntity<Object> answer(HttpStatus status, Refused refused) {
        return answer(status, refused, SOON);
    }

    /** @param names tells what a fact is about; may be empty */
    static ResponseEntity<Object> answer(HttpStatus status, Refused refused, Function<Fact, String> names) {
        return answer(status, refused, names, SOON);
    }

    /** @param retryAfter when asking again may help, where the status means that it may */
    static ResponseEntity<Object> answer(HttpStatus status, Refused refused, Duration retryAfter) {
        return answer(status, refused, _ -> "", retryAfter);
    }

    private static ResponseEntity<Object> answer(
            HttpStatus status, Refused refused, Function<Fact, String> names, Duration retryAfter) {
        return answer(
                status,
                new Problem(
                        "urn:planwright:refusal:" + refused.code(),
                        status.getReasonPhrase(),
                        status.value(),
                        String.valueOf(refused.getMessage()),
                        refused.code(),
                        refused.facts().stream()
                                .map(fact -> NamedFact.of(fact, names.apply(fact)))
                                .toList(),
                        refused.allowed()),
                retryAfter);
    }

    private static ResponseEntity<Object> answer(HttpStatus status, Problem problem, Duration retryAfter) {
        var builder = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            builder.header("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        return builder.body(problem);
    }
}
