package io.planwright.worker.view;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "next",
        description = "Lists the tasks that can be begun now, and what the others wait for.",
        mixinStandardHelpOptions = true)
public final class NextCommand implements Callable<Integer> {

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Option(names = "--ready", description = "only those that can be begun now")
    private boolean readyOnly;

    public NextCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var connection = shared.connection(around, 15);
        var api = new Api(connection.url(), connection.token(), connection.patience(), Pause.PLAIN, around::warn);
        var open = api.all("/projects/" + Api.part(shared.project(around)) + "/tasks").stream()
                .filter(task -> !task.path("done").asBoolean(false))
                .toList();
        var ready = open.stream().filter(NextCommand::isReady).toList();
        var waiting = open.stream().filter(task -> !isReady(task)).toList();
        if (shared.json) {
            var answer = Api.JSON.createObjectNode();
            ready.forEach(answer.putArray("ready")::add);
            if (!readyOnly) {
                waiting.forEach(answer.putArray("waiting")::add);
            }
            around.out().println(answer);
        } else {
            ready.forEach(task -> around.out().println(Told.line(task)));
            if (!readyOnly) {
                waiting.forEach(task -> around.out().println(Told.line(task) + Told.why(task)));
            }
            if (open.isEmpty()) {
                around.out().println("all tasks are done");
            }
        }
        return ready.isEmpty() ? Exit.NOTHING : Exit.OK;
    }

    private static boolean isReady(JsonNode task) {
        return task.path("state").asString("").equals("ready");
    }
}
