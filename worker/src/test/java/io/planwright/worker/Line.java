package io.planwright.worker;

import io.planwright.worker.settings.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says something on the command line: in this JVM, or in one of its own. */
final class Line {

    private final Map<String, String> environment = new HashMap<>();
    private final Path directory;
    private String input = "";

    /** What came of it. */
    record Said(int exit, String out, String err) {
        String all() {
            return out + err;
        }
    }

    Line(Path directory) {
        this.directory = directory;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", directory.toString());
    }

    Line with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Line typing(String text) {
        input = text;
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    Said say(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 0 && !arguments[0].equals("version") && !arguments[0].startsWith("-")) {
            all.addAll(List.of("-C", directory.toString()));
        }
        int exit = Main.run(
                new Surroundings(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment),
                all.toArray(String[]::new));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** @return the command that runs this program in a JVM of its own */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classpath(),
                "io.planwright.worker.Main");
    }

    /** Only what the jar has, so that nothing of the server is at hand. */
    private static String classpath() {
        var separator = System.getProperty("path.separator");
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .filter(
                        entry -> entry.endsWith("worker/target/classes")
                                || entry.matches(
                                        ".*/(picocli|jackson-(core|databind|annotations|dataformat-yaml)|snakeyaml[a-z-]*)-[0-9][^/]*\\.jar"))
                .collect(Collectors.joining(separator));
    }

    /** Begins to say it in a JVM of its own, with its output in a file. */
    Process begin(Path output, String... arguments) {
        var line = new ArrayList<>(command());
        line.addAll(List.of(arguments));
        return begin(output, line);
    }

    /** Begins any other program with the same environment. */
    Process begin(Path output, List<String> line) {
        var builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
