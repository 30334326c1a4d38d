package io.planwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.worker.Line.Said;
import io.planwright.worker.StubServer.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of files that come in or go out, also of what did not go well. */
class ImportTest {

    private static final String REPORT = """
            {"workspaces":[{"slug":"shop","title":"Shop","requirementId":"r","created":[],
            "conflicts":[{"kind":"task","name":"One","path":"plan.md"}]}],"guides":{}}""";

    @TempDir
    Path folder;

    private List<Asked> asked = List.of();

    private Said imported(String notes, String... more) throws IOException {
        Files.writeString(folder.resolve("plan.md"), "# Plan");
        try (var server = new StubServer((exchange, asked) -> {
            switch (asked.method() + " " + asked.path().replaceFirst("\\?.*", "")) {
                case "POST /projects/A/imports" -> StubServer.json(exchange, REPORT);
                case "GET /requirements/r/plans" -> StubServer.json(exchange, "{\"items\":[{\"id\":\"p\"}]}");
                case "GET /plans/p/tasks" ->
                    StubServer.json(
                            exchange,
                            "{\"items\":[{\"id\":\"1\",\"number\":\"1.1\",\"key\":\"A-1\",\"title\":\"One\"},{\"id\":\"2\","
                                    + "\"number\":\"1.2\",\"key\":\"A-2\",\"title\":\"Two\",\"notes\":\"" + notes
                                    + "\"}]}");
                case "PATCH /tasks/2" -> StubServer.json(exchange, "{}");
                default -> StubServer.refuse(exchange, 404, "");
            }
        })) {
            asked = server.asked();
            var line = new java.util.ArrayList<>(List.of("import", "plan.md"));
            line.addAll(List.of(more));
            return new Line(folder)
                    .with("PLANWRIGHT_URL", server.url())
                    .with("PLANWRIGHT_TOKEN", "secret")
                    .with("PLANWRIGHT_PROJECT", "A")
                    .say(line.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Depends on: none", "Depends on: -", "Depends on: None."})
    void aTaskThatDependsOnNothingIsToldOfAsThat(String notes) throws IOException {
        var said = imported(notes, "--link");

        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(said.out()).contains("dependencies: 0");
        assertThat(said.err()).doesNotContain("Depends");
    }

    @Test
    void whatCannotBeUnderstoodIsAWarningThatNamesTheLine() throws IOException {
        var said = imported("Depends on: 1.1 and the weather", "--link");

        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(said.out()).contains("shop: Shop").contains("dependencies: 1");
        assertThat(said.err())
                .contains("task 'Two': 'Depends on: 1.1 and the weather'")
                .contains("the, weather");
        assertThat(asked)
                .anyMatch(
                        asked -> asked.method().equals("PATCH") && asked.body().contains("\"1\""));
    }

    @Test
    void whatWasImportedIsToldBeforeItsTasksAreLinked() throws IOException {
        var said = imported("\\", "--link", "--patience", "0.2"); // no JSON, so the tasks cannot be read

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.out()).contains("shop: Shop");
    }

    @Test
    void aFolderThatIsMissingIsToldAsThat() {
        try (var server = new StubServer((exchange, _) -> StubServer.say(exchange, 200, "application/zip", "PK"))) {
            var said = new Line(folder)
                    .with("PLANWRIGHT_URL", server.url())
                    .with("PLANWRIGHT_TOKEN", "secret")
                    .with("PLANWRIGHT_PROJECT", "A")
                    .say("export", "--to", "missing/all.zip");

            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("there is no file or folder " + folder.resolve("missing/all.zip"));
        }
    }

    @Test
    void conflictsAreToldWhereNobodyOverlooksThem() throws IOException {
        var said = imported("");

        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(said.err()).contains("conflicts: task One (plan.md)");
        assertThat(imported("", "--json").err()).contains("conflicts: task One (plan.md)");
    }
}
