package io.planwright.infrastructure.rest;

import io.planwright.infrastructure.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server without pages, and a client that speaks to it over HTTP as an administrator's script would. */
final class Server implements AutoCloseable {

    static final String TOKEN = "the-administrators-token";
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    @SpringBootApplication(scanBasePackages = "io.planwright.infrastructure")
    static class Whole {}

    /** An answer, with its body as text and as JSON. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String at(String pointer) {
            return json().at(pointer).asString();
        }

        @Nullable
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    Server(Database database) {
        this(database, Map.of());
    }

    /** @param more settings of this server */
    Server(Database database, Map<String, String> more) {
        this(database.fresh(), more);
    }

    /** @param data settings that lead to a database, which another server may use as well */
    Server(Map<String, String> data, Map<String, String> more) {
        var settings = new HashMap<>(data);
        settings.putAll(more);
        settings.put("server.port", "0");
        settings.put("planwright.admin-token", TOKEN);
        context = new SpringApplicationBuilder(Whole.class)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** @return what answers inside the server, for what cannot be asked over HTTP */
    <T> T port(Class<T> type) {
        return context.getBean(type);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), withType("application/json", headers));
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, BodyPublishers.ofString(body), withType("application/json", headers));
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(body), withType("application/json", headers));
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    Answer putText(String path, byte[] body, String... headers) {
        return send("PUT", path, BodyPublishers.ofByteArray(body), withType("text/markdown", headers));
    }

    Answer upload(String path, String type, byte[] body, String... headers) {
        return send("POST", path, BodyPublishers.ofByteArray(body), withType(type, headers));
    }

    private static String[] withType(String type, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = type;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        boolean own = false;
        for (int i = 0; i < headers.length; i += 2) {
            own |= headers[i].equals("Authorization");
            request.header(headers[i], headers[i + 1]);
        }
        if (!own) {
            request.header("Authorization", "Bearer " + TOKEN);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return all that is answered to bytes that no client would send */
    String raw(String request) {
        try (var socket = new Socket("localhost", URI.create(base).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
