package io.planwright.worker.workspace;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Misconfigured;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "import",
        description = "Brings a folder, a zip file or a Markdown file into the project.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    private static final String CONFLICTS = "conflicts";
    private static final List<String> OUTCOMES =
            List.of("created", "updated", CONFLICTS, "missing", "kept", "unchanged");

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Parameters(index = "0", paramLabel = "PATH", description = "folder, .zip or .md")
    private Path path = Path.of("");

    @Option(names = "--as", paramLabel = "PATH", description = "what a Markdown file is called in its workspace")
    private @Nullable String as;

    @Option(names = "--link", description = "make tasks wait for those that their notes name: 'Depends on: 1.1, 1.2'")
    private boolean link;

    public ImportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        var connection = shared.connection(around, 15);
        var api = new Api(connection.url(), connection.token(), connection.patience(), Pause.PLAIN, around::warn);
        var project = "/projects/" + Api.part(shared.project(around));
        var report = sent(api, project + "/imports", shared.directory().resolve(path));
        if (shared.json) {
            around.out().println(report);
            report.path("workspaces").forEach(workspace -> told(CONFLICTS, workspace));
            told(CONFLICTS, report.path("guides"));
        } else {
            for (var workspace : report.path("workspaces")) {
                around.out()
                        .println(workspace.path("slug").asString("") + ": "
                                + workspace.path("title").asString("")
                                + (workspace.path("drafted").asBoolean(false) ? " (new)" : "") + " "
                                + workspace.path("requirementId").asString(""));
                OUTCOMES.forEach(outcome -> told(outcome, workspace));
            }
            OUTCOMES.forEach(outcome -> told(outcome, report.path("guides")));
        }
        if (link) {
            int links = new Links(api, around::warn).draw(report);
            if (!shared.json) {
                around.out().println("dependencies: " + links);
            }
        }
        return Exit.OK;
    }

    private JsonNode sent(Api api, String imports, Path from) throws IOException {
        if (!Files.exists(from)) {
            throw new Misconfigured("there is nothing at " + from);
        }
        if (Files.isDirectory(from)) {
            return api.post(imports, Zip.of(from), "application/zip");
        }
        var name = String.valueOf(from.getFileName());
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip")) {
            return api.post(imports, Files.readAllBytes(from), "application/zip");
        }
        if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
            return api.post(
                    imports + "?path=" + Api.part(as == null ? name : as), Files.readAllBytes(from), "text/markdown");
        }
        throw new Misconfigured("what is " + name + "? Possible are a folder, a .zip and a .md");
    }

    private void told(String outcome, JsonNode of) {
        var out = outcome.equals(CONFLICTS) ? around.err() : around.out(); // what nobody may overlook
        var pieces = of.path(outcome);
        if (pieces.isEmpty()) {
            return;
        }
        if (outcome.equals("unchanged")) {
            around.out().println("  unchanged: " + pieces.size());
            return;
        }
        pieces.forEach(
                piece -> out.println("  " + outcome + ": " + piece.path("kind").asString("") + " "
                        + piece.path("name").asString("") + " ("
                        + piece.path("path").asString("") + ")"));
    }
}
