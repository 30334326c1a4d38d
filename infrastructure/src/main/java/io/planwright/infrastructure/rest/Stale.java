package io.planwright.infrastructure.rest;

import io.planwright.application.Overtaken;
import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Says that a change was made on another version than the current one, or on none that it names. */
final class Stale extends RuntimeException {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})(-[0-9a-f]{16})?\"");

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

    /** @return the tag of a body: the version of what is changed through it, and a hash of all that it says */
    static String etag(long version, byte[] body) {
        return "\"" + version + "-" + Fingerprint.of(body).substring(0, 16) + "\"";
    }

    /**
     * Compares what the sender has seen with the body as it is now. A version that is not here yet is left to those who
     * carry the change out.
     *
     * @param current the ETag of the body; a tag of the header may be its version alone
     * @return the versions that the header names and that may be current; empty where it is missing or {@code *}
     * @throws Stale when none may
     */
    static Set<Long> versions(@Nullable String ifMatch, String current) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return Set.of();
        }
        var now = parsed(current).findFirst().orElseThrow();
        long version = Long.parseLong(now.group(1));
        var possible = parsed(ifMatch)
                .filter(tag -> Long.parseLong(tag.group(1)) > version
                        || Long.parseLong(tag.group(1)) == version
                                && (tag.group(2) == null || tag.group(2).equals(now.group(2))))
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
        if (possible.isEmpty()) {
            throw changed(ifMatch.strip(), current);
        }
        return possible;
    }

    private static Stream<MatchResult> parsed(String tags) {
        return ETAG.matcher(tags).results();
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
        var wanted = named(ifMatch, current);
        if (!wanted.equals("*") && !wanted.replaceFirst("^W/", "").equals(current)) {
            throw changed(wanted, current);
        }
    }

    /** @throws Stale when the header is missing */
    static String named(@Nullable String ifMatch, String current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Stale(
                    HttpStatus.PRECONDITION_REQUIRED,
                    new Refused(
                            "version.missing",
                            "changing this needs the header If-Match with the ETag that was read",
                            List.of(new Fact("version", current, "is the current one")),
                            List.of("If-Match: " + current)));
        }
        return ifMatch.strip();
    }

    static Stale changed(Overtaken overtaken) {
        return changed(overtaken.seen(), overtaken.current());
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
