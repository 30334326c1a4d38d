package io.planwright.worker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings file is found from below, names secrets and never holds them. */
class SettingsFileTest {

    @TempDir
    Path folder;

    private SettingsFile file(String content) throws IOException {
        Files.writeString(folder.resolve("planwright.yaml"), content);
        var below = Files.createDirectories(folder.resolve("a/b"));
        return SettingsFile.near(below);
    }

    @Test
    void itIsFoundAboveTheWorkDirectory() throws IOException {
        assertThat(file("project: SHOP\nworker:\n  slots: 2\n").text("worker.slots"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: pw_1234567890\n",
                "worker:\n  verify-token: pw_1234567890\n",
                "worker:\n  api-key: pw_1234567890\n",
                "token-env: pw-1234567890\n",
                "url: https://me:pw_1234567890@plans.example.org\n",
                "password: pw_1234567890\n"
            })
    void aSecretInItIsRefusedAndNotRepeated(String content) {
        assertThatThrownBy(() -> file(content))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("planwright.yaml")
                .message()
                .doesNotContain("1234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: red\n",
                "worker: 3\n",
                "project: A\nproject: B\n",
                "a: [\n",
                "worker:\n  slot: 2\n",
                "worker:\n  files: a\n"
            })
    void whatIsNotKnownIsRefusedByName(String content) {
        assertThatThrownBy(() -> file(content))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("planwright.yaml");
    }

    @Test
    void anEmptyOneSaysNothing() throws IOException {
        assertThat(file("# nothing yet\n").text("project")).isNull();
    }
}
