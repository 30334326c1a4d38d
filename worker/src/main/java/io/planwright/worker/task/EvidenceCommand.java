package io.planwright.worker.task;

import io.planwright.worker.evidence.EvidenceBox;
import io.planwright.worker.evidence.Kind;
import io.planwright.worker.evidence.Reports;
import io.planwright.worker.files.Tree;
import io.planwright.worker.server.Api;
import io.planwright.worker.server.Pause;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.server.Unreachable;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Misconfigured;
import io.planwright.worker.settings.Shared;
import io.planwright.worker.settings.Surroundings;
import io.planwright.worker.task.Attempt.File;
import io.planwright.worker.task.Attempt.Outcome;
import io.planwright.worker.view.TaskNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "evidence",
        description = {
            "Hands evidence in, about a stage of a task or a check of a gate. With --report it also says how it went:",
            "claims the task for who asks and reports the attempt, or gives the result of the check."
        },
        mixinStandardHelpOptions = true)
public final class EvidenceCommand implements Callable<Integer> {

    private static final int HEAD = 4096;

    private final Surroundings around;

    @Mixin
    private final Shared shared = new Shared();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "reports, or the output of a command")
    private List<Path> files = List.of();

    @Option(names = "--task", paramLabel = "TASK", description = "id or key")
    private @Nullable String task;

    @Option(names = "--stage", paramLabel = "STAGE", description = "of the task (at which it stands)")
    private @Nullable String stage;

    @Option(names = "--gate", paramLabel = "ID", description = "id of a gate")
    private @Nullable String gate;

    @Option(names = "--check", paramLabel = "KEY", description = "key of its check")
    private @Nullable String check;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "junit, jacoco, cobertura, sarif or command (told by the file)")
    private @Nullable Kind kind;

    @Option(names = "--exit-code", paramLabel = "N", description = "of the command whose output the file is")
    private @Nullable Integer exitCode;

    @Option(names = "--report", paramLabel = "OUTCOME", description = "passed or failed")
    private @Nullable Outcome report;

    @Option(names = "--note", paramLabel = "TEXT", description = "in words for people")
    private String note = "";

    @Option(names = "--name", paramLabel = "NAME", description = "of the worker that claims (planwright evidence)")
    private String name = "planwright evidence";

    public EvidenceCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if ((task == null) == (gate == null) || (gate == null) != (check == null)) {
            throw new Misconfigured("evidence about what? Say --task TASK [--stage STAGE], or --gate ID --check KEY");
        }
        if (report == Outcome.INTERRUPTED) {
            throw new Misconfigured("not possible for --report: interrupted (possible: passed, failed)");
        }
        var sent = new ArrayList<Reports.Sent>();
        for (var file : files) {
            sent.add(read(shared.directory().resolve(file)));
        }
        var connection = shared.connection(around, 60);
        var api = new Api(connection.url(), connection.token(), connection.patience(), Pause.PLAIN, around::warn);
        return task == null ? ofGate(api, sent) : ofTask(api, task, sent);
    }

    private Reports.Sent read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Misconfigured("there is no file " + file);
        }
        var content = Files.readAllBytes(file);
        var is = kind != null ? kind : exitCode != null ? Kind.COMMAND : guessed(file, content);
        if (is == Kind.COMMAND && exitCode == null) {
            throw new Misconfigured("the output of a command goes with --exit-code N");
        }
        return new Reports.Sent(is, String.valueOf(file.getFileName()), content);
    }

    private static Kind guessed(Path file, byte[] content) {
        var head = new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.UTF_8);
        if (head.contains("<testsuite")) {
            return Kind.JUNIT;
        }
        if (head.contains("<report")) {
            return Kind.JACOCO;
        }
        if (head.contains("<coverage")) {
            return Kind.COBERTURA;
        }
        if (head.contains("\"runs\"")
                || file.toString().toLowerCase(Locale.ROOT).endsWith(".sarif")) {
            return Kind.SARIF;
        }
        throw new Misconfigured("what is " + file + "? Say --kind junit, jacoco, cobertura, sarif or command");
    }

    private List<String> handed(Api api, String subject, List<Reports.Sent> sent, Map<String, String> about) {
        var box = new EvidenceBox(api);
        var ids = new ArrayList<String>();
        for (var file : sent) {
            try {
                ids.add(box.hand(subject, file, file.kind() == Kind.COMMAND ? exitCode : null, about));
            } catch (Refusal | Unreachable e) {
                ids.forEach(id -> around.warn("handed in before that: " + id));
                throw e;
            }
        }
        return ids;
    }

    private int ofGate(Api api, List<Reports.Sent> sent) {
        var address = "/gates/" + Api.part(String.valueOf(gate)) + "/checks/" + Api.part(String.valueOf(check));
        var ids = handed(api, address.substring(1), sent, Map.of());
        if (report != null) {
            var body = Api.JSON.createObjectNode().put("result", report.word()).put("note", note);
            if (report == Outcome.PASSED) {
                ids.forEach(body.putArray("evidence")::add);
            } else {
                body.put("source", "evidence/" + String.join(" evidence/", ids));
            }
            api.put(address, body);
        }
        tell(ids, report == null ? "" : "check " + check + " " + report.word());
        return Exit.OK;
    }

    private int ofTask(Api api, String named, List<Reports.Sent> sent) {
        var id = new TaskNames(api, () -> shared.project(around)).id(named);
        var stands = api.get("/tasks/" + id).path("stage").asString("");
        var about = stage != null ? stage.toUpperCase(Locale.ROOT).replace('-', '_') : stands;
        var subject = "tasks/" + id + (about.isEmpty() ? "" : "/" + about);
        if (report == null) {
            tell(handed(api, subject, sent, Map.of()), "");
            return Exit.OK;
        }
        var desk = new Desk(api, shared.project(around));
        var me = desk.register(name);
        var claim = desk.claim(me.id(), id).orElseThrow();
        try {
            var tests = tests(desk.testsOfRed(claim, false)::contains);
            var ids = handed(api, subject, sent, tests);
            var worked = tests.entrySet().stream()
                    .map(test -> new File(test.getKey(), test.getValue(), true))
                    .toList();
            var after =
                    desk.report(claim, about.isEmpty() ? claim.stage() : about, new Attempt(report, ids, worked, note));
            tell(ids, told(after));
            if (after.path("claim").path("token").asLong(-1) == claim.token()) {
                desk.release(claim.taskId(), claim.token(), "the evidence has been handed in");
            }
            return Exit.OK;
        } catch (RuntimeException e) {
            giveBack(desk, claim);
            throw e;
        }
    }

    /** The tests of RED, as they are here. */
    private Map<String, String> tests(Predicate<String> wanted) {
        var content = new Tree(shared.directory()).content(wanted);
        if (!content.unreadable().isEmpty()) {
            throw new UncheckedIOException(
                    new IOException("nobody may read the tests " + String.join(", ", content.unreadable())));
        }
        return content.hashes();
    }

    private static void giveBack(Desk desk, Claim claim) {
        try {
            desk.release(claim.taskId(), claim.token(), "the evidence was not taken");
        } catch (Refusal | Unreachable e) {
            // the lease will run out
        }
    }

    private static String told(JsonNode task) {
        return task.path("key").asString("") + " is " + task.path("state").asString("")
                + (task.path("stage").isString() ? " at " + task.path("stage").asString("") : "");
    }

    private void tell(List<String> ids, String outcome) {
        if (shared.json) {
            around.out()
                    .println(Api.JSON
                            .createObjectNode()
                            .put("outcome", outcome)
                            .set("evidence", Api.JSON.valueToTree(ids)));
        } else {
            ids.forEach(around.out()::println);
            if (!outcome.isEmpty()) {
                around.out().println(outcome);
            }
        }
    }
}
