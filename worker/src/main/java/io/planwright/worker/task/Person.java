package io.planwright.worker.task;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody at the keyboard who does a stage by hand. */
final class Person {

    private static final String GONE = "\0";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Person(InputStream in) {
        Thread.ofPlatform().daemon().name("keyboard").start(() -> read(in));
    }

    private void read(InputStream in) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.strip());
            }
        } catch (IOException e) {
            // nobody is there any more
        }
        lines.add(GONE);
    }

    /** Waits until the person says that it is done. @return why it is not; null when it is */
    @Nullable
    String waitFor(Supplier<@Nullable String> abort) {
        try {
            while (true) {
                var why = abort.get();
                if (why != null) {
                    return why;
                }
                var line = lines.poll(200, TimeUnit.MILLISECONDS);
                if (line != null) {
                    if (line.equals(GONE)) {
                        lines.add(GONE);
                    }
                    return line.isEmpty() ? null : "given back by hand";
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
