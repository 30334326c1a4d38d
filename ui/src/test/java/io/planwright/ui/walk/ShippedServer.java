package io.planwright.ui.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server as it is shipped, in a process of its own, on a free port and a data folder of its own. */
final class ShippedServer implements AutoCloseable {

    static final String ADMIN_TOKEN = "a-token-for-the-walk";

    private static final Path JAR = beside(ShippedServer.class).resolve("planwright.jar");
    private static final Pattern SET_UP = Pattern.compile("(http://localhost:\\d+)/setup\\?link=(\\S+)");

    private final Process process;
    private final CompletableFuture<String> link = new CompletableFuture<>();
    private final List<String> console = new ArrayList<>();

    /** @param wrapper a command that the server is started by, e.g. one that traces it; may be empty */
    ShippedServer(Path data, List<String> wrapper) throws IOException {
        this(data, wrapper, Map.of("PLANWRIGHT_PORT", "0"));
    }

    /** @param settings what it finds in its environment, the port among them */
    ShippedServer(Path data, List<String> wrapper, Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(wrapper);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PLANWRIGHT_"));
        environment.put("PLANWRIGHT_DATA", data.resolve("data").toString());
        environment.put("PLANWRIGHT_ADMIN_TOKEN", ADMIN_TOKEN);
        environment.putAll(settings);
        boolean again = Files.exists(data.resolve("data"));
        process = builder.start();
        Thread.ofVirtual().start(() -> listen(again ? settings.get("PLANWRIGHT_PORT") : null));
    }

    /** @param port of a server that was set up before, and so prints no link; else null */
    private void listen(@Nullable String port) {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (console) {
                    console.add(line);
                }
                var found = SET_UP.matcher(line);
                if (found.find()) {
                    link.complete(found.group());
                } else if (port != null && line.contains("Started PlanwrightServer")) {
                    link.complete("http://localhost:" + port + "/setup?link=used");
                }
            }
        } catch (IOException _) {
            // the process has ended
        }
        link.completeExceptionally(new IllegalStateException("the server ended:\n" + console()));
    }

    /** @return the address of the set-up page with its secret, once the server is ready */
    String setUpLink() throws Exception {
        return link.get(240, TimeUnit.SECONDS); // a machine may be busy with other things
    }

    /** @return the address of the server, once it is ready */
    String address() throws Exception {
        var found = SET_UP.matcher(setUpLink());
        if (!found.matches()) {
            throw new IllegalStateException(setUpLink());
        }
        return found.group(1);
    }

    String console() {
        synchronized (console) {
            return String.join("\n", console);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    /** @return the folder that the class was built into, whatever the build was started from */
    private static Path beside(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path screenshots() throws IOException {
        return Files.createDirectories(Path.of("target/screenshots"));
    }
}
