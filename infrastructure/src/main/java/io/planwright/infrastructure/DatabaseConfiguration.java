package io.planwright.infrastructure;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** The one database: an H2 file in the data folder, or the PostgreSQL that the environment names. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Room for one stored event or text; H2 keeps longer ones apart, at a price. */
    private static final String H2_TEXT = "varchar(1048576)";

    /** How long a request waits for a connection; whoever asks is told so within five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A transaction takes a connection with its first statement: who waits before that for others holds none. */
    private static final class Connections extends LazyConnectionDataSourceProxy implements AutoCloseable {

        private final HikariDataSource pool;

        Connections(HikariDataSource pool) {
            super(pool);
            this.pool = pool;
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(
            @Value("${planwright.db.url:}") String url,
            @Value("${planwright.db.user:}") String user,
            @Value("${planwright.db.password:}") String password,
            @Value("${planwright.data:./data}") String data,
            @Value("${planwright.db.connections:24}") int connections) {
        var settings = new HikariConfig();
        settings.setPoolName("planwright");
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(2);
        settings.setAutoCommit(true);
        settings.setConnectionTimeout(PATIENCE.toMillis());
        settings.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        if (url.isBlank()) {
            // WRITE_DELAY=0: what is committed is handed to the operating system before it is acknowledged
            settings.setJdbcUrl("jdbc:h2:file:" + Path.of(data).toAbsolutePath().normalize()
                    + "/planwright;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000");
            settings.setUsername("planwright");
            settings.setPassword("");
        } else {
            settings.setJdbcUrl(url);
            settings.setUsername(user.isEmpty() ? null : user);
            settings.setPassword(password.isEmpty() ? null : password);
        }
        return new Connections(new HikariDataSource(settings));
    }

    @Bean
    FlywayConfigurationCustomizer columnTypes(DataSource dataSource) {
        var postgres = ((Connections) dataSource).pool.getJdbcUrl().startsWith("jdbc:postgresql:");
        return flyway -> flyway.placeholders(Map.of(
                "text",
                postgres ? "text" : H2_TEXT,
                "longText",
                postgres ? "text" : "clob",
                "bytes",
                postgres ? "bytea" : "varbinary(104857600)"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
