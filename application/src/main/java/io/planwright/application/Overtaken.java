package io.planwright.application;

import java.util.stream.Collectors;

/** Says that something was changed since the sender has seen it. */
public final class Overtaken extends RuntimeException {

    private final Object id;
    private final String seen;
    private final long current;

    /** @param current version of what was to be changed; 0 when there is none */
    public Overtaken(By.Seen seen, long current) {
        this(
                seen.id(),
                seen.versions().stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")),
                current);
    }

    private Overtaken(Object id, String seen, long current) {
        super("it was seen in version " + seen + ", the current one is " + current, null, false, false);
        this.id = id;
        this.seen = seen;
        this.current = current;
    }

    /** @return the id of what was changed */
    public Object id() {
        return id;
    }

    /** @return the versions that the sender named; may be empty */
    public String seen() {
        return seen;
    }

    public long current() {
        return current;
    }
}
