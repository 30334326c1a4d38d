package io.planwright.worker.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers in the work directory which tasks are held, so that a program that was killed finds them again. */
final class Held implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    /** A claim that nobody has ended. */
    record Unreturned(String taskId, long token) {}

    private Held(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @return empty when another program works in that directory */
    static Optional<Held> in(Path home) {
        try {
            var folder = Files.createDirectories(home.resolve("claims"));
            Files.writeString(home.resolve(".gitignore"), "*\n");
            var lock = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean mine;
            try {
                mine = lock.tryLock() != null;
            } catch (OverlappingFileLockException e) {
                mine = false;
            }
            if (!mine) {
                lock.close();
                return Optional.empty();
            }
            return Optional.of(new Held(folder, lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin(Claim claim) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(claim.taskId()), Long.toString(claim.token()));
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot be written down which task is held: " + e, e);
        }
    }

    void end(String taskId) {
        try {
            Files.deleteIfExists(folder.resolve(taskId));
        } catch (IOException e) {
            // the next start asks the server for it and is told that it is held no more
        }
    }

    List<Unreturned> left() {
        var left = new ArrayList<Unreturned>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var token = Files.readString(file).strip();
                if (token.matches("\\d{1,18}")) {
                    left.add(new Unreturned(String.valueOf(file.getFileName()), Long.parseLong(token)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return left;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
