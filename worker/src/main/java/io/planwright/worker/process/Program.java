package io.planwright.worker.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A command line of the shell, run to its end. It gets a process group of its own where the system has {@code setsid}, so
 * that everything it has started can be ended with it, also what no longer knows its parent.
 */
public final class Program {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int TAIL = 16 * 1024;
    private static final boolean GROUPS =
            Files.isExecutable(Path.of("/usr/bin/setsid")) || Files.isExecutable(Path.of("/bin/setsid"));

    static {
        // whatever ends this JVM: nobody else knows of them
        Runtime.getRuntime().addShutdownHook(new Thread(Program::endAll));
    }

    private final String command;
    private final Path directory;
    private final Map<String, String> environment;
    private final @Nullable Path input;
    private final Path log;
    private final long mostLogged;
    private final Duration limit;
    private final Duration grace;

    /**
     * How it ended.
     *
     * @param aborted why it was ended; null when it ended by itself
     * @param tail the last of its output
     * @param unlogged why its log is not whole; null when it is
     */
    public record Ended(
            int exitCode,
            @Nullable String aborted,
            Duration took,
            String tail,
            @Nullable String unlogged) {

        public boolean isGood() {
            return aborted == null && exitCode == 0;
        }
    }

    /**
     * @param environment all of it
     * @param input file that it may read from its standard input; null for none
     * @param log file that its output goes to
     * @param mostLogged bytes of the log; what is beyond is left out
     * @param limit after which it is ended
     * @param grace that it has to end by itself
     */
    public Program(
            String command,
            Path directory,
            Map<String, String> environment,
            @Nullable Path input,
            Path log,
            long mostLogged,
            Duration limit,
            Duration grace) {
        this.command = command;
        this.directory = directory;
        this.environment = environment;
        this.input = input;
        this.log = log;
        this.mostLogged = mostLogged;
        this.limit = limit;
        this.grace = grace;
    }

    /** @param abort says why it has to be ended; null while it has not */
    public Ended run(Supplier<@Nullable String> abort) {
        var begun = Instant.now();
        Process process;
        try {
            synchronized (RUNNING) { // so that none is overlooked that is just being started
                process = start();
                RUNNING.add(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            var output = new Output(process.getInputStream());
            var reader = Thread.ofVirtual().name("output of " + process.pid()).start(output);
            String aborted = null;
            while (aborted == null && !process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                aborted = abort.get();
                if (aborted == null && Duration.between(begun, Instant.now()).compareTo(limit) > 0) {
                    aborted = "it ran for more than " + told(limit);
                }
            }
            end(process, aborted == null ? Duration.ZERO : grace);
            reader.join(Duration.ofSeconds(2));
            process.getInputStream().close();
            reader.join(Duration.ofSeconds(2));
            return new Ended(
                    process.waitFor(), aborted, Duration.between(begun, Instant.now()), output.tail(), output.unlogged);
        } catch (InterruptedException e) {
            end(process, Duration.ZERO);
            Thread.currentThread().interrupt();
            return new Ended(-1, "interrupted", Duration.between(begun, Instant.now()), "", null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            RUNNING.remove(process);
        }
    }

    private static String told(Duration time) {
        return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    private Process start() throws IOException {
        var line = new ArrayList<>(List.of("sh", "-c", command));
        if (GROUPS) {
            line.addFirst("setsid");
        }
        var builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(input == null ? new java.io.File("/dev/null") : input.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Ends it and what it has started: kindly first, if there is time. */
    private static void end(Process process, Duration grace) {
        var family = new ArrayList<>(process.descendants().toList());
        if (!grace.isZero()) {
            if (GROUPS) {
                signal("TERM", process); // once to each: what tidies up must not be disturbed by a second
            } else {
                family.forEach(ProcessHandle::destroy);
                process.toHandle().destroy();
            }
            waitFor(process, family, grace);
            process.descendants().forEach(family::add);
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly(); // the process itself would close its output, before all of it is read
        signal("KILL", process);
    }

    private static void waitFor(Process process, List<ProcessHandle> family, Duration grace) {
        var until = Instant.now().plus(grace);
        try {
            while ((process.isAlive() || family.stream().anyMatch(ProcessHandle::isAlive))
                    && Instant.now().isBefore(until)) {
                Thread.sleep(LOOK.dividedBy(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** To the whole group; where it is empty already, nothing happens. */
    private static void signal(String name, Process process) {
        if (!GROUPS) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + name + " -- -" + process.pid())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            // what was found by its parent has been ended already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all that run, at once. */
    public static void endAll() {
        synchronized (RUNNING) {
            RUNNING.forEach(process -> end(process, Duration.ZERO));
        }
    }

    /** Reads all of the output, keeps what there is room for, and remembers the last of it. */
    private final class Output implements Runnable {

        private final InputStream from;
        private final byte[] last = new byte[TAIL];
        private long seen;
        private volatile @Nullable String unlogged;
        private @Nullable OutputStream out;

        Output(InputStream from) {
            this.from = from;
        }

        @Override
        public void run() {
            var buffer = new byte[8192];
            keep(buffer, 0);
            try {
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    keep(buffer, Math.clamp(mostLogged - seen, 0, read));
                    remember(buffer, read);
                }
            } catch (IOException e) {
                // the stream was closed, since somebody who was left behind still held it
            }
            if (seen > mostLogged) {
                var more =
                        ("\n[" + (seen - mostLogged) + " more bytes are left out]\n").getBytes(StandardCharsets.UTF_8);
                keep(more, more.length);
            }
            close();
        }

        /** A log that cannot be written is no reason to read no more: the program would wait for that. */
        private void keep(byte[] bytes, int count) {
            if (unlogged != null) {
                return;
            }
            try {
                if (out == null) {
                    out = Files.newOutputStream(log);
                }
                out.write(bytes, 0, count);
            } catch (IOException e) {
                unlogged = e.toString();
            }
        }

        private void close() {
            try {
                if (out != null) {
                    out.close();
                }
            } catch (IOException e) {
                unlogged = e.toString();
            }
        }

        private synchronized void remember(byte[] buffer, int read) {
            for (int i = Math.max(0, read - TAIL); i < read; i++) {
                last[(int) ((seen + i) % TAIL)] = buffer[i];
            }
            seen += read;
        }

        synchronized String tail() {
            int size = (int) Math.min(seen, TAIL);
            var tail = new byte[size];
            for (int i = 0; i < size; i++) {
                tail[i] = last[(int) ((seen - size + i) % TAIL)];
            }
            return new String(Arrays.copyOf(tail, size), StandardCharsets.UTF_8);
        }
    }
}
