package io.planwright.application.workspace;

import io.planwright.domain.Paths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** Reads zip files from outside: names that lead elsewhere and contents that swell are refused. */
final class ZipFiles {

    static final int MOST_FILES = 5_000;
    static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final List<String> NOISE = List.of("__MACOSX/", ".DS_Store", "Thumbs.db");

    private ZipFiles() {}

    /**
     * @return the contents by path, folders left out
     * @throws Unreadable when it is no zip file, or a name in it is not a plain relative path
     * @throws TooLarge when it holds more than is taken
     */
    static SortedMap<String, byte[]> read(byte[] content) {
        var files = new TreeMap<String, byte[]>();
        long total = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            var buffer = new byte[16 * 1024];
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = checked(entry.getName());
                if (entry.isDirectory() || NOISE.stream().anyMatch(noise -> name.contains(noise))) {
                    continue;
                }
                if (files.size() == MOST_FILES) {
                    throw new TooLarge("the zip file has more than " + MOST_FILES + " files");
                }
                var bytes = new ByteArrayOutputStream();
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    total += read;
                    if (total > MOST_BYTES) {
                        throw new TooLarge("the zip file unpacks to more than " + MOST_BYTES / 1024 / 1024
                                + " MiB (at '" + name + "')");
                    }
                    bytes.write(buffer, 0, read);
                }
                if (files.put(name, bytes.toByteArray()) != null) {
                    throw new Unreadable("the zip file has '" + name + "' twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("the zip file cannot be read: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw new Unreadable("the zip file holds no files, or is no zip file");
        }
        return files;
    }

    private static String checked(String name) {
        boolean folder = name.endsWith("/");
        if (!Paths.isPlain(folder ? name.substring(0, name.length() - 1) : name)) {
            throw new Unreadable("the zip file names a file '" + name.replaceAll("\\p{Cntrl}", "?")
                    + "', which is no plain path within the workspace");
        }
        return name;
    }
}
