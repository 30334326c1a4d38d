package io.planwright.infrastructure.languagemodel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on this machine that speaks the chat completions protocol, well or badly, as it is told. */
public final class StubModel implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    public final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What is done with a request. */
    public interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public StubModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    public StubModel reply(Reply reply) {
        replies.add(reply);
        return this;
    }

    public StubModel content(String content) {
        return reply(exchange -> send(exchange, 200, completion(content, "stop")));
    }

    public StubModel status(int status, String body, String... header) {
        return reply(exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            send(exchange, status, body);
        });
    }

    public static String completion(String content, String finish) {
        var answer = JSON.createObjectNode();
        answer.putArray("choices")
                .addObject()
                .put("finish_reason", finish)
                .putObject("message")
                .put("role", "assistant")
                .put("content", content);
        return JSON.writeValueAsString(answer);
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Reply reply;
        synchronized (replies) {
            reply = replies.size() > 1 ? replies.remove() : replies.peek();
        }
        try {
            reply.to(exchange);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
