package io.planwright.application.workspace;

import java.util.Optional;

/** Keeps contents of files, each once, under its SHA-256 in lower case hex. */
public interface Contents {

    /** @return the SHA-256 under which the content is kept from now on */
    String put(byte[] content);

    Optional<byte[]> get(String sha256);
}
