package io.planwright.worker;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole server without pages, on a database of its own; it can be taken down and brought back. */
final class Server implements AutoCloseable {

    static final String TOKEN = "the-administrators-token";

    private final Path data;
    private ConfigurableApplicationContext context;
    private int port;

    @SpringBootApplication(scanBasePackages = "io.planwright.infrastructure")
    static class Whole {}

    Server() {
        try {
            data = Files.createTempDirectory("planwright-worker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context = begun();
    }

    private ConfigurableApplicationContext begun() {
        var begun = new SpringApplicationBuilder(Whole.class)
                .registerShutdownHook(false)
                .run(
                        "--planwright.data=" + data,
                        "--server.port=" + port,
                        "--planwright.admin-token=" + TOKEN,
                        "--logging.level.root=warn");
        port = Integer.parseInt(String.valueOf(begun.getEnvironment().getProperty("local.server.port")));
        return begun;
    }

    void stop() {
        context.close();
    }

    void begin() {
        context = begun();
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** @return the server as an administrator reaches it */
    Api api() {
        return api(TOKEN);
    }

    Api api(String token) {
        return new Api(URI.create(url()), token, Duration.ofSeconds(20), Pause.PLAIN, _ -> {});
    }

    /** @return a new token of a kind */
    String token(String name, String kind) {
        return api().post(
                        "/tokens", Api.JSON.createObjectNode().put("name", name).put("kind", kind))
                .path("secret")
                .asString();
    }

    @Override
    public void close() {
        context.close();
    }
}
