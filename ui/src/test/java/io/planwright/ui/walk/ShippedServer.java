package io.planwright.ui.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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
        this(data, wrapper, "http://localhost:0");
    }

    /** @param address where it is to be reached; port 0 for any that is free */
    ShippedServer(Path data, List<String> wrapper, String address) throws IOException {
        var command = new ArrayList<>(wrapper);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PLANWRIGHT_"));
        int port = URI.create(address).getPort();
        environment.put("PLANWRIGHT_PORT", String.valueOf(port));
        environment.put("PLANWRIGHT_DATA", data.resolve("data").toString());
        environment.put("PLANWRIGHT_ADMIN_TOKEN", ADMIN_TOKEN);
        process = builder.start();
        Thread.ofVirtual().start(() -> listen(address));
    }

    private void listen(String address) {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (console) {
                    console.add(line);
                }
                var found = SET_UP.matcher(line);
                if (found.find()) {
                    link.complete(found.group());
                } else if (!address.endsWith(":0") && line.contains("Started PlanwrightServer")) {
                    link.complete(address + "/setup?link=used");
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
