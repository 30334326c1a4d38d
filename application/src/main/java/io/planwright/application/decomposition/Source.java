package io.planwright.application.decomposition;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A document to be decomposed.
 *
 * @param name what it is called, e.g. {@code prd.md}
 */
public record Source(String name, String text) {

    /** @throws Refused {@code source.empty} when there are no words in it */
    public Source {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new Refused(
                    "source.empty",
                    "'" + name + "' has no words that tasks could be made of",
                    List.of(new Fact("source", name, text.length() + " characters, no letter or digit among them")),
                    List.of("write down what is to be done", "choose another document"));
        }
    }

    /** @return the SHA-256 of the text in UTF-8, in hexadecimal */
    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
