package io.planwright.infrastructure.files;

import io.planwright.application.workspace.Contents;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps contents of files as rows. */
final class JdbcContents implements Contents {

    private final JdbcClient jdbc;

    JdbcContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String put(byte[] content) {
        var sha256 = sha256(content);
        var known = jdbc.sql("select count(*) from content where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
        if (known == 0) {
            try {
                jdbc.sql("insert into content (sha256, bytes) values (?, ?)")
                        .params(sha256, content)
                        .update();
            } catch (DuplicateKeyException _) {
                // the same content came in twice at once
            }
        }
        return sha256;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        return jdbc.sql("select bytes from content where sha256 = ?")
                .param(sha256)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
