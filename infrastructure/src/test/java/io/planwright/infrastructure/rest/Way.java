package io.planwright.infrastructure.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a database, which can be closed and opened again. */
final class Way implements AutoCloseable {

    private final int to;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    Way(int to) throws IOException {
        this.to = to;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = door.getLocalPort();
        listen();
    }

    private void listen() {
        var open = door;
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    var one = open.accept();
                    var other = new Socket(InetAddress.getLoopbackAddress(), to);
                    sockets.addAll(List.of(one, other));
                    Thread.startVirtualThread(() -> carry(one, other));
                    Thread.startVirtualThread(() -> carry(other, one));
                }
            } catch (IOException _) {
                // it is closed
            }
        });
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one of them is closed
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    void reopen() throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listen();
    }
}
