package io.planwright.worker.settings;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** Where the program runs: its streams and environment. */
public record Surroundings(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {

    /** Says something that is not what was asked for. */
    public void warn(String text) {
        err.println("planwright: " + text);
    }

    public static Surroundings ofThisProcess() {
        return new Surroundings(System.in, System.out, System.err, System.getenv());
    }
}
