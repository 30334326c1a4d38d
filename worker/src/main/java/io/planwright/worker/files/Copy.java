package io.planwright.worker.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a directory in which somebody works. What has changed in the original comes into it, what was done in it goes
 * back, file by file; where both have changed a file, nothing is overwritten and the file is named.
 */
public final class Copy {

    private final Tree original;
    private final Tree copy;
    private final Tree aside;
    private final Path noted;
    private final Predicate<String> wanted;

    /** The files as they were when both were last the same. */
    private final TreeMap<String, String> base = new TreeMap<>();

    /**
     * What did not go over.
     *
     * @param conflicts files that both have changed
     * @param unreadable files and folders that nobody may read, here or there
     */
    public record Left(List<String> conflicts, SortedSet<String> unreadable) {

        public boolean isNothing() {
            return conflicts.isEmpty() && unreadable.isEmpty();
        }
    }

    /** @param wanted which files are copied */
    public Copy(Path original, Path copy, Predicate<String> wanted) {
        this.original = new Tree(original);
        this.copy = new Tree(copy);
        this.aside = new Tree(copy.resolveSibling(copy.getFileName() + ".others"));
        this.noted = copy.resolveSibling(copy.getFileName() + ".base");
        this.wanted = wanted;
        try {
            Files.createDirectories(copy);
            if (Files.exists(noted)) {
                var properties = new Properties();
                try (var in = Files.newBufferedReader(noted)) {
                    properties.load(in);
                }
                properties.stringPropertyNames().forEach(path -> base.put(path, properties.getProperty(path)));
            }
            linkPackages(original, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installed packages are many and nobody's work. */
    private static void linkPackages(Path original, Path copy) throws IOException {
        var packages = original.resolve("node_modules");
        var link = copy.resolve("node_modules");
        if (Files.isDirectory(packages) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, packages);
        }
    }

    public Path directory() {
        return copy.root();
    }

    /** Takes over what has changed in the original. */
    public Left refresh() {
        return merge(original, copy);
    }

    /** Hands back what was done, also what was made of the files that had been laid aside. */
    public Left publish() {
        var left = merge(copy, original);
        Folders.delete(aside.root());
        return left;
    }

    /**
     * Leaves files that both have changed to whoever works in the copy: the originals are laid aside to be read, and from
     * now on what is in the copy counts as made of both.
     */
    public void layAside(List<String> conflicts) {
        try {
            for (var path : conflicts) {
                var theirs = aside.file(path);
                Files.createDirectories(theirs.getParent());
                if (Files.exists(original.file(path))) {
                    Files.copy(original.file(path), theirs, StandardCopyOption.REPLACE_EXISTING);
                    note(path, Tree.sha256(theirs));
                } else {
                    Files.write(theirs, new byte[0]);
                    note(path, null);
                }
            }
            keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where the originals are that lie aside, by path; an empty file stands for one that was deleted */
    public SortedMap<String, Path> laidAside() {
        var laid = new TreeMap<String, Path>();
        aside.stamps(_ -> true).keySet().forEach(path -> laid.put(path, aside.file(path)));
        return laid;
    }

    private Left merge(Tree from, Tree to) {
        var source = from.content(wanted);
        var target = to.content(wanted);
        var paths = new TreeSet<>(source.hashes().keySet());
        paths.addAll(base.keySet());
        paths.removeIf(path -> !source.knows(path) || !target.knows(path)); // what cannot be read was not deleted
        var conflicts = new ArrayList<String>();
        try {
            for (var path : paths) {
                var mine = source.hashes().get(path);
                var theirs = target.hashes().get(path);
                var before = base.get(path);
                if (Objects.equals(mine, theirs)) {
                    note(path, mine);
                } else if (!Objects.equals(mine, before)) {
                    if (!Objects.equals(theirs, before)) {
                        conflicts.add(path);
                    } else {
                        note(path, hand(from.file(path), to.file(path), mine != null));
                    }
                }
            }
            keep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var unreadable = new TreeSet<>(source.unreadable());
        source.hashes().keySet().stream().filter(path -> !target.knows(path)).forEach(unreadable::add);
        return new Left(conflicts, unreadable);
    }

    private void note(String path, @Nullable String hash) {
        if (hash == null) {
            base.remove(path);
        } else {
            base.put(path, hash);
        }
    }

    /** @return the hash of what went over, which may have changed since it was looked at; null for nothing */
    private @Nullable String hand(Path from, Path to, boolean exists) throws IOException {
        if (!exists) {
            Files.deleteIfExists(to);
            return null;
        }
        var onTheWay = noted.resolveSibling(noted.getFileName() + ".file");
        Files.copy(from, onTheWay, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        var hash = Tree.sha256(onTheWay);
        Files.createDirectories(to.getParent());
        Files.move(onTheWay, to, StandardCopyOption.REPLACE_EXISTING);
        return hash;
    }

    private void keep() throws IOException {
        var properties = new Properties();
        properties.putAll(base);
        var aside = noted.resolveSibling(noted.getFileName() + ".new");
        try (var out = Files.newBufferedWriter(aside)) {
            properties.store(out, null);
        }
        Files.move(aside, noted, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the copy; what it links to stays. */
    public void remove() {
        Folders.delete(copy.root());
        Folders.delete(aside.root());
        Folders.delete(noted);
    }
}
