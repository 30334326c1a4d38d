package io.planwright.worker.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work goes back and forth between a directory and its copy, and nothing is overwritten that both have changed. */
class CopyTest {

    @TempDir
    Path folder;

    private Path original;
    private Path place;
    private Copy copy;

    @BeforeEach
    void aCopy() throws IOException {
        original = Files.createDirectories(folder.resolve("original/src")).getParent();
        place = folder.resolve("copy");
        Files.writeString(original.resolve("src/a"), "1");
        copy = copyOf();
        copy.refresh();
    }

    private Copy copyOf() {
        return new Copy(original, place, path -> !path.endsWith(".report"));
    }

    @Test
    void whatIsDoneGoesBackAndWhatOthersHaveDoneComesIn() throws IOException {
        Files.writeString(place.resolve("src/a"), "mine");
        Files.writeString(place.resolve("src/new"), "mine");
        Files.writeString(original.resolve("src/b"), "theirs");

        assertThat(copy.refresh().conflicts()).isEmpty();
        assertThat(copy.publish().conflicts()).isEmpty();

        assertThat(original.resolve("src/a")).hasContent("mine");
        assertThat(original.resolve("src/new")).hasContent("mine");
        assertThat(place.resolve("src/b")).hasContent("theirs");
    }

    @Test
    void whatBothHaveChangedStaysAsItIs() throws IOException {
        Files.writeString(place.resolve("src/a"), "mine");
        Files.writeString(original.resolve("src/a"), "theirs");

        assertThat(copy.refresh().conflicts()).containsExactly("src/a");
        assertThat(copy.publish().conflicts()).containsExactly("src/a");

        assertThat(original.resolve("src/a")).hasContent("theirs");
        assertThat(place.resolve("src/a")).hasContent("mine");
    }

    @Test
    void aFileThatIsWrittenWhileItIsCopiedIsNobodysConflict() throws Exception {
        var log = original.resolve("src/log");
        Files.writeString(log, "");
        var written = new AtomicBoolean();
        var writer = Executors.newSingleThreadExecutor();
        try {
            writer.submit(() -> {
                while (!written.get()) {
                    Files.writeString(log, "more\n", StandardOpenOption.APPEND);
                }
                return null;
            });
            for (int i = 0; i < 100; i++) {
                assertThat(copy.refresh().conflicts()).isEmpty();
                assertThat(copy.publish().conflicts()).isEmpty();
            }
        } finally {
            written.set(true);
            writer.close();
        }
    }

    @Test
    void whatBothHaveChangedCanBeMergedInTheCopy() throws IOException {
        Files.writeString(original.resolve("src/b"), "1");
        copy.refresh();
        Files.writeString(place.resolve("src/a"), "mine");
        Files.writeString(place.resolve("src/b"), "mine");
        Files.writeString(original.resolve("src/a"), "theirs");
        Files.delete(original.resolve("src/b"));

        copy.layAside(copy.refresh().conflicts());

        copy = copyOf(); // a program that was killed still knows what has to be merged
        assertThat(copy.refresh().conflicts()).isEmpty();
        assertThat(copy.laidAside()).containsOnlyKeys("src/a", "src/b");
        assertThat(copy.laidAside().get("src/a")).hasContent("theirs");
        assertThat(copy.laidAside().get("src/b")).isEmptyFile();
        assertThat(place.resolve("src/a")).hasContent("mine");

        assertThat(copy.publish().conflicts()).isEmpty();

        assertThat(original.resolve("src/a")).hasContent("mine");
        assertThat(original.resolve("src/b")).hasContent("mine");
        assertThat(copy.laidAside()).isEmpty();
    }

    @Test
    void whatIsDeletedIsDeletedThere() throws IOException {
        Files.delete(place.resolve("src/a"));

        assertThat(copy.publish().conflicts()).isEmpty();

        assertThat(original.resolve("src/a")).doesNotExist();
    }

    @Test
    void whatCannotBeReadWasNotDeleted() throws IOException {
        var locked = original.resolve("src/a");
        copy = new Copy(original, place, path -> {
            if (Files.isRegularFile(locked)) {
                swap(locked); // also root cannot read a folder as a file
            }
            return true;
        });

        assertThat(copy.refresh().unreadable()).containsExactly("src/a");

        assertThat(place.resolve("src/a")).hasContent("1");
    }

    private static void swap(Path file) {
        try {
            Files.delete(file);
            Files.createDirectory(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsInAFolderThatNobodyMayReadWasNotDeleted() throws IOException {
        var locked = original.resolve("src");
        Files.setPosixFilePermissions(locked, Set.of());
        try {
            assumeFalse(Files.isReadable(locked), "root may read everything");

            assertThat(copy.refresh().unreadable()).containsExactly("src/");

            assertThat(place.resolve("src/a")).hasContent("1");
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aCopyThatIsFoundAgainKnowsWhatItWas() throws IOException {
        Files.writeString(place.resolve("src/a"), "mine");
        copy = copyOf();

        assertThat(copy.refresh().conflicts()).isEmpty();

        assertThat(place.resolve("src/a")).hasContent("mine");
        assertThat(copy.publish().conflicts()).isEmpty();
        assertThat(original.resolve("src/a")).hasContent("mine");
    }

    @Test
    void installedPackagesAreLinkedAndOutliveTheCopy() throws IOException {
        Files.createDirectories(original.resolve("node_modules/x"));
        copy = new Copy(original, folder.resolve("other"), _ -> true);
        copy.refresh();

        assertThat(folder.resolve("other/node_modules/x")).isDirectory();
        copy.remove();

        assertThat(folder.resolve("other")).doesNotExist();
        assertThat(original.resolve("node_modules/x")).isDirectory();
    }
}
