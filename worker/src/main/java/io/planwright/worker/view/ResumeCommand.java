package io.planwright.worker.view;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description = "Tells how to go on: what is active, what comes next, what blocks.",
        mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Parameters(index = "0", arity = "0..1", paramLabel = "REQUIREMENT", description = "id or slug (the whole project)")
    private @Nullable String requirement;

    @Option(names = "--tokens", paramLabel = "N", description = "how long it may be")
    private @Nullable Integer tokens;

    public ResumeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var connection = shared.connection(around, 15);
        var api = new Api(connection.url(), connection.token(), connection.patience(), Pause.PLAIN, around::warn);
        var of = requirement == null
                ? "/projects/" + Api.part(shared.project(around))
                : "/requirements/" + new Requirements(api, () -> shared.project(around)).id(requirement);
        var path = of + "/resume" + (tokens == null ? "" : "?tokens=" + tokens);
        around.out()
                .println(
                        shared.json
                                ? api.get(path)
                                : api.get(path, "text/markdown").text().strip());
        return Exit.OK;
    }
}
