package io.planwright.worker;

import io.planwright.worker.server.Api;
import io.planwright.worker.server.Refusal;
import io.planwright.worker.server.Unreachable;
import io.planwright.worker.settings.Exit;
import io.planwright.worker.settings.Misconfigured;
import io.planwright.worker.settings.Surroundings;
import io.planwright.worker.task.EvidenceCommand;
import io.planwright.worker.task.WorkerCommand;
import io.planwright.worker.view.NextCommand;
import io.planwright.worker.view.ResumeCommand;
import io.planwright.worker.view.ShowCommand;
import io.planwright.worker.workspace.ExportCommand;
import io.planwright.worker.workspace.ImportCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The {@code planwright} command line. */
@Command(
        name = "planwright",
        description = "Plans, tasks and gates of a Planwright server, from the command line.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused by the server, or failed",
            "2:said wrongly, or wrong settings",
            "3:the server cannot be reached",
            "4:there is nothing to do",
            "5:the budget is used up",
            "130:stopped at once, by the second signal"
        },
        footer = "%nMore: docs/worker.md")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofThisProcess(), arguments));
    }

    /** @return the exit code */
    static int run(Surroundings around, String... arguments) {
        var line = new CommandLine(new Main())
                .addSubcommand("worker", new WorkerCommand(around))
                .addSubcommand("import", new ImportCommand(around))
                .addSubcommand("export", new ExportCommand(around))
                .addSubcommand("resume", new ResumeCommand(around))
                .addSubcommand("next", new NextCommand(around))
                .addSubcommand("show", new ShowCommand(around))
                .addSubcommand("evidence", new EvidenceCommand(around))
                .addSubcommand("version", new VersionCommand(around));
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(around.out(), true))
                .setErr(new PrintWriter(around.err(), true))
                .setParameterExceptionHandler(json(around, line.getParameterExceptionHandler()))
                .setExecutionExceptionHandler((e, command, _) -> told(around, e, isJson(command.getParseResult())));
        if (arguments.length == 0) {
            line.usage(around.err());
            return Exit.USAGE;
        }
        return line.execute(arguments);
    }

    /** What is said wrongly cannot be read for {@code --json}: it counts where it stands among the words. */
    private static IParameterExceptionHandler json(Surroundings around, IParameterExceptionHandler otherwise) {
        return (e, words) -> {
            if (!List.of(words).contains("--json")) {
                return otherwise.handleParseException(e, words);
            }
            around.err()
                    .println(asJson(
                            e.getMessage(),
                            e.getCommandLine().getHelp().synopsis(0).strip()));
            return Exit.USAGE;
        };
    }

    private static boolean isJson(ParseResult parsed) {
        return parsed.matchedOptionValue("--json", false);
    }

    private static int told(Surroundings around, Exception e, boolean json) throws Exception {
        var detail = e instanceof NoSuchFileException || e.getCause() instanceof NoSuchFileException
                ? "there is no file or folder " + e.getMessage().replaceFirst("^java\\.[A-Za-z.]+: ", "")
                : String.valueOf(e.getMessage());
        int code = switch (e) {
            case Refusal _ -> Exit.FAILED;
            case Unreachable _ -> Exit.UNREACHABLE;
            case Misconfigured _ -> Exit.USAGE;
            case UncheckedIOException _, IOException _ -> Exit.FAILED;
            default -> throw e;
        };
        if (json) {
            around.err().println(e instanceof Refusal refusal ? refusal.toJson(Api.JSON) : asJson(detail));
        } else {
            around.err().println("planwright: " + (e instanceof Refusal refusal ? refusal.told() : detail));
        }
        return code;
    }

    private static String asJson(String detail, String... allowed) {
        return Api.JSON.writeValueAsString(
                Api.JSON.createObjectNode().put("detail", detail).set("allowed", Api.JSON.valueToTree(allowed)));
    }
}
