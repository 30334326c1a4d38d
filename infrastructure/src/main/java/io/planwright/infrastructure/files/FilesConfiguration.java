package io.planwright.infrastructure.files;

import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.workspace.Contents;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    Contents contents(JdbcClient jdbc) {
        return new JdbcContents(jdbc);
    }

    @Bean
    EvidenceFiles evidenceFiles(@Value("${planwright.data:./data}") String data, Clock clock) {
        return new FolderEvidenceFiles(
                Path.of(data).toAbsolutePath().normalize().resolve("evidence"), clock);
    }
}
