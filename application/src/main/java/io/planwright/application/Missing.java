package io.planwright.application;

/** Says that something that was named does not exist. */
public final class Missing extends RuntimeException {

    private final String kind;
    private final String id;

    public Missing(String kind, String id) {
        super("there is no " + kind + " '" + id + "'", null, false, false);
        this.kind = kind;
        this.id = id;
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
