package io.planwright.infrastructure.rest;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Says that a change was made on another version than the current one, or on none that it names. */
final class Stale extends RuntimeException {

    private final HttpStatus status;
    private final transient Refused refusal;

    private Stale(HttpStatus status, Refused refusal) {
        super(refusal.getMessage(), null, false, false);
        this.status = status;
        this.refusal = refusal;
    }

    HttpStatus status() {
        return status;
    }

    Refused refusal() {
        return refusal;
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @return the version that the sender has seen: the current one for {@code *}
     * @throws Stale when the header is missing or names another version
     */
    static long seen(@Nullable String ifMatch, long current) {
        seen(ifMatch, etag(current));
        return current;
    }

    /** @throws Stale when the header is missing or names another version than the current ETag */
    static void seen(@Nullable String ifMatch, String current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Stale(
                    HttpStatus.PRECONDITION_REQUIRED,
                    new Refused(
                            "version.missing",
                            "changing this needs the header If-Match with the ETag that was read",
                            List.of(new Fact("version", current, "is the current one")),
                            List.of("If-Match: " + current)));
        }
        var wanted = ifMatch.strip();
        if (!wanted.equals("*") && !wanted.replaceFirst("^W/", "").equals(current)) {
            throw changed(wanted, current);
        }
    }

    static Stale changed(String sent, long current) {
        return changed(sent, etag(current));
    }

    static Stale changed(String sent, String current) {
        return new Stale(
                HttpStatus.PRECONDITION_FAILED,
                new Refused(
                        "version.changed",
                        "the change was made on version " + sent + ", the current one is " + current,
                        List.of(new Fact("version", current, "is the current one")),
                        List.of("read the current version and change that")));
    }
}
