package io.planwright.worker.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The files of a directory by path, with slashes between the folders. Links are not followed. */
public final class Tree {

    /** What belongs to nobody's work: versions, installed packages, and what this program keeps. */
    public static final Set<String> ASIDE = Set.of(".git", ".planwright", "node_modules");

    private final Path root;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(long size, FileTime changed, String sha256) {}

    /** Which file it is, as far as can be told without reading it. */
    public record Stamp(
            long size, FileTime changed, @Nullable Object key) {
        static Stamp of(BasicFileAttributes file) {
            return new Stamp(file.size(), file.lastModifiedTime(), file.fileKey());
        }
    }

    public Tree(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    public Path file(String path) {
        return root.resolve(path);
    }

    public SortedMap<String, Stamp> stamps(Predicate<String> wanted) {
        var stamps = new TreeMap<String, Stamp>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return ASIDE.contains(String.valueOf(folder.getFileName())) && !folder.equals(root)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var path = root.relativize(file).toString().replace('\\', '/');
                    if (attributes.isRegularFile() && wanted.test(path)) {
                        stamps.put(path, Stamp.of(attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // it is gone, or nobody may read it
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stamps;
    }

    /** @return SHA-256 by path */
    public SortedMap<String, String> hashes(Predicate<String> wanted) {
        var hashes = new TreeMap<String, String>();
        stamps(wanted).forEach((path, stamp) -> {
            var hash = hash(path, stamp);
            if (hash != null) {
                hashes.put(path, hash);
            }
        });
        return hashes;
    }

    private @Nullable String hash(String path, Stamp stamp) {
        var before = known.get(path);
        // a file that was changed a moment ago may be changed again within the same tick of the clock
        boolean settled = stamp.changed().toMillis() < System.currentTimeMillis() - 2_000;
        if (before != null
                && settled
                && before.size() == stamp.size()
                && before.changed().equals(stamp.changed())) {
            return before.sha256();
        }
        try {
            var hash = sha256(file(path));
            known.put(path, new Known(stamp.size(), stamp.changed(), hash));
            return hash;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
