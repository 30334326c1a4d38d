package io.planwright.worker.settings;

/** With what the program ends. Scripts rely on these numbers. */
public final class Exit {

    public static final int OK = 0;
    /** Refused by the server, or failed. */
    public static final int FAILED = 1;
    /** Said wrongly, or wrong settings. */
    public static final int USAGE = 2;
    /** The server cannot be reached, or something else answers in its place. */
    public static final int UNREACHABLE = 3;
    /** There is nothing to do. */
    public static final int NOTHING = 4;
    /** The budget of the run is used up. */
    public static final int BUDGET = 5;

    private Exit() {}
}
