package io.planwright.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The databases that everything is tried on. */
public enum Database {
    H2 {
        @Override
        public Map<String, String> fresh() {
            return Map.of("planwright.data", folder());
        }
    },
    POSTGRES {
        @Override
        public Map<String, String> fresh() {
            var name = "heart" + COUNT.incrementAndGet();
            var server = server();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            var settings = new LinkedHashMap<String, String>();
            settings.put("planwright.db.url", "jdbc:postgresql://localhost:" + server.getPort() + "/" + name);
            settings.put("planwright.db.user", "postgres");
            settings.put("planwright.db.password", "postgres");
            settings.put("planwright.data", folder()); // files of evidence
            return settings;
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    /** @return settings that lead to a new and empty database */
    public abstract Map<String, String> fresh();

    private static String folder() {
        try {
            var folder = Files.createTempDirectory("planwright-heart");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // it is a temporary folder: what is left of it is no harm
        }
    }
}
