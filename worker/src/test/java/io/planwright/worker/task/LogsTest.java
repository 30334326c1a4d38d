package io.planwright.worker.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of logs stays small, and may be one in which others keep files. */
class LogsTest {

    @TempDir
    Path folder;

    @Test
    void onlyItsOwnOldFilesGo() throws IOException {
        for (int i = 1; i <= 250; i++) {
            Files.createFile(folder.resolve("A-1-RED_FIX-" + i + "-agent.log"));
            Files.createFile(folder.resolve("letter " + i + ".md"));
        }

        new Logs(folder).file(new Claim("id", 1, "RED", "A-1", "One", "", 0), "RED", 1, "test.log");

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(250 + 199)
                    .filteredOn(name -> name.startsWith("letter"))
                    .hasSize(250);
        }
    }
}
