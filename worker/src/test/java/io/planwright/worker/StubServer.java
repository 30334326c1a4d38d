package io.planwright.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that does what a test wants, also what no server should. */
public final class StubServer implements AutoCloseable {

    private final HttpServer http;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** A request as it came in. */
    public record Asked(String method, String path, String key, String body) {}

    /** What is done about a request. */
    public interface Behaviour {
        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    public StubServer(Behaviour behaviour) {
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> {
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString().replaceFirst("^/api/v1", ""),
                    key == null ? "" : key,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            try {
                behaviour.answer(exchange, request);
            } finally {
                exchange.close();
            }
        });
        http.start();
    }

    public static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public static void json(HttpExchange exchange, String text) throws IOException {
        say(exchange, 200, "application/json", text);
    }

    public static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        say(
                exchange,
                status,
                "application/problem+json",
                "{\"status\":" + status + ",\"detail\":\"so it is\",\"refusal\":\"" + code
                        + "\",\"facts\":[{\"kind\":\"worker\",\"id\":\"7\",\"text\":\"holds it\"}],"
                        + "\"allowed\":[\"claim the task again\"]}");
    }

    public List<Asked> asked() {
        return asked;
    }

    public String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
