package io.planwright.infrastructure.readmodel;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/** Ids as one parameter of a statement, for {@code = any (?)}. */
final class Ids {

    private Ids() {}

    static <T> SqlArrayValue of(Collection<T> ids, Function<T, UUID> value) {
        return new SqlArrayValue("uuid", ids.stream().map(value).toArray());
    }
}
