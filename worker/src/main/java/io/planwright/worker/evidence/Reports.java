package io.planwright.worker.evidence;

import io.planwright.worker.files.Globs;
import io.planwright.worker.files.Tree;
import io.planwright.worker.files.Tree.Stamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The reports that a run leaves behind, found by patterns: only those of this run count. */
public final class Reports {

    /** More than this no report says that is worth being sent. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Map<Kind, Globs> globs = new EnumMap<>(Kind.class);

    /** A file that can be sent. */
    public record Sent(Kind kind, String name, byte[] content) {}

    /** @param patterns by the word of the kind */
    public Reports(Map<String, List<String>> patterns) {
        for (var kind : Kind.values()) {
            var wanted = patterns.getOrDefault(kind.word(), List.of());
            if (!wanted.isEmpty()) {
                globs.put(kind, new Globs(wanted));
            }
        }
    }

    public boolean match(String path) {
        return globs.values().stream().anyMatch(each -> each.match(path));
    }

    public boolean has(Kind kind) {
        return globs.containsKey(kind);
    }

    /** Deletes what earlier runs have left. @return what could not be deleted, by which it is known again */
    public SortedMap<String, Stamp> clear(Path directory) {
        var tree = new Tree(directory);
        tree.stamps(this::match).keySet().forEach(path -> {
            try {
                Files.deleteIfExists(tree.file(path));
            } catch (IOException e) {
                // it is told apart by its stamp
            }
        });
        return tree.stamps(this::match);
    }

    /** @return what is new since then, one file for each kind: several are put into a zip file */
    public List<Sent> since(SortedMap<String, Stamp> before, Path directory) {
        var tree = new Tree(directory);
        var sent = new ArrayList<Sent>();
        globs.forEach((kind, wanted) -> {
            var found = tree.stamps(wanted::match);
            found.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
            if (!found.isEmpty()) {
                sent.add(packed(kind, tree, found));
            }
        });
        return sent;
    }

    private static Sent packed(Kind kind, Tree tree, SortedMap<String, Stamp> found) {
        long size = found.values().stream().mapToLong(Stamp::size).sum();
        if (size > MOST_BYTES) {
            throw new UncheckedIOException(new IOException("the reports of the kind " + kind.word() + " have " + size
                    + " bytes together, more than can be sent"));
        }
        try {
            if (found.size() == 1) {
                var path = tree.file(found.firstKey());
                return new Sent(kind, String.valueOf(path.getFileName()), Files.readAllBytes(path));
            }
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                for (var path : found.keySet()) {
                    zip.putNextEntry(new ZipEntry(path));
                    zip.write(Files.readAllBytes(tree.file(path)));
                    zip.closeEntry();
                }
            }
            return new Sent(kind, kind.word() + ".zip", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
