package io.planwright.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start keeps to itself: every connection that the process opens is traced, and none leads outside. */
class ConnectionsIT {

    private static final Pattern ADDRESS = Pattern.compile("inet_(?:addr|pton)\\((?:AF_INET6?, )?\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void aStartOpensNoOutsideConnection() throws Exception {
        var trace = folder.resolve("connections");
        try (var server = new ShippedServer(
                folder,
                List.of("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect", "-o", trace.toString()))) {
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.address() + "/login"))
                                    .GET()
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
        }
        var outside = new ArrayList<String>();
        for (var line : Files.readAllLines(trace)) {
            var address = ADDRESS.matcher(line);
            // a server that stops wakes its own listener over whichever address the machine has
            if (address.find() && NetworkInterface.getByInetAddress(InetAddress.ofLiteral(address.group(1))) == null) {
                outside.add(line);
            }
        }
        assertThat(outside).isEmpty();
        assertThat(Files.size(trace)).isPositive();
    }
}
