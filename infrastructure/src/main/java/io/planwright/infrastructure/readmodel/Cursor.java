package io.planwright.infrastructure.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next stretch of a list begins: the sort value and the id of the last row, opaque for those who pass it. */
record Cursor(String value, String id) {

    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
            if (parts.length == 2) {
                return new Cursor(parts[0], parts[1]);
            }
        } catch (IllegalArgumentException e) {
            // falls through: it is none of ours
        }
        throw new IllegalArgumentException("not a cursor: '" + text + "' (pass the 'next' of the answer before)");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((value + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }
}
