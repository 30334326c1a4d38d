package io.planwright.worker.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of files about runs, of which the latest are kept. */
final class Logs {

    static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final int KEPT = 200;

    private final Path folder;

    Logs(Path folder) {
        this.folder = folder;
    }

    /** @return a file that is not there yet, or of an earlier run */
    synchronized Path file(Claim claim, String stage, int attempt, String what) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                var old = files.filter(Files::isRegularFile)
                        .sorted(Comparator.comparingLong(
                                        (Path file) -> file.toFile().lastModified())
                                .reversed())
                        .skip(KEPT - 1)
                        .toList();
                for (var file : old) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(claim.fileName() + "-" + stage + "-" + attempt + "-" + what);
    }
}
