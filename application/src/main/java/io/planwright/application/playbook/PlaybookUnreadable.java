package io.planwright.application.playbook;

import java.util.List;
import java.util.stream.Collectors;

/** Says that a text is no playbook, and where it goes wrong. */
public final class PlaybookUnreadable extends RuntimeException {

    private static final int SHOWN = 20;

    private final transient List<Fault> faults;

    /**
     * Something that is wrong.
     *
     * @param line where it stands, from 1
     * @param path the key that it concerns, e.g. {@code gate.checks[3].rule}; empty for the whole
     * @param message what is wrong with it and what would be right, in words for people
     */
    public record Fault(int line, String path, String message) {
        @Override
        public String toString() {
            return "line " + line + ": " + (path.isEmpty() ? "" : path + ": ") + message;
        }
    }

    /** @param faults at least one, in the order of their lines */
    public PlaybookUnreadable(List<Fault> faults) {
        super(
                "the playbook cannot be read: "
                        + faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("; "))
                        + (faults.size() > SHOWN ? "; and " + (faults.size() - SHOWN) + " more" : ""),
                null,
                false,
                false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
