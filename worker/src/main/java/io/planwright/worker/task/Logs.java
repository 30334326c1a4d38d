package io.planwright.worker.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A folder of files about runs, of which the latest are kept. */
final class Logs {

    static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final int KEPT = 200;
    private static final Pattern OURS = Pattern.compile(
            "[A-Za-z0-9._-]+-(" + String.join("|", Stages.all()) + ")-\\d+-(prompt\\.md|agent\\.log|test\\.log)");

    private final Path folder;

    Logs(Path folder) {
        this.folder = folder;
    }

    /** @return a file that is not there yet, or of an earlier run */
    synchronized Path file(Claim claim, String stage, int attempt, String what) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                var old = files.filter(file ->
                                OURS.matcher(String.valueOf(file.getFileName())).matches())
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
