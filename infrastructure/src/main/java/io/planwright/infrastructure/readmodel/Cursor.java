package io.planwright.infrastructure.readmodel;

import io.planwright.infrastructure.eventstore.DomainJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where the next stretch of a list begins: what the last row is sorted by, opaque for those who pass it. */
record Cursor(List<@Nullable String> values) {

    private static final JsonMapper JSON = DomainJson.mapper();

    /** @param count how many values the list is sorted by */
    static Cursor parse(String text, int count) {
        try {
            var values = JSON.readValue(Base64.getUrlDecoder().decode(text), new TypeReference<List<String>>() {});
            if (values.size() == count) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // falls through: it is none of ours
        }
        throw unknown(text);
    }

    static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("not a cursor: '" + text + "' (pass the 'next' of the answer before)");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(values).getBytes(StandardCharsets.UTF_8));
    }
}
