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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /**
     * What the files hold.
     *
     * @param hashes SHA-256 by path
     * @param unreadable files, and folders with a slash at the end, that nobody may read: what they hold is not known
     */
    public record Content(SortedMap<String, String> hashes, SortedSet<String> unreadable) {

        /** @return whether the file is there with its hash, or is not there */
        public boolean knows(String path) {
            return unreadable.stream()
                    .noneMatch(each -> each.endsWith("/") ? path.startsWith(each) : path.equals(each));
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
        return stamps(wanted, new TreeSet<>());
    }

    private SortedMap<String, Stamp> stamps(Predicate<String> wanted, Set<String> unreadable) {
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
                    var path = path(file);
                    if (attributes.isRegularFile() && wanted.test(path)) {
                        stamps.put(path, Stamp.of(attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    var path = Files.isDirectory(file) ? path(file) + "/" : path(file);
                    if (!(e instanceof NoSuchFileException) && wanted.test(path)) {
                        unreadable.add(path);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stamps;
    }

    private String path(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    public Content content(Predicate<String> wanted) {
        var hashes = new TreeMap<String, String>();
        var unreadable = new TreeSet<String>();
        stamps(wanted, unreadable).forEach((path, stamp) -> {
            try {
                hashes.put(path, hash(path, stamp));
            } catch (NoSuchFileException e) {
                // it has just gone
            } catch (IOException e) {
                unreadable.add(path);
            }
        });
        return new Content(hashes, unreadable);
    }

    private String hash(String path, Stamp stamp) throws IOException {
        var before = known.get(path);
        // a file that was changed a moment ago may be changed again within the same tick of the clock
        boolean settled = stamp.changed().toMillis() < System.currentTimeMillis() - 2_000;
        if (before != null
                && settled
                && before.size() == stamp.size()
                && before.changed().equals(stamp.changed())) {
            return before.sha256();
        }
        var hash = sha256(file(path));
        known.put(path, new Known(stamp.size(), stamp.changed(), hash));
        return hash;
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
