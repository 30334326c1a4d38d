package io.planwright.worker.task;

import io.planwright.worker.server.Api;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Tells what happens, line by line: for people, or as JSON. */
final class Journal {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;
    private final boolean json;

    Journal(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void say(String what, String text) {
        say(what, null, null, text);
    }

    /** @param what a stable word, e.g. {@code claimed} */
    synchronized void say(String what, @Nullable Claim claim, @Nullable String stage, String text) {
        if (json) {
            var line = Api.JSON
                    .createObjectNode()
                    .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                    .put("what", what);
            if (claim != null) {
                line.put("task", claim.key()).put("taskId", claim.taskId());
            }
            if (stage != null) {
                line.put("stage", stage);
            }
            out.println(Api.JSON.writeValueAsString(line.put("text", text)));
        } else {
            out.println(LocalTime.now().format(TIME)
                    + (claim == null ? "" : " " + claim.key())
                    + (stage == null ? "" : " " + stage)
                    + " " + what
                    + (text.isEmpty() ? "" : ": " + text.strip().replace("\n", "\n         ")));
        }
        out.flush();
    }
}
