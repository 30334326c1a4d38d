package io.planwright.worker.task;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody at the keyboard who does a stage by hand. */
final class Person {

    private static final String GONE = "\0";

    private final BufferedReader in;
    private final boolean typed;
    private final Semaphore asked = new Semaphore(0);
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** Whether a line has been asked for that has not come yet. */
    private boolean waiting;

    /** @param typed at a terminal, so that what is there before a question is no answer to it */
    Person(InputStream in, boolean typed) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.typed = typed;
        Thread.ofPlatform().daemon().name("keyboard").start(this::read);
    }

    /** Reads no more than it is asked for: in the background the terminal would stop this program. */
    private void read() {
        try {
            while (true) {
                asked.acquire();
                var line = in.readLine();
                lines.add(line == null ? GONE : line.strip());
            }
        } catch (IOException e) {
            lines.add(GONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() throws IOException {
        if (lines.poll() != null) {
            waiting = false;
        }
        while (!waiting && in.ready()) {
            in.readLine();
        }
    }

    /** Waits until the person says that it is done. @return why it is not; null when it is */
    @Nullable
    String waitFor(Supplier<@Nullable String> abort) {
        try {
            if (typed) {
                forget();
            }
            if (!waiting) {
                waiting = true;
                asked.release();
            }
            while (true) {
                var why = abort.get();
                if (why != null) {
                    return why;
                }
                var line = lines.poll(200, TimeUnit.MILLISECONDS);
                if (line != null) {
                    waiting = false;
                    return line.isEmpty()
                            ? null
                            : line.equals(GONE) ? "nobody is at the keyboard" : "given back by hand";
                }
            }
        } catch (IOException e) {
            return "the keyboard cannot be read: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
