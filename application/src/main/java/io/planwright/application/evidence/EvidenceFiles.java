package io.planwright.application.evidence;

import java.io.InputStream;
import java.util.Optional;

/** Keeps files of evidence, each once, under its SHA-256 in lower case hex. */
public interface EvidenceFiles {

    /** @param size in bytes */
    record Kept(String sha256, long size) {}

    /**
     * Keeps a file; when this returns, it outlasts a crash. The stream is read to its end and left open.
     *
     * @param limit how many bytes are taken
     * @throws EvidenceTooLarge when the file has more; nothing is kept then
     */
    Kept keep(InputStream file, long limit);

    /** @return the file, to be closed by the caller; empty when none is kept under that name */
    Optional<InputStream> open(String sha256);
}
