package io.planwright.worker;

import io.planwright.worker.server.Api;
import io.planwright.worker.settings.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

@Command(name = "version", description = "Tells the version of this program.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer>, IVersionProvider {

    private final Surroundings around;

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    /** As picocli makes one to ask for the version. */
    VersionCommand() {
        this(Surroundings.ofThisProcess());
    }

    VersionCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        around.out()
                .println(
                        json
                                ? Api.JSON.writeValueAsString(
                                        Api.JSON.createObjectNode().put("version", version()))
                                : "planwright " + version());
        return 0;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"planwright " + version()};
    }

    private static String version() {
        var properties = new Properties();
        try (var in = VersionCommand.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
