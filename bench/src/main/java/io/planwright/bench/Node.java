package io.planwright.bench;

import java.util.Map;
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

/** A server without its ways in: database, event store, projections. */
final class Node {

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "io.planwright.infrastructure",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.planwright\\.infrastructure\\.(eventstore\\.|readmodel\\.)?"
                                    + "(Database|EventStore|ReadModel)Configuration"))
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Parts {}

    private Node() {}

    static ConfigurableApplicationContext start(Map<String, String> settings) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
