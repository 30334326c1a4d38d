package io.planwright.worker.workspace;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import io.planwright.worker.view.Requirements;
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

@Command(
        name = "export",
        description = "Writes the files of a requirement, or of the whole project, into a folder or zip file.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Parameters(index = "0", arity = "0..1", paramLabel = "REQUIREMENT", description = "id or slug (the whole project)")
    private @Nullable String requirement;

    @Option(names = "--to", required = true, paramLabel = "DIR|FILE.zip", description = "where to")
    private Path to = Path.of("");

    public ExportCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        var connection = shared.connection(around, 15);
        var api = new Api(connection.url(), connection.token(), connection.patience(), Pause.PLAIN, around::warn);
        var of = requirement == null
                ? "/projects/" + Api.part(shared.project(around))
                : "/requirements/" + new Requirements(api, () -> shared.project(around)).id(requirement);
        var content = api.get(of + "/workspace", "application/zip").body();
        var target = shared.directory().resolve(to);
        List<String> written;
        if (to.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            Files.write(target, content);
            written = List.of(to.toString());
        } else {
            written = Zip.unpack(content, target);
        }
        if (shared.json) {
            around.out().println(Api.JSON.createObjectNode().set("written", Api.JSON.valueToTree(written)));
        } else {
            written.forEach(around.out()::println);
            if (written.isEmpty()) {
                around.out().println("everything is there already");
            }
        }
        return Exit.OK;
    }
}
