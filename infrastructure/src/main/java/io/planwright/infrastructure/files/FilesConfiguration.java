package io.planwright.infrastructure.files;

import io.planwright.application.workspace.Contents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    Contents contents(JdbcClient jdbc) {
        return new JdbcContents(jdbc);
    }
}
