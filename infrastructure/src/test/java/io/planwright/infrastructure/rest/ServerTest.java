package io.planwright.infrastructure.rest;

import io.planwright.infrastructure.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a class of tests over HTTP on each database. */
@ParameterizedClass
@EnumSource(Database.class)
abstract class ServerTest {

    static final Path SAMPLE = Path.of("src/test/resources/samples/refactor-listeners");
    private static final AtomicInteger PROJECTS = new AtomicInteger();

    static Server server;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        server = new Server(database);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    /** @return the address of a new project */
    static String project() {
        var key = "P" + PROJECTS.incrementAndGet();
        server.post("/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"Project " + key + "\"}");
        return "/api/v1/projects/" + key;
    }

    /** @return the files of a folder, by path */
    static SortedMap<String, byte[]> files(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static byte[] zip(String folder, Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(folder + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SortedMap<String, byte[]> unzip(byte[] content) {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
