package io.planwright.infrastructure.files;

import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.evidence.EvidenceTooLarge;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Keeps files of evidence in a folder, {@code ab/cdef...} for the SHA-256 {@code abcdef...}. A file arrives in {@code incoming}
 * and is moved to its place when it is whole and on disk, so none is ever seen half written, whenever the machine stops.
 */
final class FolderEvidenceFiles implements EvidenceFiles {

    /** An upload that takes longer has been given up. */
    static final Duration GIVEN_UP = Duration.ofDays(1);

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path incoming;

    /** @param folder made where it is missing; what was given up in it is removed */
    FolderEvidenceFiles(Path folder, Clock clock) {
        this.folder = folder;
        incoming = folder.resolve("incoming");
        try {
            Files.createDirectories(incoming);
            removeGivenUp(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeGivenUp(Clock clock) throws IOException {
        var given = clock.instant().minus(GIVEN_UP);
        try (var files = Files.newDirectoryStream(incoming)) {
            for (var file : files) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(given)) {
                        Files.delete(file);
                    }
                } catch (NoSuchFileException _) {
                    // arrived or was removed meanwhile
                }
            }
        }
    }

    @Override
    public Kept keep(InputStream file, long limit) {
        try {
            var arriving = incoming.resolve(UUID.randomUUID().toString());
            try {
                var kept = write(file, limit, arriving);
                place(arriving, kept);
                return kept;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kept write(InputStream file, long limit, Path arriving) throws IOException {
        var digest = sha256();
        long size = 0;
        try (var disk = new FileOutputStream(arriving.toFile());
                var out = new DigestOutputStream(disk, digest)) {
            var buffer = new byte[64 * 1024];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new EvidenceTooLarge("the file has more than " + limit + " bytes");
                }
                out.write(buffer, 0, read);
            }
            disk.getFD().sync();
        }
        return new Kept(HexFormat.of().formatHex(digest.digest()), size);
    }

    private void place(Path arriving, Kept kept) throws IOException {
        var place = place(kept.sha256());
        if (isThere(place, kept.size())) {
            return;
        }
        var shelf = place.getParent();
        try {
            Files.createDirectory(shelf);
            sync(folder);
        } catch (FileAlreadyExistsException _) {
            // as nearly always
        }
        Files.move(arriving, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(shelf);
    }

    private static boolean isThere(Path place, long size) throws IOException {
        try {
            return Files.size(place) == size;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /** Puts the names in a folder on disk, where the system knows of such a thing. */
    private static void sync(Path folder) throws IOException {
        FileChannel names;
        try {
            names = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException _) {
            return; // Windows opens no folders, and needs no such thing
        }
        try (names) {
            names.force(true);
        }
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    @Override
    public Optional<InputStream> open(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.newInputStream(place(sha256)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
