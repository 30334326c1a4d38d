package io.planwright.application.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipFilesTest {

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("in " + name).getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void filesAreReadByTheirPaths() throws IOException {
        var files = ZipFiles.read(zip("prd.md", "research/", "research/tóm tắt.md"));

        assertThat(files).containsOnlyKeys("prd.md", "research/tóm tắt.md");
        assertThat(files.get("prd.md")).asString(UTF_8).isEqualTo("in prd.md");
    }

    @Test
    void whatOperatingSystemsLeaveBehindIsLeftOut() throws IOException {
        assertThat(ZipFiles.read(zip("prd.md", "__MACOSX/._prd.md", "a/.DS_Store", "Thumbs.db")))
                .containsOnlyKeys("prd.md");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../prd.md",
                "a/../../prd.md",
                "a/..",
                "./prd.md",
                "/etc/passwd",
                "//prd.md",
                "a//prd.md",
                "a\\prd.md",
                "..\\prd.md",
                "C:prd.md",
                "a\u0000b.md",
                "a\nb.md"
            })
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        var content = zip("prd.md", name);

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> ZipFiles.read(content))
                .withMessageNotContaining("\n");
    }

    @Test
    void noFileIsThereTwice() throws IOException {
        var content = zip("prd.md", "xyz.md");
        replaceAll(content, "xyz.md", "prd.md");

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> ZipFiles.read(content))
                .withMessageContaining("'prd.md' twice");
    }

    private static void replaceAll(byte[] content, String from, String to) {
        var wanted = from.getBytes(UTF_8);
        for (int i = 0; i + wanted.length <= content.length; i++) {
            if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(to.getBytes(UTF_8), 0, content, i, wanted.length);
            }
        }
    }

    @Test
    void whatSwellsIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            zip.putNextEntry(new ZipEntry("zeros.md"));
            var megabyte = new byte[1024 * 1024];
            for (long written = 0; written <= ZipFiles.MOST_BYTES; written += megabyte.length) {
                zip.write(megabyte);
            }
        }

        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> ZipFiles.read(bytes.toByteArray()))
                .withMessageContaining("64 MiB");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        var names = new String[ZipFiles.MOST_FILES + 1];
        Arrays.setAll(names, i -> i + ".md");
        var content = zip(names);

        assertThatExceptionOfType(TooLarge.class).isThrownBy(() -> ZipFiles.read(content));
    }

    @Test
    void anEmptyZipIsRefused() throws IOException {
        var empty = zip();
        var foldersOnly = zip("a/", "a/b/");

        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ZipFiles.read(empty));
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ZipFiles.read(foldersOnly));
    }

    @Test
    void whatIsNoZipIsRefused() {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ZipFiles.read("PK, but no zip".getBytes(UTF_8)));
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ZipFiles.read(new byte[0]));
    }

    @Test
    void aZipThatBreaksOffIsRefused() throws IOException {
        var content = zip("prd.md");

        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ZipFiles.read(Arrays.copyOf(content, 40)));
    }
}
