package io.planwright.infrastructure.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.application.evidence.EvidenceFiles.Kept;
import io.planwright.application.evidence.EvidenceTooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderEvidenceFilesTest {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private FolderEvidenceFiles files;

    @BeforeEach
    void start() {
        files = new FolderEvidenceFiles(folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private List<Path> kept() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileIsKeptUnderItsHashAndReadBack() throws IOException {
        assertThat(files.keep(bytes("hello"), 100)).isEqualTo(new Kept(HELLO, 5));

        assertThat(kept()).containsExactly(Path.of("2c", HELLO.substring(2)));
        try (var in = files.open(HELLO).orElseThrow()) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("hello");
        }
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        var empty = files.keep(InputStream.nullInputStream(), 0);

        assertThat(empty.size()).isZero();
        try (var in = files.open(empty.sha256()).orElseThrow()) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void theSameFileIsKeptOnce() throws IOException {
        files.keep(bytes("hello"), 100);
        var place = folder.resolve("2c").resolve(HELLO.substring(2));
        Files.setLastModifiedTime(place, FileTime.from(NOW));

        assertThat(files.keep(bytes("hello"), 100)).isEqualTo(new Kept(HELLO, 5));

        assertThat(kept()).hasSize(1);
        assertThat(Files.getLastModifiedTime(place).toInstant()).isEqualTo(NOW);
    }

    @Test
    void aFileOfTheWrongSizeIsMended() throws IOException {
        files.keep(bytes("hello"), 100);
        Files.writeString(folder.resolve("2c").resolve(HELLO.substring(2)), "hell");

        files.keep(bytes("hello"), 100);

        try (var in = files.open(HELLO).orElseThrow()) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("hello");
        }
    }

    @Test
    void whatIsTooLargeLeavesNothing() throws IOException {
        assertThat(files.keep(bytes("hello"), 5).size()).isEqualTo(5);
        assertThatExceptionOfType(EvidenceTooLarge.class).isThrownBy(() -> files.keep(bytes("hello!"), 5));

        assertThat(kept()).hasSize(1);
    }

    @Test
    void whatBreaksOffLeavesNothing() throws IOException {
        var breaking = new InputStream() {
            private int count;

            @Override
            public int read() throws IOException {
                if (++count > 100_000) {
                    throw new IOException("gone");
                }
                return 'a';
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> files.keep(breaking, 1_000_000));

        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2c",
                "../../../../etc/passwd",
                "incoming",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",
                "../f24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n"
            })
    void whatIsNotKeptIsNotOpened(String name) {
        files.keep(bytes("hello"), 100);

        assertThat(files.open(name)).isEmpty();
    }

    @Test
    void manyAtOnceKeepTheirFiles() throws Exception {
        var contents = IntStream.range(0, 20)
                .mapToObj(seed -> {
                    var content = new byte[50_000 + seed];
                    new Random(seed).nextBytes(content);
                    return content;
                })
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> {
                        var content = contents.get(i % contents.size());
                        var kept = files.keep(new ByteArrayInputStream(content), 1_000_000);
                        assertThat(kept).isEqualTo(new Kept(sha256(content), content.length));
                        try (var in = files.open(kept.sha256()).orElseThrow()) {
                            assertThat(in.readAllBytes()).isEqualTo(content);
                        }
                        return kept;
                    }))
                    .toList();
            for (Future<Kept> answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(kept()).hasSize(20);
    }

    @Test
    void whatWasGivenUpIsRemovedAtTheNextStartAndWhatIsArrivingStays() throws IOException {
        var old = Files.writeString(folder.resolve("incoming/old"), "half");
        Files.setLastModifiedTime(
                old, FileTime.from(NOW.minus(FolderEvidenceFiles.GIVEN_UP).minusSeconds(1)));
        var arriving = Files.writeString(folder.resolve("incoming/arriving"), "half");
        Files.setLastModifiedTime(arriving, FileTime.from(NOW.minus(Duration.ofHours(1))));
        files.keep(bytes("hello"), 100);
        Files.setLastModifiedTime(folder.resolve("2c").resolve(HELLO.substring(2)), FileTime.from(Instant.EPOCH));

        start();

        assertThat(kept())
                .containsExactlyInAnyOrder(Path.of("incoming", "arriving"), Path.of("2c", HELLO.substring(2)));
    }

    @Test
    void whereNoFolderCanBeItIsToldAtOnce() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new FolderEvidenceFiles(file, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @Test
    void noFileIsSeenHalfWrittenThoughTheServerIsKilled() throws Exception {
        for (int round = 0; round < 3; round++) {
            var server = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            KeepsWithoutEnd.class.getName(),
                            folder.toString(),
                            String.valueOf(round))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var said = server.inputReader()) {
                String last = null;
                for (int i = 0; i < 15 + round; i++) {
                    last = said.readLine();
                }
                server.destroyForcibly().waitFor();

                assertThat(last).isNotNull();
                assertThat(files.open(last))
                        .describedAs("what was said to be kept")
                        .isPresent();
            } finally {
                server.destroyForcibly();
            }
            for (var file : kept()) {
                if (!file.startsWith("incoming")) {
                    assertThat(file.toString().replace(file.getFileSystem().getSeparator(), ""))
                            .isEqualTo(sha256(Files.readAllBytes(folder.resolve(file))));
                }
            }
        }
    }

    /** Keeps large files until it is killed, and says which. */
    static final class KeepsWithoutEnd {
        public static void main(String[] arguments) {
            var files = new FolderEvidenceFiles(Path.of(arguments[0]), Clock.systemUTC());
            var random = new Random(Long.parseLong(arguments[1]));
            while (true) {
                var content = new byte[2_000_000];
                random.nextBytes(content);
                System.out.println(files.keep(new ByteArrayInputStream(content), 10_000_000)
                        .sha256());
            }
        }
    }
}
