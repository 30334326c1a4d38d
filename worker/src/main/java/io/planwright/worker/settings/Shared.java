package io.planwright.worker.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every command has. */
public final class Shared {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the server is (PLANWRIGHT_URL; http://localhost:8080)")
    @Nullable
    String url;

    @Option(names = "--project", paramLabel = "KEY", description = "key of the project (PLANWRIGHT_PROJECT)")
    @Nullable
    String project;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description = "environment variable that holds the token (PLANWRIGHT_TOKEN)")
    @Nullable
    String tokenEnv;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "how long a server that does not answer is asked again (PLANWRIGHT_PATIENCE; 15)")
    @Nullable
    String patience;

    @Option(
            names = {"-C", "--dir"},
            paramLabel = "DIR",
            description = "the work directory (.)")
    Path dir = Path.of("");

    @Option(names = "--json", description = "answer as JSON")
    public boolean json;

    private @Nullable SettingsFile file;

    /** Says what is asked of the server, and with which right. */
    public record Connection(URI url, String token, Duration patience) {}

    public SettingsFile file() {
        if (file == null) {
            file = SettingsFile.near(directory());
        }
        return file;
    }

    public Path directory() {
        var directory = dir.toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw new Misconfigured("there is no directory " + directory);
        }
        return directory;
    }

    /** @return the first that says something: flag, environment, file */
    public @Nullable String setting(@Nullable String flag, Surroundings around, String variable, String key) {
        if (flag != null) {
            return flag;
        }
        var value = around.environment().get(variable);
        return value != null && !value.isBlank() ? value : file().text(key);
    }

    public Connection connection(Surroundings around, int usualPatience) {
        return connection(around, tokenVariable(around), usualPatience);
    }

    public String tokenVariable(Surroundings around) {
        var name = setting(tokenEnv, around, "PLANWRIGHT_TOKEN_ENV", "token-env");
        return name == null ? "PLANWRIGHT_TOKEN" : name;
    }

    /** @param variable that holds the token */
    public Connection connection(Surroundings around, String variable, int usualPatience) {
        var token = around.environment().get(variable);
        if (token == null || token.isBlank()) {
            throw new Misconfigured("there is no token: set the environment variable " + variable
                    + ", or name another one with --token-env");
        }
        if (!token.strip().matches("[\\x21-\\x7e]+")) {
            throw new Misconfigured("what the environment variable " + variable + " holds is no token");
        }
        var seconds = setting(patience, around, "PLANWRIGHT_PATIENCE", "patience");
        return new Connection(
                address(setting(url, around, "PLANWRIGHT_URL", "url")),
                token.strip(),
                seconds == null ? Duration.ofSeconds(usualPatience) : seconds("--patience", seconds));
    }

    private static URI address(@Nullable String text) {
        try {
            var url = new URI(
                    text == null ? "http://localhost:8080" : text.strip().replaceAll("/+$", ""));
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new Misconfigured("that is no address of a server (like http://localhost:8080)");
    }

    public String project(Surroundings around) {
        var key = setting(project, around, "PLANWRIGHT_PROJECT", "project");
        if (key == null || key.isBlank()) {
            throw new Misconfigured(
                    "which project? Say --project KEY, set PLANWRIGHT_PROJECT, or write 'project: KEY' into "
                            + SettingsFile.NAME);
        }
        return key.strip();
    }

    public static Duration seconds(String name, String text) {
        return Duration.ofMillis((long) (number(name, text) * 1000));
    }

    public static double number(String name, String text) {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number <= 1e9) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Misconfigured("not possible for " + name + ": '" + text + "' (a number, 0 or more)");
    }

    public static int whole(String name, String text, int least, int most) {
        double number = number(name, text);
        if (number != Math.rint(number) || number < least || number > most) {
            throw new Misconfigured("not possible for " + name + ": '" + text + "' (" + least + " to " + most + ")");
        }
        return (int) number;
    }
}
