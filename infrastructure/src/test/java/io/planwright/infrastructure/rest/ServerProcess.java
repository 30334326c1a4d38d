package io.planwright.infrastructure.rest;

import io.planwright.infrastructure.rest.Server.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** A whole server without pages in a process of its own, with a heap of its own, which may be killed. */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "answers on port ";

    private final Process process;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    /** What runs in the process: given how many seconds its clock is ahead, then settings as {@code --name=value}. */
    static final class Main {
        private static Clock clock = Clock.systemUTC();

        static class Whole extends Server.Whole {
            @Bean
            @Primary
            Clock skewedClock() {
                return clock;
            }
        }

        public static void main(String[] args) {
            clock = Clock.offset(clock, Duration.ofSeconds(Long.parseLong(args[0])));
            GenericEventMessage.clock = clock;
            var context = new SpringApplicationBuilder(Whole.class)
                    .run(List.of(args).subList(1, args.length).toArray(String[]::new));
            System.out.println(READY + context.getEnvironment().getProperty("local.server.port"));
        }
    }

    /**
     * @param settings of the server, those of its database included
     * @param heap as the JVM is told it, e.g. {@code 700m}
     */
    ServerProcess(Map<String, String> settings, String heap, Duration ahead) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                Long.toString(ahead.toSeconds()),
                "--server.port=0",
                "--planwright.admin-token=" + Server.TOKEN));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            base = "http://localhost:" + port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String port() throws IOException {
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(System.out::println));
                return line.substring(READY.length());
            }
            System.out.println(line);
        }
        throw new IllegalStateException("the server has ended");
    }

    Answer send(String method, String path, String type, String body, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(3))
                .header("Authorization", "Bearer " + Server.TOKEN)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "application/json", "");
    }

    Answer post(String path, String body) throws IOException {
        return send("POST", path, "application/json", body);
    }

    /** @param key names the request; null for none */
    Answer post(String path, String body, @Nullable String key) throws IOException {
        return key == null ? post(path, body) : send("POST", path, "application/json", body, "Idempotency-Key", key);
    }

    /** @return all that a list has, page by page */
    List<JsonNode> all(String path) throws IOException {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(path + "?limit=500" + cursor).json();
            page.path("items").forEach(all::add);
            cursor = page.path("next").isString()
                    ? "&cursor=" + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        client.close();
        kill();
    }
}
