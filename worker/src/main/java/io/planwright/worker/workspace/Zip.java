package io.planwright.worker.workspace;

import io.planwright.worker.files.Tree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Folders as zip files and back. */
final class Zip {

    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final int MOST_FILES = 50_000;

    private Zip() {}

    /** @return all files of the folder, under its name; what is hidden and what belongs to tools is left out */
    static byte[] of(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var name = folder.toRealPath().getFileName();
        var tree = new Tree(folder);
        try (var zip = new ZipOutputStream(bytes)) {
            for (var path : tree.stamps(path -> !path.startsWith(".") && !path.contains("/."))
                    .keySet()) {
                zip.putNextEntry(new ZipEntry((name == null ? "" : name + "/") + path));
                zip.write(Files.readAllBytes(tree.file(path)));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the files of a zip into a folder; others that are there are left alone.
     *
     * @return the paths that were written, those that were the same already left out
     * @throws IOException when one would lie outside of the folder: then nothing is written
     */
    static List<String> unpack(byte[] content, Path folder) throws IOException {
        var files = read(content);
        Files.createDirectories(folder);
        var root = folder.toRealPath();
        for (var path : files.keySet()) {
            mustLieWithin(root, path);
        }
        var written = new ArrayList<String>();
        for (var file : files.entrySet()) {
            var target = root.resolve(file.getKey());
            if (Files.isRegularFile(target) && java.util.Arrays.equals(Files.readAllBytes(target), file.getValue())) {
                continue;
            }
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
            written.add(file.getKey());
        }
        return written;
    }

    private static Map<String, byte[]> read(byte[] content) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        long left = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
                left -= bytes.length;
                if (left < 0 || files.size() >= MOST_FILES) {
                    throw new IOException("what the server has sent is larger than any workspace");
                }
                files.put(entry.getName(), bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("what the server has sent is no proper zip file", e);
        }
        return files;
    }

    private static void mustLieWithin(Path root, String path) throws IOException {
        boolean plain = !path.isEmpty() && !path.contains("\\") && !path.contains(":") && path.indexOf(0) < 0;
        if (plain) {
            for (var part : path.split("/", -1)) {
                plain &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
            }
        }
        if (!plain) {
            throw new IOException("'" + path + "' would lie outside of " + root + ": nothing was written");
        }
        var step = root;
        for (var part : path.split("/")) {
            step = step.resolve(part);
            if (Files.isSymbolicLink(step)) {
                throw new IOException(
                        "'" + path + "' would be written through the link " + step + ": nothing was written");
            }
        }
        if (Files.isDirectory(step, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("'" + path + "' is a folder there: nothing was written");
        }
    }
}
