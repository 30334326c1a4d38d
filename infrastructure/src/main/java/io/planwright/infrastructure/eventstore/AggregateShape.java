package io.planwright.infrastructure.eventstore;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.serialization.RevisionResolver;

/** Gives an aggregate's snapshots a revision that changes with its fields, so that old snapshots are passed over. */
final class AggregateShape implements RevisionResolver {

    @Override
    public String revisionOf(Class<?> type) {
        var shape = new StringBuilder();
        describe(type, shape, new HashSet<>());
        return Integer.toHexString(shape.toString().hashCode());
    }

    private static void describe(Class<?> type, StringBuilder shape, Set<Class<?>> seen) {
        if (!type.getName().startsWith("io.planwright") || !seen.add(type)) {
            return;
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .forEach(field -> {
                    shape.append(field.getName())
                            .append(':')
                            .append(field.getGenericType().getTypeName())
                            .append(';');
                    describe(field.getType(), shape, seen);
                });
        Arrays.stream(type.getDeclaredClasses())
                .sorted(Comparator.comparing(Class::getName))
                .forEach(nested -> describe(nested, shape, seen));
    }
}
