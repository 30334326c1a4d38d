package io.planwright.application.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.domain.evidence.EvidenceKind;
import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Files of evidence: some as tools write them, some made up. */
final class Sample {

    private Sample() {}

    /** A file as a tool wrote it. */
    static byte[] of(String name) {
        try (var in = Objects.requireNonNull(Sample.class.getResourceAsStream("/evidence/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadEvidence read(EvidenceKind kind, byte[] file) {
        return EvidenceReader.read(kind, new ByteArrayInputStream(file), null);
    }

    static ReadEvidence read(EvidenceKind kind, String file) {
        return read(kind, file.getBytes(UTF_8));
    }

    static TestRun tests(byte[] file) {
        return Objects.requireNonNull(read(EvidenceKind.JUNIT, file).facts().tests());
    }

    static TestRun tests(String file) {
        return tests(file.getBytes(UTF_8));
    }

    static List<String> names(TestRun run) {
        return run.broken().stream().map(Broken::test).toList();
    }

    static ThrowableAssertAlternative<EvidenceUnreadable> unreadable(EvidenceKind kind, byte[] file) {
        return assertThatExceptionOfType(EvidenceUnreadable.class).isThrownBy(() -> read(kind, file));
    }

    static ThrowableAssertAlternative<EvidenceUnreadable> unreadable(EvidenceKind kind, String file) {
        return unreadable(kind, file.getBytes(UTF_8));
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] file) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
