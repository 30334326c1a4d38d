package io.planwright.worker.view;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "show",
        description = "Shows a task with its attempts, or a requirement with its gates.",
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Parameters(index = "0", paramLabel = "WHAT", description = "id or key of a task, id or slug of a requirement")
    private String name = "";

    public ShowCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        var connection = shared.connection(around, 15);
        var api = new Api(connection.url(), connection.token(), connection.patience(), Pause.PLAIN, around::warn);
        if (TaskNames.isKey(name)) {
            show(api, api.get("/tasks/" + new TaskNames(api, () -> shared.project(around)).id(name)));
        } else if (TaskNames.isId(name)) {
            JsonNode task;
            try {
                task = api.get("/tasks/" + name);
            } catch (Refusal refusal) {
                if (refusal.status() != 404) {
                    throw refusal;
                }
                showRequirement(api);
                return Exit.OK;
            }
            show(api, task);
        } else {
            showRequirement(api);
        }
        return Exit.OK;
    }

    private void show(Api api, JsonNode task) {
        var attempts = api.all("/tasks/" + task.path("id").asString() + "/attempts");
        if (shared.json) {
            var answer = Api.JSON.createObjectNode();
            answer.set("task", task);
            attempts.forEach(answer.putArray("attempts")::add);
            around.out().println(answer);
            return;
        }
        around.out().println(Told.line(task) + Told.why(task));
        var notes = task.path("notes").asString("").stripIndent().stripTrailing();
        if (!notes.isEmpty()) {
            around.out().println(notes.indent(2).stripTrailing());
        }
        for (var attempt : attempts) {
            around.out()
                    .println("%3d %-9s %-11s %s, %d s%s"
                            .formatted(
                                    attempt.path("number").asInt(0),
                                    attempt.path("stage").asString(""),
                                    attempt.path("outcome").asString(""),
                                    attempt.path("by").asString(""),
                                    attempt.path("seconds").asLong(0),
                                    note(attempt)));
        }
    }

    private static String note(JsonNode attempt) {
        var note = attempt.path("note").asString("").strip();
        return note.isEmpty() ? "" : ": " + note.lines().findFirst().orElse("");
    }

    private void showRequirement(Api api) {
        var requirement = new Requirements(api, () -> shared.project(around)).named(name);
        var gates = api.all("/requirements/" + requirement.path("id").asString() + "/gates");
        if (shared.json) {
            var answer = Api.JSON.createObjectNode();
            answer.set("requirement", requirement);
            gates.forEach(answer.putArray("gates")::add);
            around.out().println(answer);
            return;
        }
        around.out()
                .println(requirement.path("title").asString("") + " ("
                        + requirement.path("slug").asString("") + "), "
                        + requirement.path("phase").asString(""));
        for (var gate : gates) {
            around.out()
                    .println(gate.path("name").asString("") + " "
                            + gate.path("id").asString("") + ": "
                            + (gate.path("passed").asBoolean(false) ? "passed" : "not passed"));
            for (var check : gate.path("checks")) {
                around.out()
                        .println("  %-8s %s: %s"
                                .formatted(
                                        check.path("state").asString(""),
                                        check.path("key").asString(""),
                                        check.path("text").asString("")));
            }
        }
    }
}
