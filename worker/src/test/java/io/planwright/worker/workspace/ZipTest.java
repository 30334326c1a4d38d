package io.planwright.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipTest {

    @TempDir
    Path folder;

    private static byte[] zip(String... files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(file.getBytes());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "a/../../evil", "/tmp/planwright-evil/a", "a\\..\\evil", "C:/evil", "a//b", "./a"})
    void nothingIsWrittenOutsideAndThenNothingAtAll(String path) throws IOException {
        var target = Files.createDirectory(folder.resolve("target"));

        assertThatThrownBy(() -> Zip.unpack(zip("good.md", path), target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing was written");

        assertThat(target).isEmptyDirectory();
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        var target = Files.createDirectory(folder.resolve("target"));
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(target.resolve("a"), elsewhere);

        assertThatThrownBy(() -> Zip.unpack(zip("a/b.md"), target)).hasMessageContaining("through the link");

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine.md"), "mine");

        assertThat(Zip.unpack(zip("a/b.md", "c.md"), folder)).containsExactly("a/b.md", "c.md");
        assertThat(Zip.unpack(zip("a/b.md", "c.md"), folder)).isEmpty();

        assertThat(folder.resolve("mine.md")).hasContent("mine");
        assertThat(folder.resolve("a/b.md")).hasContent("a/b.md");
    }

    @Test
    void aFolderIsPackedUnderItsNameWithoutWhatIsHidden() throws IOException {
        var orders = Files.createDirectories(folder.resolve("orders/research")).getParent();
        Files.writeString(orders.resolve("plan.md"), "plan");
        Files.writeString(orders.resolve("research/a.md"), "a");
        Files.writeString(orders.resolve(".secret"), "s");

        assertThat(Zip.unpack(Zip.of(orders), folder.resolve("out")))
                .containsExactly("orders/plan.md", "orders/research/a.md");
    }
}
