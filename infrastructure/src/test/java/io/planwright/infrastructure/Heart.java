package io.planwright.infrastructure;

import io.planwright.application.Commands;
import io.planwright.application.Receipt;
import io.planwright.application.log.LiveFeed;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.log.ReadTablesStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node without the ways in: database, event store and read model. */
public final class Heart implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "io.planwright.infrastructure",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.planwright\\.infrastructure\\.(eventstore\\.|follower\\.|readmodel\\.)?"
                                    + "(Database|EventStore|Follower|ReadModel)Configuration"))
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Parts {}

    private final Map<String, String> settings;
    private final ConfigurableApplicationContext context;

    private Heart(Map<String, String> settings) {
        this.settings = settings;
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** @return a running node */
    public static Heart start(Map<String, String> settings) {
        return new Heart(settings);
    }

    /** @return the node after a stop and a new start on the same data */
    public Heart restarted() {
        close();
        return start(settings);
    }

    /** @return one more node on the same data */
    public Heart another() {
        return start(settings);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Commands commands() {
        return get(Commands.class);
    }

    public ReadTablesStatus readTables() {
        return get(ReadTablesStatus.class);
    }

    public LiveFeed feed() {
        return get(LiveFeed.class);
    }

    /** Waits until the read tables have what the receipt is for. */
    public void await(Receipt receipt) {
        await(receipt.position());
    }

    /** Waits until the read tables have all that has happened. */
    public void awaitAll() {
        await(number("select coalesce(max(position), 0) from event_log"));
    }

    private void await(long position) {
        try {
            get(ReadPosition.class).await(position, LONG_ENOUGH);
        } catch (ReadPosition.Behind e) {
            var busy = Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey().getName().matches("follower-.*|live-feed|read-lookout"))
                    .map(thread -> thread.getKey() + " at " + Arrays.toString(thread.getValue()))
                    .collect(Collectors.joining("\n"));
            throw new AssertionError(e.getMessage() + "\n" + rows("select * from follower") + "\n" + busy, e);
        }
    }

    public JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    public long number(String sql, Object... params) {
        return jdbc().sql(sql).params(params).query(Long.class).single();
    }

    public long count(String table) {
        return number("select count(*) from " + table);
    }

    public List<Map<String, Object>> rows(String sql) {
        return jdbc().sql(sql).query().listOfRows();
    }

    @Override
    public void close() {
        context.close();
    }
}
